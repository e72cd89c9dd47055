import { expect, it } from 'vitest'
import { isTransient } from '../../src/database/transient.ts'

const failed = (code: unknown) => new Error('Failed query', { cause: Object.assign(new Error('why'), { code }) })

it.each([
  ['08006', 'the connection failed'],
  ['40001', 'two transactions could not be put in order'],
  ['40P01', 'deadlock'],
  ['53300', 'too many connections'],
  ['53100', 'disk full'],
  ['57P01', 'the server shuts down'],
  ['57P03', 'it is starting up'],
  ['25006', 'it became a standby'],
  ['57014', 'a statement took too long'],
  ['55P03', 'a lock was held too long'],
  ['25P03', 'nothing was asked in a transaction'],
  ['CONNECTION_LOST', 'connections.ts'],
  ['ECONNREFUSED', 'Node'],
  ['ECONNRESET', 'Node'],
  ['EAI_AGAIN', 'Node'],
])('%s passes: %s', (code, _) => {
  expect(isTransient(failed(code))).toBe(true)
})

it.each([
  ['23505', 'a key twice'],
  ['22P02', 'not a number'],
  ['42703', 'no such column'],
  ['25P02', 'what follows an error in a transaction'],
  ['ERR_INVALID_ARG_TYPE', 'Node'],
  ['ENOENT', 'a file that is not there'],
  [7, 'no code'],
  [undefined, 'no code'],
])('%s does not: %s', (code, _) => {
  expect(isTransient(failed(code))).toBe(false)
})

it('asks nothing of what is no error', () => {
  expect([isTransient('x'), isTransient(undefined)]).toEqual([false, false])
})
