import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/bot/asked.ts'
import type { Door, Effects } from '../../src/bot/feature.ts'
import { FEATURES } from '../../src/bot/features/index.ts'
import { makeRouter } from '../../src/bot/router.ts'
import { whoIs } from '../../src/bot/who.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { openDigest } from '../../src/database/digest.ts'
import { atTheDoor } from '../../src/database/door.ts'
import { appointEditors } from '../../src/database/membership.ts'
import { meetPerson } from '../../src/database/person.ts'
import type { Awaited } from '../../src/database/schema.ts'
import { draft, membership } from '../../src/database/schema.ts'
import { newDraft } from '../../src/interview/draft.ts'
import { BUTTONS, type Button, type ButtonName } from '../../src/messages/buttons.ts'
import { Desk, talk } from '../desk/desk.ts'

/** What only those who belong may hear. */
const SECRET = '灯火夜话'
const ACCOUNT = 9001
const { route } = makeRouter(FEATURES)
let desk: Desk

/** Somebody who reported, looked on and edited, for a unit, a town and the county, and is out of all of it. */
beforeAll(async () => {
  desk = await Desk.open()
  const { db } = desk.opened
  const { id: personId } = await meetPerson(db, ACCOUNT, '离任的人')
  await desk.imports([talk({ talks: 3, audience: 120, text: SECRET, id: 'one' })])
  const [since, until] = [new Date('2022-11-01T00:00:00Z'), new Date('2022-11-08T00:00:00Z')]
  const held = { personId, since, until }
  await db.insert(membership).values([
    { ...held, unitId: 'jia-zhen/women', role: 'reporter' },
    { ...held, unitId: 'jia-zhen/women', role: 'viewer' },
    { ...held, areaId: 'jia-zhen', role: 'editor' },
    { ...held, organization: 'women', role: 'viewer' },
  ])
  await appointEditors(db, [ACCOUNT], since)
  await appointEditors(db, [], until)
  const state = { ...newDraft('women', 'women_talk', 'activity_date'), turn: 1 }
  const row = { personId, unitId: 'jia-zhen/women', form: 'women_talk', catalogueVersion: 'v', state }
  await db.insert(draft).values({ ...row, status: 'open', createdAt: since, touchedAt: since })
  await openDigest(db, { asked: weekOf('2022-11-09'), issueYear: 2022 })
})

/** What a turn of theirs comes to, as the dispatcher takes it. */
async function turn(asked: Asked, awaited?: Awaited): Promise<Effects> {
  const now = new Date('2022-11-09T10:00:00+08:00')
  const back = new Error('rolled back')
  let effects: Effects = {}
  await desk.opened.db
    .transaction(async (tx) => {
      const who = {
        ...whoIs(await atTheDoor(tx, ACCOUNT, '2022-11-09'), { telegramId: ACCOUNT, name: '离任的人' }),
        awaited,
      }
      const door: Omit<Door, 'reach'> = {
        ...{ chatId: ACCOUNT, place: 'private', title: '', threadId: undefined, tapped: 7, sentAt: now },
        ...{ who, desk: desk.opened.desk, me: 'qunbao_bot', now, clock: () => now, today: '2022-11-09' },
        ...{ again: false, download: async () => new Uint8Array(), newToken: () => 'token' },
      }
      effects = await route(tx, asked, door)
      throw back
    })
    .catch((error: unknown) => {
      if (error !== back) throw error
    })
  return effects
}

/** Nobody else hears of it, nothing is told that they may not know, nothing is written but that their draft is put away. */
function expectOutside({ say = [], owe = [], write = [] }: Effects, asksToJoin = false): void {
  expect(owe).toEqual([])
  expect(JSON.stringify(say)).not.toContain(SECRET)
  for (const { text } of say) expect(text).not.toMatch(/编号\d|第\d+期|是哪天|应报/)
  const done = write.map((each) => (each.do === 'saveDraft' ? `${each.do} ${each.of.status}` : each.do))
  expect(done.filter((each) => each !== 'saveDraft cancelled' && !asksToJoin)).toEqual([])
}

function buttonOf(name: ButtonName): Button {
  const samples = ['1', '2022', '2022-11-09', 'jia-zhen/women', 'next', 'women']
  const parts = Object.entries<{ pattern: string; read(text: string): unknown }>(BUTTONS[name].parts)
  const sample = parts.map(([part, { pattern, read }]) => {
    const fits = (text: string) => new RegExp(`^(?:${pattern})$`, 'u').test(text)
    const named = part === 'unit' ? 'jia-zhen/women' : part === 'form' ? 'women_talk' : samples.find(fits)
    return [part, read(named ?? pattern.split('|')[0] ?? '')]
  })
  return { name, parts: Object.fromEntries(sample) } as Button
}

describe('Whoever has left gets in nowhere', () => {
  const own = FEATURES.filter((f) => f.place === 'private')

  it.each(own.flatMap((f) => f.command ?? []))('by /%s', async (command) => {
    for (const words of ['', '1', 'token', '2022', 'jia-zhen/women'])
      expectOutside(await turn({ by: 'command', command, words }))
  })

  /** What is stored of them is theirs still: they get it, and may have it erased. */
  const THEIRS: readonly ButtonName[] = ['ownDataFile', 'ownEraseSure']

  it.each(THEIRS)('and gets by %s only what is stored of them', async (name) => {
    const { say = [], owe = [], write = [] } = await turn({ by: 'tap', button: buttonOf(name) })
    expect(JSON.stringify(say)).not.toContain(SECRET)
    expect(owe.filter(({ chatId }) => chatId !== ACCOUNT)).toEqual([])
    expect(write.filter((each) => each.do !== 'erasePerson' && each.do !== 'note')).toEqual([])
  })

  it.each(own.flatMap((f) => (f.buttons ?? []).filter((name) => !THEIRS.includes(name))))(
    'by an old button %s',
    async (name) => {
      expectOutside(await turn({ by: 'tap', button: buttonOf(name) }))
    },
  )

  const KINDS = own.flatMap((f) => f.awaits ?? [])
  const SAMPLE = {
    digest: 1,
    word: 'w',
    shown: 's',
    report: 1,
    year: 2022,
    area: '覆盖',
    side: 'plan',
    code: 'opening',
  }

  it.each(KINDS)('by words that were awaited for “%s”', async (kind) => {
    const awaited = { ...SAMPLE, for: kind, sentence: 0, was: '', unit: 'jia-zhen/women' } as unknown as Awaited
    // They may ask to be let in again, as anybody may.
    const effects = await turn({ by: 'words', text: '王小明', message: 3 }, awaited)
    expectOutside({ ...effects, owe: kind.startsWith('join') ? [] : (effects.owe ?? []) }, kind.startsWith('join'))
  })

  it.each([
    { by: 'words', text: '昨天', message: 3 },
    { by: 'words', text: '巾帼宣讲', message: 3 },
    { by: 'words', text: '昨天开展巾帼宣讲3场，受众150人', message: 3 },
    { by: 'edit', text: '3', message: 3 },
    { by: 'photo', file: 'f', message: 3 },
    { by: 'document', file: { id: 'f', name: 'x.xlsx', bytes: 3 }, message: 3 },
    { by: 'other', tapped: false },
  ] as const)('by %j', async (asked) => {
    expectOutside(await turn(asked))
  })
})
