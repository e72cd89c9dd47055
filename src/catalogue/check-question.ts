import { isRate } from '../chinese/measure.ts'
import { kindOf, kindsWhere } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Indicator, Question } from './schema.ts'
import type { Found } from './source.ts'

/** The names of kinds, as a sentence has them. */
const kinds = (is: (kind: Kind) => boolean, between = '和'): string => kindsWhere(is).join(between)

const offersChoices = (kind: Kind): boolean => kind.picks !== 'nothing'
const isNumber = (kind: Kind): boolean => kind.counts === 'number'
const counts = (kind: Kind): boolean => kind.counts !== 'nothing'
const countsNames = (kind: Kind): boolean => kind.counts === 'names'
const holdsNames = (kind: Kind): boolean => kind.words === 'names'

type Around = {
  /** A shared question that names another one is right in itself: it is the form that lacks the other. */
  readonly shared: boolean
  /** Codes of the form's questions: those before this one, and all of them. */
  readonly earlier: readonly string[]
  readonly all: readonly string[]
  readonly totals: readonly { readonly code: string }[]
}

function needsEarlier(code: string): string {
  return `要写这张表里排在前面的一道题的代码，前面没有“${code}”`
}

/** One question against its form. */
export function checkQuestion(question: Question, around: Around, found: Found): void {
  const { choices, none, when } = question
  const kind = kindOf(question)
  if (offersChoices(kind) && !choices) found(['choices'], `${question.kind}题要写choices，列出可选的答案`)
  if (!offersChoices(kind) && choices) found(['choices'], `只有${kinds(offersChoices)}题才写choices，请去掉`)
  for (const [i, choice] of (choices ?? []).entries()) {
    if ((choices ?? []).indexOf(choice) < i) found(['choices', i], `“${choice}”写了两遍，请只留一个`)
  }
  if (none !== undefined && kind.picks !== 'several') {
    found(['none'], `只有${kinds((k) => k.picks === 'several')}题才写none，请去掉`)
  }
  if (question.others && kind.picks !== 'several') {
    found(['others'], `只有${kinds((k) => k.picks === 'several')}题才写others，请去掉`)
  }
  // The interview adds it as a button of its own.
  if (none !== undefined && choices?.includes(none)) found(['none'], `“${none}”不要再写在choices里`)
  if (when !== undefined && !around.earlier.includes(when)) found(around.shared ? [] : ['when'], needsEarlier(when))
  if (question.among !== undefined && kind.picks !== 'one') {
    found(['among'], `只有${kinds((k) => k.picks === 'one')}题才写among，请去掉`)
  } else if (question.among !== undefined && !around.earlier.includes(question.among)) {
    found(around.shared ? [] : ['among'], needsEarlier(question.among))
  }
  const { same_as, counts: named } = question
  if (same_as !== undefined && !around.earlier.includes(same_as)) {
    found(around.shared ? [] : ['same_as'], needsEarlier(same_as))
  }
  if (named !== undefined && !isNumber(kind)) found(['counts'], `只有${kinds(isNumber)}题才写counts，请去掉`)
  else if (named !== undefined && !around.earlier.includes(named)) {
    found(around.shared ? [] : ['counts'], needsEarlier(named))
  }
  if (question.amounts && question.kind !== 'list') found(['amounts'], '只有list题才写amounts，请去掉')
  if (question.most !== undefined && !isNumber(kind)) found(['most'], `只有${kinds(isNumber)}题才写most，请去掉`)
  const { part_of: whole, code } = question
  if (whole !== undefined && !isNumber(kind)) found(['part_of'], `只有${kinds(isNumber)}题才写part_of，请去掉`)
  else if (whole !== undefined && (whole === code || !around.all.includes(whole))) {
    found(around.shared ? [] : ['part_of'], `要写这张表里另一道题的代码，表里没有“${whole}”`)
  }
  if (question.stock && !isNumber(kind)) found(['stock'], `只有${kinds(isNumber)}题才有现有总数，请去掉`)
  if (question.marks && !holdsNames(kind)) found(['marks'], `只有${kinds(holdsNames)}题才写marks，请去掉`)
  checkIndicator(question, kind, around, found)
}

function checkIndicator({ indicator, stock, code }: Question, kind: Kind, around: Around, found: Found): void {
  if (!indicator) {
    if (isNumber(kind)) found(['indicator'], '没有写，数字题要写指标：名称label和量词unit')
    return
  }
  if (!counts(kind)) found(['indicator'], `只有${kinds(counts, '、')}题才有指标，请去掉`)
  const { over_time, keyed_by, split_by, adds_to, base } = indicator
  checkRate(indicator, around, found)
  if (stock && over_time === 'sum') found(['indicator', 'over_time'], '现有总数不能逐次相加，请写latest')
  if (over_time === 'average' && keyed_by === undefined && base === undefined) {
    found(['indicator', 'keyed_by'], '没有写，平均数要写按哪道题分期')
  }
  // Only names can be told apart: of two bare numbers nobody knows what they have in common.
  if (over_time === 'distinct' && !countsNames(kind)) {
    found(['indicator', 'over_time'], `只有${kinds(countsNames)}题能按名称去重`)
  }
  // The number last held is looked up while the question is asked, so the key must be known by then.
  if (keyed_by !== undefined && !around.earlier.includes(keyed_by)) {
    found(around.shared ? [] : ['indicator', 'keyed_by'], needsEarlier(keyed_by))
  }
  // A level is asked after the number it belongs to, so that 0 needs none: it may stand later.
  if (split_by !== undefined && (split_by === code || !around.all.includes(split_by))) {
    found(around.shared ? [] : ['indicator', 'split_by'], `要写这张表里另一道题的代码，表里没有“${split_by}”`)
  }
  if (adds_to !== undefined && !around.totals.some((t) => t.code === adds_to)) {
    const known = around.totals.map((t) => t.code).join('、')
    found(['indicator', 'adds_to'], known ? `没有这项合计，可以写的有：${known}` : 'report.yaml里还没有写合计')
  }
}

/** Two rates add up to nothing: what is 98% here and 96% there is neither 194% nor, without its base, 97%. */
function checkRate({ unit, over_time, over_units, base, adds_to }: Indicator, around: Around, found: Found): void {
  const averages = over_time === 'average' && base !== undefined
  const isLatest = over_time === 'latest' && over_units === 'latest'
  if (isRate(unit) && !averages && !isLatest) {
    found(
      ['indicator', 'over_time'],
      `${unit}是比率，不能相加：写average并用base写明按哪道题的数加权，或者over_time和over_units都写latest`,
    )
  }
  if (isRate(unit) && adds_to !== undefined) found(['indicator', 'adds_to'], `${unit}是比率，不能计入合计，请去掉`)
  if (base === undefined) return
  if (over_time !== 'average') found(['indicator', 'base'], '只有over_time写average才写base，请去掉')
  else if (!around.all.includes(base)) {
    found(around.shared ? [] : ['indicator', 'base'], `要写这张表里另一道题的代码，表里没有“${base}”`)
  }
}
