import { beforeEach, expect, it } from 'vitest'
import type { Asked } from '../../src/bot/asked.ts'
import type { Door, Effects, Feature } from '../../src/bot/feature.ts'
import { examples } from '../../src/bot/features/examples.ts'
import { reading } from '../../src/bot/features/reading.ts'
import { sameEvent } from '../../src/bot/features/same-event.ts'
import { issueYear, weekOf } from '../../src/calendar/week.ts'
import { openDigest } from '../../src/database/digest.ts'
import { writeAll } from '../../src/database/write.ts'
import type { Button, ButtonName } from '../../src/messages/buttons.ts'
import { Desk } from '../desk/desk.ts'

/** When the message came, and when the turn may record: while it waited, others have recorded and a digest was sealed. */
const CAME = new Date('2022-11-14T09:00:00+08:00')
const RECORDS = new Date('2022-11-14T09:00:05+08:00')

let desk: Desk
let digest: number
let editor: number

beforeEach(async () => {
  desk = await Desk.open()
  const asked = weekOf('2022-11-09')
  digest = (await openDigest(desk.opened.db, { asked, issueYear: issueYear(asked) })).id
  editor = await desk.editor()
  const event = (unit: string, name: string, people: number) => ({
    ...{ unit, form: 'women_education', on: '2022-11-09', at: '2022-11-09T20:00:00+08:00' },
    answers: { women_education_activities: name, women_education_participants: people },
  })
  await desk.imports([
    event('jia-zhen/dong-cun/women', '姐妹课堂', 300),
    event('jia-zhen/women', '姐妹课堂', 280),
    event('yi-zhen/women', '书香家庭', 50),
  ])
})

/** A turn of an editor, as the dispatcher takes it. */
async function turn(feature: Feature, button: Button): Promise<Effects> {
  const { db } = desk.opened
  const who = {
    id: editor,
    telegramId: 9001,
    name: '编辑甲',
    edits: [{}],
    places: [],
    reportsFor: [],
    views: [],
    drafts: [],
  }
  const door: Door = {
    ...{ chatId: 9001, place: 'private', title: '', threadId: undefined, tapped: undefined, sentAt: undefined },
    who: { ...who, awaited: undefined, draftAtHand: undefined },
    ...{ desk: desk.opened.desk, me: 'qunbao_bot', now: CAME, clock: () => RECORDS, today: '2022-11-14' },
    ...{ again: false, reach: [{}], newToken: () => '', download: async () => new Uint8Array() },
  }
  const asked: Asked = { by: 'tap', button }
  return db.transaction(async (tx) => {
    const effects = await feature.turn(tx, asked, door)
    await writeAll(tx, effects.write ?? [], [], RECORDS)
    return effects
  })
}

function keyIn({ say = [] }: Effects, name: ButtonName): Button {
  const found = say.flatMap(({ keys = [] }) => keys.flat()).find(({ button }) => button.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found.button
}

/** Every instant in what a turn writes. */
function instantsIn(value: unknown): Date[] {
  if (value instanceof Date) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(instantsIn) : []
}

const words = (): Button => ({ name: 'readList', parts: { digest, pile: 'fresh', from: 0 } })
const pairs = (): Button => ({ name: 'eventPairs', parts: { digest, index: 0 } })
const names = (): Button => ({
  name: 'examples',
  parts: { year: 2022, question: 'women_education_activities', page: 0 },
})

it.each<[string, Feature, () => Button, ButtonName]>([
  ['words that were read', reading, words, 'readPage'],
  ['what was said of two reports', sameEvent, pairs, 'eventPairTwo'],
  ['ticked names', examples, names, 'examplePick'],
])('%s carry the instant from which no digest is sealed without them', async (_, feature, looks, decides) => {
  const { write = [] } = await turn(feature, keyIn(await turn(feature, looks()), decides))
  const decided = write.filter((each) => ['keepReadings', 'ruleOnEvent', 'setExamples', 'note'].includes(each.do))
  expect(decided).not.toEqual([])
  expect(new Set(instantsIn(decided))).toEqual(new Set([RECORDS]))
})

it('of two editors who tick a name at once, neither takes back what the other ticked', async () => {
  const [first, second] = (await turn(examples, names())).say?.[0]?.keys?.flat() ?? []
  await turn(examples, first?.button ?? names())
  const after = await turn(examples, second?.button ?? names())
  expect(after.say?.[0]?.text.match(/✓/gu)).toHaveLength(2)
})
