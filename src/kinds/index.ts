import { choice } from './choice.ts'
import { choices } from './choices.ts'
import { count } from './count.ts'
import { date } from './date.ts'
import { decimal } from './decimal.ts'
import type { Kind } from './kind.ts'
import { list } from './list.ts'
import { name } from './name.ts'
import { photo } from './photo.ts'
import { text } from './text.ts'
import { yesno } from './yesno.ts'

/** Every kind of answer that a catalogue may ask for, by the name that it has there. */
const KINDS = { count, decimal, date, choice, choices, name, list, text, yesno, photo } as const satisfies Readonly<
  Record<string, Kind>
>

export type KindName = keyof typeof KINDS

export const KIND_NAMES = Object.keys(KINDS) as [KindName, ...KindName[]]

/** All that is known of the kind of a question. */
export function kindOf({ kind }: { readonly kind: KindName }): Kind {
  return KINDS[kind]
}

/** The names of the kinds of which this is true, in the table's order. */
export function kindsWhere(is: (kind: Kind) => boolean): readonly KindName[] {
  return KIND_NAMES.filter((name) => is(KINDS[name]))
}
