import { isDay } from '../calendar/day.ts'

/** How one part of a button's data is written, what it may look like, and how it is read back. */
export type Part<Value> = { readonly pattern: string; readonly read: (text: string) => Value | undefined }

export const id: Part<number> = { pattern: String.raw`\d{1,15}`, read: Number }
/** A group's chat, whose id is below nothing. */
export const chat: Part<number> = { pattern: String.raw`-\d{1,15}`, read: Number }
export const year: Part<number> = { pattern: String.raw`20\d\d`, read: Number }
export const day: Part<string> = {
  pattern: String.raw`\d{4}-\d\d-\d\d`,
  read: (text) => (isDay(text) ? text : undefined),
}
/** A code of the catalogue, a unit's or an area's: whatever has no colon in it. */
export const code: Part<string> = { pattern: '[^:]+', read: (text) => text }
/** One of these words. */
export const anyOf = <Word extends string>(...words: readonly Word[]): Part<Word> => ({
  pattern: words.join('|'),
  read: (text) => words.find((word) => word === text),
})
/** What is left, colons too; only as the last part. */
export const rest: Part<string> = { pattern: '.+', read: (text) => text }

/** What stands in the `callback_data` of a button, with a place for each of its parts. */
export type Shape<Parts> = { readonly wire: string; readonly parts: { readonly [P in keyof Parts]: Part<Parts[P]> } }

export function is(wire: string): Shape<Record<never, never>>
export function is<Parts>(wire: string, parts: { readonly [P in keyof Parts]: Part<Parts[P]> }): Shape<Parts>
export function is(wire: string, parts: object = {}): Shape<object> {
  return { wire, parts: parts as Shape<object>['parts'] }
}
