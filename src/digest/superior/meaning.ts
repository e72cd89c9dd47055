import { yearOf } from '../../calendar/day.ts'
import { calendarYear, monthsAround, type Period, yearBefore } from '../../calendar/period.ts'
import type { AreaLevel } from '../../catalogue/applicable.ts'
import type { Catalogue, FoundIndicator } from '../../catalogue/catalogue.ts'
import { indicatorCode } from '../../catalogue/figures.ts'
import { nearest } from '../../catalogue/nearest.ts'
import type { Indicator } from '../../catalogue/schema.ts'
import { isRate } from '../../chinese/measure.ts'
import { PERIOD_KINDS } from '../kinds/index.ts'
import type { Counted, Mark } from './mark.ts'
import { type InMeasure, isSameMeasure, measureAsked } from './measure-asked.ts'

/** An area of the county; the first of a list of them is the county itself. */
export type Area = {
  readonly id: string
  readonly name: string
  /** What it is called by now, which marks may say too. */
  readonly nameNow?: string
  readonly level: AreaLevel
  readonly parentId: string | null
}

/** What marks are understood by. */
export type Known = { readonly catalogue: Catalogue; readonly areas: readonly Area[] }

/** Whose work: an area with those below it, the county's own units alone, or all that the table is filled for. */
export type Part = { readonly of: 'whole' } | { readonly of: 'own' } | { readonly of: 'area'; readonly area: Area }

/** Over what a list in one cell goes, or rows that repeat. */
const REPEATS = ['镇', '镇和县本级', '村', '月'] as const
export type Repeat = (typeof REPEATS)[number]

/** How a figure stands to that of a year before, which `@同比` and `@增减` ask. */
const AGAINST = ['同比', '增减'] as const
export type Against = (typeof AGAINST)[number]

/** Says that what nobody has reported is 0 in cells too, where a superior wants none empty; prints nothing. */
export const ZEROS = '空格填0'

/** Words that a table prints of what it is filled for; those of a row stand only in rows that repeat. */
export const WORDS = ['县', '范围', '期间', '年', '月', '起', '止', '填表日期', ZEROS] as const
const ROW_WORDS = ['序号', '镇', '村'] as const
export type Word = (typeof WORDS)[number] | (typeof ROW_WORDS)[number]

/** What a mark asks for. */
export type Meaning = { readonly word: Word } | { readonly figure: AskedFigure }

/** What is counted: an indicator. */
export type AskedIndicator = {
  readonly found: FoundIndicator
  /** The organization's alone, of what several are asked. */
  readonly organization: string | undefined
  readonly level: string | undefined
}

export type AskedFigure = AskedIndicator & {
  /** What is added to it. */
  readonly plus: readonly AskedIndicator[]
  readonly names: boolean
  /** Undefined: the row's, else all. */
  readonly part: Part | undefined
  /** Undefined: the row's, else what the table is filled for. */
  readonly period: ((filled: Period) => Period) | undefined
  /** One after the other in one cell. */
  readonly each: Exclude<Repeat, '村'> | undefined
  /** Beside the same days of the year before. */
  readonly against: Against | undefined
  /** Undefined: as units report it. */
  readonly measure: InMeasure | undefined
}

/** What a mark means where it stands; `inRows`: in rows that repeat. A text is what is wrong with it, and what would do. */
export function meaningOf(mark: Mark, known: Known, inRows: Repeat | undefined): Meaning | string {
  const word = [...WORDS, ...ROW_WORDS].find((w) => w === mark.name)
  if (word && mark.organization === undefined) {
    const ofRow = ROW_WORDS.some((w) => w === word)
    if (ofRow && inRows === undefined) return `“${word}”只能写在重复的行里，如{#镇}{${word}}…{/镇}`
    return { word }
  }
  const asked = countedBy(mark, known)
  if (typeof asked === 'string') return asked
  const plus = addedTo(mark, known, asked)
  if (typeof plus === 'string') return plus
  const { found } = asked
  if (mark.names && plus.length > 0) return '名单不能相加，请分在两格里写'
  if (mark.names && found.indicator.over_time !== 'distinct') {
    return `“${found.indicator.label}”没有名单，只有数，请去掉“:名单”`
  }
  let figure: AskedFigure = {
    ...asked,
    ...{ plus, names: mark.names },
    ...{ part: undefined, period: undefined, each: undefined, against: undefined, measure: undefined },
  }
  for (const at of mark.at) {
    const measure = measureAsked(at, found.indicator)
    if (typeof measure === 'string') return measure
    const read = measure ? { measure } : placeOrTime(at, known)
    if (typeof read === 'string') return read
    figure = { ...figure, ...read }
  }
  if (figure.names && figure.against) return `名单不能${figure.against}，请去掉“:名单”或“@${figure.against}”`
  const { measure } = figure
  const isNone = figure.names ? '名单' : figure.against === '同比' ? '同比' : undefined
  if (measure && isNone) return `${isNone}不分单位，请去掉“@${measure.called}”`
  return { figure }
}

function countedBy(counted: Counted, known: Known): AskedIndicator | string {
  const asked = indicatorOf(counted, known)
  if (typeof asked === 'string') return asked
  const level = levelOf(counted, asked.found)
  return level && typeof level === 'object' ? level.wrong : { ...asked, level }
}

/** What is added to the first of a mark; a text where they add up to nothing that can be counted. */
function addedTo({ organization, plus }: Mark, known: Known, first: AskedIndicator): AskedIndicator[] | string {
  const added: AskedIndicator[] = []
  let own = organization
  for (const counted of plus) {
    own = counted.organization ?? own
    const asked = countedBy({ ...counted, ...(own === undefined ? {} : { organization: own }) }, known)
    if (typeof asked === 'string') return asked
    const wrong = notAdded(first.found.indicator, asked.found.indicator)
    if (wrong !== undefined) return wrong
    added.push(asked)
  }
  return added
}

function notAdded(one: Indicator, other: Indicator): string | undefined {
  const rate = [one, other].find(({ unit }) => isRate(unit))
  if (rate) return `“${rate.label}”是比率，不能相加，请分在两格里写`
  if (isSameMeasure(one.unit, other.unit)) return undefined
  return `“${one.label}”的单位是${one.unit}，“${other.label}”的是${other.unit}，不能相加`
}

function indicatorOf(
  { organization: named, name }: Counted,
  { catalogue }: Known,
): { found: FoundIndicator; organization: string | undefined } | string {
  const { organizations, indicators } = catalogue
  if (name === '') return '花括号里没有写指标，请写上，如{妇联.巾帼宣讲场次}'
  const own = named === undefined ? undefined : organizations.find((o) => [o.code, o.name].includes(named))
  if (named !== undefined && !own) {
    return `没有“${named}”这个组织${meant(
      named,
      organizations.map((o) => o.name),
    )}`
  }
  const of = indicators.filter((i) => !own || (i.organization?.code ?? own.code) === own.code)
  const found = of.filter((i) => namesOf(i).includes(name))
  const [first, ...others] = found
  const prefix = own ? `${own.name}` : ''
  if (!first) {
    const words = own ? [] : [...WORDS, ...ROW_WORDS]
    return `${prefix}没有“${name}”这个指标${meant(name, [...words, ...of.flatMap(namesOf)])}`
  }
  if (others.length > 0) {
    const codes = found.map((i) => `${i.organization ? `${i.organization.name}.` : ''}${i.code}`).join('、')
    return `“${name}”有${found.length}个，请写清是哪个：${codes}`
  }
  return { found: first, organization: own?.code ?? first.organization?.code }
}

/** By what an editor may name an indicator: its label, its code, the question's code and short name. */
function namesOf({ code, indicator, question }: FoundIndicator): string[] {
  return [indicator.label, code, indicatorCode(question), question.code, ...(question.label ? [question.label] : [])]
}

function levelOf({ level }: Counted, { form, indicator }: FoundIndicator): string | undefined | { wrong: string } {
  const offered = form.questions.find((q) => q.code === indicator.split_by)?.choices ?? []
  if (indicator.split_by === undefined) {
    return level === undefined ? undefined : { wrong: `“${indicator.label}”不分级别，请去掉“/${level}”` }
  }
  const like = `如{${indicator.label}/${offered[0] ?? '县级'}}`
  if (level === undefined) return { wrong: `“${indicator.label}”分级别，请写上哪一级，${like}` }
  return offered.includes(level)
    ? level
    : { wrong: `“${indicator.label}”没有“${level}”这一级，有：${offered.join('、')}` }
}

function placeOrTime(at: string, { areas }: Known): Partial<AskedFigure> | string {
  const each = REPEATS.find((r) => at === `各${r}`)
  if (each && each !== '村') return { each }
  if (at === '全县' || at === '全部' || at === areas[0]?.name) return { part: { of: 'whole' } }
  if (at === '县本级') return { part: { of: 'own' } }
  const against = AGAINST.find((how) => at === how)
  if (against) return { against }
  const period = periodOf(at)
  if (period) return { period }
  const [area, ...others] = areas.filter((a) => [a.id, a.name, a.nameNow].includes(at))
  if (area && others.length > 0) {
    return `叫“${at}”的地方有${others.length + 1}个，请写代码：${[area, ...others].map((a) => a.id).join('、')}`
  }
  if (area) return { part: { of: 'area', area } }
  const times = [
    '3月',
    '一季度',
    '上半年',
    '本年',
    '本年累计',
    '上年',
    '上年同期',
    '同比',
    '增减',
    '各镇',
    '各月',
    '县本级',
  ]
  const like = nearest(at, [...areas.map((a) => a.name), ...times])
  return like
    ? `“@${at}”看不懂，是不是“@${like}”？`
    : `“@${at}”看不懂。可以写地方（@${areas[1]?.name ?? '甲镇'}、@县本级、@各镇）或时间（@3月、@一季度、@上半年、@本年累计、@上年同期、@各月）`
}

function periodOf(at: string): AskedFigure['period'] {
  if (at === '本年' || at === '全年') return ({ to }) => calendarYear(yearOf(to))
  if (at === '上年' || at === '去年') return ({ to }) => calendarYear(yearOf(to) - 1)
  if (at === '上年同期') return yearBefore
  if (at === '本年累计' || at === '累计') return ({ to }) => ({ from: calendarYear(yearOf(to)).from, to })
  if (at === '本月') return ({ to }) => monthsAround(to, 1)
  if (at === '本季度') return ({ to }) => monthsAround(to, 3)
  const [, written, rest = at] = /^(20\d\d)年(.*)$/u.exec(at) ?? []
  const yearIn = ({ to }: Period) => (written === undefined ? yearOf(to) : Number(written))
  if (written !== undefined && (rest === '' || rest === '度')) return (filled) => calendarYear(yearIn(filled))
  const months = monthsFromTo(rest)
  if (months) return (filled) => months(yearIn(filled))
  for (const { asked } of PERIOD_KINDS) {
    const found = asked?.pattern.exec(rest)
    if (!asked || !found || found[0] !== rest || !asked.in(2000, found)) continue
    return (filled) => asked.in(yearIn(filled), found) ?? filled
  }
  return undefined
}

/** 1-6月, 1月至6月, 前三季度: of a year from the first day of one month to the last of another. */
function monthsFromTo(written: string): ((year: number) => Period) | undefined {
  const months = written === '前三季度' ? '1-9月' : written
  const [, first, last] = /^(\d{1,2})月?[-－–—~～至到](\d{1,2})月(?:份)?$/u.exec(months)?.map(Number) ?? []
  if (!first || !last || first > last || last > 12) return undefined
  const month = (year: number, of: number) => monthsAround(`${year}-${String(of).padStart(2, '0')}-01`, 1)
  return (year) => ({ from: month(year, first).from, to: month(year, last).to })
}

function meant(name: string, among: readonly string[]): string {
  const like = nearest(name, [...new Set(among)]) ?? among.find((each) => each.includes(name) || name.includes(each))
  return like === undefined ? '' : `，是不是“${like}”？`
}
