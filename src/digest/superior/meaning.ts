import type { FoundIndicator } from '../../catalogue/catalogue.ts'
import { indicatorCode } from '../../catalogue/figures.ts'
import { nearest } from '../../catalogue/nearest.ts'
import type { Indicator } from '../../catalogue/schema.ts'
import { isRate } from '../../chinese/measure.ts'
import {
  type AskedFigure,
  type AskedIndicator,
  type Known,
  type Meaning,
  type Repeat,
  ROW_WORDS,
  WORDS,
} from './asked.ts'
import type { Counted, Mark } from './mark.ts'
import { isSameMeasure, measureAsked } from './measure-asked.ts'
import { placeOrTime } from './place-or-time.ts'

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

function meant(name: string, among: readonly string[]): string {
  const like = nearest(name, [...new Set(among)]) ?? among.find((each) => each.includes(name) || name.includes(each))
  return like === undefined ? '' : `，是不是“${like}”？`
}
