import { TelegramError } from 'telegraf'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../src/telegram/failure.ts'

const answer = (error_code: number, description: string, parameters = {}) =>
  failureOf(new TelegramError({ error_code, description, parameters }))

describe('an answer of Telegram', () => {
  it.each([
    [400, 'Bad Request: message is not modified: specified new message content and reply markup are …', 'done'],
    [400, 'Bad Request: message to edit not found', 'send-anew'],
    [400, "Bad Request: message can't be edited", 'send-anew'],
    [400, 'Bad Request: MESSAGE_ID_INVALID', 'send-anew'],
    [400, 'Bad Request: there is no text in the message to edit', 'send-anew'],
    [400, 'Bad Request: message thread not found', 'no-topic'],
    [400, 'Bad Request: TOPIC_CLOSED', 'no-topic'],
    [400, 'Bad Request: wrong file identifier/HTTP URL specified', 'no-file'],
    [400, 'Bad Request: wrong remote file identifier specified: Wrong padding in the string', 'no-file'],
    [400, 'Bad Request: invalid remote file identifier', 'no-file'],
    [400, "Bad Request: can't use file of type Photo as Document", 'no-file'],
    [400, 'Bad Request: FILE_REFERENCE_EXPIRED', 'no-file'],
    [400, 'Bad Request: FILE_REFERENCE_0_EXPIRED', 'no-file'],
    [400, 'Bad Request: MEDIA_EMPTY', 'no-file'],
    [400, 'Bad Request: PHOTO_INVALID_DIMENSIONS', 'refused'],
    [403, 'Forbidden: bot was blocked by the user', 'unreachable'],
    [403, 'Forbidden: user is deactivated', 'unreachable'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'unreachable'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'unreachable'],
    [403, 'Forbidden: the group chat was deleted', 'unreachable'],
    [400, 'Bad Request: chat not found', 'unreachable'],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'no-rights'],
    [400, 'Bad Request: have no rights to send a message', 'no-rights'],
    [400, 'Bad Request: need administrator rights in the channel chat', 'no-rights'],
    [403, 'Forbidden: CHAT_WRITE_FORBIDDEN', 'no-rights'],
    [400, 'Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN', 'no-rights'],
    [400, 'Bad Request: message is too long', 'refused'],
    [413, 'Request Entity Too Large', 'refused'],
    [401, 'Unauthorized', 'not-sent'],
    [404, 'Not Found', 'not-sent'],
    [500, 'Internal Server Error', 'unknown'],
    [502, 'Bad Gateway', 'unknown'],
    [504, 'Gateway Timeout', 'unknown'],
  ])('%i %s → %s', (code, description, kind) => {
    expect(answer(code, description).kind).toBe(kind)
  })

  it('says how long to wait, and where a group went', () => {
    const wait = answer(429, 'Too Many Requests: retry after 17', { retry_after: 17 })
    expect(wait).toMatchObject({ kind: 'wait', seconds: 17 })
    expect(answer(429, 'Too Many Requests')).toMatchObject({ kind: 'wait', seconds: 5 })
    const upgraded = 'Bad Request: group chat was upgraded to a supergroup chat'
    expect(answer(400, upgraded, { migrate_to_chat_id: -1001 })).toMatchObject({ kind: 'moved', to: -1001 })
  })

  it('is kept without what it quotes of the message', () => {
    const { why } = answer(400, 'Bad Request: can\'t parse entities: Unsupported start tag "王"小"明" at byte offset 3')
    expect(why).toContain('at byte offset 3')
    expect(why).not.toMatch(/[王小明]/)
  })
})

describe('a request that had no answer', () => {
  const failed = (code: string | undefined, message: string) => failureOf(Object.assign(new Error(message), { code }))

  it.each([
    ['ECONNREFUSED', 'not-sent'],
    ['ENOTFOUND', 'not-sent'],
    ['EAI_AGAIN', 'not-sent'],
    ['EHOSTUNREACH', 'not-sent'],
    ['ECONNRESET', 'unknown'],
    ['EPIPE', 'unknown'],
    ['ETIMEDOUT', 'unknown'],
    [undefined, 'unknown'],
  ])('%s → %s', (code, kind) => {
    expect(failed(code, 'request to https://api.telegram.org/bot failed').kind).toBe(kind)
  })

  it('is kept without the token', () => {
    const { why } = failed('ECONNRESET', 'request to https://api.telegram.org/bot42:AAF-x_123456/sendMessage failed')
    expect(why).toBe('request to https://api.telegram.org/bot***/sendMessage failed')
  })
})
