import { bareName } from '../chinese/name-marks.ts'
import type { Quantity } from '../chinese/quantity.ts'
import { kindOf } from '../kinds/index.ts'
import type { Value } from '../kinds/kind.ts'
import type { Answer, Answers } from './answers.ts'
import { JOINT_LEAD, OWN_LEAD } from './known-codes.ts'
import type { Form, Indicator, Question } from './schema.ts'

/** One indicator's value in one report. */
export type Figure = {
  readonly indicator: string
  /** A counted name, an issue, a level; empty where the indicator has no key. */
  readonly label: string
  readonly quantity: Quantity
}

/** True where another organization leads a joint activity: it reports the numbers, this unit only took part. */
export function tookPartOnly(answers: Answers): boolean {
  const lead = answers[JOINT_LEAD]
  return lead !== null && lead !== undefined && lead.value !== OWN_LEAD
}

export function indicatorCode(question: Question): string {
  return question.indicator?.code ?? question.code
}

/** What stands between the parts of a label: the level, the key, the counted name. A level never holds it. */
const PART = '/'

/** What figures are kept under by an answer: a name with and without quotation marks around it is one. */
export function keyOfValue(value: Value): string {
  return Array.isArray(value) ? value.map(bareName).join('、') : bareName(String(value))
}

/** Under what a figure is kept: its level where it has levels (empty where none was given), its key, its name. */
function labelOf(indicator: Indicator, answers: Answers, name: readonly string[] = []): string {
  const given = (code: string | undefined) => {
    const value = code === undefined ? undefined : answers[code]?.value
    return value === undefined ? [] : [keyOfValue(value)]
  }
  const [level = ''] = given(indicator.split_by)
  const levels = indicator.split_by === undefined ? [] : [level.replaceAll(PART, '／')]
  return [...levels, ...given(indicator.keyed_by), ...name.map(bareName)].join(PART)
}

/** The level in the label of a figure of `indicator`; empty where it has none. */
export function levelIn(indicator: Indicator, label: string): string {
  return indicator.split_by === undefined ? '' : (label.split(PART, 1)[0] ?? '')
}

/** What stands behind the level in the label of a figure of `indicator`: its key, its name; empty where there is none. */
export function behindLevel(indicator: Indicator, label: string): string {
  return indicator.split_by === undefined ? label : label.slice(levelIn(indicator, label).length + PART.length)
}

/** The counted name in the label of a figure of `indicator`; undefined where things were counted without their names. */
export function nameIn(
  { split_by, keyed_by }: Pick<Indicator, 'split_by' | 'keyed_by'>,
  label: string,
): string | undefined {
  const before = [split_by, keyed_by].filter((code) => code !== undefined).length
  return label.split(PART).slice(before).join(PART) || undefined
}

function figuresOfAnswer(question: Question, answer: Answer, answers: Answers): Figure[] {
  const { indicator } = question
  if (!indicator) return []
  return kindOf(question)
    .figures(answer)
    .map(({ name, ...counted }) => ({
      indicator: indicatorCode(question),
      label: labelOf(indicator, answers, name === undefined ? [] : [name]),
      ...counted,
    }))
}

/**
 * The figures of a report. `answers` holds applicable ones only. Of a joint activity led by others it has what the unit
 * holds now: the activity's numbers are the lead's.
 */
export function figuresOf(form: Form, answers: Answers): readonly Figure[] {
  const tookPart = tookPartOnly(answers)
  return form.questions.flatMap((question) => {
    const answer = answers[question.code]
    return answer && (question.stock || !tookPart) ? figuresOfAnswer(question, answer, answers) : []
  })
}
