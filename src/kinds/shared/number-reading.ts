import { dayOf } from '../../calendar/day.ts'
import { type Counted, type Phrase, type PhraseFault, readPhrase } from '../../chinese/number-phrase.ts'
import { LEXICON, type Quantity } from '../../chinese/number-words.ts'
import { MILLION } from '../../chinese/numeral.ts'
import type { Approximation } from '../../chinese/quantity.ts'
import { quoted } from '../../chinese/quoted.ts'
import { saidInUnit } from '../../chinese/said-in-unit.ts'
import { takenBack } from '../../chinese/typed.ts'
import { type Asked, type Reading, refused } from '../kind.ts'
import { withMark } from './data.ts'
import { mostLikely } from './likely.ts'
import { pointedThousands, rephrased, respelled, type Show, thousandsOrPoint } from './number-guesses.ts'
import { refusals, type Wanted } from './number-refusals.ts'
import { reckoned, totalOf } from './reckoned.ts'

/** A county has no count beyond this; more is a slip of the finger. */
const MOST = 100_000_000n * MILLION
/** Two places: a tenth and a hundredth. */
const HUNDREDTH = MILLION / 100n

type Measure = { readonly base: string | undefined; readonly factor: bigint }

/** 万元 is 元 by ten thousand; 元 is 元. */
function measureOf(unit: string | undefined): Measure {
  const [, prefix, base] = /^([百千万亿])(.+)$/.exec(unit ?? '') ?? []
  const factor = { 百: 100n, 千: 1_000n, 万: 10_000n, 亿: 100_000_000n }[prefix ?? '']
  return base && factor ? { base, factor } : { base: unit, factor: 1n }
}

const UNCOUNTED: readonly Quantity[] = ['money', 'time', 'size', 'place']

/** What things are counted in. */
const GOODS: readonly Quantity[] = ['thing', 'pack', 'any', 'body']

/** Two words for one measure. */
const SAME_MEASURE: Readonly<Record<string, string>> = {
  课时: '学时',
  平米: '平方米',
  平方: '平方米',
  千米: '公里',
  千克: '公斤',
}

function sameMeasure(word: string): string {
  const bare = word.replace(/^个(?=.)/u, '')
  return SAME_MEASURE[bare] ?? bare
}

/** False only where the word typed plainly measures something else: 人 where 场次 are asked. 个 counts nearly all. */
function fits(asked: string | undefined, counted: Counted | undefined): boolean {
  if (asked === undefined || counted === undefined || sameMeasure(counted.word) === sameMeasure(asked)) return true
  const of = LEXICON.get(asked)?.of ?? ['thing']
  // What is given out is counted as each of it is: 大米20袋, 毛巾100条.
  if (asked === '件' && counted.of.every((quantity) => GOODS.includes(quantity))) return true
  if (of.some((quantity) => counted.of.includes(quantity))) return !of.includes('size') && !of.includes('time')
  if (of.length === 0 || counted.of.length === 0) return true
  const uncounted = [...of, ...counted.of].some((quantity) => UNCOUNTED.includes(quantity))
  return !uncounted && (of.includes('any') || counted.of.includes('any'))
}

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

/** The one of several numbers that counts what is asked, where the others plainly count something else. */
function theOneAsked({ fault, ...of }: PhraseFault, base: string | undefined): string | undefined {
  if (fault !== 'several' || !('seen' in of) || base === undefined) return undefined
  const plain = of.apart && of.seen.every(({ counted }) => counted?.attached && !counted.of.includes('any'))
  const asked = of.seen.filter(({ counted }) => fits(base, counted))
  return plain && asked.length === 1 ? asked[0]?.text : undefined
}

const IN_KIND = /物资|实物|物品|用品|慰问品|折[合价算]|价值|市值/u

/** 慰问金2500元，物资价值800元 where money is asked: what was given in kind is none of it. */
function moneyAsked(fault: PhraseFault, { ask, indicator }: Asked): string | undefined {
  if (fault.fault !== 'several' || !/元$/u.test(indicator?.unit ?? '') || !ASKS_PAID.test(ask)) return undefined
  const given = fault.seen.filter((_, i) => !IN_KIND.test(fault.between[i] ?? ''))
  return given.length === 1 && fault.seen.length > 1 ? given[0]?.text : undefined
}

/** 3.5（万元） as 3.5万元: the 万 is the number's; 208人 次 as one word. */
function unbracketed(text: string): string {
  return text.replace(/([\d０-９])\s*[（(](万元?)[）)]/u, '$1$2').replace(/(?<=[人场户件]) +(?=次(?!数))/u, '')
}

const isValue = (reading: Reading): reading is Extract<Reading, { kind: 'value' }> => reading.kind === 'value'

/** What may be the number where others only explain it: 共5个，其中省级2个; 新建3个，累计20个; 每户400元，共2000元; 应到60人，实到52人. */
function mainParts(text: string): string[] {
  const withoutDetail = text.replace(/[，,；;、\s]*其中.*$/su, '').replace(/[（(][^（()）]*[)）]/gu, '')
  const clauses = withoutDetail.split(/[，,；;。\n]/u)
  const ofThis = clauses
    .filter(
      (clause) =>
        !/累计|截[至止]|[每各均]|应[到参]|计划|预计|原[定计]|报名|通知|邀请|请假|缺席|缺勤|未到|没有?[来到]/u.test(
          clause,
        ),
    )
    .join('；')
  const total = /(?:共计?|合计|总计|总共|一共|=|实到|实有|实际(?:参加|到会)?)\s*([^，,；;。共=]+)$/u.exec(
    withoutDetail,
  )?.[1]
  const same = (part: string): boolean => part.replace(/[，,；;。\n]/gu, '') === text.replace(/[，,；;。\n]/gu, '')
  return [ofThis, total ?? ''].filter((part) => part !== '' && !same(part))
}

/** 7人（均为女性） without what only explains it. */
function withoutNote(text: string): string | undefined {
  const bare = text.replace(/[（(][^（）()\d]*[)）]$/u, '')
  return bare === text || /次|[一二三四五六七八九十百]/u.test(text.slice(bare.length)) ? undefined : bare
}

/** 3。5 as 3.5: on a phone the two stops are one key. */
function withPoint(text: string): string | undefined {
  const pointed = text.trim().replace(/^([\d０-９]+)[。．]([\d０-９]+)(?=\D*$)/u, '$1.$2')
  return pointed === text.trim() ? undefined : pointed
}

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

/** 人次 and 户次 count each as often as it came; 名 and 户 once. */
const TIMES = /^(?!件\()[^场]+次\)?$/

const KEYCAPS = /^(?:\d\ufe0f?\u20e3)+$/u
const STROKE = /^[-—–/／×]{1,3}$/u

/** What prizes are counted in besides 次: 一等奖2项. */
const PRIZES: readonly string[] = ['项', '个', '件', '篇', '幅', '部', '块', '枚', '人', '名']

/** Reads what was typed as one number in the question's unit, whole or with two places; nothing is rounded. */
export function readNumber(asked: Asked, text: string, whole: boolean): Reading {
  const unit = asked.indicator?.unit
  const { base, factor } = measureOf(unit)
  const wanted: Wanted = { unit, whole }
  const show: Show = (given) => withMark(given, unit)

  if (takenBack(text)) return refused('那请把对的数再打一遍。')
  // A stroke is how a table says that there is none.
  if (STROKE.test(text.trim())) return { kind: 'guess', value: 0, ask: `${quoted(text)}是没有吗？` }
  // Figures as pictures, where there is nothing else: 1️⃣2️⃣.
  const figures = KEYCAPS.test(text.trim()) ? text.replace(/[\ufe0f\u20e3]/gu, '') : text
  const said = saidInUnit(unbracketed(figures), unit)
  const phrase = readPhrase(said, `${asked.ask} ${asked.indicator?.label ?? ''}`, base)
  if ('fault' in phrase) {
    const read = (part: string) => [readNumber(asked, part, whole)].find(isValue)
    const again = rephrased(text)
    const otherwise = again === undefined ? undefined : readNumber(asked, again, whole)
    if (otherwise?.kind === 'guess') return otherwise
    const tried =
      phrase.fault === 'several'
        ? [theOneAsked(phrase, base), moneyAsked(phrase, asked), withPoint(text), ...mainParts(text), totalOf(phrase)]
        : [respelled(text, phrase.fault), phrase.fault === 'unread' ? withoutNote(text) : undefined]
    const reading = [otherwise, ...tried.map((part) => part && read(part))].find((found) => found && isValue(found))
    if (reading && isValue(reading)) return { ...reading, kind: 'guess', ask: `这一题记“${show(reading)}”，对吗？` }
    const sum = phrase.fault === 'several' ? reckoned(phrase, read, base === '元') : undefined
    if (!sum) return refused(refusalOf(phrase, wanted))
    return { kind: 'guess', ...sum, ask: `一共是${show(sum)}，对吗？` }
  }
  const isPrize = base === '次' && /奖|表彰/u.test(`${asked.ask}${asked.indicator?.label}`)
  const asPrize = isPrize && PRIZES.includes(phrase.counted?.word ?? '')
  if (phrase.value > 0n && !asPrize && !fits(base, phrase.counted)) return refused(refusals.unit(wanted, text))

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
  if (exact % HUNDREDTH !== 0n) return refused(refusals.places(wanted, text))

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
  if (phrase.unsure && !phrase.cumulative) return { kind: 'guess', ...given, ask: `那就记“${show(given)}”，对吗？` }
  // What is now held is a running total already.
  if (phrase.cumulative && !asked.stock) {
    return { kind: 'cumulative', ...given, ...(phrase.over ? { over: phrase.over } : {}) }
  }
  const ask = askedAbout(asked, given, counted) ?? inKind(asked, text, given)
  return { kind: 'value', ...given, ...(ask ? { ask } : {}) }
}

/** `20221103`: a day, typed where a number is asked. */
function isDateInFigures(numeral: string): boolean {
  const [, year, month, date] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(numeral) ?? []
  return year !== undefined && dayOf(Number(year), Number(month), Number(date)) !== undefined
}

/** 价值500元的慰问品 where money is asked. */
function inKind(
  { ask, indicator }: Asked,
  text: string,
  given: Pick<Extract<Reading, { kind: 'value' }>, 'value' | 'approximate'>,
): string | undefined {
  if (!ASKS_PAID.test(ask) || !IN_KIND.test(text) || ASKS_PAID.test(text)) return undefined
  return `发的现金有${withMark(given, indicator?.unit)}吗？物资另报。`
}

/** Whether the question asks what was paid out, of which 500元物资 is none. */
const ASKS_PAID = /慰问金|救助金|补助金|助学金|补贴|现金/u

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
  const word = counted?.word ?? ''
  const once = /^[人名位口户家件]$/.test(unit)
  const repeats = once && TIMES.test(word) && word !== '次'
  if (repeats) return `这一题问多少${unit}，记“${withMark(given, unit)}”对吗？`
  return given.value > (most ?? mostLikely(unit, stock)) ? `真有${withMark(given, unit)}吗？` : undefined
}
