import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { type Deed, perform, Refusal, sendFile } from '../../src/trial/deeds.ts'

const ANN = { id: 501, first_name: '周小兰' }
const BEA = { id: 502, first_name: '林一鸣' }
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let api: LocalBotApi
beforeAll(async () => {
  api = await startLocalBotApi({ tokens: [{ token: '1:none', username: 'county_bot' }] })
})
afterAll(() => api.close())

const does = (deed: Partial<Deed>) => perform(api, api.as(ANN), { as: ANN.id, chat: ANN.id, ...deed } as Deed)

describe('what a person does on the page', () => {
  it('writes, replies, changes', () => {
    does({ do: 'send', text: '先写错的话' })
    const first = api.as(ANN).messages().at(-1)
    does({ do: 'edit', message: first?.message_id ?? 0, text: '改对的话' })
    does({ do: 'send', text: '补一句', replyTo: first?.message_id ?? 0 })
    const [changed, reply] = api.as(ANN).messages().slice(-2)
    expect([changed?.text, changed?.edit_date === undefined]).toEqual(['改对的话', false])
    expect(reply?.reply_to_message?.text).toBe('改对的话')
  })

  it('sends a photo with words; what is no picture goes as a file', () => {
    const file = new File([PIXEL], '现场.png', { type: 'image/png' })
    const sent = { chat: ANN.id, caption: '读书会', replyTo: undefined }
    sendFile(api, api.as(ANN), { ...sent, file, bytes: PIXEL })
    sendFile(api, api.as(ANN), { ...sent, file, bytes: new Uint8Array([1, 2, 3]) })
    const [photo, document] = api.as(ANN).messages().slice(-2)
    expect([photo?.photo?.length, photo?.caption]).toEqual([1, '读书会'])
    expect(document?.document?.file_name).toBe('现场.png')
  })

  it('is told in Chinese what it cannot do, and nothing happens', () => {
    const group = api.as(BEA).groups.create('工作群')
    does({ do: 'send', text: '在的' })
    const { message_id: message = 0 } = api.as(ANN).messages().at(-1) ?? {}
    const before = api.as(ANN).messages().length
    const refused: Partial<Deed>[] = [
      { do: 'tap', message, label: '发布' },
      { do: 'tap', message: 99_999, label: '发布' },
      { do: 'press', label: '发布' },
      { do: 'send', text: ' ' },
      { do: 'send', text: '长'.repeat(4097) },
      { do: 'send', text: '在群里', chat: group.chat.id },
      { do: 'open', link: 'https://elsewhere.example/?start=1' },
      { do: 'open', link: 'nonsense' },
    ]
    for (const deed of refused) {
      expect(() => does(deed)).toThrow(Refusal)
      expect(() => does(deed)).toThrow(/[\u4e00-\u9fff]。$/)
    }
    expect(api.as(ANN).messages()).toHaveLength(before)
  })
})
