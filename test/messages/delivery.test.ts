import { describe, expect, it } from 'vitest'
import { deliveryWords, fileNotMade } from '../../src/messages/delivery.ts'
import { keyboard } from '../../src/messages/said.ts'

const lost = { group: '工作群', method: 'sendPhoto' }

describe('what editors are told of a message that did not arrive', () => {
  it('is where to look, and the button that sends it again', () => {
    const { text, keys = [] } = deliveryWords.arrivalUnknown([{ ...lost, message: 12 }])
    expect(text).toBe('汇编的图发到“工作群”时网络断了，不知道发出去没有。请到群里看看：没有就点“再发一次”。')
    expect(keyboard(keys).inline_keyboard).toEqual([[{ text: '再发一次', callback_data: 'o:12:again' }]])
  })

  it('is one question for all that was under way, with a button for each', () => {
    const { text, keys = [] } = deliveryWords.arrivalUnknown([
      { ...lost, method: 'sendMessage', message: 12 },
      { ...lost, group: undefined, message: 13 },
    ])
    expect(text).toBe(
      '发汇编时断了，不知道这些发出去没有：\n1. “工作群”：汇编的文字\n2. 群里：汇编的图\n请到群里看看，没有的点它再发。',
    )
    expect(keyboard(keys).inline_keyboard).toEqual([
      [{ text: '再发1（汇编的文字）', callback_data: 'o:12:again' }],
      [{ text: '再发2（汇编的图）', callback_data: 'o:13:again' }],
    ])
  })

  it('is what to mend where Telegram refused it', () => {
    const { text, keys = [] } = deliveryWords.refused([{ ...lost, message: 3 }])
    expect(text).toBe('汇编的图没能发到“工作群”。请看看我在那里能不能发言，能了就点“再发一次”。')
    expect(keyboard(keys).inline_keyboard[0]?.[0]?.callback_data).toBe('o:3:again')
  })

  it('is who can let the bot speak, where it may not: one question for the whole issue', () => {
    const parts = ['sendMessage', 'sendMessage', 'sendPhoto'].map((method, i) => ({ ...lost, method, message: 3 + i }))
    const { text, keys = [] } = deliveryWords.silenced(parts)
    expect(text).toBe(
      '汇编的文字、汇编的图发不到“工作群”：我在那里没有发言的权限。请群管理员让我发言，好了点“再发一次”。不该发到那里的，到“已绑定的群”解除绑定。',
    )
    expect(keyboard(keys).inline_keyboard).toEqual([[{ text: '再发一次', callback_data: 'o:3:again' }]])
  })

  it('is how the group gets it again; one that is bound no longer has no name', () => {
    expect(deliveryWords.unbound({ group: undefined })).toEqual({
      text: '群里收不到汇编了：我不在那里了。要接着发，请把我加回群里，再在群里发：/bind',
    })
  })

  it('is that there is a file where nobody knows of which edition', () => {
    expect(fileNotMade(undefined, { tooLarge: false }).text).toBe(
      '有一个汇编的文件没能做出来。文字都在；文件请运维用命令行导出。',
    )
  })
})
