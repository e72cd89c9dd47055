import { describe, expect, it } from 'vitest'
import { redact } from '../../src/telegram/client.ts'

describe('what may be logged of an error’s message', () => {
  it.each([
    [
      'request to https://api.telegram.org/bot42:AAF-x_1234567/getUpdates failed',
      'request to https://api.telegram.org/bot***/getUpdates failed',
    ],
    [
      'Failed query: insert into "inbox" values ($1)\nparams: 1,王的话\n第二行\nparams: 第三行',
      'Failed query: insert into "inbox" values ($1)',
    ],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'],
  ])('%s', (message, left) => {
    expect(redact(message)).toBe(left)
  })
})
