import type { Approximation } from '../../src/chinese/quantity.ts'
import type { Line } from './desk.ts'

/** A number as a row has it, and what it means. */
export type Meant = { readonly typed: unknown; readonly value: number; readonly mark?: Approximation }

/** A row of which the test itself knows what every answer means. */
export type Told = Line & { readonly id: string; readonly at: string; readonly meant: Readonly<Record<string, Meant>> }

export type Rule = {
  readonly code: string
  readonly form: string
  readonly answer: string
  readonly rule: 'sum' | 'newest' | 'average' | 'names'
  readonly level?: string
  readonly key?: string
  /** Its keys are things of the county, whichever unit reports of one. */
  readonly ofThings?: true
  readonly held?: boolean
  readonly sensitive?: boolean
  readonly total?: 'sessions' | 'attendance'
}

/** The rules of the indicators that the rows below have, told once more and apart from the catalogue. */
export const RULES: readonly Rule[] = [
  {
    code: 'women_gratitude_talks',
    form: 'women_talk',
    answer: 'women_gratitude_talks',
    rule: 'sum',
    total: 'sessions',
  },
  {
    code: 'women_gratitude_audience',
    form: 'women_talk',
    answer: 'women_gratitude_audience',
    rule: 'sum',
    total: 'attendance',
  },
  { code: 'women_talk_subteams', form: 'women_talk', answer: 'women_talk_subteams', rule: 'newest', held: true },
  { code: 'women_fed_full_coverage_towns', form: 'women_org', answer: 'women_fed_full_coverage_towns', rule: 'newest' },
  {
    code: 'women_agency_orgs_built',
    form: 'women_org',
    answer: 'women_agency_orgs_built',
    rule: 'names',
    level: 'women_agency_org_level',
  },
  { code: 'women_two_new_orgs_built', form: 'women_org', answer: 'women_two_new_orgs_built', rule: 'names' },
  {
    code: 'women_beautiful_families',
    form: 'women_family',
    answer: 'women_beautiful_families',
    rule: 'sum',
    level: 'women_beautiful_family_level',
    sensitive: true,
  },
  {
    code: 'youth_study_avg_learners_per_issue',
    form: 'youth_study',
    answer: 'youth_study_learners',
    rule: 'average',
    key: 'youth_study_issue',
  },
  {
    code: 'youth_award_teams',
    form: 'youth_award',
    answer: 'youth_award_teams',
    rule: 'newest',
    level: 'youth_award_level',
    key: 'youth_award_name',
  },
  { code: 'dpf_fund_to_share_pilots', form: 'dpf_share', answer: 'dpf_fund_to_share_pilots', rule: 'names' },
  {
    code: 'dpf_disabled_shareholders',
    form: 'dpf_share',
    answer: 'dpf_disabled_shareholders',
    rule: 'newest',
    key: 'dpf_fund_to_share_pilots',
    ofThings: true,
    held: true,
    sensitive: true,
  },
  { code: 'red_cross_funds_yuan', form: 'rc_relief', answer: 'red_cross_funds_yuan', rule: 'sum' },
  {
    code: 'women_education_participants',
    form: 'women_education',
    answer: 'women_education_participants',
    rule: 'sum',
    total: 'attendance',
  },
]

/** What of a form's events is the same where several levels report one: its name, and its numbers. */
const EVENTS: Readonly<Record<string, { readonly name: string; readonly number: string; readonly level?: string }>> = {
  women_education: { name: 'women_education_activities', number: 'women_education_participants' },
  women_family: {
    name: 'women_family_activity',
    number: 'women_beautiful_families',
    level: 'women_beautiful_family_level',
  },
  youth_award: { name: 'youth_award_name', number: 'youth_award_teams', level: 'youth_award_level' },
}

/** The rows whose event no lower level of their organization reported too. */
export function eachEventOnce(rows: readonly Told[]): readonly Told[] {
  const isCounted = (row: Told): boolean =>
    !rows.some((other) => isLower(other, row) && isOne(other, row) && isCounted(other))
  return rows.filter(isCounted)
}

function isLower(one: Told, other: Told): boolean {
  const [low, high] = [one, other].map(({ unit }) => unit.split('/').slice(0, -1).join('/'))
  return low !== high && (high === 'qinghe' || low?.startsWith(`${high}/`) === true)
}

function isOne(one: Told, other: Told): boolean {
  const event = EVENTS[one.form]
  if (!event || one.form !== other.form || one.on !== other.on || !leads(one) || !leads(other)) return false
  const plain = (row: Told) => String(row.answers[event.name]).replace(/[“”]|活动$/g, '')
  if (plain(one) !== plain(other)) return false
  if (event.level !== undefined && one.answers[event.level] !== other.answers[event.level]) return false
  const [a, b] = [numberOf(one, event.number), numberOf(other, event.number)]
  const [[lowA, highA], [lowB, highB]] = [rangeOf(a), rangeOf(b)]
  const near = (a.mark || b.mark) && Math.abs(a.value - b.value) <= Math.max(a.value, b.value) / 10
  return a.value > 0 && b.value > 0 && ((lowA <= highB && lowB <= highA) || !!near)
}

/** What was typed, added up, and between what the true number lies. */
export type Total = { readonly value: number; readonly low: number; readonly high: number }

/** One indicator of one level, gone through row by row. undefined: nobody gave that number. */
export function naiveTotal(rule: Rule, level: string, rows: readonly Told[], among = rows): Total | undefined {
  const once = rule.form in EVENTS ? eachEventOnce(rows.filter((row) => row.form === rule.form)) : rows
  const own = once.filter((row) => counts(rule, row) && levelOf(rule, row) === level)
  if (own.length === 0) return undefined
  if (rule.rule === 'names') {
    const given = own.map((row) => row.answers[rule.answer])
    // A name counts once: of several levels at the highest, of several units at the one that lies deepest.
    const all = among.filter((row) => counts(rule, row))
    const names = own.flatMap((row) =>
      namesOf(rule, row).filter((name) => placeOf(rule, name, all) === placed(rule, row)),
    )
    const nothing = given.every((of) => Array.isArray(of) && of.length > 0)
    if (nothing && names.length === 0 && among !== rows) return undefined
    // What was only counted has no names to be told apart by.
    const nameless = given.map((of) => ({ value: typeof of === 'number' ? of : 0 }))
    return sumOf([{ value: new Set(names).size }, ...nameless])
  }
  const given = own.map((row) => ({ row, ...numberOf(row, rule.answer) }))
  if (rule.rule === 'sum') return sumOf(given)
  if (rule.rule === 'average') {
    const issues = new Set(own.map((row) => row.answers[rule.key ?? '']))
    const each = [...issues].map((issue) => given.filter((g) => g.row.answers[rule.key ?? ''] === issue))
    const sum = sumOf(each.flat())
    const mean = (of: number) => Math.floor(of / issues.size + 0.5)
    return { value: mean(sum.value), low: mean(sum.low), high: mean(sum.high) }
  }
  const newest = new Map<string, (typeof given)[number]>()
  for (const g of given) {
    const key = `${rule.ofThings ? '' : g.row.unit} ${rule.key === undefined ? '' : String(g.row.answers[rule.key])}`
    const held = newest.get(key)
    if (!held || `${g.row.on} ${g.row.at}` > `${held.row.on} ${held.row.at}`) newest.set(key, g)
  }
  return sumOf([...newest.values()])
}

const LEVELS = ['国家级', '省级', '州（市）级', '县级', '镇（街道）级', '其他', '']

function namesOf(rule: Rule, row: Told): string[] {
  const given = row.answers[rule.answer]
  return Array.isArray(given) ? given : []
}

function placed(rule: Rule, row: Told): string {
  const depth = row.unit.startsWith('qinghe/') ? 1 : row.unit.split('/').length
  return `${LEVELS.indexOf(levelOf(rule, row))} ${9 - depth} ${row.unit}`
}

function placeOf(rule: Rule, name: string, rows: readonly Told[]): string | undefined {
  return rows
    .filter((row) => namesOf(rule, row).includes(name))
    .map((row) => placed(rule, row))
    .sort()[0]
}

/** Levels under which these rows have a number of that rule; a level of nothing only where all are. */
export function naiveLevels(rule: Rule, rows: readonly Told[], among = rows): string[] {
  const all = [...new Set(rows.filter((row) => counts(rule, row)).map((row) => levelOf(rule, row)))]
  const counted = all.filter((level) => (naiveTotal(rule, level, rows, among)?.value ?? 0) > 0)
  return rule.level !== undefined && counted.length > 0 ? counted : all
}

function counts(rule: Rule, row: Told): boolean {
  if (row.form !== rule.form || row.answers[rule.answer] === undefined) return false
  return rule.held === true || leads(row)
}

function leads(row: Told): boolean {
  const lead = row.answers['joint_lead']
  return lead === undefined || lead === '本单位牵头'
}

function levelOf(rule: Rule, row: Told): string {
  return rule.level === undefined ? '' : String(row.answers[rule.level] ?? '')
}

function numberOf(row: Told, answer: string): { value: number; mark?: Approximation | undefined } {
  const given = row.answers[answer]
  if (typeof given === 'boolean') return { value: given ? 1 : 0 }
  const meant = row.meant[answer]
  if (!meant) throw new Error(`the test does not know what ${answer} of ${row.id} means`)
  return meant
}

function sumOf(given: readonly { value: number; mark?: Approximation | undefined }[]): Total {
  const add = (numbers: readonly number[]) => numbers.reduce((n, each) => n + Math.round(each * 10_000), 0) / 10_000
  const wide = given.map(rangeOf)
  return { value: add(given.map((g) => g.value)), low: add(wide.map((w) => w[0])), high: add(wide.map((w) => w[1])) }
}

/** Told by the written number: 约300 → 250 to 349, 近400 → 390 to 399, 150余 → 151 to 159, 约1000 → 950 to 1049. */
function rangeOf({ value, mark }: { value: number; mark?: Approximation | undefined }): [number, number] {
  if (mark === undefined || value === 0) return [value, value]
  const zeros = /0*$/.exec(String(value))?.[0].length ?? 0
  const unit = 10 ** zeros
  if (mark === 'over') return [value + 1, value + unit - 1]
  if (mark === 'near') return [value - Math.max(unit / 10, 5), value - 1]
  const half = /^10+$/.test(String(value)) ? unit / 20 : unit / 2
  return [value - half, value + half - 1]
}
