import { isNoName } from '../chinese/answers-in.ts'
import { withoutCourtesy } from '../chinese/courtesy.ts'
import { bareName, joinNames, printedName } from '../chinese/name-marks.ts'
import { exactly } from '../chinese/quantity.ts'
import { clip, quoted } from '../chinese/quoted.ts'
import { cleanName } from '../chinese/quotes.ts'
import { withoutTalk } from '../chinese/talk-words.ts'
import { namesThing } from '../chinese/thing.ts'
import {
  countsBehind,
  hidesOthers,
  namesNone,
  othersCounted,
  type ThingsCounted,
  thingsCounted,
} from '../chinese/things-counted.ts'
import { keyOf, saysNone, takenBack, tidy, withoutLead } from '../chinese/typed.ts'
import { type Asked, type Data, type Given, type Kind, type Known, type Reading, refused, type Value } from './kind.ts'
import { faultOfName } from './name.ts'
import { emptyList, linesOf, plainData, typedData } from './shared/data.ts'
import { eachOf, GIVEN_OUT, isAmountOf, saysOfGoods, withAmounts } from './shared/goods.ts'
import { namesApart } from './shared/names-apart.ts'
import { doubted, havingSaid, sharedNoun, withoutDone, withoutTitle } from './shared/said-before-names.ts'

function mayBeEmpty(asked: Asked): boolean {
  return asked.indicator !== undefined || asked.optional
}

/** Whether a number can stand for names: they are counted, and nothing is kept under them. */
function mayCount({ indicator, max_items }: Asked): boolean {
  return indicator !== undefined && max_items > 1
}

/** The names, each once in its first spelling; a string is the sentence that says what is wrong with one. */
function cleaned(lines: readonly string[], asked: Asked, known: Known): string[] | string {
  const names = new Map<string, string>()
  for (const line of lines) {
    const name = withoutCry(cleanName(line))
    if (hidesOthers(name)) return `${quoted(name)}后面还有没写出来的，请写全名称，一行写一个。`
    if (!asked.amounts && countsBehind(name)) return `${quoted(name)}里有个数。请只写名称，一行写一个。`
    const fault = saysNone(name) ? `${quoted(name)}不是名称，请去掉这一行。` : faultOfName(name, asked, known)
    if (fault !== undefined) return fault
    const key = keyOf(bareName(name))
    if (!names.has(key)) names.set(key, name)
  }
  if (names.size > asked.max_items) {
    return asked.max_items === 1
      ? `这里有${names.size}个名称，一次报一个。请先写一个，其余的再报。`
      : `一共${names.size}个名称，一次最多${asked.max_items}个，请分几次报。`
  }
  return [...names.values()]
}

/** 甲村妇委会！: the name of a thing ends before it. */
function withoutCry(name: string): string {
  const bare = name.replace(/[！!]+$/u, '')
  return namesThing(bare) ? bare : name
}

/** A count in the place of names: it may be kept as that, but never as a name. */
function countGiven(asked: Asked, typed: string, { count, about, maybeName }: ThingsCounted): Reading {
  if (!mayCount(asked)) return refused(`${quoted(typed)}是个数，这一题要写名称，一行写一个。`)
  if (about) return refused(`${quoted(typed)}没有说准是几个。请写名称，一行写一个；写不全就写准数，如“12个”。`)
  return {
    kind: 'guess',
    value: count,
    ask: `${quoted(typed)}是个数。能写名称就重新填，一行写一个；写不全就只报个数。`,
    yes: '只报个数',
    ...(maybeName ? { or: { label: '是名称', value: [cleanName(typed)] } } : {}),
  }
}

/** 甲、乙等5个: the number or the names that were written; where these are all of them, the names. */
function othersGiven(
  asked: Asked,
  typed: string,
  { named, count, all }: { named: string; count: number; all?: true },
  known: Known,
): Reading | undefined {
  const apart = namesApart(all ? withoutDone(named).names : named)
  const joined = apart.doubts.flatMap((doubt) => doubt.names)
  const certain = apart.names.filter((line) => !apart.doubts.some((doubt) => doubt.line === line))
  const names = cleaned(certain.length + joined.length === count ? [...certain, ...joined] : apart.names, asked, known)
  // Behind the last name a number may be the name's own: only where it is that of the names it counts them.
  if (all) {
    if (typeof names === 'string') return undefined
    if (names.length === count) return doubted(names, asked) ?? { kind: 'value', value: names }
    return names.length > 1 ? refused(`写了${names.length}个名称，又说是${count}个，请核对，一行写一个。`) : undefined
  }
  if (typeof names === 'string') return refused(names)
  if (count === names.length) return { kind: 'value', value: names }
  if (count < names.length) return refused(`${quoted(typed)}里的名称不止${count}个，请核对，一行写一个。`)
  const written = `只报写出的${names.length}个`
  const ask = `是${count}个，还是只报写出的${names.length}个？`
  return { kind: 'guess', value: count, ask, yes: `报${count}个`, or: { label: written, value: names } }
}

/** 妇委会：甲局、乙院: what the names are, in front of them. */
const HEADED = /^\p{Script=Han}{1,8}[:：]\p{Script=Han}/u

/** 没有作品, where it asks for 作品. */
function deniesAsked({ ask, indicator }: Asked, typed: string): boolean {
  const [, what] = /^(?:本周|目前|暂时)?(?:没有|暂无|无|没)(?:新的?)?(\p{Script=Han}{2,6})$/u.exec(keyOf(typed)) ?? []
  return what !== undefined && `${ask} ${indicator?.label ?? ''}`.includes(what)
}

function readNames(asked: Asked, typed: string, known: Known): Reading {
  if (saysNone(typed) || deniesAsked(asked, typed)) {
    return mayBeEmpty(asked) ? { kind: 'value', value: [] } : refused('这一题至少写一个名称，一行写一个。')
  }
  if (takenBack(typed)) return refused('那请把对的再打一遍，一行写一个。')
  const count = thingsCounted(typed)
  if (count) return countGiven(asked, typed, count)
  const counted = asked.amounts ? undefined : othersCounted(typed)
  const others = counted && (mayCount(asked) || counted.all) ? othersGiven(asked, typed, counted, known) : undefined
  if (others) return others
  if (namesNone(typed)) {
    const orCount = mayCount(asked) ? '；写不全就写个数，如“12个”' : ''
    return refused(`${quoted(typed)}不是名称。请写全名称，一行写一个${orCount}。`)
  }
  const { names: lines, doubts } = asked.amounts ? withAmounts(namesApart(typed)) : namesApart(typed)
  if (lines.length === 0) return refused('还没有写名称，请一行写一个。')
  const inRow = !typed.includes('\n') && (lines.length > 1 || doubts.length > 0)
  const headed = inRow ? lines.find((line) => HEADED.test(line)) : undefined
  if (headed !== undefined) return refused(`${quoted(headed)}像是小标题。请写全名称，一行写一个。`)
  const noName =
    lines.length === 1
      ? lines.find((line) => isNoName(line, known.today) && !(asked.amounts && isAmountOf(line)))
      : undefined
  if (noName !== undefined) return refused(`${quoted(noName)}像是日期或数量，这一题请写名称。`)
  const [doubt, another] = doubts
  if (another) return refused('看不准是几个名称。请一行写一个；名称里本来有逗号的，加上《》。')
  const names = cleaned(lines, asked, known)
  if (typeof names === 'string') return refused(names)
  const each = asked.amounts ? eachOf(names) : undefined
  if (each) return { kind: 'guess', value: each, ask: `是${clip(joinNames(each), 20)}，对吗？` }
  if (asked.amounts && names.some(saysOfGoods)) {
    return { kind: 'guess', value: names, ask: `物资就写“${clip(joinNames(names), 14)}”吗？` }
  }
  if (!doubt)
    return sharedNoun(names) ?? (asked.amounts ? undefined : doubted(names, asked)) ?? { kind: 'value', value: names }
  const apart = cleaned(
    lines.flatMap((line) => (line === doubt.line ? doubt.names : [line])),
    asked,
    known,
  )
  if (typeof apart === 'string') return { kind: 'guess', value: names, ask: `${quoted(doubt.line)}是一个名称吗？` }
  const bare = asked.amounts ? undefined : doubted(apart, asked)
  if (bare) return bare
  return {
    kind: 'guess',
    value: apart,
    ask: `${quoted(doubt.line)}是${doubt.names.length}个名称，还是一个？`,
    yes: `是${doubt.names.length}个`,
    or: { label: '是一个', value: names },
  }
}

/** Several names, one a line. Value: the names in order, each once; `[]` where there are none; a number where only that is known. */
export const list: Kind = {
  howTo: (asked) => `一行写一个名称${mayBeEmpty(asked) ? '，没有就回0' : ''}。`,
  suggest: () => [],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: false,
  read(asked, text, known) {
    const said = withoutTitle(withoutTalk(withoutLead(withoutCourtesy(tidy(text)))), asked)
    const typed = asked.amounts ? said.replace(GIVEN_OUT, '') : said
    const reading = readNames(asked, typed, known)
    const { names, done } = withoutDone(typed)
    return (names === typed ? undefined : havingSaid(reading, readNames(asked, names, known), done)) ?? reading
  },
  show: ({ value }, asked) => (typeof value === 'number' ? howMany(value, asked) : joinNames(linesOf(value)) || '无'),
  asTyped: () => true,
  tellsDay: false,
  counts: 'names',
  figures({ value }) {
    const names = linesOf(value)
    if (names.length > 0) return names.map((name) => ({ name, quantity: exactly(1) }))
    return [{ quantity: exactly(typeof value === 'number' ? value : 0) }]
  },
  words: 'names',
  said: (value, asked) => ({
    as: 'names',
    names:
      typeof value === 'number'
        ? [howMany(value, asked)]
        : linesOf(value).map((name) => printedName(name, asked.marks)),
  }),
  cell: (value) => (typeof value === 'number' ? value : linesOf(value).join('、')),
  cellWidth: 16,
  fromData: emptyList,
  typedData: countOr(typedData),
  plainData: countOr(plainData),
}

/** Of what is counted without names: `3个`. */
function howMany(value: Value, { indicator }: Asked): string {
  return `${value}${indicator?.unit ?? '个'}`
}

/** A count stays a number: typed as words it would be asked about again. */
function countOr(data: (given: Given) => Data): (given: Given) => Data {
  return (given) => (typeof given.value === 'number' ? given.value : data(given))
}
