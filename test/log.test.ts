import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, it } from 'vitest'
import { makeLog } from '../src/log.ts'

function logged(err: unknown): { type: string; message: string; stack: string } {
  const lines: string[] = []
  makeLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) }).error({ err }, 'it failed')
  return JSON.parse(lines.join('')).err
}

const TYPED = '王小明的话\n    at 第二行\nparams: 第三行'
const failedQuery = (cause: Error) => new DrizzleQueryError('insert into "report" values ($1)', [TYPED], cause)
const withCode = (message: string, code: string) => Object.assign(new Error(message), { code })

describe('an error in the log', () => {
  it('of a query is without its parameters, wherever it is in the chain', () => {
    const unique = withCode('duplicate key value violates unique constraint "report_pkey"', '23505')
    for (const error of [
      failedQuery(unique),
      new Error('outer', { cause: failedQuery(unique) }),
      new AggregateError([new Error('another'), failedQuery(unique)], 'not all could be done'),
    ]) {
      const { message, stack } = logged(error)
      for (const text of [message, stack]) {
        expect(text).toContain('insert into "report" values ($1)')
        expect(text).toContain('violates unique constraint "report_pkey" [23505]')
        expect(text).not.toMatch(/王小明|第二行|第三行/)
      }
      expect(stack).toContain('log.test.ts')
    }
  })

  it('of a long query has its beginning, and why it failed', () => {
    const query = new DrizzleQueryError(`insert into "outbox" ${'values '.repeat(500)}`, [], withCode('no', 'P0001'))
    for (const error of [query, new AggregateError([query], `not all could be done: ${query.message}`)]) {
      const { message, stack } = logged(error)
      for (const text of [message, stack]) expect(text).toMatch(/insert into "outbox" values .*….*no \[P0001\]/s)
      expect(message.length).toBeLessThan(600)
    }
  })

  it('is without the value that the database quotes', () => {
    const { message, stack } = logged(
      failedQuery(withCode(`invalid input syntax for type integer: "${TYPED}"`, '22P02')),
    )
    expect(message).toContain('invalid input syntax for type integer [22P02]')
    expect(message + stack).not.toMatch(/王小明|第二行|第三行/)
  })

  it('is without the token', () => {
    const { message, stack } = logged(new Error('request to https://api.telegram.org/bot42:AAF-x_1234567/getMe failed'))
    expect(message).toBe('request to https://api.telegram.org/bot***/getMe failed')
    expect(stack).not.toContain('AAF')
  })

  it('is described also where it is none, or causes itself', () => {
    expect(logged('bot42:AAF-x_1234567')).toMatchObject({ type: 'string', message: 'bot***' })
    const itself = new Error('round')
    itself.cause = itself
    expect(logged(itself).message).toBe('round')
  })
})
