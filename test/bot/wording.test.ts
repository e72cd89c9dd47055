import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-12-20T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(async () => {
  expect(county.api.world.refused()).toEqual([])
  await county.close()
})

describe('the words of a year', () => {
  it('are set, printed, warned of a year later, kept and given up', async () => {
    await editor.says('/wording')
    expect(editor.text).toContain('2022年汇报的文字')
    await editor.taps('总述')
    expect(editor.text).toContain('（目录里的）')
    await editor.taps('改写')
    await editor.says('{period}，青禾县群团组织喜迎{women_gratitude_talk}场。')
    expect(editor.text).toContain('没有保存')
    await editor.says('{period}，{county}群团组织干得好。')
    expect(editor.text).toContain('已保存')
    await editor.says('/year 2022')
    await editor.taps('总述')
    expect(editor.text).toContain('2022年，青禾县群团组织干得好。')

    await editor.says('/wording 2023')
    expect(editor.text).toContain('有1处要看看')
    await editor.taps('⚠ 总述')
    expect(editor.text).toContain('还是2022年的话，没有改过。')
    await editor.taps('今年还用它')
    expect(editor.text).not.toContain('⚠')
    await editor.taps('恢复目录里的')
    expect(editor.text).toContain('（目录里的）')
  })

  it('are for editors', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women', editor)
    await cadre.says('/wording')
    expect(cadre.text).toContain('只给编辑用')
  })
})
