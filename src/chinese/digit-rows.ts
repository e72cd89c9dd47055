import { digitOf } from './digits.ts'

/** Digits that stand together and are written alike, and what stands between them and the group before in its row. */
export type Group = {
  readonly digits: string
  readonly start: number
  readonly end: number
  readonly gap: string
  /** The gap has a sign that stands between the numbers of a row as well as within one. */
  readonly listed: boolean
}

/** Groups with nothing but signs between them. */
export type Row = {
  readonly groups: readonly Group[]
  /** All digits of the row, and for each group where it begins among them; one more for the end. */
  readonly digits: string
  readonly at: readonly number[]
}

type Sign =
  | { readonly is: 'figure' | 'spoken' | 'stand-in'; readonly digit: string }
  | { readonly is: 'gap' | 'nothing' | 'other' }

/** What stands in for a digit where one is beside it: letters of its shape, and what it is called on the radio. */
const STAND_INS: Readonly<Record<string, string>> = { o: '0', O: '0', l: '1', I: '1', 洞: '0', 拐: '7', 两: '2' }
/** Said aloud between digits. */
const SPOKEN_GAP = /^(?:空格|杠|横)/u
/** What is not seen, and what is put on a digit: keycaps, underlines, fillers. */
const NOTHING = /[\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0]/u
const GAP = /[\p{Z}\p{P}\p{S}\p{Cc}]/u
/** An amount is none of the signs that break a number up. */
const AMOUNT = /[%％‰℃°¥￥$€]/u
const LISTING = /[\p{Z}\p{Cc},，、;；。：:！!？?…/+=)）]/u
/** Longer gaps stand between numbers, not within one. */
const LONGEST_GAP = 6

/** By the code of the character: to make a text of each takes longer than to look it up. */
const known = new Map<number, Sign>()

function signAt(text: string, at: number): Sign {
  const code = text.codePointAt(at) ?? 0
  const before = known.get(code)
  if (before) return before
  const sign = newSign(String.fromCodePoint(code))
  // So many different characters are no language; the table is for those that come again.
  if (known.size < 20_000) known.set(code, sign)
  return sign
}

/** Whether `text` has so many digits, however they are written and wherever they stand. */
export function hasDigits(text: string, many: number): boolean {
  let digits = 0
  for (let at = 0; at < text.length && digits < many; at++) if ('digit' in signAt(text, at)) digits += 1
  return digits >= many
}

function newSign(character: string): Sign {
  if (NOTHING.test(character)) return { is: 'nothing' }
  const plain = character.normalize('NFKC')
  if (/^\d$/.test(plain)) return { is: 'figure', digit: plain }
  const value = digitOf(character)
  if (value !== undefined) return { is: 'spoken', digit: String(value) }
  if (/^\p{Nd}$/u.test(character)) return { is: 'figure', digit: String(otherDigit(character)) }
  const standIn = STAND_INS[plain]
  if (standIn) return { is: 'stand-in', digit: standIn }
  if (AMOUNT.test(character)) return { is: 'other' }
  return { is: GAP.test(character) ? 'gap' : 'other' }
}

/** A digit of another script: ten of them follow each other in Unicode, from zero. */
function otherDigit(character: string): number {
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}

/** The rows of digits in `text`, in order. */
export function digitRows(text: string): Row[] {
  const rows: Row[] = []
  let groups: Group[] = []
  let open: { is: string; digits: string; start: number; end: number; gap: string } | undefined
  let gap = ''
  const closeGroup = () => {
    if (open) {
      const { digits, start, end, gap } = open
      groups.push({ digits, start, end, gap, listed: gap !== '' && LISTING.test(gap) })
    }
    open = undefined
  }
  const closeRow = () => {
    closeGroup()
    if (groups.length > 0) rows.push(rowOf(groups))
    groups = []
    gap = ''
  }
  for (let at = 0; at < text.length; ) {
    const sign = signAt(text, at)
    const end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
    const character = text.slice(at, end)
    const beside = open !== undefined && gap === ''
    if ('digit' in sign && (sign.is !== 'stand-in' || beside || (sign.digit === '1' && isFigureAt(text, end)))) {
      if (!beside || open?.is !== sign.is) {
        closeGroup()
        open = { is: sign.is, digits: '', start: at, end, gap }
        gap = ''
      }
      open.digits += sign.digit
      open.end = end
      at = end
    } else if (sign.is === 'nothing') {
      at = end
    } else {
      const said = open === undefined && groups.length === 0 ? undefined : SPOKEN_GAP.exec(text.slice(at, at + 2))?.[0]
      const between = said ?? (sign.is === 'gap' ? character : '')
      if (between === '' || gap.length + between.length > LONGEST_GAP) closeRow()
      else if (open || groups.length > 0) gap += said ? '-' : character
      at += between === '' ? character.length : between.length
    }
  }
  closeRow()
  return rows
}

function isFigureAt(text: string, at: number): boolean {
  return at < text.length && signAt(text, at).is === 'figure'
}

function rowOf(groups: readonly Group[]): Row {
  const at = [0]
  for (const { digits } of groups) at.push((at.at(-1) ?? 0) + digits.length)
  return { groups, digits: groups.map((g) => g.digits).join(''), at }
}
