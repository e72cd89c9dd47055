import { approximationOf, type Counted, countedOf, endOf, spanAt } from './number-around.ts'
import type { Spelled } from './number-spelling.ts'
import type { Token } from './number-tokens.ts'
import { MILLION, scaleOf } from './numeral.ts'
import type { Approximation } from './quantity.ts'

export type SeveralNumbers = {
  readonly fault: 'several'
  readonly seen: readonly Seen[]
  /** Nothing but the numbers, their measure words and words that make no number another, so that each says what it counts. */
  readonly apart: boolean
  /** The words before the first number, between two, and behind the last. */
  readonly between: readonly string[]
}

/** From one number to another: 30到40. */
export type Range = {
  readonly fault: 'range'
  readonly at: string
  /** Where they are known. */
  readonly ends?: readonly [number, number]
}

/** One of several numbers as it was typed, with its measure word and what says how near it is: 约200余人次. */
export type Seen = {
  readonly text: string
  readonly counted?: Counted
  readonly value?: number
  readonly approximate?: Approximation
}

/** Words beside a number that may make it another one: 没来的, 应到, 每场, 其中. They are not passed over. */
export const OTHERWISE = /[没不未无非缺少差剩还应预拟每均男女其另除只仅空退减划标将期望原咱负几半]|各(?!界)|^会$/

/** What is told of a phrase with several numbers: a range, or each of them as it was typed. */
export function severalOf(tokens: readonly Token[], { text, typed }: Spelled): SeveralNumbers | Range {
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
