import { approximationOf, type Counted, countedOf, endOf } from './number-around.ts'
import { type Spelled, spell } from './number-spelling.ts'
import { type Token, tokenise } from './number-tokens.ts'
import { type Quantity, REFUSING, type RefusingKind } from './number-words.ts'
import { MILLION, type Millionths, type NumeralFault, neighboursOf } from './numeral.ts'
import type { Approximation } from './quantity.ts'
import { OTHERWISE, type SeveralNumbers, severalOf } from './several-numbers.ts'

export type Phrase = {
  readonly value: Millionths
  readonly approximate?: Approximation
  readonly cumulative: boolean
  /** The stretch that a running total is of, where it is not the year: 本月. */
  readonly over?: string
  /** Words were passed over that do not tell another number: 可能, 具体记不清, a place. */
  readonly unsure?: true
  /** What the number counts, where the phrase says so. */
  readonly counted?: Counted
  /** The number as written, without the words around it. */
  readonly numeral: string
}

export type PhraseFault =
  | SeveralNumbers
  | {
      readonly fault: NumeralFault | RefusingKind | 'empty' | 'noNumber' | 'unread' | 'letters' | 'contradiction'
      /** The words at fault as typed, or all of them. */
      readonly at: string
      /** The ends of a range, where they are known. */
      readonly ends?: readonly [number, number]
    }

// The grammar is written over one letter a word; a kind without a letter stands in no phrase that is understood.
const LETTERS: Readonly<Partial<Record<Token['kind'], string>>> = {
  opening: 'o',
  verb: 'v',
  about: 'a',
  beyond: 'b',
  near: 'n',
  atLeast: 'L',
  around: 'r',
  more: 'm',
  cumulative: 'c',
  polite: 'p',
  paren: '(',
  tilde: '~',
  even: 'e',
  zero: 'z',
  measure: 'u',
  label: 'l',
  noun: 't',
  number: 'N',
}
/** No number needs more characters; a story is not read for the number in it. */
const LONGEST = 100
const FIGURES = /^\d{1,15}$/
const EXACTLY_ONE = /^[ovabnLcplt~(]*N[varmbpculte(~]*$/
// 没有, 本周没有, 一个都没有, 没有一个; a number after 没有 is another matter.
const NONE = /^(?:[ovcplta]*(?:N[ult]+e?|Ne)|[ovcpltea]*)z(?:[plu]*[oc]*z)*[plu]*$|^[ovcp]*zNu[ult]*p*$/

/** Takes a phrase apart whole: one number with words that are all known, or the one thing that stands in the way. */
export function readPhrase(raw: string, asked: string, unit: string | undefined): Phrase | PhraseFault {
  // Most answers, and all of most files.
  if (FIGURES.test(raw)) return { value: BigInt(raw) * MILLION, cumulative: false, numeral: raw }
  const spelled = spell(raw)
  const { text } = spelled
  if (text === '') return { fault: 'empty', at: '' }
  if (text.length > LONGEST) return { fault: 'unread', at: raw }
  const tokens = tokenise(text, asked, unit)
  const phrase = phraseOf(tokens, spelled, asked, unit)
  if (!('fault' in phrase)) return phrase
  const certain = withoutDoubt(tokens, phrase.fault)
  const probable = certain && phraseOf(certain, spelled, asked, unit)
  if (!probable || 'fault' in probable) return phrase
  const doubted = tokens.some(({ kind, text }) => kind === 'unsettled' && !ELSEWHERE.test(text))
  const approximate = probable.approximate ?? (phrase.fault === 'unsettled' && doubted ? 'about' : undefined)
  return { ...probable, unsure: true, ...(approximate ? { approximate } : {}) }
}

/** Says that something is told elsewhere or later, not that the number is a guess: 名单晚点发, 跟上周一样. */
const ELSEWHERE = /一样|见|同|如上|稍后|晚点/
/** What comes whole: 3场多 is no number of sessions, 3亩多 is one of land. */
const LEFT_OVER: readonly Quantity[] = ['person', 'session', 'house', 'body', 'thing', 'any']
/** A date in figures: 2022-11-03. */
const IN_FIGURES = /^(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}$/
const CLAUSE_END = /^[,。.;!…]$/

/** The clause with the one number in it, without words of doubt and without words that are not known but do no harm. */
function withoutDoubt(tokens: readonly Token[], fault: PhraseFault['fault']): Token[] | undefined {
  if (fault !== 'unsettled' && fault !== 'doubt' && fault !== 'unread') return undefined
  const at = tokens.findIndex(({ kind }) => kind === 'number')
  if (at < 0 || tokens.filter(({ kind }) => kind === 'number').length > 1) return undefined
  const from = tokens.slice(0, at).findLastIndex(({ text }) => CLAUSE_END.test(text)) + 1
  const length = tokens.slice(at).findIndex(({ text }) => CLAUSE_END.test(text))
  const to = length < 0 ? tokens.length : at + length
  const unknown = tokens.filter(({ kind }) => kind === 'unknown').map(({ text }) => text)
  if (OTHERWISE.test(unknown.join('')) || !/^\p{Script=Han}*$/u.test(unknown.join(''))) return undefined
  // 3甲 and 一般 are no numbers of anything.
  const next = tokens.slice(at + 1).find(({ kind }) => kind !== 'more' && kind !== 'around')
  if (tokens[at + 1]?.kind === 'unknown') return undefined
  const measured = next?.kind === 'measure' || next?.kind === 'label' || next?.kind === 'noun'
  if (unknown.length > 0 && !measured && !/^[\d,.]+万?$/.test(tokens[at]?.text ?? '')) return undefined
  // 30人参加了这次活动: when it was, behind the number too.
  const passed = ({ kind, text, at: place }: Token) =>
    ['unknown', 'unsettled', 'doubt'].includes(kind) ||
    /^[和与及跟加、]$/.test(text) ||
    (kind === 'opening' &&
      place > (tokens[at]?.at ?? 0) &&
      /^(?:[本这此]次|本场|[现当]场|[今昨][天日]|具体)$/.test(text))
  return tokens.slice(from, to).filter((token) => !passed(token))
}

function phraseOf(
  tokens: readonly Token[],
  { text, typed }: Spelled,
  asked: string,
  unit: string | undefined,
): Phrase | PhraseFault {
  const whole = (fault: Exclude<PhraseFault['fault'], 'several'>): PhraseFault => ({ fault, at: typed(0, text.length) })
  const numbers = tokens.filter(({ kind }) => kind === 'number')
  // 没有金牌, where it asks for 金牌
  const letterOf = ({ kind, text: word }: Token) =>
    kind === 'noun' && asked.includes(word) ? 'l' : (LETTERS[kind] ?? '?')
  const pattern = tokens.map(letterOf).join('')

  // 0（未开展）: both say the same.
  const nothing = numbers.length === 1 && typeof numbers[0]?.numeral === 'object' && numbers[0].numeral.value === 0n
  if (nothing && /z/.test(pattern) && /^[N(zup]+$/.test(pattern)) return { value: 0n, cumulative: false, numeral: '0' }
  if (NONE.test(pattern) && numbers.every(({ text }) => text === '一' || text === '1')) {
    return { value: 0n, cumulative: false, numeral: '0' }
  }
  if (tokens.some(({ kind }) => kind === 'letters')) return whole(numbers.length > 0 ? 'letters' : 'noNumber')
  if (IN_FIGURES.test(text)) return whole('ordinal')
  const refusing = REFUSING.find((kind) => tokens.some((token) => token.kind === kind))
  if (refusing) return whole(refusing)
  const at = tokens.findIndex(({ kind }) => kind === 'number')
  if (at < 0) return whole('noNumber')
  const neighbours = numbers.some(({ numeral }) => numeral === 'range')
  const odd = tokens.some(({ of, text }) => of.includes('place') && text !== unit && !(neighbours && text === '号'))
  if (odd) return whole('ordinal')
  if (numbers.length > 1) return severalOf(tokens, { text, typed })
  if (tokens.slice(0, at).some(({ kind }) => kind === 'dash')) return whole('negative')
  if (!EXACTLY_ONE.test(pattern)) return whole('unread')

  const token = tokens[at] as Token
  const { numeral, text: written } = token
  if (numeral === undefined || typeof numeral === 'string') {
    const ends = numeral === 'range' ? neighboursOf(written) : undefined
    return { fault: numeral ?? 'malformed', at: typed(token.at, endOf(token)), ...(ends ? { ends } : {}) }
  }
  const approximate = approximationOf(tokens, at)
  const counted = countedOf(tokens, at)
  if (approximate === 'contradiction') return whole('contradiction')
  if (counted === 'two') return whole('unread')
  // 百人 is no number, 近百人 is one; 约0 is none.
  if (numeral.bare && !approximate) return whole('malformed')
  if (approximate && numeral.value === 0n) return whole('contradiction')
  // 十余 is «ten and some»; below ten nothing is left for 余, 多, 来 to stand for.
  const next = counted && LEFT_OVER.some((quantity) => counted.of.includes(quantity)) ? 2 : 1
  const some =
    tokens.slice(at + 1, at + 1 + next).some((word) => /^[余多来]$/.test(word.text)) && numeral.value < 10n * MILLION
  if (some) return whole('malformed')
  const total = tokens.find(({ kind }) => kind === 'cumulative')
  const over = OVER.exec(total?.text ?? '')?.[0]
  return {
    value: numeral.value,
    cumulative: total !== undefined && numeral.value > 0n,
    numeral: written,
    ...(over ? { over } : {}),
    ...(approximate ? { approximate } : {}),
    ...(counted ? { counted } : {}),
  }
}

/** Stretches that a running total may be of, shorter than the year. */
const OVER = /^(?:(?:本|这个|这|当|整个|全)(?:月|季度|季|学期)|[上下]半年|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)/
