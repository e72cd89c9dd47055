import fc from 'fast-check'
import type { Update } from 'telegraf/types'
import { describe, expect, it } from 'vitest'
import { chatOf, withoutPersonalNumbers } from '../../src/telegram/update.ts'

const PHONE = '13912345678'
const chat = { id: -5, type: 'supergroup', title: `群 ${PHONE}`, username: `u${PHONE}`, is_forum: true }
const from = { id: 7, is_bot: false, first_name: PHONE, last_name: `电话${PHONE}`, username: `u${PHONE}` }
const message = {
  message_id: 1,
  message_thread_id: 4,
  is_topic_message: true,
  date: 1_668_000_000,
  chat,
  from,
  text: `/report ${PHONE}`,
  entities: [
    { type: 'bot_command', offset: 0, length: 7 },
    { type: 'text_link', offset: 8, length: 3, url: `tel:${PHONE}` },
  ],
  caption: `手机${PHONE}`,
  caption_entities: [{ type: 'text_link', offset: 0, length: 2, url: `tel:${PHONE}` }],
  photo: [{ file_id: 'AgAC13912345678x', file_unique_id: 'q', width: 9, height: 9 }],
  document: { file_id: 'BQAC', file_unique_id: 'r', file_name: `${PHONE}.xlsx`, mime_type: 'text/plain' },
  contact: { phone_number: PHONE, first_name: '王' },
  reply_to_message: { message_id: 0, date: 1, chat, text: PHONE },
  external_reply: { origin: { sender_user_name: PHONE } },
  quote: { text: PHONE, position: 0 },
  forward_origin: { type: 'hidden_user', sender_user_name: PHONE, date: 1 },
  venue: { title: PHONE, address: PHONE, location: { latitude: 1, longitude: 2 } },
  poll: { question: PHONE, options: [{ text: PHONE }] },
  pinned_message: { message_id: 0, date: 1, chat, text: PHONE },
  web_app_data: { data: PHONE, button_text: 'x' },
  link_preview_options: { url: `https://example.org/${PHONE}` },
  via_bot: { id: 9, is_bot: true, first_name: PHONE },
}
const update = (part: object) => ({ update_id: 1, ...part }) as unknown as Update

describe('an update as it is stored', () => {
  it('has whole numbers', () => {
    const odd = { ...message, message_id: 1.5, date: 2 ** 60, migrate_to_chat_id: -0.5 }
    expect(withoutPersonalNumbers(update({ message: odd }))).toEqual(
      withoutPersonalNumbers(
        update({ message: { ...message, message_id: undefined, date: undefined, migrate_to_chat_id: undefined } }),
      ),
    )
  })

  it.each([
    ['message', update({ message })],
    ['edited_message', update({ edited_message: { ...message, edit_date: 1_668_000_001 } })],
    [
      'callback_query',
      update({ callback_query: { id: 'q1', from, message, data: `x:${PHONE}`, chat_instance: PHONE } }),
    ],
    [
      'my_chat_member',
      update({
        my_chat_member: {
          chat,
          from,
          date: 1,
          old_chat_member: { status: 'left', user: from },
          new_chat_member: { status: 'member', user: from, custom_title: PHONE },
          invite_link: { invite_link: 'https://t.me/+x', name: PHONE },
        },
      }),
    ],
  ])('holds no personal number in any field: %s', (_, given) => {
    const kept = JSON.stringify(withoutPersonalNumbers(given)).replace('AgAC13912345678x', '')
    expect(JSON.stringify(given)).toContain(PHONE)
    expect(kept).not.toContain(PHONE)
  })

  it('holds what the bot reads', () => {
    const kept = withoutPersonalNumbers(update({ message })) as unknown as { message: typeof message }
    expect(kept.message).toMatchObject({
      message_id: 1,
      message_thread_id: 4,
      is_topic_message: true,
      chat: { id: -5, type: 'supergroup', title: '群 〔手机号〕', is_forum: true },
      from: { id: 7, is_bot: false, first_name: '〔手机号〕' },
      text: '/report 〔手机号〕',
      entities: [{ type: 'bot_command', offset: 0, length: 7 }, { type: 'text_link' }],
      photo: [{ file_id: 'AgAC13912345678x' }],
    })
  })

  it('leaves ordinary words and buttons as they are', () => {
    const words = { ...message, text: '11月9日 150余人 甲镇妇联', chat: { id: 7, type: 'private' } }
    const tap = update({
      callback_query: { id: 'q1', from: { id: 7, is_bot: false }, message: words, data: 'd:12:3:ok' },
    })
    expect(withoutPersonalNumbers(update({ message: words }))).toMatchObject({ message: { text: words.text } })
    expect(withoutPersonalNumbers(tap)).toMatchObject({ callback_query: { id: 'q1', data: 'd:12:3:ok' } })
    expect(JSON.stringify(withoutPersonalNumbers(tap))).not.toContain('甲镇妇联')
  })

  it('can be stored whatever was typed: no NUL, no half of a surrogate pair', () => {
    const text = fc
      .array(fc.constantFrom('字', 'a', '\0', '\ud83d', '\ude00', '😀', '1'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (typed) => {
        const kept = withoutPersonalNumbers(update({ message: { ...message, text: typed } })) as unknown as {
          message: { text: string }
        }
        expect(kept.message.text).not.toContain('\0')
        expect(() => encodeURIComponent(kept.message.text)).not.toThrow()
      }),
    )
    expect(withoutPersonalNumbers(update({ message: { ...message, text: '讲😀了\0' } }))).toMatchObject({
      message: { text: '讲😀了' },
    })
  })
})

describe('the chat of an update', () => {
  it.each([
    ['a message', { message }, -5],
    ['a tap', { callback_query: { id: 'q', from, message, data: 'x' } }, -5],
    ['a tap without its message', { callback_query: { id: 'q', from, data: 'x' } }, 7],
    ['a change of membership', { my_chat_member: { chat: { id: 8, type: 'private' }, from, date: 1 } }, 8],
    ['something else', { poll: { id: 'p' } }, 0],
  ])('%s', (_, part, id) => {
    expect(chatOf(update(part))).toBe(id)
  })
})
