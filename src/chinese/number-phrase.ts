import { type Spelled, spell } from './number-spelling.ts'
import { type Token, tokenise } from './number-tokens.ts'
import { type Quantity, REFUSING, type RefusingKind } from './number-words.ts'
import { MILLION, type Millionths, type NumeralFault, neighboursOf, scaleOf } from './numeral.ts'
import type { Approximation } from './quantity.ts'

export type Counted = {
  readonly word: string
  readonly of: readonly Quantity[]
  /** It stands at the number itself (3000元, ¥3000), not in a title (金额：3000). */
  readonly attached: boolean
}

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

export type SeveralNumbers = {
  readonly fault: 'several'
  readonly seen: readonly Seen[]
  /** Nothing but the numbers, their measure words and words that make no number another, so that each says what it counts. */
  readonly apart: boolean
  /** The words before the first number, between two, and behind the last. */
  readonly between: readonly string[]
}

/** One of several numbers as it was typed, with its measure word and what says how near it is: 约200余人次. */
export type Seen = {
  readonly text: string
  readonly counted?: Counted
  readonly value?: number
  readonly approximate?: Approximation
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

function approximationOf(tokens: readonly Token[], at: number): Approximation | undefined | 'contradiction' {
  const has = (kinds: readonly string[], some: readonly Token[]) => some.some(({ kind }) => kinds.includes(kind))
  const before = tokens.slice(0, at)
  const after = tokens.slice(at + 1)
  const inner = tokens[at]?.inner
  // 300来 is about 300; after a measure word 来 is the verb: 300人来.
  const come = after.findIndex(({ text }) => text === '来')
  const came = after.slice(0, come).some(({ kind }) => kind === 'measure' || kind === 'label' || kind === 'noun')
  const around = after.some(({ kind, text }) => kind === 'around' && !(text === '来' && came))
  const over = has(['atLeast', 'beyond'], before) || has(['more', 'beyond'], after) || inner === '余' || inner === '多'
  if (over) return has(['near'], before) ? 'contradiction' : 'over'
  const some = inner === '来' || inner === '把'
  const about = has(['about', 'tilde'], before) || has(['about'], after) || around || some
  return about ? 'about' : has(['near'], before) ? 'near' : undefined
}

/** The measure word decides; without one, or after 个, the first noun does, and at last the title before the number. */
function countedOf(tokens: readonly Token[], at: number): Counted | undefined | 'two' {
  if (tokens[at]?.of.includes('money')) return { word: '元', of: ['money'], attached: true }
  // 52（签到册）: in a note only its first word may be what is counted, as in 300（人次）.
  const note = tokens.findIndex(({ text }, i) => i > at && text === '(')
  const after = tokens
    .slice(at + 1, note < 0 ? undefined : note + 2)
    .filter(({ kind }) => ['measure', 'label', 'noun', 'verb'].includes(kind))
  const measures = after.filter(({ kind, of }) => kind === 'measure' || (kind === 'label' && of.length > 0))
  const exact = measures.filter(({ of }) => !of.includes('any'))
  // 300人（名）: another word for the same.
  const other = exact.slice(1).some((token) => tokens[tokens.indexOf(token) - 1]?.text !== '(')
  if (other) return 'two'
  // 物资价值1.5万: what it is worth, not how much of it there is.
  const valued = tokens.slice(0, at).some(({ text }) => /价值|市值|折[合价算]/.test(text))
  const title = valued
    ? undefined
    : tokens.slice(0, at).findLast(({ kind, of }) => (kind === 'label' || kind === 'noun') && of.length > 0)
  const noun = after.find(({ kind }) => kind === 'noun' || kind === 'verb')
  const found = exact[0] ?? (noun && noun.of.length > 0 ? noun : undefined) ?? measures[0] ?? (noun ? undefined : title)
  return (
    found && { word: found.text, of: found.of, attached: found !== title || /^(?:¥|人民币|RMB|rmb)$/.test(found.text) }
  )
}

function severalOf(tokens: readonly Token[], { text, typed }: Spelled): PhraseFault {
  const numbers = tokens.flatMap((token, index) => (token.kind === 'number' ? [{ token, index }] : []))
  const [first, second] = numbers
  const between = tokens.slice((first?.index ?? 0) + 1, second?.index).filter(({ kind }) => kind !== 'measure')
  const ranges = between.length === 1 && /^(?:[-–—~到至或]|或者|--|——)$/.test(between[0]?.text ?? '')
  if (numbers.length === 2 && ranges) {
    const bounds = numbers.map(
      ({ token: { numeral } }) => (typeof numeral === 'object' ? Number(numeral.value) : 0) / 1e6,
    )
    // 1-2万 is from 1万 on.
    const scale = /[百千万亿]$/.exec(second?.token.text ?? '')?.[0] ?? ''
    const scaled = !/[百千万亿]/.test(first?.token.text ?? '') && (bounds[0] ?? 0) < 10_000 ? scaleOf(scale) : 1
    const [from = 0, to = 0] = [(bounds[0] ?? 0) * scaled, bounds[1]]
    return { fault: 'range', at: typed(0, text.length), ...(from < to ? { ends: [from, to] } : {}) }
  }
  const spans = numbers.map(({ index }) => spanAt(tokens, index))
  const seen = numbers.map(({ token, index }, i): Seen => {
    const { first, last } = spans[i] ?? { first: index, last: index }
    const counted = countedOf(tokens.slice(index, numbers[i + 1]?.index), 0)
    const approximate = approximationOf(tokens.slice(first, last + 1), index - first)
    return {
      text: typed(tokens[first]?.at ?? token.at, endOf(tokens[last] ?? token)),
      ...(typeof counted === 'object' ? { counted } : {}),
      ...(typeof token.numeral === 'object' ? { value: Number(token.numeral.value) / Number(MILLION) } : {}),
      ...(approximate && approximate !== 'contradiction' ? { approximate } : {}),
    }
  })
  const plain = [
    'number',
    'measure',
    'label',
    'noun',
    'verb',
    'opening',
    'polite',
    'link',
    'about',
    'more',
    'around',
    'paren',
  ]
  const ends = spans.map(({ last }) => (tokens[last] ? endOf(tokens[last]) : text.length))
  const words = [0, ...ends].map((begin, i) => text.slice(begin, tokens[spans[i]?.first ?? tokens.length]?.at))
  const tellsNone = ({ kind, text: word }: Token) =>
    kind === 'unknown' && /^\p{Script=Han}$/u.test(word) && !OTHERWISE.test(word)
  const apart = tokens.every((token) => plain.includes(token.kind) || tellsNone(token))
  return { fault: 'several', seen, apart, between: words }
}

const endOf = ({ at, text }: Token): number => at + text.length

const BEFORE_NUMBER: readonly Token['kind'][] = ['about', 'beyond', 'near', 'atLeast', 'tilde']
const BEHIND_NUMBER: readonly Token['kind'][] = ['more', 'around']

/** The first and the last of the words that belong to the number at `index`. */
export function spanAt(tokens: readonly Token[], index: number): { readonly first: number; readonly last: number } {
  const isAt = (at: number, kinds: readonly Token['kind'][]) => kinds.some((kind) => kind === tokens[at]?.kind)
  const isMeasureAt = (at: number) => isAt(at, ['measure', 'label'])
  // 200+人 are more than 200; 30+20 is a sum.
  const saysMoreAt = (at: number) => isAt(at, BEHIND_NUMBER) && (tokens[at]?.text !== '+' || isMeasureAt(at + 1))
  let first = index
  while (isAt(first - 1, BEFORE_NUMBER)) first--
  let last = index
  while (saysMoreAt(last + 1)) last++
  if (isMeasureAt(last + 1)) last++
  while (saysMoreAt(last + 1)) last++
  return { first, last }
}

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
/** Words beside a number that may make it another one: 没来的, 应到, 每场, 其中. They are not passed over. */
const OTHERWISE = /[没不未无非缺少差剩还应预拟每均男女其另除只仅空退减划标将期望原咱负几半]|各(?!界)|^会$/
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
