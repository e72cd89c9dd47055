import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { allowTriggers } from '../support/citus.ts'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let county: County
let editor: Chat
let second: Chat
let cadre: Chat
let group: GroupChat

/** From now on this table takes nothing, as where an upgrade went wrong. */
const breaks = async (table: 'preview' | 'edition') => {
  const { db } = county.opened
  await db.execute(sql`
    create or replace function refuse_all() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`)
  await db.transaction(async (tx) => {
    await tx.execute(allowTriggers)
    await tx.execute(
      sql.raw(`create trigger refuse before insert on ${table} for each row execute function refuse_all()`),
    )
  })
}
const mends = (table: 'preview' | 'edition') =>
  county.opened.db.transaction(async (tx) => {
    await tx.execute(allowTriggers)
    await tx.execute(sql.raw(`drop trigger if exists refuse on ${table}`))
  })

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  second = await county.secondEditor(9002, editor)
  cadre = await county.cadre(101, 'jia-zhen/women')
  group = await GroupChat.bound(editor)
})

afterEach(async () => {
  await mends('preview')
  await mends('edition')
  await county.close()
})

const at = async (clock: string) => {
  county.turnClockTo(`2022-11-14T${clock}:00+08:00`)
  await county.ring().catch(() => undefined)
}
const told = (chat: Chat, words: string) => chat.actor.messages().filter((m) => m.text?.includes(words)).length
const hears = (chat: Chat, words: string) => until(() => told(chat, words) || undefined, `“${words}”`)

it('editors are told once that an issue could not be compiled, over a restart too, and when it was', async () => {
  await breaks('preview')
  await at('17:00')
  await hears(editor, '没能编出来')
  await hears(second, '一周动态 11月7日—11月13日到时间了，没能编出来。填报都在，没有丢。')
  await at('17:01')
  await county.stop()
  await county.start()
  await at('17:02')
  expect([told(editor, '没能编出来'), told(second, '没能编出来'), told(cadre, '没能编出来')]).toEqual([1, 1, 0])
  expect(told(editor, '好了')).toBe(0)
  await mends('preview')
  await at('17:30')
  await hears(editor, '好了，一周动态 11月7日—11月13日编出来了。')
  await hears(second, '自动发布')
  await at('17:31')
  expect([told(editor, '编出来了'), told(editor, '自动发布')]).toEqual([1, 1])
})

it('editors are told once that it could not be published, and when it was', async () => {
  await at('17:00')
  await hears(editor, '自动发布')
  await breaks('edition')
  await at('19:01')
  await at('19:02')
  await hears(editor, '没能发出去')
  await mends('edition')
  await at('19:03')
  await hears(editor, '发出去了')
  await group.hears('第1期')
  await at('19:04')
  expect([told(editor, '没能发出去'), told(editor, '发出去了')]).toEqual([1, 1])
})

it('whoever holds the issue back has seen to it: nothing more is said', async () => {
  await at('17:00')
  await hears(editor, '自动发布')
  await breaks('edition')
  await at('19:01')
  await hears(editor, '没能发出去')
  await editor.taps('暂缓')
  await mends('edition')
  await at('19:02')
  expect(told(editor, '发出去了')).toBe(0)
})
