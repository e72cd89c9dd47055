import {
  type Clause,
  type ClauseOption,
  type ClausePart,
  type ClauseSlot,
  mapOption,
  slotsOf,
} from '../catalogue/clause.ts'
import { isOther } from '../chinese/other.ts'
import {
  after,
  inARow,
  joined,
  type Key,
  keyed,
  replaced,
  split,
  uptoPunctuation,
  words,
  wordsOf,
} from './keyed-parts.ts'

/** A question for a level, the codes of a clause that it tells apart, and what there is to print of each level. */
export type Levels = {
  readonly question: string
  readonly codes: ReadonlySet<string>
  /** Those of `codes` that print numbers, each with its measure word. */
  readonly measures: ReadonlyMap<string, string>
  /** Of which levels each of these numbers is there; a level without it would take the noun with it. */
  readonly counted: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether a slot of names prints only how many there are: 科普示范社区2个. */
  readonly isCount?: (slot: ClauseSlot) => boolean
  readonly keys: readonly Key[]
  /** Of no level more than one name is printed: then names and levels can be told side by side, with 分别. */
  readonly single: boolean
}

/** How what was won is said: 分别 stands before it. */
const WON =
  /(?:分别)?((?:成功)?(?:被?(?:评|命名|认定|确定|授予|列|表彰)为|被授予|获评为?|获得|荣获|获|加入|当选|入选|入围|晋级|摘得|夺得|创建|创成|建成))$/u

/** Of more numbers and levels side by side nobody sees which belongs to which: then the whole is told first, 其中 its parts. */
const MOST_PAIRS = 2

/**
 * 省级、县级 … are never mixed in one number: the part of the clause from the first to the last value that `levels` tells
 * apart is printed once a level. The level stands before the noun, and
 * behind numbers the noun is said once:
 *
 * - `新建{level}组织{n}个`: 新建县级组织48个、镇级18个; so also `新建组织{n}个` and `新建组织{n}个[（{level}）]`, which have no
 *   word for it before the noun: 新建组织县级48个、镇级18个
 * - `{n}户{level}家庭`: 3户省级、12户县级家庭
 * - `{names|list:4}获评{level}社区`: 甲、乙分别获评省级、县级社区; of more names 甲获评省级社区，乙、丙获评县级社区
 * - `刊于{level}刊物{names|list:4}`: 刊于县级刊物《甲》、乡级刊物《乙》
 * - `{n}人获{level}表彰`: 3人、5人分别获省级、县级表彰; of more levels 12人获表彰，其中省级3人、州级4人、县级5人
 * - what has no level is in the whole: 新建组织71个（其中县级48个、镇级18个）
 */
export function onceALevel(clause: Clause, levels: Levels): Clause {
  const { question, codes, measures } = levels
  const concerns = (part: ClausePart): boolean =>
    part.kind === 'value' ? part.code === question || codes.has(part.code) : slotsOf([part]).some(concerns)
  const first = clause.findIndex(concerns)
  const last = clause.findLastIndex(concerns)
  const only = clause[first]
  if (!only || levels.keys.length === 0) return clause
  const concerned = clause.filter(concerns)
  const hasNumber = (part: ClausePart) => slotsOf([part]).some((slot) => measures.has(slot.code))
  // Brackets with a number of their own, or with all that the level is about, stand for themselves.
  if (concerned.every((part) => part.kind === 'optional' && (concerned.length === 1 || hasNumber(part)))) {
    return clause.map((part) =>
      part.kind === 'optional' && concerns(part) ? mapOption(part, (parts) => onceALevel(parts, levels)) : part,
    )
  }
  // So do brackets that go on behind a comma with a level and a number of their own.
  const goesOn = (part: ClausePart, i: number) =>
    i > first && part.kind === 'optional' && hasNumber(part) && beginsAnew(part) && tells(part, question)
  const next = clause.findIndex(goesOn)
  if (next > 0) return [...onceALevel(clause.slice(0, next), levels), ...onceALevel(clause.slice(next), levels)]
  const [within, behind] = uptoPunctuation(clause[last + 1])
  const segment: ClausePart[] = [...clause.slice(first, last + 1), ...within]
  const keys = keysOf(segment, levels)
  // Its numbers are of no level: that there are none is said by what it asks for.
  if (keys.length === 0) return clause
  const [key, ...others] = keys
  const printed = key && others.length === 0 ? keyed(segment, key) : severally(segment, { ...levels, keys })
  return replaced(clause, first, within.length + behind.length > 0 ? last + 1 : last, [...printed, ...behind])
}

function beginsAnew({ parts }: ClauseOption): boolean {
  return /^[，；]/u.test(wordsOf(parts.slice(0, 1)))
}

function tells(part: ClausePart, question: string): boolean {
  return slotsOf([part]).some(({ code }) => code === question)
}

/** The levels of which this part has a number, all where it has none that levels tell apart. */
function keysOf(segment: Clause, { codes, counted, keys }: Levels): readonly Key[] {
  const told = slotsOf(segment).filter(({ code }) => codes.has(code))
  if (told.length === 0 || !told.every(({ code }) => counted.has(code))) return keys
  return keys.filter(({ level }) => told.some(({ code }) => counted.get(code)?.has(level)))
}

/** Whether a level has a word that can be printed. */
export function isTold(level: string): boolean {
  return level !== '' && !isOther(level)
}

/** The part for several levels: one of the patterns above, by where the level stands and whether it has numbers. */
function severally(segment: Clause, levels: Levels): Clause {
  const { question, codes, measures, keys } = levels
  const [told, untold] = [keys.filter(({ level }) => isTold(level)), keys.filter(({ level }) => !isTold(level))]
  if (told.length === 0 || keys.some((key) => key.name)) return inARow(segment, keys)
  const isLevel = (part: ClausePart | undefined) => part !== undefined && levelIn(part, question) !== undefined
  const place = segment.findIndex(isLevel)
  const inNote = levelIn(segment[place], question) === 'note'
  const body = inNote ? segment.filter((_, i) => i !== place) : segment
  const at = inNote ? -1 : place
  const isValue = (part: ClausePart) => slotsOf([part]).some((slot) => codes.has(slot.code))
  const [from, to] = [body.findIndex(isValue), body.findLastIndex(isValue)]
  const counted = slotsOf(body.slice(from, to + 1)).find((slot) => measures.has(slot.code))
  const parted: Parted = {
    ...{ body, at, from, to, counted, told, untold },
    measure: counted && measures.get(counted.code),
    level: { kind: 'value', code: question },
    // 其他 has no word of its own: what is of it is in the whole, which then has to be told before its parts.
    tellsWhole: untold.length > 0 && untold.every(({ level }) => level !== ''),
  }
  // With values on both sides of the level each has them all.
  if (at >= from) return at < to ? inARow(segment, keys) : levelBehind(segment, parted, levels)
  // Without a word for the level it stands before the number; names have none that it could stand before.
  return at < 0 && (!counted || body[from] === undefined) ? inARow(segment, keys) : levelBefore(parted, levels)
}

/** A part for several levels, taken apart. */
type Parted = {
  /** Its parts, without a level in brackets of its own. */
  readonly body: Clause
  /** Where the level stands in it (-1: nowhere), and where the values that it tells apart begin and end. */
  readonly at: number
  readonly from: number
  readonly to: number
  /** The first of these values that is a number, with its measure word. */
  readonly counted: ClauseSlot | undefined
  readonly measure: string | undefined
  /** The levels that have a word, and those that have none. */
  readonly told: readonly Key[]
  readonly untold: readonly Key[]
  readonly level: ClausePart
  readonly tellsWhole: boolean
}

/** 新建县级组织48个、镇级18个; with a whole 新建组织71个（其中县级48个、镇级18个）. */
function levelBefore(parted: Parted, { codes, measures, single, isCount = () => false }: Levels): Clause {
  const { body, at, from, to, counted, measure, told, untold, level, tellsWhole } = parted
  const isNumber = counted !== undefined || slotsOf(body.slice(from, to + 1)).every(isCount)
  const [unit, rest] = split(body.slice(to + 1), measure)
  const values = [...body.slice(from, to + 1), ...unit]
  const head = at < 0 ? body.slice(0, from) : body.slice(0, at)
  const noun = at < 0 ? [] : body.slice(at + 1, from)
  if (tellsWhole && onlyNumbers(values, codes, measures)) {
    const each = told.map((key) => keyed([level, ...values], key))
    const parts: ClauseOption = {
      kind: 'optional',
      parts: [...words('（其中'), ...joined(each, '、'), ...words('）')],
    }
    return [...head, ...noun, ...values, parts, ...rest]
  }
  // Behind a number the noun is heard on; names stand each behind theirs: 县级刊物《甲》，乡级刊物《乙》.
  const copies = told.map((key, i) => keyed([level, ...(i === 0 || !isNumber ? noun : []), ...values], key))
  // Several names of a level have 、 between them.
  return [...head, ...joined(copies, isNumber || single ? '、' : '，'), ...besides(values, untold, counted), ...rest]
}

/** 3户省级、12户县级家庭; 3人、5人分别获省级、县级表彰; 12人获表彰，其中省级3人、州级4人、县级5人. */
function levelBehind(segment: Clause, parted: Parted, { codes, measures, single }: Levels): Clause {
  const { body, at, from, to, counted, measure, told, untold, level, tellsWhole } = parted
  const [unit, between] = split(body.slice(to + 1, at), measure)
  const [left, tail] = [[...body.slice(0, to + 1), ...unit], body.slice(at + 1)]
  if (between.length === 0) {
    const copies = told.map((key) => keyed([...left, level], key))
    return [...joined(copies, '、'), ...tail, ...besides(left, untold, counted)]
  }
  // Names are others already.
  const others = counted ? '，另有' : '，'
  const rest = (of: readonly Key[]) => of.map((key) => after(others, keyed(body, key)))
  const [, verb = ''] = WON.exec(wordsOf(between)) ?? []
  const noun = wordsOf(between).replace(WON, '')
  // Side by side nothing tells numbers apart that are the same.
  const isMany = told.length > MOST_PAIRS || tellsWhole || (!single && untold.length === 0)
  if (onlyNumbers(segment, codes, measures) && verb !== '' && isMany && tail.length > 0) {
    const each = told.map((key) => keyed([level, ...body.slice(from, to + 1), ...unit], key))
    return [...left, ...words(`${noun}${verb}`), ...tail, ...words('，其中'), ...joined(each, '、')]
  }
  if (single && verb !== '' && told.length > 1) {
    const values = told.map((key) => keyed(left, key))
    const names = told.map((key) => keyed([level], key))
    const won = [...joined(values, '、'), ...words(`${noun}分别${verb}`), ...joined(names, '、'), ...tail]
    return [...won, ...rest(untold)]
  }
  // 甲获评省级商会，乙、丙获评县级商会: whoever is named has all that they became.
  const copies = told.map((key) => keyed([...body.slice(0, at), level, ...(counted ? [] : tail)], key))
  return [...joined(copies, '，'), ...(counted ? tail : []), ...rest(untold)]
}

/** How a part prints the level: as a word of the clause, in brackets of its own, or not (undefined). */
function levelIn(part: ClausePart | undefined, question: string): 'word' | 'note' | undefined {
  if (part?.kind === 'value') return part.code === question ? 'word' : undefined
  if (part?.kind !== 'optional' || !slotsOf([part]).every((slot) => slot.code === question)) return undefined
  const around = wordsOf(part.parts)
  return around === '' ? 'word' : around === '（）' ? 'note' : undefined
}

/** Whether levels tell nothing apart here but numbers, which come to a whole. */
function onlyNumbers(parts: Clause, codes: Levels['codes'], measures: Levels['measures']): boolean {
  return slotsOf(parts).every((slot) => !codes.has(slot.code) || (measures.has(slot.code) && !slot.count))
}

/** Of what no level is known, beside names with theirs: 刊于县级刊物《甲》，以及《乙》. */
function besides(values: Clause, untold: readonly Key[], counted: ClauseSlot | undefined): Clause {
  return untold.map((key) => after(counted ? '，另有' : '，以及', keyed(values, key)))
}
