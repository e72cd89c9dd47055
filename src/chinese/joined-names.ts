import { IN_HE, ONLY_IN_HE } from './and-words.ts'
import { DIGITS } from './digits.ts'
import { outsideOf, splitOutside } from './quotes.ts'
import { isOnlyNoun, namesThing, thingsInRow, withSharedEnd } from './thing.ts'
import { trimEnds } from './typed.ts'

/** The names in a line that nobody has set apart; `sure` where it can only be these. */
export type Joined = { readonly names: readonly string[]; readonly sure: boolean }

/** Marks between names; a name may have a comma, a blank, a stroke or a plus of its own. */
const MARKS = [/[，,]/u, / /u, /[/／|\\+＋&＆]/u]
/** These stand within a name as readily: 我们的节日·端午. They divide only what are things by themselves. */
const WITHIN = /[·・—~～-]/u
const AND = /以及|还有|和|与|及|跟(?!党|着|随|踪|进)/gu
/** Words that are never two. */
const IN_WORD = new RegExp(`和(?=[${ONLY_IN_HE}])|(?<=共)和|(?<=[普惠涉波])及|及(?=第(?![\\d${DIGITS}十百]))`, 'uy')
/** Words that have one of these characters in them, unless another word begins there: 甲村和平安社区. */
const IN_WORDS = new RegExp(
  `和(?=[${IN_HE}])|(?<=[共祥人中政温柔平调缓总泰仁义永元太民谦亲融饱随附暖天瑞福保嘉惠德兴])和|及(?=时|早|格|其|第)|(?<=[普惠涉以触波埃危])及|(?<=[参给授赋])与|与(?=时|法|会|众|共)`,
  'uy',
)

/** Characters of a name that could stand alone: 姐妹课堂. */
const LONG = 4

/**
 * Takes a line apart at commas, blanks, strokes, 和, 与 and 及: for sure where every part is the name of a place, a body or
 * a team (甲村和乙社区), not at all where 和 belongs to a word (共和村, 人民和平小学) or to one name (妇女和儿童中心).
 */
export function joinedNames(line: string): Joined {
  const whole = trimEnds(line)
  for (const mark of MARKS) {
    if (!mark.test(whole)) continue
    const parts = nonEmpty(splitOutside(whole, (sign) => mark.test(sign)))
    if (parts.length < 2 || !parts.every(mayBeName)) continue
    const each = parts.map(joinedNames)
    if (parts.every((part, i) => namesThing(part) || (each[i]?.sure && (each[i]?.names.length ?? 0) > 1))) {
      return { names: each.flatMap((of) => of.names), sure: true }
    }
    return { names: parts, sure: false }
  }
  const things = nonEmpty(splitOutside(whole, (sign) => WITHIN.test(sign)))
  if (things.length > 1 && things.every(namesThing)) return { names: things, sure: true }
  const joined = joinedByAnd(whole)
  const alike = joined.sure && joined.names.length === 1 ? thingsInRow(whole) : undefined
  return alike ? { names: alike, sure: false } : joined
}

function joinedByAnd(line: string): Joined {
  const one = { names: [line], sure: true }
  const isOutside = outsideOf(line)
  const found = [...line.matchAll(AND)].filter(
    ({ index, 0: word }) =>
      index > 0 && index + word.length < line.length && isOutside(index) && !isAt(IN_WORD, line, index),
  )
  const cuts = (behindThings(line, found) ?? found).filter(({ index, 0: word }) => {
    return !isWithinAddress(line.slice(0, index), word, line.slice(index + word.length))
  })
  const inWords = cuts.some(({ index }) => isAt(IN_WORDS, line, index))
  const ends = [...cuts.map(({ index }) => index), line.length]
  const begins = [0, ...cuts.map(({ index, 0: word }) => index + word.length)]
  const names = begins.map((begin, i) => trimEnds(line.slice(begin, ends[i])))
  if (names.length < 2 || !names.every(mayBeName)) return one
  if (names.every(namesThing)) return { names, sure: !inWords }
  // 青山和柳林社区
  const shared = inWords ? undefined : withSharedEnd(names.slice(0, -1), names.at(-1) ?? '')
  if (shared && IS_SETTLEMENT.test(line)) return { names: shared, sure: false }
  // 与 and 及 are within many a name; behind a thing or beside none 和 may join two, before one it belongs to its name.
  const byAnd = cuts.every(({ 0: word }) => word === '和') && !inWords && !namesThing(names.at(-1) ?? '')
  // What is long enough to be a name by itself may be joined by any of them.
  const long = names.every((name) => [...name].length >= LONG)
  const joinsTwo = byAnd || (long && (cuts.every(({ 0: word }) => word === '和') || !namesThing(names.at(-1) ?? '')))
  return joinsTwo ? { names, sure: false } : one
}

const IS_SETTLEMENT = /.(?:村|社区|镇|小区)$/u
const ABOVE = /.(?:[省州市县区镇乡]|街道)$/u
const LOW = new RegExp(`^[${IN_HE}](?:村|社区|小区|小学|中学|幼儿园)`, 'u')

/** 云岭镇和平社区: a place in the one before it. 云岭镇 and 平社区 are not of a kind, and 和平 is a word. */
function isWithinAddress(before: string, word: string, behind: string): boolean {
  return word === '和' && ABOVE.test(before) && LOW.test(behind)
}

/** Those behind the whole name of a thing, where there are any: 和乐社区和太和村 has one. */
function behindThings(line: string, found: readonly RegExpExecArray[]): RegExpExecArray[] | undefined {
  let from = 0
  const cuts = found.filter(({ index, 0: word }) => {
    if (!namesThing(line.slice(from, index))) return false
    from = index + word.length
    return true
  })
  return cuts.length > 0 && namesThing(line.slice(from)) ? cuts : undefined
}

/** Two characters at least, and more than what such things are called. */
function mayBeName(part: string): boolean {
  return [...part].length > 1 && /\p{Script=Han}/u.test(part) && !isOnlyNoun(part)
}

/** `words` is sticky. */
function isAt(words: RegExp, line: string, at: number): boolean {
  words.lastIndex = at
  return words.test(line)
}

function nonEmpty(parts: readonly string[]): string[] {
  return parts.map((part) => trimEnds(part)).filter((part) => part !== '')
}
