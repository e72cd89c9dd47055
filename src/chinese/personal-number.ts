import { digitRows, type Group, hasDigits, type Row } from './digit-rows.ts'

export type PersonalNumber = 'phone' | 'id' | 'card'

/** Where a personal number stands in a text, in code units. */
export type Found = { readonly kind: PersonalNumber; readonly start: number; readonly end: number }

/** The digits of a phone number with and without what is dialled before it, of an ID number, of a card; longest first. */
const LENGTHS = [19, 18, 17, 16, 15, 13, 12, 11, 10]
/** The shortest personal number, one without its area code, has seven digits: most texts have fewer. */
const FEWEST = 7
/** The check digit 10, as it is written and typed. Behind it no word may go on. */
const LAST_X = /^[\p{Z}\p{P}\p{S}\p{C}]{0,6}?[xX×✕✖ＸｘⅩⅹХхΧχ叉](?![A-Za-z0-9])/u
/** What makes a count or an amount of the number before it. */
const COUNTED = /^\s?[元万亿人次场份个名户件岁天年月日块余多册条只台亩斤吨米公里平%％]/u
const MONEY = /[¥￥$€]\s?$/u
const LABEL = '电话|手机|座机|固话|联系方式|联系号码|☎️?|📞|📱'
const LABELLED = new RegExp(`(?:${LABEL}|微信|tel|phone)[^\\d，。；〕]{0,6}$`, 'iu')
/** A local number without an area code is known only by the word before it: `电话：3221234`. */
const ANNOUNCED = new RegExp(
  `(?:${LABEL})(?:号码?|是|为|[\\s:：])*([0-9０-９]{3,4}[\\s-]?[0-9０-９]{4})(?![0-9０-９])`,
  'giu',
)

/** The groupings in which 11 digits are read aloud or printed on a card. */
const MOBILE_SHAPES = new Set(['11', '3-4-4', '3-3-5', '3-8', '4-4-3', '4-3-4', '5-6', '6-5', '7-4'])
const CARD_SHAPE = /^4-4-4-4(?:-[1-4])?$/

const DASH = /^\s?[\p{Pd}~～]+\s?$/u

/** A stretch of whole groups in a row of digits. */
type Stretch = {
  readonly groups: readonly Group[]
  readonly digits: string
  readonly before: string
  readonly after: string
}

/** Every personal number in `text`, in order, none overlapping another. Its time grows with the text's length alone. */
export function findPersonalNumbers(text: string): Found[] {
  if (text.length < FEWEST || !hasDigits(text, FEWEST)) return []
  const found = digitRows(text).flatMap((row) => (row.digits.length < FEWEST ? [] : foundInRow(row, text)))
  const local = announced(text)
  if (local.length === 0) return found
  const all = [...found, ...local].sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Found[] = []
  for (const each of all) if (each.start >= (apart.at(-1)?.end ?? 0)) apart.push(each)
  return apart
}

/** From each group the longest personal number that begins with it; the next begins behind it. Only whole groups count. */
function foundInRow(row: Row, text: string): Found[] {
  const found: Found[] = []
  const groupAt = new Map(row.at.map((digit, group) => [digit, group]))
  for (let from = 0; from < row.groups.length; ) {
    const [number, next] = foundAt(row, from, groupAt, text) ?? [undefined, from + 1]
    if (number) found.push(number)
    from = next
  }
  return found
}

function foundAt(
  row: Row,
  from: number,
  groupAt: ReadonlyMap<number, number>,
  text: string,
): [Found, to: number] | undefined {
  const first = row.groups[from]
  const at = row.at[from] ?? 0
  if (!first) return undefined
  const own = first.digits.length
  for (const length of own > 15 ? [own] : LENGTHS) {
    const to = groupAt.get(at + length)
    if (to === undefined || !(own > 15 || mayBe(row.digits, at, length))) continue
    const groups = row.groups.slice(from, to)
    const end = groups.at(-1)?.end ?? first.end
    const stretch: Stretch = {
      groups,
      digits: row.digits.slice(at, at + length),
      before: text.slice(Math.max(0, first.start - 12), first.start),
      after: text.slice(end, end + 8),
    }
    const lastX = length === 17 ? LAST_X.exec(stretch.after)?.[0] : undefined
    if (lastX && isId18(stretch)) return [{ kind: 'id', start: first.start, end: end + lastX.length }, to]
    const kind = kindOf(stretch)
    if (kind) return [{ kind, start: first.start, end }, to]
  }
  return undefined
}

/** Whether a number of this length can begin so, at a glance: most places of a row are passed over by this. */
function mayBe(digits: string, at: number, length: number): boolean {
  const first = digits[at] ?? ''
  const second = digits[at + 1] ?? ''
  if (length >= 16) return first !== '0' && (length === 17 || length === 18 || !'127'.includes(first))
  if (length === 15) return first !== '0' || digits.startsWith('00861', at)
  if (length === 13) return first === '8' && second === '6'
  if (first === '0') return second !== '0'
  return length === 11 && first === '1' && second >= '3'
}

function kindOf(stretch: Stretch): PersonalNumber | undefined {
  const { length } = stretch.digits
  if ((length === 18 && isId18(stretch)) || (length === 15 && isId15(stretch))) return 'id'
  if (isMobile(stretch) || isLandline(stretch)) return 'phone'
  return isCard(stretch) ? 'card' : undefined
}

/** A birth date where an ID number has it. `year` is two or four digits. */
const isBirth = (year: string, rest: string): boolean =>
  /^(?:(?:18|19|20)?\d\d)$/.test(year) && /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(rest)

/** The check digit is not looked at: a mistyped number is somebody's all the same. */
function isId18({ groups, digits }: Stretch): boolean {
  return groups.length === 1 || (/^[1-9]/.test(digits) && isBirth(digits.slice(6, 10), digits.slice(10)))
}

/** The ID numbers of before 1999: 15 digits, two of them for the year. */
function isId15(stretch: Stretch): boolean {
  const { digits, groups } = stretch
  if (!/^[1-8]/.test(digits) || !isBirth(digits.slice(6, 8), digits.slice(8))) return false
  return groups.length <= 3 || isOneNumber(groups)
}

function isMobile(stretch: Stretch): boolean {
  const { digits, groups, before, after } = stretch
  const prefix = /^(0086|86|0)?1[3-9]\d{9}$/.exec(digits)
  if (!prefix) return false
  if (groups.length === 1 || LABELLED.test(before)) return true
  const own = withoutPrefix(groups, prefix[1]?.length ?? 0)
  if (isDecimal(own, stretch) || holdsTime(own) || isAddress(own)) return false
  const counted = COUNTED.test(after)
  if (isOneNumber(own) && !(counted && isRange(own))) return true
  const sizes = own.map((g) => g.digits.length)
  return !counted && (MOBILE_SHAPES.has(sizes.join('-')) || isBrokenUp(own, sizes)) && !holdsDate(own)
}

/** The groups behind what is dialled before the number; it may be a group or the beginning of one. */
function withoutPrefix(groups: readonly Group[], skipped: number): readonly Group[] {
  const [first, ...rest] = groups
  if (!first || skipped === 0) return groups
  if (first.digits.length === skipped) return rest.map((g, i) => (i === 0 ? { ...g, gap: '', listed: false } : g))
  return [{ ...first, digits: first.digits.slice(skipped) }, ...rest]
}

/** Few groups of a length in which nobody lists counts. Of counts that stand in a row more than one ends in 0. */
function isBrokenUp(groups: readonly Group[], sizes: readonly number[]): boolean {
  const few = groups.length <= 3 || (groups.length <= 5 && sizes[0] === 3)
  return few && groups.filter((g) => /[1-9]0+$/.test(g.digits)).length < 2
}

function isLandline({ groups, digits }: Stretch): boolean {
  if (!/^0(?:10|2\d|[3-9]\d\d)\d{7,8}$/.test(digits) || groups.length > 3) return false
  return (
    groups.length === 1 ||
    (/^\d{3,4}$/.test(groups[0]?.digits ?? '') && groups.slice(1).every(isLocal) && !holdsDate(groups))
  )
}

const isLocal = ({ digits }: Group): boolean => digits.length >= 3

/** Nobody counts with 16 digits and more in one run; broken up, only what is grouped as on a card is taken for one. */
function isCard({ groups, digits }: Stretch): boolean {
  if (digits.length < 16) return false
  if (groups.length === 1) return true
  if (!/^[3-69]/.test(digits)) return false
  // 62 is what the cards of China begin with.
  const grouped =
    groups.length <= 5 && (digits.startsWith('62') || CARD_SHAPE.test(groups.map((g) => g.digits.length).join('-')))
  return (grouped || isOneNumber(groups)) && !holdsDate(groups) && !holdsTime(groups)
}

/**
 * Groups that make one number, not a row of counts: all tied by signs that list nothing, one digit each, or one begins
 * with 0 where all are parted alike.
 */
function isOneNumber(groups: readonly Group[]): boolean {
  const later = groups.slice(1)
  const listed = later.filter((g) => g.listed).length
  const tied = listed === 0 || groups.every((g) => g.digits.length === 1)
  if (!tied && (listed < later.length || !later.some((g) => /^0\d/.test(g.digits)) || inThousands(groups))) return false
  return !holdsDate(groups)
}

/** `13,800,138,000`: a count that is grouped as counts are. */
function inThousands(groups: readonly Group[]): boolean {
  return groups.slice(1).every((g) => /^[,，]$/.test(g.gap) && g.digits.length === 3)
}

/** `192.168.100.11`: an address of the net. */
function isAddress(groups: readonly Group[]): boolean {
  return (
    groups.length === 4 &&
    groups.every((g, i) => (i === 0 || g.gap === '.') && Number(g.digits) < 256 && !/^0\d/.test(g.digits))
  )
}

/** `13800—150000人次`. */
function isRange([from, to, third]: readonly Group[]): boolean {
  return third === undefined && from !== undefined && !/^0/.test(to?.digits ?? '0') && DASH.test(to?.gap ?? '')
}

/** `138001380.00元`, `¥13800138.000`. */
function isDecimal(groups: readonly Group[], { before, after }: Stretch): boolean {
  if (groups.at(-1)?.gap !== '.') return false
  return (groups.length === 2 || inThousands(groups.slice(0, -1))) && (COUNTED.test(after) || MONEY.test(before))
}

/** `15:30`. */
function holdsTime(groups: readonly Group[]): boolean {
  return groups.some(
    (g, i) => /^[:：]$/.test(g.gap) && /^[0-5]\d$/.test(g.digits) && (groups[i - 1]?.digits.length ?? 3) < 3,
  )
}

const isYear = (text = ''): boolean => /^(?:19|20)\d\d$/.test(text)

/** `2022-11-03`, `20221103`, `1978—2018`, or years in a row. */
function holdsDate(groups: readonly Group[]): boolean {
  const [first, second] = groups
  if (isYear(first?.digits) && isYear(second?.digits) && DASH.test(second?.gap ?? '')) return true
  if (isYear(first?.digits) && /^\d\d?$/.test(second?.digits ?? '') && isYear(groups[2]?.digits)) return true
  if (groups.every((g) => isYear(g.digits))) return true
  return groups.some(({ digits }, at) => {
    if (isDateInOne(digits)) return true
    const [month = '', date = ''] = [groups[at + 1]?.digits, groups[at + 2]?.digits]
    return isYear(digits) && /^(?:0?[1-9]|1[0-2])$/.test(month) && /^(?:0?[1-9]|[12]\d|3[01])$/.test(date)
  })
}

const isDateInOne = (digits: string): boolean => digits.length === 8 && isBirth(digits.slice(0, 4), digits.slice(4))

function announced(text: string): Found[] {
  return [...text.matchAll(ANNOUNCED)].flatMap((match) => {
    const number = match[1] ?? ''
    if (isDateInOne(number.normalize('NFKC'))) return []
    const end = match.index + match[0].length
    return [{ kind: 'phone', start: end - number.length, end }]
  })
}
