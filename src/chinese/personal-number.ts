import { DIGITS, digitOf, FINANCIAL } from './digits.ts'

export type PersonalNumber = 'phone' | 'id' | 'card'

/** Where a personal number stands in a text, in code units. */
export type Found = { readonly kind: PersonalNumber; readonly start: number; readonly end: number }

/** A run of digits within a row of them, and what stands before it in the row. */
type Group = { readonly digits: string; readonly start: number; readonly end: number; readonly before: string }

const FIGURES = '0-9０-９'
const SPOKEN = `幺${DIGITS}${FINANCIAL}`
/** The shortest personal number, one without its area code, has seven digits: most texts have fewer. */
const ENOUGH = new RegExp(`^(?:[^${FIGURES}${SPOKEN}]*[${FIGURES}${SPOKEN}]){7}`, 'u')
/** What a phone number may be broken up with. Commas are not among them: they group the digits of a count. */
const BREAK = '[\\p{Zs}\\t\\p{Pd}\\p{Cf}\\uFE0F\\u20E3._·・•)）]{0,3}'
/** Digits of one kind, and a row of runs of them. */
const ROWS = [FIGURES, SPOKEN].map((digits) => ({
  run: new RegExp(`[${digits}]+`, 'gu'),
  row: new RegExp(`[${digits}](?:${BREAK}[${digits}])*`, 'gu'),
}))
const LAST_X = new RegExp(`^${BREAK}[xX×Ｘｘ](?![A-Za-z0-9])`, 'u')
/** A local number without an area code is known only by the word before it: `电话：3221234`. */
const ANNOUNCED = new RegExp(
  `(?:电话|手机|座机|固话|联系方式|联系号码|☎️?|📞|📱)(?:号码?|是|为|[\\s:：])*([${FIGURES}]{3,4}[\\s-]?[${FIGURES}]{4})(?![${FIGURES}])`,
  'giu',
)

/** The groupings in which 11 digits are read aloud or printed on a card. */
const MOBILE_SHAPES = new Set(['11', '3-4-4', '3-3-5', '3-8', '4-4-3', '4-3-4', '5-6', '6-5', '7-4'])
const CARD_SHAPE = /^4-4-4-4(?:-[1-4])?$/
const LONGEST = 19

/** Every personal number in `text`, in order, none overlapping another. */
export function findPersonalNumbers(text: string): Found[] {
  if (!ENOUGH.test(text)) return []
  const candidates = rowsOf(text).flatMap((row) => foundInRow(row, text))
  candidates.push(...announced(text))
  candidates.sort((a, b) => a.start - b.start || b.end - a.end)
  const found: Found[] = []
  for (const candidate of candidates) if (candidate.start >= (found.at(-1)?.end ?? 0)) found.push(candidate)
  return found
}

const plainDigits = (run: string): string => [...run].map((c) => digitOf(c) ?? c.normalize('NFKC')).join('')

function rowsOf(text: string): Group[][] {
  return ROWS.flatMap(({ row, run: digits }) =>
    [...text.matchAll(row)].map((match) => {
      let last = match.index
      return [...match[0].matchAll(digits)].map((run) => {
        const start = match.index + run.index
        const end = start + run[0].length
        const group = { digits: plainDigits(run[0]), start, end, before: text.slice(last, start) }
        last = end
        return group
      })
    }),
  )
}

/** The longest personal number that begins with each group. Only whole groups are looked at. */
function foundInRow(row: readonly Group[], text: string): Found[] {
  return row.flatMap((first, from) => {
    let to = from
    for (let digits = 0; to < row.length && (to === from || digits < LONGEST); to++)
      digits += row[to]?.digits.length ?? 0
    for (; to > from; to--) {
      const groups = row.slice(from, to)
      const end = groups.at(-1)?.end ?? first.end
      const lastX = LAST_X.exec(text.slice(end, end + 6))?.[0] ?? ''
      if (lastX && isId18(groups, true)) return [{ kind: 'id', start: first.start, end: end + lastX.length }]
      const kind = kindOf(groups)
      if (kind) return [{ kind, start: first.start, end }]
    }
    return []
  })
}

const joined = (groups: readonly Group[]): string => groups.map((g) => g.digits).join('')

function kindOf(groups: readonly Group[]): PersonalNumber | undefined {
  if (isId18(groups, false) || isId15(groups)) return 'id'
  if (isMobile(groups) || isLandline(groups)) return 'phone'
  return isCard(groups) ? 'card' : undefined
}

/** A birth date where an ID number has it. `year` is two or four digits. */
const isBirth = (year: string, rest: string): boolean =>
  /^(?:(?:18|19|20)?\d\d)$/.test(year) && /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(rest)

/** The check digit is not looked at: a mistyped number is somebody's all the same. */
function isId18(groups: readonly Group[], lastIsX: boolean): boolean {
  const digits = joined(groups)
  if (digits.length !== (lastIsX ? 17 : 18)) return false
  return groups.length === 1 || (/^[1-9]/.test(digits) && isBirth(digits.slice(6, 10), digits.slice(10)))
}

/** The ID numbers of before 1999: 15 digits, two of them for the year. */
function isId15(groups: readonly Group[]): boolean {
  const digits = joined(groups)
  return digits.length === 15 && /^[1-8]/.test(digits) && isBirth(digits.slice(6, 8), digits.slice(8))
}

function isMobile(groups: readonly Group[]): boolean {
  const prefix = /^(0086|86|0)?1[3-9]\d{9}$/.exec(joined(groups))
  if (!prefix) return false
  if (groups.length === 1) return true
  const skipped = prefix[1]?.length ?? 0
  const [first = 0, ...rest] = groups.map((g) => g.digits.length)
  const shape = (first === skipped ? rest : [first - skipped, ...rest]).join('-')
  return (MOBILE_SHAPES.has(shape) && !holdsDate(groups)) || isOneNumber(groups)
}

function isLandline(groups: readonly Group[]): boolean {
  if (!/^0(?:10|2\d|[3-9]\d\d)\d{7,8}$/.test(joined(groups)) || groups.length > 3) return false
  return groups.length === 1 || (/^\d{3,4}$/.test(groups[0]?.digits ?? '') && !holdsDate(groups))
}

/** Nobody counts with 16 digits and more in one run; broken up, only what is grouped as on a card is taken for one. */
function isCard(groups: readonly Group[]): boolean {
  const digits = joined(groups)
  if (groups.length === 1) return digits.length >= 16
  if (digits.length < 16 || digits.length > LONGEST || !/^[3-69]/.test(digits)) return false
  const shape = groups.map((g) => g.digits.length).join('-')
  return (CARD_SHAPE.test(shape) && !holdsDate(groups)) || isOneNumber(groups)
}

/** Groups that make one number, not a row of counts: all tied by hyphens, one digit each, or one begins with 0. */
function isOneNumber(groups: readonly Group[]): boolean {
  if (holdsDate(groups)) return false
  const later = groups.slice(1)
  return (
    groups.every((g) => g.digits.length === 1) ||
    later.every((g) => /\p{Pd}/u.test(g.before)) ||
    later.some((g) => /^0\d/.test(g.digits))
  )
}

/** `2022-11-03`, `20221103`, or years in a row. */
function holdsDate(groups: readonly Group[]): boolean {
  const isYear = (text = ''): boolean => /^(?:19|20)\d\d$/.test(text)
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
    if (isDateInOne(plainDigits(number))) return []
    const end = match.index + match[0].length
    return [{ kind: 'phone', start: end - number.length, end }]
  })
}
