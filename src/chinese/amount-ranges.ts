import { NUMERAL, numberIn } from './numeral.ts'

/** A number amid other words, and where it stands. */
type Spanned = { readonly text: string; readonly at: number; readonly end: number; readonly measure: string }

/** What stands between the ends of a range: 60-70人, 三到五户, 200或300元. */
const TO = '(?:[-–—~到至或]|--|——|或者)'
/** The lower end of a range right before the upper one; 周二到3户 and 第3至5期 are none. */
const LOWER = (to: string): RegExp =>
  new RegExp(`(?<![第周期拜初\\d.])(?<low>${NUMERAL.source})(?<measure>\\p{Script=Han}{0,2}?)${to}$`, 'u')
const RANGE = LOWER(TO)
const FIGURE = new RegExp(NUMERAL.source, 'u')
/** 200元、300元不等: any of them. */
const ANY = LOWER(`(?:${TO}|、)`)

/** The numbers of a text, where each range is one: as it was typed, since nobody knows which of it is meant. */
export function inRanges<Amount extends Spanned>(text: string, amounts: readonly Amount[]): Amount[] {
  const ranged = amounts.map((amount) => {
    const lower = /^\p{Script=Han}{0,2}不等/u.test(text.slice(amount.end)) ? ANY : RANGE
    let { at } = amount
    for (let before = lowerEnd(text, at, amount, lower); before !== undefined; ) {
      at = before
      before = lowerEnd(text, at, amount, lower)
    }
    return at === amount.at ? amount : { ...amount, at, text: text.slice(at, amount.end) }
  })
  return ranged.filter((one, i) => !ranged.some((other, k) => k > i && other.at <= one.at))
}

function lowerEnd(text: string, at: number, { end, measure }: Spanned, lower: RegExp): number | undefined {
  // 300~500元: the stroke is taken for 约 of what stands behind it.
  const [sign = ''] = /^[~约]*/u.exec(text.slice(at, end)) ?? []
  const found = lower.exec(text.slice(Math.max(0, at - 16), at + sign.length).replace(/约$/u, ''))
  const { low = '', measure: own = '' } = found?.groups ?? {}
  const [high = ''] = FIGURE.exec(text.slice(at, end)) ?? []
  const rises = (numberIn(low) ?? Infinity) < (numberIn(high) ?? 0)
  return found && rises && (own === '' || own === measure) ? Math.max(0, at - 16) + found.index : undefined
}
