import type { Question, QuestionKind } from './schema.ts'
import type { Found } from './source.ts'

/** Kinds whose answer is a number, or becomes one: lines are counted, «yes» is 1. */
const COUNTED: readonly QuestionKind[] = ['count', 'decimal', 'list', 'yesno']
const NUMBERS: readonly QuestionKind[] = ['count', 'decimal']

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
  const { kind, choices, none, when } = question
  const offers = kind === 'choice' || kind === 'choices'
  if (offers && !choices) found(['choices'], `${kind}题要写choices，列出可选的答案`)
  if (!offers && choices) found(['choices'], '只有choice和choices题才写choices，请去掉')
  for (const [i, choice] of (choices ?? []).entries()) {
    if ((choices ?? []).indexOf(choice) < i) found(['choices', i], `“${choice}”写了两遍，请只留一个`)
  }
  if (none !== undefined && kind !== 'choices') found(['none'], '只有choices题才写none，请去掉')
  // The interview adds it as a button of its own.
  if (none !== undefined && choices?.includes(none)) found(['none'], `“${none}”不要再写在choices里`)
  if (when !== undefined && !around.earlier.includes(when)) found(around.shared ? [] : ['when'], needsEarlier(when))
  if (question.among !== undefined && kind !== 'choice') found(['among'], '只有choice题才写among，请去掉')
  else if (question.among !== undefined && !around.earlier.includes(question.among)) {
    found(around.shared ? [] : ['among'], needsEarlier(question.among))
  }
  if (question.stock && !NUMBERS.includes(kind)) found(['stock'], '只有count和decimal题才有现有总数，请去掉')
  if (question.marks && kind !== 'name' && kind !== 'list') found(['marks'], '只有name和list题才写marks，请去掉')
  checkIndicator(question, around, found)
}

function checkIndicator({ kind, indicator, stock, code }: Question, around: Around, found: Found): void {
  if (!indicator) {
    if (NUMBERS.includes(kind)) found(['indicator'], '没有写，数字题要写指标：名称label和量词unit')
    return
  }
  if (!COUNTED.includes(kind)) found(['indicator'], `只有${COUNTED.join('、')}题才有指标，请去掉`)
  const { over_time, keyed_by, split_by, adds_to } = indicator
  if (stock && over_time === 'sum') found(['indicator', 'over_time'], '现有总数不能逐次相加，请写latest')
  if (over_time === 'average' && keyed_by === undefined) {
    found(['indicator', 'keyed_by'], '没有写，平均数要写按哪道题分期')
  }
  // Only names can be told apart: of two bare numbers nobody knows what they have in common.
  if (over_time === 'distinct' && kind !== 'list') found(['indicator', 'over_time'], '只有list题能按名称去重')
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
