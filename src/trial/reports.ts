import { addDays, type Day, dayIn, daysBetween } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { UnitInArea } from '../database/unit.ts'
import { Dice } from './dice.ts'
import { PEOPLE } from './people.ts'
import { type Given, PROBLEMS, TOPICS } from './topics.ts'

/** A row of an import: a later one of the same id is a correction. */
export type TrialReport = {
  readonly id: string
  readonly unit: string
  readonly form: string
  readonly on: Day
  readonly at: string
  readonly answers: Readonly<Record<string, Given>>
}

type Unit = Pick<UnitInArea, 'id' | 'organization' | 'level' | 'areaName'>

/** Where the county lies, whatever TIME_ZONE says of the bot. */
const ZONE = 'Asia/Shanghai'
const FIRST_MONDAY = '2025-01-06'
/** From here on the county reports in earnest; before, a part of it does. */
const IN_EARNEST = '2026-10-12'
/** Units whose people somebody may be leave their reports to them. */
const PLAYED = new Set(PEOPLE.flatMap((p) => (p.place?.role === 'reporter' && p.place.unit ? [p.place.unit] : [])))

/** How likely a unit is to report a work of its own in a week, and a zero report where it has none. */
const LIKELY = { early: { work: 0.08, zero: 0 }, earnest: { work: 0.36, zero: 0.3 } }

/**
 * What comes after `since` and until `until` from units whose people nobody plays, in the order of coming. It depends on
 * nothing but the weeks, and they go on for ever.
 */
export function reportsBetween(units: readonly Unit[], since: Date, until: Date): TrialReport[] {
  const rows: TrialReport[] = [...TOLD_APART]
  const last = dayIn(ZONE, until)
  const first = weekOf(dayIn(ZONE, since)).from
  for (let monday: Day = first < FIRST_MONDAY ? FIRST_MONDAY : first; monday <= last; monday = addDays(monday, 7))
    rows.push(...reportsOfWeek(units, monday))
  return rows
    .filter(({ at }) => new Date(at) > since && new Date(at) <= until)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id.localeCompare(b.id))
}

/** All of a week's come within it. */
function reportsOfWeek(units: readonly Unit[], monday: Day): TrialReport[] {
  const week = daysBetween(FIRST_MONDAY, monday) / 7 + 1
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i))
  const likely = monday < IN_EARNEST ? LIKELY.early : LIKELY.earnest
  const own = units.flatMap((unit, place) =>
    PLAYED.has(unit.id) ? [] : weekOfUnit(unit, days, likely, new Dice(week, week * 1_000 + place)),
  )
  return [...own, ...problemsOf(units, monday)]
}

type Likely = (typeof LIKELY)[keyof typeof LIKELY]

function weekOfUnit(unit: Unit, days: readonly Day[], likely: Likely, dice: Dice): TrialReport[] {
  const on = dice.pick(days)
  const row = { id: `${unit.id} ${on}`, unit: unit.id, on, at: eveningOf(on, dice) }
  if (!dice.chance(likely.work)) {
    const zero = dice.chance(likely.zero)
    return zero ? [{ ...row, form: ZERO_FORM, answers: { zero_report: '本周无新增，零报告' } }] : []
  }
  const topics = (TOPICS[unit.organization] ?? []).filter((m) => m.levels.includes(unit.level))
  if (topics.length === 0) return []
  const topic = dice.pick(topics.flatMap((m) => Array.from({ length: m.often }, () => m)))
  return [{ ...row, form: topic.form, answers: topic.answers(dice, unit.areaName) }]
}

function eveningOf(on: Day, dice: Dice): string {
  return `${on}T${dice.number(17, 20)}:${10 + dice.number(0, 49)}:00+08:00`
}

/** Asked for late in each quarter: on the Monday after its twentieth a few units have something to say. */
function problemsOf(units: readonly Unit[], on: Day): TrialReport[] {
  const [year, month, date] = on.split('-').map(Number) as [number, number, number]
  if (month % 3 > 0 || date < 21 || date > 27) return []
  const quarter = (year - 2025) * 4 + month / 3 - 1
  return PROBLEMS.flatMap((answers, i) => {
    const unit = units[(quarter * 7 + i * 11) % units.length]
    // The same words twice in a year would be the same problem twice.
    if (!unit || (i + quarter) % 4 > 0 || PLAYED.has(unit.id)) return []
    const row = { id: `${unit.id} ${on} problem`, unit: unit.id, form: 'problem_plan', on }
    return [{ ...row, at: `${on}T18:00:00+08:00`, answers }]
  })
}

const CLEAN_UP = {
  youth_volunteer_actions: '清河护水行动',
  youth_leaflets_distributed: '120余',
  youth_leaflet_topics: ['预防电信网络诈骗'],
}

/** What a newcomer should see happen at least once. */
const TOLD_APART: readonly TrialReport[] = [
  // Two organizations, one event: the lead's numbers count, both are credited.
  {
    ...{ id: 'joint-youth', unit: 'bing-zhen/youth', form: 'youth_volunteer', on: '2026-11-05' },
    at: '2026-11-05T18:20:00+08:00',
    answers: { ...CLEAN_UP, youth_env_volunteers: 46, joint_orgs: ['妇联'], joint_lead: '本单位牵头' },
  },
  {
    ...{ id: 'joint-women', unit: 'bing-zhen/women', form: 'women_education', on: '2026-11-05' },
    at: '2026-11-05T19:05:00+08:00',
    answers: {
      women_education_activities: '清河护水行动',
      women_education_participants: 46,
      joint_orgs: ['团委'],
      joint_lead: '团委',
    },
  },
  // Corrected after its week was out: the next digest says so.
  {
    ...{ id: 'corrected-now', unit: 'ding-zhen/union', form: 'union_culture', on: '2026-11-04' },
    at: '2026-11-04T19:30:00+08:00',
    answers: { union_culture_activities: '工间健步走', union_culture_participants: 58 },
  },
  {
    ...{ id: 'corrected-now', unit: 'ding-zhen/union', form: 'union_culture', on: '2026-11-04' },
    at: '2026-11-11T17:30:00+08:00',
    answers: { union_culture_activities: '工间健步走', union_culture_participants: 85 },
  },
  // Reported when its week was out already.
  {
    ...{ id: 'late-october', unit: 'jia-zhen/ast', form: 'ast_volunteer', on: '2026-10-30' },
    at: '2026-11-06T10:15:00+08:00',
    answers: { ast_volunteer_sessions: 1, ast_audience: '80余', ast_volunteer_service_text: '农技员到田边讲果树修剪' },
  },
  {
    ...{ id: 'late-november', unit: 'yi-zhen/rc', form: 'rc_firstaid', on: '2026-11-06' },
    at: '2026-11-10T19:30:00+08:00',
    answers: { red_cross_first_aid_sessions: 1, red_cross_first_aid_trainees: 52, red_cross_first_aiders_certified: 0 },
  },
]
