import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { receive } from '../../src/database/inbox.ts'
import { claim, owe } from '../../src/database/outbox.ts'
import { latestInstant } from '../../src/trial/open-trial.ts'
import { Desk } from '../desk/desk.ts'

const EXAMPLE = readFileSync(fileURLToPath(new URL('../../county.example.yaml', import.meta.url)), 'utf8')
const at = (words: string) => new Date(`${words}:00+08:00`)

describe('the newest instant in the database', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await Desk.open(EXAMPLE)
  })

  it('is that of what came, of what is owed, and of what was being sent when the trial was killed', async () => {
    const { db } = desk.opened
    await receive(db, [{ updateId: 7_000_001, chatId: 9, update: {} }], at('2031-11-12T09:00'))
    expect(await latestInstant(db)).toEqual(at('2031-11-12T09:00'))
    const message = { chatId: 9, method: 'sendMessage', payload: { chat_id: 9, text: '好' } }
    await owe(db, [message], at('2031-11-12T09:01'))
    expect(await latestInstant(db)).toEqual(at('2031-11-12T09:01'))
    await claim(db, at('2031-11-16T17:00'), 1, [9])
    expect(await latestInstant(db)).toEqual(at('2031-11-16T17:00'))
  })
})
