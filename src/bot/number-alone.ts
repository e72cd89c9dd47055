import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { afterMeasure } from '../chinese/measures.ts'
import { numberIn } from '../chinese/numeral.ts'
import { quoted } from '../chinese/quoted.ts'
import { keyOf } from '../chinese/typed.ts'
import type { Database } from '../database/open.ts'
import { lastRecorded } from '../database/report.ts'
import type { Said } from '../interview/draft.ts'
import { type Key, key } from '../messages/buttons.ts'
import { reportExample } from '../messages/report-example.ts'
import { begin } from './begin.ts'
import type { DraftTurn, Stopped } from './draft-turn.ts'
import type { Door, Effects } from './feature.ts'
import { reportTitle, unitChoice } from './form-choice.ts'
import { numberHeard } from './number-heard.ts'
import { type Of, stateOf } from './sentence.ts'

/** 2场, 约50人: a number and what it counts, and nothing of which work. */
const ALONE =
  /^(?:大?约|共|一共|有|来了)*(?<number>[\d.]+|[一二两三四五六七八九十百千零]+)[余多]?[万千百]?[余多]?(?<measure>\p{Script=Han}{1,2})$/u

/** Whether that is all; `bare`: without what it counts. */
function isNumberAlone(words: string): { readonly bare: boolean } | undefined {
  if (/^\d{1,7}$/u.test(words)) return { bare: true }
  const { number = '', measure = '' } = ALONE.exec(words)?.groups ?? {}
  const isOne =
    number !== '' && (/^\d/u.test(number) || numberIn(number) !== undefined) && afterMeasure(measure) === measure.length
  return isOne ? { bare: false } : undefined
}

/** A number that stands for no work, with the report that was sent a while ago, which it may be for. */
export type NumberAlone = {
  readonly words: string
  readonly last: { readonly id: number; readonly title: string } | undefined
}

const LATELY_MS = 24 * 60 * 60 * 1000

export async function numberAlone(db: Database, door: Door, text: string): Promise<NumberAlone | undefined> {
  const is = isNumberAlone(keyOf(text))
  if (!is) return undefined
  const { who, now } = door
  const of = { since: new Date(now.getTime() - LATELY_MS), day: undefined, form: undefined, notForm: ZERO_FORM }
  const units = who.reportsFor.map(({ id }) => id)
  const [last] = await lastRecorded(db, units, { ...of, person: who.id, limit: 1 })
  // A bare number may be anything; it is asked about where there is a report that it may be for.
  if (is.bare && !last) return undefined
  return { words: text.trim(), last: last && { id: last.id, title: reportTitle(last, door) } }
}

/** Of which work it is, is asked: of the forms that ask for such a number, which is kept for the one that is chosen. */
export function numberAloneSaid({ words, last }: NumberAlone, door: Door): Effects {
  const example = reportExample(door.desk.catalogue, door.who.reportsFor[0]?.organization)
  const lead = `${quoted(words)}是哪项工作的？点一类来报，或者连起来打，如“${example}”。\n`
  const said = unitChoice(door, { lead, words })
  const mends: Key[] = last ? [key(`改刚报的“${last.title}”`, 'mineCorrect', { report: last.id })] : []
  return {
    say: [{ ...said, keys: [...(mends.length > 0 ? [mends] : []), ...(said.keys ?? [])] }],
    awaits: { for: 'number', words },
  }
}

/** The number that was told alone, and waits for its work. */
export function numberWaiting({ who: { awaited } }: Pick<Door, 'who'>): string | undefined {
  return awaited?.for === 'number' ? awaited.words : undefined
}

/** Begins a draft of the form that was chosen for a number alone. */
export function begunOf(db: Database, door: Door, of: Of, words: string): Promise<DraftTurn | Stopped> {
  const said: Said = { words: `${of.form.title}${words}`, on: door.today, among: [] }
  const how = { sure: true, batch: undefined, file: undefined, heard: numberHeard(door, of.form, words) }
  return begin(db, door, of.unit.id, stateOf(door, of, said, how))
}
