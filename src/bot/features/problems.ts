import { calendarYear } from '../../calendar/period.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { PROBLEMS } from '../../catalogue/known-codes.ts'
import { pairCode } from '../../catalogue/text-blocks.ts'
import type { Database } from '../../database/open.ts'
import { type PairRow, pairsOf, unsettledBefore } from '../../database/pair.ts'
import { lockWords, recordInstant } from '../../database/record-lock.ts'
import { type Candidate, candidates, newestProblems } from '../../database/reported-problems.ts'
import type { Write } from '../../database/write.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { called, key } from '../../messages/buttons.ts'
import { tooLong } from '../../messages/common.ts'
import type { PairPlace, Side } from '../../messages/problems.ts'
import * as messages from '../../messages/problems.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { yearReportedOn, yearTyped } from '../year-asked.ts'

type Names =
  | 'problems'
  | 'problemsOf'
  | 'problemsIn'
  | 'problemPick'
  | 'problemMerge'
  | 'problemWords'
  | 'planWords'
  | 'problemMine'
  | 'problemDrop'
  | 'planSolved'
  | 'planCarried'

/** What an editor does to an area's problem and plan. */
type Deed =
  | { readonly is: 'look' | 'solved' | 'carried' }
  /** `was`: by what the editor saw of it. */
  | { readonly is: 'drop'; readonly was: string }
  /** Undefined where what was shown has been corrected or withdrawn since. */
  | { readonly is: 'pick' | 'merge'; readonly chosen: Candidate | undefined; readonly was: string }
  | { readonly is: 'words'; readonly side: Side; readonly typed: string; readonly was: string | undefined }

type Area = {
  readonly place: PairPlace
  readonly deed: Deed
  readonly at: Date
  readonly put: Words | undefined
  /** Of earlier years, the newest first: nobody has said what became of their plans. */
  readonly before: readonly PairRow[]
  readonly reported: readonly Candidate[]
  readonly page: number
  readonly more: boolean
}

type Facts =
  | 'no year'
  | { readonly year: number; readonly areas: Parameters<typeof messages.pairAreas>[1] }
  | (Area & { readonly ask: Side })
  | Area

/** /problems: an editor picks, merges and rewords the problems and plans of a year's report. */
export const problems = feature<Facts, Names>({
  command: 'problems',
  role: 'editor',
  place: 'private',
  menu: '问题和打算',
  topic: 'contents',
  help: ['/problems 选定问题和打算，问上一年的打算办得怎么样'],
  opens: key('问题和打算', 'problems'),
  named: called(
    '问题、打算、困难、困难和打算、存在 问题、不足、下步 打算、意见、建议、问题 汇总|哪些|各|存在|看|写|整理、困难 哪些|各|汇总|反映|看、难处、短板、下一步 打算|工作|计划|怎么、反映 问题|困难、诉求、需要 解决、求助',
    key('', 'problems'),
  ),
  buttons: [
    ...(['problems', 'problemsOf', 'problemsIn', 'problemPick', 'problemMerge'] as const),
    ...(['problemWords', 'planWords', 'problemMine', 'problemDrop', 'planSolved', 'planCarried'] as const),
  ],
  awaits: ['pair'],
  load: async (db, asked, door) => {
    const { who, desk, today } = door
    const awaited = who.awaited?.for === 'pair' ? who.awaited : undefined
    if (asked.by === 'words' && awaited) {
      const { year, area, side, was } = awaited
      const place = placesIn(desk.catalogue, year).find((p) => p.area === area)
      return place ? areaOf(db, door, place, { is: 'words', side, typed: asked.text, was }) : areasOf(db, door, year)
    }
    if (asked.by !== 'tap') {
      const year = yearTyped(asked.by === 'command' ? asked.words : '', today)
      return year === undefined ? 'no year' : areasOf(db, door, year)
    }
    const { button } = asked
    if (button.name === 'problems') return areasOf(db, door, yearReportedOn(today))
    const { year } = button.parts
    if (button.name === 'problemsOf') return areasOf(db, door, year)
    const { pair } = button.parts
    const place = placesIn(desk.catalogue, year).find((p) => p.pair === pair)
    if (!place) return areasOf(db, door, year)
    switch (button.name) {
      case 'problemsIn':
        return areaOf(db, door, place, { is: 'look' }, button.parts.page)
      case 'problemWords':
        return { ...(await areaOf(db, door, place, { is: 'look' })), ask: 'problem' }
      case 'planWords':
        return { ...(await areaOf(db, door, place, { is: 'look' })), ask: 'plan' }
      case 'problemMine': {
        const { typed = undefined, side = 'problem', was } = awaited?.area === place.area ? awaited : {}
        return areaOf(db, door, place, typed === undefined ? { is: 'look' } : { is: 'words', side, typed, was })
      }
      case 'problemDrop':
        return areaOf(db, door, place, { is: 'drop', was: button.parts.hash })
      case 'planSolved':
        return areaOf(db, door, place, { is: 'solved' })
      case 'planCarried':
        return areaOf(db, door, place, { is: 'carried' })
    }
    const { report, hash: was } = button.parts
    const [chosen] = await reportedIn(db, place, { limit: 1, offset: 0, report })
    return areaOf(db, door, place, { is: button.name === 'problemPick' ? 'pick' : 'merge', chosen, was })
  },
  decide: (facts, door) => {
    if (facts === 'no year') return { say: [messages.NO_YEAR] }
    if ('areas' in facts) return { say: [messages.pairAreas(facts.year, facts.areas)] }
    if ('ask' in facts) {
      const { place, ask, put } = facts
      const { year, area } = place
      const awaits = { for: 'pair', year, area, side: ask, was: messages.putHash(put) } as const
      return { say: [messages.askWords(place, ask, put?.[ask])], awaits }
    }
    return done(facts, door)
  },
})

function placesIn({ year: { pairs } }: Catalogue, year: number): PairPlace[] {
  return pairs.map((pair, i) => ({ year, pair: pairCode(pair, i), area: pair.area }))
}

function reportedIn(
  db: Database,
  { year, area }: PairPlace,
  of: { limit: number; offset: number; report?: number },
): Promise<Candidate[]> {
  return candidates(db, PROBLEMS, { ...calendarYear(year), area, ...of })
}

async function areasOf(db: Database, { desk, now }: Door, year: number): Promise<Facts> {
  const put = new Set((await pairsOf(db, year)).map(({ area }) => area))
  const newest = await newestProblems(db, PROBLEMS, { ...calendarYear(year), asOf: now, part: {} })
  const reported = new Set(newest.map(({ area }) => area))
  const state = (area: string) => (put.has(area) ? 'put' : reported.has(area) ? 'reported' : 'nothing')
  return { year, areas: placesIn(desk.catalogue, year).map(({ pair, area }) => ({ pair, area, state: state(area) })) }
}

async function areaOf(db: Database, { now, clock }: Door, place: PairPlace, deed: Deed, page = 0): Promise<Area> {
  const { year, area } = place
  if (deed.is !== 'look') await lockWords(db)
  const at = deed.is === 'look' ? now : await recordInstant(db, clock)
  const found = await reportedIn(db, place, { limit: messages.A_PAGE + 1, offset: page * messages.A_PAGE })
  return {
    ...{ place, deed, at, page },
    put: (await pairsOf(db, year)).find((p) => p.area === area),
    before: await unsettledBefore(db, year, area),
    reported: found.slice(0, messages.A_PAGE),
    more: found.length > messages.A_PAGE,
  }
}

type Words = { readonly problem: string; readonly plan: string; readonly reports: readonly number[] }

function done(facts: Area, { who }: Door): Effects {
  const { deed, place, put, before, at } = facts
  const [asked, ...older] = before
  const show = (changed: Partial<Area> = {}, lead?: string) => [page({ ...facts, ...changed }, lead)]
  const now = messages.putHash(put)
  if ((deed.is === 'pick' || deed.is === 'merge' || deed.is === 'drop') && deed.was !== now) {
    return { say: show({}, messages.CHANGED_MEANWHILE) }
  }
  const putting = (words: Words) => putWrites(place, words, who.id, at)
  switch (deed.is) {
    case 'look':
      return { say: show() }
    case 'pick':
    case 'merge': {
      const { chosen } = deed
      if (!chosen) return { toast: '这一份刚被改过', say: show() }
      const words = deed.is === 'merge' && put ? merged(put, chosen) : taken(chosen)
      return { toast: '已写进汇报', say: show({ put: words }), write: putting(words) }
    }
    case 'drop': {
      const { year, area } = place
      return { say: show({ put: undefined }), write: [{ do: 'dropPair', of: { year, area, at } }] }
    }
    case 'solved':
    case 'carried': {
      if (!asked) return { say: show() }
      const settled: Write = { do: 'settlePair', of: { id: asked.id, outcome: deed.is, at } }
      if (deed.is === 'solved' || put) return { say: show({ before: older }), write: [settled] }
      return { say: show({ before: older, put: asked }), write: [settled, ...putting(asked)] }
    }
    case 'words': {
      const typed = deed.typed.trim().replace(/\s*\n\s*/gu, '')
      const fault = refusalOf(typed) ?? tooLong(typed, messages.LONGEST)
      if (fault) return { say: [messages.wordsRefused(place, fault)] }
      if (!put) return { say: show({}, '没有保存：这一条刚被别的编辑拿掉了。\n'), awaits: null }
      if (deed.was !== undefined && deed.was !== now) {
        const { year, area } = place
        return {
          say: [messages.wordsOvertaken(place, put[deed.side], typed)],
          awaits: { for: 'pair', year, area, side: deed.side, was: now, typed },
        }
      }
      const words = { ...put, [deed.side]: typed }
      return { say: show({ put: words }, '已保存。\n'), write: putting(words), awaits: null }
    }
  }
}

function page({ place, put, before: [before], reported, page: at, more }: Area, lead?: string) {
  return messages.pairArea(place, { put, before, reported, page: at, more }, lead)
}

function taken({ problem, plan, report }: Candidate): Words {
  return { problem, plan, reports: [report] }
}

function merged(put: Words, other: Candidate): Words {
  if (put.reports.includes(other.report)) return put
  const join = (a: string, b: string) => `${a.replace(/[。；，\s]+$/u, '')}；${b}`
  return {
    problem: join(put.problem, other.problem),
    plan: join(put.plan, other.plan),
    reports: [...put.reports, other.report],
  }
}

function putWrites({ year, area }: PairPlace, { problem, plan, reports }: Words, setBy: number, at: Date): Write[] {
  return [
    { do: 'putPair', of: { year, area, problem, plan, reports, setAt: at, setBy } },
    { do: 'note', of: { at, personId: setBy, action: 'pair', subject: `${year} ${area}` } },
  ]
}
