import type { Day } from '../calendar/day.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Form } from '../catalogue/schema.ts'
import type { Known } from '../kinds/kind.ts'
import { dayHeard, daysMeant, exactOf, isOfPart, isUntilNow, onlyPeriod } from './day-heard.ts'
import { daysIn, type When } from './days.ts'
import type { Heard } from './heard.ts'
import { examplesIn, labelsIn, titledIn } from './labels.ts'
import { listsIn } from './lists.ts'
import { quotedIn } from './marked.ts'
import { nameIn } from './names.ts'
import { isWordOf } from './names-in-marks.ts'
import { numbersIn } from './numbers.ts'
import { type Placed, placedIn } from './placed.ts'
import { blanked } from './plain.ts'
import { shapedIn } from './shaped.ts'
import { unsettledIn } from './unsettled.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

export type Asked = { readonly catalogue: Catalogue; readonly forms: readonly Form[]; readonly today: Day }

/** What the words say to this one form. */
export function heardBy(
  form: Form,
  words: string,
  day: string | undefined,
  { catalogue, today }: Omit<Asked, 'forms'>,
): readonly Heard[] {
  return read(toldIn(words, today), day, form, { catalogue, today, forms: [form] }, vocabularyOf(catalogue)).heard
}

/** A text with what of it is the same for every form. */
export type Told = {
  readonly text: string
  readonly whens: readonly When[]
  /** Without its days. */
  readonly bare: string
  readonly quoted: readonly { readonly at: number; readonly end: number }[]
  /** Its numbers, once for each way in which names are left out of it. */
  readonly placed: (masked: string) => readonly Placed[]
  /** Where something says that numbers are not all of it: they are asked. */
  readonly unsettled: ReturnType<typeof unsettledIn>
}

export function toldIn(text: string, today: Day): Told {
  const whens = daysIn(text, today)
  // 上周募了1.8万, beside what was done yesterday: whose number that is.
  const bare = blanked(text, [...exactOf(whens).filter((when) => !isUntilNow(text, when)), ...onlyPeriod(text, whens)])
  const known = new Map<string, readonly Placed[]>()
  const placed = (masked: string) => {
    const found = known.get(masked) ?? placedIn(masked)
    known.set(masked, found)
    return found
  }
  return { text, whens, bare, quoted: quotedIn(bare), placed, unsettled: unsettledIn(bare) }
}

/** What a text says to one form. */
export function read(
  { text, whens, bare, quoted, placed, unsettled }: Told,
  day: string | undefined,
  form: Form,
  { today }: Asked,
  of: Vocabulary,
): { heard: readonly Heard[]; homeless: number; told: number; doubted: number } {
  const known: Known = { today, names: [] }
  const titled = titledIn(bare, form, known)
  const name = [...nameIn(text, bare, form, of), ...shapedIn(text, form)]
  // “三长” are no figure.
  const figures = quoted.filter(({ at, end }) => !isWordOf(form, text.slice(at + 1, end - 1)))
  const spans = [...figures, ...name.map(({ at, words }) => ({ at, end: at + words.length }))]
  const masked = spans.reduce(
    (left, { at, end }) =>
      left.slice(0, at) + left.slice(at, end).replace(/[\d一二两三四五六七八九十百]/gu, '·') + left.slice(end),
    bare,
  )
  const counted = numbersIn(masked, placed(masked), form, of, { text, known })
  // 宣讲4场，其中昨天1场: neither all of them nor the one is told to be reported.
  const part = isOfPart(text, whens)
  const numbers = part ? [] : counted.heard.filter(({ at }) => !unsettled.some(({ from, to }) => at >= from && at < to))
  const { homeless, told, doubted } = counted
  const lists = listsIn(text, bare, form, of)
  const labels = labelsIn(bare, form, [...numbers, ...lists], known)
  const dates = part ? [] : dayHeard(daysMeant(text, whens), text, day, form)
  const found = new Map<string, Heard>()
  for (const heard of [...dates, ...name, ...lists, ...examplesIn(bare, form), ...labels, ...numbers, ...titled])
    found.set(heard.code, heard)
  return { heard: [...found.values()], homeless, told, doubted }
}
