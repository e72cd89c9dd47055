import { withoutListing } from '../chinese/and-words.ts'
import { isNoName } from '../chinese/answers-in.ts'
import { withoutCourtesy } from '../chinese/courtesy.ts'
import { joinNames, printedName } from '../chinese/name-marks.ts'
import { exactly } from '../chinese/quantity.ts'
import { clip, quoted } from '../chinese/quoted.ts'
import { halfQuoted, withOtherHalf } from '../chinese/quotes.ts'
import { type SmallTalk, smallTalk } from '../chinese/small-talk.ts'
import { withoutTalk } from '../chinese/talk-words.ts'
import { namesNone, othersCounted, thingsCounted } from '../chinese/things-counted.ts'
import { keyOf, saysNone, saysUnreported, takenBack, tidy, withoutLead } from '../chinese/typed.ts'
import { type Asked, type Data, type Given, type Kind, type Known, type Reading, refused, type Value } from './kind.ts'
import { cleaned } from './shared/cleaned-names.ts'
import { emptyList, linesOf, plainData, typedData } from './shared/data.ts'
import { eachOf, GIVEN_OUT, isAmountOf, saysOfGoods, withAmounts } from './shared/goods.ts'
import { type Doubt, eachLine, namesApart } from './shared/names-apart.ts'
import { countGiven, mayCount, othersGiven } from './shared/names-counted.ts'
import { doubted, havingSaid, sharedNoun, withoutDone, withoutTitle } from './shared/said-before-names.ts'

function mayBeEmpty(asked: Asked): boolean {
  return asked.indicator !== undefined || asked.optional
}

/** 妇委会：甲局、乙院: what the names are, in front of them. */
const HEADED = /^\p{Script=Han}{1,8}[:：]\p{Script=Han}/u

/** 没有作品, where it asks for 作品. */
function deniesAsked({ ask, indicator }: Asked, typed: string): boolean {
  const [, what] = /^(?:本周|目前|暂时)?(?:没有|暂无|无|没)(?:新的?)?(\p{Script=Han}{2,6})$/u.exec(keyOf(typed)) ?? []
  return what !== undefined && `${ask} ${indicator?.label ?? ''}`.includes(what)
}

const NONE = '就是没有，对吗？'
/** What a title may have in it, and a row of titles at its end: 老屋、母亲和我; 山、水. */
const WITHIN_TITLE =
  /^[^《》“”]*(?:\p{Script=Han}[和与及跟]\p{Script=Han}|、\p{Script=Han}$|^\p{Script=Han}、)[^《》“”]*$/u

/** 你好，秋天 is a greeting and a title, or all of it a title: what is said, and what stands behind it. */
const SPOKEN = /^(\p{Script=Han}{2,3})[，,]\s*(\p{Script=Han}{1,8})$/u
const SAID_IN_TITLES: readonly (SmallTalk | undefined)[] = ['greeting', 'goodbye', 'thanks', 'sorry']

function spokenTitle(asked: Asked, typed: string, known: Known): Reading | undefined {
  const [whole, said = '', rest = ''] = (asked.marks === '《》' ? SPOKEN.exec(typed) : null) ?? []
  if (whole === undefined || !SAID_IN_TITLES.includes(smallTalk(said))) return undefined
  const title = readNames(asked, rest, known)
  // 谢谢，没有: what is said is of no title.
  if (title.kind !== 'value' || linesOf(title.value).length !== 1) return title
  const or = { label: quoted(rest), value: title.value }
  return { kind: 'guess', value: [whole], ask: `是${quoted(whole)}，还是${quoted(rest)}？`, yes: quoted(whole), or }
}

/** A row of undressed titles that may be a single one: only marks tell them apart. */
function titleOf(typed: string, lines: readonly string[]): Doubt | undefined {
  return lines.length > 1 && WITHIN_TITLE.test(typed) ? { line: typed, names: lines } : undefined
}

function readNames(asked: Asked, typed: string, known: Known): Reading {
  if (saysNone(typed) || deniesAsked(asked, typed)) {
    return mayBeEmpty(asked) ? { kind: 'value', value: [] } : refused('这一题至少写一个名称，一行写一个。')
  }
  if (saysUnreported(typed) && mayBeEmpty(asked)) return { kind: 'guess', value: [], ask: NONE }
  if (takenBack(typed)) return refused('那请把对的再打一遍，一行写一个。')
  // 没有，都在审稿
  if (saysNone(/^[^，,。；;]+(?=[，,。；;])/u.exec(typed)?.[0] ?? ''))
    return mayBeEmpty(asked) ? { kind: 'guess', value: [], ask: NONE } : refused('这一题至少写一个名称，一行写一个。')
  const count = thingsCounted(typed)
  if (count) return countGiven(asked, typed, count)
  const counted = asked.amounts ? undefined : othersCounted(typed)
  const others = counted
    ? othersGiven(asked, typed, mayCount(asked) ? counted : { ...counted, all: true }, known)
    : undefined
  if (others) return others
  if (namesNone(typed)) {
    const orCount = mayCount(asked) ? '；写不全就写个数，如“12个”' : ''
    return refused(`${quoted(typed)}不是名称。请写全名称，一行写一个${orCount}。`)
  }
  const told = known.apart ? { names: eachLine(typed), doubts: [] } : namesApart(typed)
  const { names: lines, doubts } = asked.amounts ? withAmounts(told) : told
  if (lines.length === 0) return refused('还没有写名称，请一行写一个。')
  const inRow = !typed.includes('\n') && (lines.length > 1 || doubts.length > 0)
  const headed = inRow ? lines.find((line) => HEADED.test(line)) : undefined
  if (headed !== undefined) return refused(`${quoted(headed)}像是小标题。请写全名称，一行写一个。`)
  const noName =
    lines.length === 1
      ? lines.find((line) => isNoName(line, known.today) && !(asked.amounts && isAmountOf(line)))
      : undefined
  if (noName !== undefined) return refused(`${quoted(noName)}像是日期或数量，这一题请写名称。`)
  const oneTitle = asked.marks === '《》' && inRow && doubts.length === 0 ? titleOf(typed, lines) : undefined
  const [doubt, another] = oneTitle ? [oneTitle] : doubts
  if (another) return refused('看不准是几个名称。请一行写一个；名称里本来有逗号的，加上《》。')
  const names = cleaned(oneTitle ? [oneTitle.line] : lines, asked, known)
  if (typeof names === 'string') {
    const whole = halfQuoted(typed) ? withOtherHalf(typed) : undefined
    return refused(names, whole === undefined ? [] : [{ label: clip(whole, 20), input: whole }])
  }
  const each = asked.amounts ? eachOf(names) : undefined
  if (each) return { kind: 'guess', value: each, ask: `是${clip(joinNames(each), 20)}，对吗？` }
  if (asked.amounts && names.some(saysOfGoods)) {
    return { kind: 'guess', value: names, ask: `物资就写“${clip(joinNames(names), 14)}”吗？` }
  }
  if (!doubt && known.apart) return { kind: 'value', value: names }
  if (!doubt)
    return (asked.amounts ? undefined : sharedNoun(names)) ?? doubted(names, asked) ?? { kind: 'value', value: names }
  const apart = cleaned(
    doubt === oneTitle ? lines : lines.flatMap((line) => (line === doubt.line ? doubt.names : [line])),
    asked,
    known,
  )
  if (typeof apart === 'string') return { kind: 'guess', value: names, ask: `${quoted(doubt.line)}是一个名称吗？` }
  const bare = doubted(apart, asked)
  // Where nothing is left out, the question is how many they are.
  if (bare?.kind === 'guess' && joinNames(linesOf(bare.value)) !== joinNames(apart)) return bare
  return {
    kind: 'guess',
    value: apart,
    ask: `${quoted(doubt.line)}是${doubt.names.length}个名称，还是一个？`,
    yes: `是${doubt.names.length}个`,
    or: { label: '是一个', value: names },
  }
}

const ALREADY = /报过|已报|报了/u
const REPORTED = '报过的不用再报。这次还报吗？'

/** Several names, one a line. Value: the names in order, each once; `[]` where there are none; a number where only that is known. */
export const list: Kind = {
  howTo: (asked) => `一行写一个名称${mayBeEmpty(asked) ? '，没有就回0' : ''}。`,
  suggest: () => [],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: false,
  shape: () => undefined,
  read(asked, text, known) {
    const spoken = spokenTitle(asked, tidy(text), known)
    if (spoken) return spoken
    const all = withoutLead(withoutListing(withoutCourtesy(tidy(text))))
    const said = withoutTitle(withoutTalk(all), asked)
    const typed = asked.amounts ? said.replace(GIVEN_OUT, '') : said
    const reading = readNames(asked, typed, known)
    const { names, done } = withoutDone(typed)
    const bare = (names === typed ? undefined : havingSaid(reading, readNames(asked, names, known), done)) ?? reading
    if (bare.kind !== 'value' || said === all) return bare
    // 没有，都在统计; 甲村妇联，上个月报过了
    if (linesOf(bare.value).length === 0 && typeof bare.value !== 'number') return { ...bare, kind: 'guess', ask: NONE }
    return ALREADY.test(all.replace(said, '')) ? { ...bare, kind: 'guess', ask: REPORTED } : bare
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
