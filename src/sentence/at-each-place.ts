import type { Question } from '../catalogue/schema.ts'
import { PLACE_NOUNS } from '../chinese/thing-nouns.ts'
import { kindOf } from '../kinds/index.ts'
import type { Known } from '../kinds/kind.ts'
import type { Placed } from './placed.ts'
import { clauseAt } from './plain.ts'

/** 3所学校各1场, 3个村分别宣讲2场 */
const EACH = /(?:各自?|分别)\p{Script=Han}{0,4}$/u
const SO_MANY = /(?<places>\d+[个所家处])(?<noun>\p{Script=Han}{1,6})$/u
const NAMED = new RegExp(`\\p{Script=Han}{1,8}?(?:${PLACE_NOUNS})(?=[、和及]|$)`, 'gu')
const ROW = /(?:\p{Script=Han}{2,10}、)+\p{Script=Han}{2,20}$/u

/** How often something was held that was held so often at each of several places, in words of which the kind asks just that. */
export function heldAtEach(
  question: Question,
  amounts: readonly Placed[],
  text: string,
  known: Known,
): { readonly words: string; readonly at: number } | undefined {
  if (question.indicator?.adds_to !== 'sessions') return undefined
  const [one, another] = amounts.filter(({ of }) => of.includes('session'))
  if (!one || another) return undefined
  const { from } = clauseAt(text, one.at)
  const each = EACH.exec(text.slice(from, one.at))
  if (!each) return undefined
  const before = text.slice(0, from + each.index)
  const { places, noun } = SO_MANY.exec(before)?.groups ?? {}
  const row = ROW.exec(before)?.[0].match(NAMED) ?? []
  const words = places === undefined ? Array(row.length).fill(one.text).join('+') : `${places}${noun}各${one.text}`
  const isAsked = words !== '' && kindOf(question).read(question, words, known).kind === 'guess'
  return isAsked ? { words, at: one.at } : undefined
}
