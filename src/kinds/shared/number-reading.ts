import { type Counted, type PhraseFault, readPhrase } from '../../chinese/number-phrase.ts'
import { LEXICON, type Quantity } from '../../chinese/number-words.ts'
import { MILLION, type Millionths } from '../../chinese/numeral.ts'
import { type Asked, type Reading, refused } from '../kind.ts'
import { refusals, type Wanted } from './number-refusals.ts'

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

/** False only where the word typed plainly measures something else: 人 where 场次 are asked. 个 counts nearly all. */
function fits(asked: string | undefined, counted: Counted | undefined): boolean {
  if (asked === undefined || counted === undefined || counted.word === asked) return true
  const of = LEXICON.get(asked)?.of ?? ['thing']
  if (of.some((quantity) => counted.of.includes(quantity))) return !of.includes('size') && !of.includes('time')
  if (of.length === 0 || counted.of.length === 0) return true
  const uncounted = [...of, ...counted.of].some((quantity) => UNCOUNTED.includes(quantity))
  return !uncounted && (of.includes('any') || counted.of.includes('any'))
}

function refusalOf(fault: PhraseFault, wanted: Wanted): string {
  return fault.fault === 'several' ? refusals.several(wanted, fault.seen) : refusals[fault.fault](wanted, fault.at)
}

/** Reads what was typed as one number in the question's unit, whole or with two places; nothing is rounded. */
export function readNumber(asked: Asked, text: string, whole: boolean): Reading {
  const unit = asked.indicator?.unit
  const { base, factor } = measureOf(unit)
  const wanted: Wanted = { unit, whole }

  const phrase = readPhrase(text, `${asked.ask} ${asked.indicator?.label ?? ''}`, base)
  if ('fault' in phrase) return refused(refusalOf(phrase, wanted))
  if (!fits(base, phrase.counted)) return refused(refusals.unit(wanted, text))

  // Asked for 万元, «3000元» and «3万» are in 元; «3.5» is in 万元; «三千» could be either.
  const counted = phrase.counted
  const counts = counted?.attached === true && (counted.word === base || counted.of.length > 0)
  const inBase = factor > 1n && (counts || /[万亿wW]/.test(phrase.numeral))
  if (factor > 1n && !inBase && /千/.test(phrase.numeral)) return refused(refusals.whichUnit(wanted, text))
  if (phrase.value * (inBase ? 1n : factor) > MOST) return refused(refusals.huge(wanted))
  if (!whole && phrase.value % HUNDREDTH !== 0n) return refused(refusals.places(wanted, text))
  const value: Millionths = inBase ? phrase.value / factor : phrase.value
  if (value * (inBase ? factor : 1n) !== phrase.value) return refused(refusals.places(wanted, text))
  if (whole && value % MILLION !== 0n) return refused(refusals.decimal(wanted, text))

  // Both sides of the division are below 2^53, so the result is the number nearest to the decimal as written.
  const number = Number(value) / Number(MILLION)
  const approximate = phrase.approximate ? { approximate: phrase.approximate } : {}
  // What is now held is a running total already.
  if (phrase.cumulative && !asked.stock) return { kind: 'cumulative', value: number, ...approximate }
  return { kind: 'value', value: number, ...approximate }
}
