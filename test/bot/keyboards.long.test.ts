import { beforeAll, expect, it } from 'vitest'
import type { Asked } from '../../src/bot/asked.ts'
import type { Door } from '../../src/bot/feature.ts'
import { FEATURES } from '../../src/bot/features/index.ts'
import { makeRouter } from '../../src/bot/router.ts'
import { withWayBack } from '../../src/bot/way-back.ts'
import { type Who, whoIs } from '../../src/bot/who.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { openDigest } from '../../src/database/digest.ts'
import { atTheDoor } from '../../src/database/door.ts'
import { appointEditors } from '../../src/database/membership.ts'
import type { Database } from '../../src/database/open.ts'
import { meetPerson } from '../../src/database/person.ts'
import { joinRequest, membership } from '../../src/database/schema.ts'
import { allUnits } from '../../src/database/unit.ts'
import { BUTTONS, type Button, type ButtonName } from '../../src/messages/buttons.ts'
import { PAGE_OF_KEYS } from '../../src/messages/keys.ts'
import type { Owed } from '../../src/messages/said.ts'
import { Desk, talk } from '../desk/desk.ts'

/** A county with 60 towns, and 80 villages in the first: what grows with a county is as long as it gets. */
const LETTERS = '东西南北中前后左右上下里外高低大小长短宽'
const towns = Array.from({ length: 60 }, (_, i) => {
  const name = `${LETTERS[i % 20]}${LETTERS[Math.floor(i / 20)]}镇`
  const villages =
    i > 0
      ? []
      : Array.from(
          { length: 80 },
          (_, v) => `{ code: v${v}, name: ${LETTERS[v % 20]}${LETTERS[Math.floor(v / 20)]}村 }`,
        )
  return `  - { code: t${i}, name: ${name}, villages: [${villages.join(', ')}] }`
})
const COUNTY = `
code: qinghe
name: 青禾县
organizations: { village: [women, youth] }
towns:
${towns.join('\n')}
`

/** The most that Telegram takes (Bot API, InlineKeyboardMarkup). */
const MOST = 100
const ACCOUNT = 9001
const NOW = new Date('2022-11-16T10:00:00+08:00')
const { route } = makeRouter(FEATURES)
let desk: Desk

/** Somebody who edits for the whole county and reports for 110 units of it; and some who ask to join. */
beforeAll(async () => {
  desk = await Desk.open(COUNTY)
  const { db } = desk.opened
  const since = new Date('2022-11-01T00:00:00Z')
  await appointEditors(db, [ACCOUNT], since)
  const { id: personId } = await meetPerson(db, ACCOUNT, '编辑甲')
  const units = (await allUnits(db)).filter((unit) => unit.organization === 'women').slice(0, 110)
  await db
    .insert(membership)
    .values(units.map(({ id: unitId }) => ({ personId, unitId, role: 'reporter' as const, since })))
  for (let i = 0; i < 25; i++) {
    const { id } = await meetPerson(db, 20_000 + i, `走了${i}`)
    const until = new Date(since.getTime() + i * 1000)
    await db.insert(membership).values({ personId: id, unitId: units[0]?.id, role: 'reporter', since, until })
  }
  for (const [i, { id: unitId }] of units.slice(0, 3).entries()) {
    const { id } = await meetPerson(db, 10_000 + i, `申请人${i}`)
    await db.insert(joinRequest).values({ personId: id, unitId, name: '某某', askedAt: NOW })
  }
  await desk.imports(
    units.map(({ id }, i) =>
      talk({ unit: id, talks: 1, audience: i + 1, id: `r${i}`, text: `讲法${i}`, at: '2022-11-10T10:00:00+08:00' }),
    ),
  )
  for (let week = 0; week < 12; week++) {
    const day = new Date(Date.UTC(2022, 3, 4 + 7 * week)).toISOString().slice(0, 10)
    await openDigest(db, { asked: weekOf(day), issueYear: 2022 })
  }
  await desk.publishes('2022-11-09', '2022-11-14T17:00:00+08:00')
})

async function answers(asked: Asked, page?: number): Promise<Owed[]> {
  const back = new Error('rolled back')
  let owed: Owed[] = []
  await desk.opened.db
    .transaction(async (tx: Database) => {
      const who: Who = whoIs(await atTheDoor(tx, ACCOUNT, '2022-11-16'), { telegramId: ACCOUNT, name: '编辑甲' })
      const place: Omit<Door, 'reach'> = {
        ...{ chatId: ACCOUNT, place: 'private', title: '', threadId: undefined, tapped: 7, sentAt: NOW },
        ...{ who, desk: desk.opened.desk, me: 'qunbao_bot', now: NOW, clock: () => NOW, today: '2022-11-16' },
        ...{ again: false, download: async () => new Uint8Array(), newToken: () => 'token' },
        ...(page === undefined ? {} : { page }),
      }
      owed = withWayBack(place, who, await route(tx, asked, place))
      throw back
    })
    .catch((error: unknown) => {
      if (error !== back) throw error
    })
  return owed
}

type Keyboard = readonly (readonly { readonly text: string; readonly callback_data: string }[])[]

function keyboardsOf(owed: readonly Owed[]): Keyboard[] {
  return owed.flatMap(({ payload }) => {
    const markup = payload['reply_markup'] as { readonly inline_keyboard: Keyboard } | undefined
    return markup ? [markup.inline_keyboard] : []
  })
}

function sampleOf(name: ButtonName): Button {
  const samples = {
    area: 't0',
    unit: 't0/women',
    digest: 13,
    report: 1,
    organization: 'women',
    form: 'women_talk',
    from: 0,
    member: 1,
  }
  const parts = Object.entries<{ pattern: string; read(text: string): unknown }>(BUTTONS[name].parts)
  const sample = parts.map(([part, { pattern, read }]) => {
    const fits = ['1', '-1', '2022', '2022-11-09', ...pattern.split('|')].find((text) =>
      new RegExp(`^(?:${pattern})$`, 'u').test(text),
    )
    return [part, read(String((samples as Record<string, unknown>)[part] ?? fits ?? ''))]
  })
  return { name, parts: Object.fromEntries(sample) } as Button
}

const commands = FEATURES.flatMap(({ command, place }) => (command && place === 'private' ? [command] : []))
const buttons = FEATURES.flatMap((f) => (f.place === 'private' ? (f.buttons ?? []) : []))

it.each([
  ...commands.map((command) => [`/${command}`, { by: 'command', command, words: '' }] as const),
  ...commands.map((command) => [`/${command} 村`, { by: 'command', command, words: '村' }] as const),
  ...buttons.map((name) => [name, { by: 'tap', button: sampleOf(name) }] as const),
])('%s brings no more buttons than Telegram takes, and a way on from whatever it says', async (_, asked) => {
  const owed = await answers(asked)
  const said = owed.filter(({ chatId, method }) => chatId === ACCOUNT && method !== 'sendDocument')
  if (said.length > 0) expect(keyboardsOf(said).flat(2).length, JSON.stringify(said)).toBeGreaterThan(0)
  // Days are told as people say them.
  for (const { payload } of said) expect(String(payload['text'] ?? '')).not.toMatch(/\d{4}-\d\d-\d\d/u)
  for (const keyboard of keyboardsOf(owed)) {
    expect(keyboard.flat().length).toBeLessThanOrEqual(MOST)
    // Of two that are called the same nobody knows which is which.
    const labels = keyboard.flat().map(({ text }) => text)
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([])
    expect(labels.join()).not.toMatch(/\d{4}-\d\d-\d\d/u)
    for (const { callback_data: data } of keyboard.flat()) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
  }
})

it.each<[string, Asked, RegExp, number]>([
  ['villages of a town', { by: 'tap', button: { name: 'inviteArea', parts: { area: 't0' } } }, /›$/u, 80],
  ['units of a town', { by: 'tap', button: { name: 'unitsOf', parts: { area: 't0' } } }, /›$/u, 80],
  ['people', { by: 'command', command: 'people', words: '' }, /^编辑甲·/u, 111],
  ['people who have left', { by: 'tap', button: { name: 'formers', parts: {} } }, /·原/u, 25],
  ['what came in', { by: 'tap', button: { name: 'received', parts: {} } }, /编号/u, 110],
  ['own reports', { by: 'command', command: 'mine', words: '' }, /编号/u, 110],
  ['issues', { by: 'tap', button: { name: 'issues', parts: {} } }, /11月/u, 1],
  ['what can be taken back', { by: 'tap', button: { name: 'takeBack', parts: { digest: 13 } } }, /^\d+$/u, 110],
])('a long list is turned by the page, to its end and back: %s', async (_, asked, entry, all) => {
  const seen: string[] = []
  let again: string | undefined
  for (let page = 0; ; page++) {
    const [keyboard = []] = keyboardsOf(await answers(asked, page))
    const labels = keyboard.flat().map(({ text }) => text)
    const entries = labels.filter((label) => entry.test(label))
    expect(entries.length).toBeLessThanOrEqual(PAGE_OF_KEYS)
    seen.push(...entries)
    expect(labels.includes('上一页')).toBe(page > 0)
    const next = keyboard.flat().find(({ text }) => text === '下一页')
    if (!next) break
    // The key that brought the list, with the page before it: one mechanism for all of them.
    const [, turned, data] = /^>(\d+)>(.+)$/u.exec(next.callback_data) ?? []
    expect([turned, data]).toEqual([String(page + 1), again ?? data])
    again = data
  }
  expect(new Set(seen).size).toBe(all)
})
