import { inMeasure, type Measure } from './measure.ts'
import { printQuantity } from './print-quantity.ts'
import type { Quantity } from './quantity.ts'

/** A number between the words of its clause: how many characters of these have to go, and what then stands behind it. */
export type MarkedNumber = {
  readonly printed: string
  readonly cutBefore: number
  readonly cutAfter: number
  readonly put: string
}

/** What a printed number says of itself: no mark, 余 behind it, 超, 约 or 近 before it. */
type Kind = 'exact' | '余' | '超' | '约' | '近'

/** Marks that a clause may carry itself, with what they may stand at. 附近, 节约, 高超, 达不到 … are words and no marks. */
const BEFORE: readonly (readonly [mark: RegExp, fits: readonly Kind[]])[] = [
  [/大?(?<![节签预合契条公履违特制相邀])约$/u, ['exact', '余', '约', '近']],
  [/至少$|不少于$/u, ['exact', '余', '超']],
  [/逾$|(?<![赶反高出入])超过?$/u, ['余', '超']],
  [/[将接]近$|(?<![附最邻临远亲贴靠新就])近$/u, ['近']],
  [/不足$|(?<![想找看做得收听料达感遇意])不到$/u, []],
]
const AFTER: readonly (readonly [mark: RegExp, fits: readonly Kind[]])[] = [
  [/^(?:余(?!额)|多(?![媒功元样彩]))/u, ['余']],
  [/^以上/u, ['exact', '余', '超']],
  [/^(?:左右|上下)(?![联手游级])/u, ['exact', '余', '约', '近']],
]

/**
 * A number with one mark of approximation at most: two at one number are a fault (近370余), and so is one that says what
 * is not so (100余 of exactly 100, 近370 of 372). A mark of the clause's own stands where it is true and the number then
 * goes without; where it is not, it goes, and the number has the mark it would have by itself.
 */
export function markNumber(
  given: Quantity,
  { rounded, measure }: { readonly rounded?: boolean | undefined; readonly measure?: Measure | undefined },
  { before, after }: { readonly before: string; readonly after: string },
): MarkedNumber {
  const front = found(BEFORE, before)
  const behind = found(AFTER, after)
  const mark = after.slice(0, behind?.length ?? 0)
  const { quantity, how, instead } = inMeasure(given, measure, after.slice(mark.length))
  const printed = printQuantity(quantity, { ...how, rounded: rounded || front !== undefined || behind !== undefined })
  const kind = kindOf(printed)
  const keepsBehind = behind?.fits.includes(kind) ?? false
  const keepsFront = !keepsBehind && (front?.fits.includes(kind) ?? false)
  return {
    printed: keepsBehind || keepsFront ? printed.replace(/^[超约近]|余$/u, '') : printed,
    cutBefore: keepsFront ? 0 : (front?.length ?? 0),
    cutAfter: instead ? mark.length + instead.length : keepsBehind ? 0 : mark.length,
    put: instead ? `${keepsBehind ? mark : ''}${instead.word}` : '',
  }
}

function kindOf(printed: string): Kind {
  if (printed.endsWith('余')) return '余'
  return (['超', '约', '近'] as const).find((mark) => printed.startsWith(mark)) ?? 'exact'
}

function found(marks: typeof BEFORE, text: string): { length: number; fits: readonly Kind[] } | undefined {
  for (const [mark, fits] of marks) {
    const length = mark.exec(text)?.[0].length
    if (length !== undefined) return { length, fits }
  }
  return undefined
}
