import { describe, expect, it } from 'vitest'
import { compile, unread } from '../../src/digest/compile.ts'
import type { Digest } from '../../src/digest/digest.ts'
import type { Entry, GatheredIssue, UnitOfScope } from '../../src/digest/gathered.ts'
import { type Verdict, wordsKey } from '../../src/digest/public-words.ts'
import { highlightCandidates } from '../../src/digest/week-highlights.ts'
import { wordsGiven } from '../../src/digest/words-to-read.ts'
import { madeUnits, madeWeek } from './made-week.ts'

const READ = '2022-11-14T09:00:00.000Z'
const LATER = '2022-11-14T10:00:00.000Z'
const units = madeUnits(undefined, 4, 2)
const unit = (id: string) => units.find((u) => u.id === id) as UnitOfScope

let receipt = 0
function activity(of: string, name: string, more: Record<string, string | readonly string[]> = {}, at = READ): Entry {
  const { id, name: unitName, organization } = unit(of)
  const answers = { women_education_activities: name, women_education_participants: 30, ...more }
  receipt += 1
  return {
    ...{ receipt: String(receipt), unitId: id, unitName, organization, form: 'women_education' },
    ...{ on: '2022-11-09' as const, recordedAt: at },
    answers: Object.fromEntries(Object.entries(answers).map(([code, value]) => [code, { raw: '', value }])),
  } as Entry
}

const TOGETHER = { joint_orgs: ['团委', '残联'], joint_lead: '本单位牵头' }

const told = (digest: Digest) =>
  digest.sections.find(({ code }) => code === 'highlights')?.blocks.map((b) => (b.kind === 'item' ? b.report : '')) ??
  []

function weekOf(entries: readonly Entry[], of: Partial<GatheredIssue> = {}): GatheredIssue {
  const { edition: _, ...week } = madeWeek({ units, entries }, { readUpTo: READ, ...of })
  return week
}

/** As when an editor lets through what `which` says of all the words of a week. */
function passing(week: GatheredIssue, which: (text: string) => boolean = () => true): GatheredIssue {
  const passed = wordsGiven(week).filter(({ text }) => which(text))
  return { ...week, verdicts: new Map(passed.map((words): [string, Verdict] => [wordsKey(words), { is: 'passed' }])) }
}

describe('what an editor has read is what goes out', () => {
  const six = [
    ...['读书会', '健步走', '山歌会'].map((name) => activity('qinghe/women', name)),
    ...['茶话会', '故事会', '联谊会'].map((name) => activity('t1/women', name, TOGETHER)),
    activity('t2/women', '乡音会', { result_text: '群众说好' }),
  ]
  const proposed = told(compile(weekOf(six), 'group'))

  it('is five, and letting words through changes none of them', () => {
    expect(proposed).toHaveLength(5)
    for (const which of [() => true, (text: string) => text === '群众说好', (text: string) => text === '山歌会']) {
      for (const edition of ['group', 'office'] as const) {
        expect(told(compile(passing(weekOf(six), which), edition))).toEqual(proposed)
      }
    }
  })

  it.each([
    ['of more units together', activity('t0/women', '运动会', { joint_orgs: ['团委', '残联', '科协'] }, LATER)],
    ['the first of its kind', activity('t0/women', '首届山歌节', {}, LATER)],
  ])('is pushed out by nothing that is new: %s', (_, fresh) => {
    const week = weekOf([fresh, ...six])
    expect(told(compile(week, 'group'))).toEqual(proposed)
    expect(told(compile(week, 'office'))).toEqual(proposed)
    expect(highlightCandidates(week).at(-1)).toMatchObject({ entry: { receipt: fresh.receipt }, isNew: true })
    expect(told(compile(weekOf([fresh, ...six], { readUpTo: LATER }), 'group'))).toContain(fresh.receipt)
  })

  it('fills no empty place unread', () => {
    const [one, fresh] = [activity('qinghe/women', '读书会'), activity('qinghe/women', '首届山歌节', {}, LATER)]
    expect(told(compile(weekOf([one, fresh]), 'group'))).toEqual([one.receipt])
    expect(told(compile(passing(weekOf([one, fresh])), 'group'))).toEqual([one.receipt, fresh.receipt])
    expect(told(compile(passing(weekOf([fresh, ...six])), 'group'))).toEqual(proposed)
  })

  it('is told by the clock where all that was said of it was let through', () => {
    const whole = activity('qinghe/women', '读书会', { result_text: '大家说好' })
    const half = activity('qinghe/women', '健步走', { result_text: '张三带队' })
    const byClock = (week: GatheredIssue) => told(compile(unread(week), 'group'))
    expect(byClock(weekOf([whole, half]))).toEqual([])
    expect(byClock(passing(weekOf([whole, half]), (text) => text !== '张三带队'))).toEqual([whole.receipt])
    expect(byClock(passing(weekOf([whole, half])))).toEqual([whole.receipt, half.receipt])
  })

  it('stands in the order in which it was picked', () => {
    const picked = [...proposed].reverse().flatMap((of) => of ?? [])
    expect(told(compile(weekOf(six, { picked }), 'group'))).toEqual(picked)
  })
})
