import type { Approximation } from './approximation.ts'
import { printNumber } from './rounding.ts'

/** A number between the words of its clause, and how many characters of these have to go. */
export type MarkedNumber = { readonly printed: string; readonly cutBefore: number; readonly cutAfter: number }

/** What a printed number says of itself: no mark, 余 behind it, 约 before it. */
type Kind = 'exact' | Approximation

/** Marks that a clause may carry itself, with what they may stand at. 附近, 节约, 高超, 达不到 … are words and no marks. */
const BEFORE: readonly (readonly [mark: RegExp, fits: readonly Kind[]])[] = [
  [/大?(?<![节签预合契条公履违特制相邀])约$/u, ['exact', 'over', 'about']],
  [/至少$|不少于$/u, ['exact', 'over']],
  [/逾$|(?<![赶反高出入])超过?$/u, ['over']],
  [/[将接]近$|(?<![附最邻临远亲贴靠新就])近$/u, ['about']],
  [/不足$|(?<![想找看做得收听料达感遇意])不到$/u, []],
]
const AFTER: readonly (readonly [mark: RegExp, fits: readonly Kind[]])[] = [
  [/^(?:余(?!额)|多(?![媒功元样彩]))/u, ['over']],
  [/^以上/u, ['exact', 'over']],
  [/^(?:左右|上下)(?![联手游级])/u, ['exact', 'over', 'about']],
]

/**
 * A number with one mark of approximation at most: two at one number are a fault (近370余), and so is one that says what
 * is not so (100余 of exactly 100, 近370 of 372). A mark of the clause's own stands where it is true and the number then
 * goes without; where it is not, it goes, and the number has the mark it would have by itself.
 */
export function markNumber(
  value: number,
  how: { readonly rounded?: boolean | undefined; readonly approximate?: Approximation | undefined },
  { before, after }: { readonly before: string; readonly after: string },
): MarkedNumber {
  const front = found(BEFORE, before)
  const behind = found(AFTER, after)
  if (!front && !behind) return { printed: printNumber(value, how), cutBefore: 0, cutAfter: 0 }
  const printed = printNumber(value, { ...how, rounded: true })
  const kind: Kind = printed.startsWith('约') ? 'about' : printed.endsWith('余') ? 'over' : 'exact'
  const keepsBehind = behind?.fits.includes(kind) ?? false
  const keepsFront = !keepsBehind && (front?.fits.includes(kind) ?? false)
  return {
    printed: keepsBehind || keepsFront ? printed.replace(/^约|余$/u, '') : printed,
    cutBefore: keepsFront ? 0 : (front?.length ?? 0),
    cutAfter: keepsBehind ? 0 : (behind?.length ?? 0),
  }
}

function found(marks: typeof BEFORE, text: string): { length: number; fits: readonly Kind[] } | undefined {
  for (const [mark, fits] of marks) {
    const length = mark.exec(text)?.[0].length
    if (length !== undefined) return { length, fits }
  }
  return undefined
}
