import { dayOf } from '../../calendar/day.ts'
import { withoutCourtesy } from '../../chinese/courtesy.ts'
import { isRate } from '../../chinese/measure.ts'
import type { Counted } from '../../chinese/number-around.ts'
import { type Phrase, type PhraseFault, readPhrase } from '../../chinese/number-phrase.ts'
import { MILLION } from '../../chinese/numeral.ts'
import type { Approximation } from '../../chinese/quantity.ts'
import { clip, quoted } from '../../chinese/quoted.ts'
import { pointed, saidInUnit } from '../../chinese/said-in-unit.ts'
import { answersNone, saysUnreported, takenBack } from '../../chinese/typed.ts'
import { type Asked, type Reading, refused } from '../kind.ts'
import { withMark } from './data.ts'
import { mostLikely } from './likely.ts'
import { inHundredths, pointedThousands, rephrased, type Show, thousandsOrPoint } from './number-guesses.ts'
import { mainNumbers, ofItsRank } from './number-main.ts'
import { asksNoBodies, asksOther, countsPrizes, countsRepeats, fits, measureOf } from './number-measure.ts'
import { inKind, inTenThousands } from './number-money.ts'
import { insteadOf, refusals, type Wanted } from './number-refusals.ts'
import { reckoned } from './reckoned.ts'

/** A county has no count beyond this; more is a slip of the finger. */
const MOST = 100_000_000n * MILLION
/** Two places: a tenth and a hundredth. */
const HUNDREDTH = MILLION / 100n
/** Longer words are a story: nothing is left out of them. */
const LONGEST = 60

function refusalOf(fault: PhraseFault, wanted: Wanted): string {
  if (fault.fault === 'several') {
    return refusals.several(
      wanted,
      fault.seen.map(({ text }) => text),
    )
  }
  return fault.fault === 'range'
    ? refusals.range(wanted, fault.at, fault.ends)
    : refusals[fault.fault](wanted, fault.at)
}

/** 3.5（万元） as 3.5万元: the 万 is the number's; 208人 次 as one word. */
function unbracketed(text: string): string {
  return text.replace(/([\d０-９])\s*[（(](万元?)[）)]/u, '$1$2').replace(/(?<=[人场户件]) +(?=次(?!数))/u, '')
}

/** 每户300元, 300元/户 where 每户多少元 is asked. */
function withoutEach(text: string, { ask, indicator }: Asked): string {
  if (!/[每一/／]/u.test(text)) return text
  const [, each = ''] = /每([户人家场])/u.exec(`${ask}${indicator?.label ?? ''}`) ?? []
  return each === '' ? text : text.replace(new RegExp(`^[每一]${each}(?=.)|[/／每]${each}$`, 'u'), '')
}

const isValue = (reading: Reading): reading is Extract<Reading, { kind: 'value' }> => reading.kind === 'value'

/** «8千» where 万元 are asked: 8000元, or 8000万元 where a county may have so much. */
function inWhich({ value, approximate, numeral }: Phrase, wanted: Wanted, show: Show): Reading {
  const large = wanted.unit ?? ''
  const { base = '', factor } = measureOf(large)
  if (wanted.whole || (value * 10_000n) % (factor * MILLION) !== 0n)
    return refused(refusals.whichUnit(wanted, numeral, value))
  const mark = approximate ? { approximate } : {}
  const amount = Number(value) / Number(MILLION)
  const small = { value: amount / Number(factor), ...mark }
  const or = { label: `${amount}${large}`, value: amount }
  return {
    kind: 'guess',
    ...small,
    ask: `${quoted(numeral)}是多少${base}，还是多少${large}？`,
    yes: `${amount}${base}（${show(small)}）`,
    ...(value * factor <= MOST ? { or } : {}),
  }
}

const KEYCAPS = /^(?:\d\ufe0f?\u20e3)+$/u
const STROKE = /^[-—–/／×]{1,3}$/u

/** Reads what was typed as one number in the question's unit, whole or with two places; nothing is rounded. */
export function readNumber(asked: Asked, text: string, whole: boolean): Reading {
  const unit = asked.indicator?.unit
  const { base, factor } = measureOf(unit)
  const wanted: Wanted = { unit, whole }
  const show: Show = (given) => withMark(given, unit)

  if (takenBack(text)) return refused('那请把对的数再打一遍。')
  if (answersNone(text)) return readNumber(asked, '0', whole)
  if (saysUnreported(text)) return { kind: 'guess', value: 0, ask: `那就记“${show({ value: 0 })}”，对吗？` }
  // A stroke is how a table says that there is none.
  if (STROKE.test(text.trim())) return { kind: 'guess', value: 0, ask: `${quoted(text)}是没有吗？` }
  const ranked = ofItsRank(text, asked)
  if (ranked === '') return refused(refusals.unit(wanted, text))
  if (ranked !== undefined) {
    const reading = readNumber(asked, ranked, whole)
    return isValue(reading) ? { ...reading, kind: 'guess', ask: `这一题记“${show(reading)}”，对吗？` } : reading
  }
  // Figures as pictures, where there is nothing else: 1️⃣2️⃣.
  const figures = KEYCAPS.test(text.trim()) ? text.replace(/[\ufe0f\u20e3]/gu, '') : text
  const said = saidInUnit(unbracketed(withoutEach(whole ? figures : pointed(figures), asked)), unit)
  const phrase = readPhrase(said, `${asked.ask} ${asked.indicator?.label ?? ''}`, base)
  if (text.length <= LONGEST && ('fault' in phrase || phrase.unsure)) {
    const bare = withoutCourtesy(text)
    if (bare !== text) return readNumber(asked, bare, whole)
  }
  if ('fault' in phrase) {
    const read = (part: string) => [readNumber(asked, part, whole)].find(isValue)
    const again = rephrased(text)
    const otherwise = again === undefined ? undefined : readNumber(asked, again, whole)
    if (otherwise?.kind === 'guess') return otherwise
    const tried = mainNumbers(phrase, text, asked, base, (part) => readNumber(asked, part, whole))
    const reading = [otherwise, ...tried.map((part) => part && read(part))].find((found) => found && isValue(found))
    if (reading && isValue(reading)) return { ...reading, kind: 'guess', ask: `这一题记“${show(reading)}”，对吗？` }
    const sum = phrase.fault === 'several' && !isRate(unit ?? '') ? reckoned(phrase, read, base === '元') : undefined
    if (!sum) {
      const instead = insteadOf(phrase, unit === '%').flatMap((way) => {
        const reading = read(way)
        const label = reading && show(reading)
        return label ? [{ label, input: label }] : []
      })
      return refused(refusalOf(phrase, wanted), instead)
    }
    if (BigInt(Math.ceil(sum.value)) * factor * MILLION > MOST) return refused(refusals.huge(wanted))
    return { kind: 'guess', ...sum, ask: `一共是${show(sum)}，对吗？` }
  }
  // 培训35, where is asked how many people were trained: what the question speaks of stands before the number as a title does.
  const titled = phrase.counted?.attached === false && asked.ask.includes(phrase.counted.word)
  const misfits = phrase.value > 0n && !countsPrizes(asked, phrase.counted) && !fits(base, phrase.counted)
  if (misfits && !titled) return refused(refusals.unit(wanted, text))

  // Asked for 万元, «3000元» and «3万» are in 元; «3.5» is in 万元; «三千» could be either.
  const counted = phrase.counted
  const counts = counted?.attached === true && (counted.word === base || counted.of.length > 0)
  const inBase = factor > 1n && (counts || /[万亿wW]/.test(phrase.numeral))
  const amount = phrase.value * (inBase ? 1n : factor)
  if (factor > 1n && !inBase && /[千kK]/.test(phrase.numeral)) return inWhich(phrase, wanted, show)
  // 15000 where 万元 are asked: nobody has that much, so it was meant in 元.
  const inSmall = amount > MOST && factor > 1n && !inBase && phrase.value <= MOST
  // 亿 is no slip of the finger; so much money is asked about.
  const most = inBase && /亿/.test(phrase.numeral) ? MOST * factor : MOST
  if (amount > most && !inSmall) return refused(refusals.huge(wanted))
  const exact = inSmall ? phrase.value : amount
  const inThousands = whole ? pointedThousands(phrase.numeral) : undefined
  if (inThousands !== undefined) return thousandsOrPoint(text, inThousands, show)
  if (whole && exact % (factor * MILLION) !== 0n) return refused(refusals.decimal(wanted, text))
  if (exact % HUNDREDTH !== 0n) return refused(refusals.places(wanted, text), inHundredths(phrase, unit))

  // Both sides of the division are below 2^53, so the result is the number nearest to the decimal as written.
  const value = Number(exact) / Number(factor) / Number(MILLION)
  const approximate = phrase.approximate ? { approximate: phrase.approximate } : {}
  const given = { value, ...approximate }
  if (isDateInFigures(phrase.numeral))
    return { kind: 'guess', ...given, ask: `${quoted(text)}像日期，真有${show(given)}吗？` }
  if (inSmall)
    return {
      kind: 'guess',
      ...given,
      ask: `是${withMark({ ...given, value: value * Number(factor) }, base)}（${show(given)}）吗？`,
    }
  if ((phrase.unsure || misfits) && !phrase.cumulative)
    return { kind: 'guess', ...given, ask: `那就记“${show(given)}”，对吗？` }
  // What is now held is a running total already.
  if (phrase.cumulative && !asked.stock) {
    return { kind: 'cumulative', ...given, ...(phrase.over ? { over: phrase.over } : {}) }
  }
  const ask =
    askedAbout(asked, given, counted) ??
    ofOthers(asked, text, given) ??
    inKind(asked, text, given) ??
    inTenThousands(asked, text, given) ??
    gainOnly(asked, text, given)
  const [or] = ask ? inHundredths(phrase, unit) : []
  return {
    ...{ kind: 'value', ...given },
    ...(ask ? { ask } : {}),
    ...(or ? { or: { label: or.label, value: Number(or.input.replace('%', '')) } } : {}),
  }
}

/** `20221103`: a day, typed where a number is asked. */
function isDateInFigures(numeral: string): boolean {
  const [, year, month, date] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(numeral) ?? []
  return year !== undefined && dayOf(Number(year), Number(month), Number(date)) !== undefined
}

/** 新增5名 where is asked how many there are now. */
function gainOnly({ stock, indicator }: Asked, text: string, given: Parameters<Show>[0]): string | undefined {
  if (!stock || !/新增|增加|新发展|退出|减少/u.test(text)) return undefined
  return `现在一共就是${withMark(given, indicator?.unit)}吗？`
}

/** 25家企业, where 就业岗位 are asked for. */
function ofOthers(asked: Asked, text: string, given: Parameters<Show>[0]): string | undefined {
  const noun = asksNoBodies(asked, text) ?? asksOther(asked, text)
  return noun && `这一题问${clip(noun, 8)}，记“${withMark(given, asked.indicator?.unit)}”对吗？`
}

/** What is asked about a number that is plain: it counts otherwise than the question does, or it is more than is likely. */
function askedAbout(
  { indicator, stock, most }: Asked,
  given: { readonly value: number; readonly approximate?: Approximation },
  counted: Counted | undefined,
): string | undefined {
  const unit = indicator?.unit
  if (unit === undefined) return undefined
  // 0.8 may be 80%; more than all there is may be a slip.
  if (unit === '%' && (given.value > 100 || (given.value > 0 && given.value < 1)))
    return `真是${withMark(given, unit)}吗？`
  if (countsRepeats(unit, counted)) return `这一题问多少${unit}，记“${withMark(given, unit)}”对吗？`
  return given.value > (most ?? mostLikely(unit, stock)) ? `真有${withMark(given, unit)}吗？` : undefined
}
