import { type Token, tokenise } from './number-tokens.ts'
import { type Quantity, REFUSING, type RefusingKind } from './number-words.ts'
import { MILLION, type Millionths, type NumeralFault, normalise } from './numeral.ts'
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
  /** What the number counts, where the phrase says so. */
  readonly counted?: Counted
  /** The number as written, without the words around it. */
  readonly numeral: string
}

export type PhraseFault =
  | { readonly fault: 'several'; readonly seen: readonly string[] }
  | {
      readonly fault: NumeralFault | RefusingKind | 'empty' | 'noNumber' | 'unread' | 'letters' | 'contradiction'
      readonly at: string
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
const EXACTLY_ONE = /^[ovabnLcplt~]*N[varmbpculte(~]*$/
// 没有, 本周没有, 一个都没有, 没有一个; a number after 没有 is another matter.
const NONE = /^[ovcpltea]*(?:N[ult]+e?|Ne)?z[plu]*$|^[ovcp]*zNu[ult]*p*$/

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
  const about = has(['about', 'tilde'], before) || has(['about'], after) || around || inner === '来'
  return about ? 'about' : has(['near'], before) ? 'near' : undefined
}

/** The measure word decides; without one, or after 个, the first noun does, and at last the title before the number. */
function countedOf(tokens: readonly Token[], at: number): Counted | undefined | 'two' {
  const after = tokens.slice(at + 1).filter(({ kind }) => ['measure', 'label', 'noun', 'verb'].includes(kind))
  const measures = after.filter(({ kind, of }) => kind === 'measure' || (kind === 'label' && of.length > 0))
  const exact = measures.filter(({ of }) => !of.includes('any'))
  if (exact.length > 1) return 'two'
  const title = tokens.slice(0, at).findLast(({ kind, of }) => (kind === 'label' || kind === 'noun') && of.length > 0)
  const noun = after.find(({ kind }) => kind === 'noun' || kind === 'verb')
  const found = exact[0] ?? (noun && noun.of.length > 0 ? noun : undefined) ?? measures[0] ?? (noun ? undefined : title)
  return found && { word: found.text, of: found.of, attached: found !== title || found.text === '¥' }
}

function severalOf(tokens: readonly Token[]): PhraseFault {
  const at = tokens.flatMap(({ kind }, index) => (kind === 'number' ? [index] : []))
  const [first = 0, second = 0] = at
  const between = tokens.slice(first + 1, second).filter(({ kind }) => kind !== 'measure')
  const ranges = between.length === 1 && /^(?:[-–—~到至或]|或者|--|——)$/.test(between[0]?.text ?? '')
  if (at.length === 2 && ranges) {
    return { fault: 'range', at: tokens.map(({ text }) => text).join('') }
  }
  const seen = at.map((index) => {
    const next = tokens[index + 1]
    return `${tokens[index]?.text ?? ''}${next?.kind === 'measure' || next?.kind === 'label' ? next.text : ''}`
  })
  return { fault: 'several', seen }
}

/** Takes a phrase apart whole: one number with words that are all known, or the one thing that stands in the way. */
export function readPhrase(raw: string, asked: string, unit: string | undefined): Phrase | PhraseFault {
  const text = normalise(raw)
  if (text === '') return { fault: 'empty', at: '' }
  if (text.length > LONGEST) return { fault: 'unread', at: text }
  const tokens = tokenise(text, asked, unit)
  const whole = (fault: Exclude<PhraseFault['fault'], 'several'>): PhraseFault => ({ fault, at: text })
  const numbers = tokens.filter(({ kind }) => kind === 'number')
  const pattern = tokens.map(({ kind }) => LETTERS[kind] ?? '?').join('')

  if (NONE.test(pattern) && numbers.every(({ text }) => text === '一' || text === '1')) {
    return { value: 0n, cumulative: false, numeral: '0' }
  }
  if (tokens.some(({ kind }) => kind === 'letters')) return whole(numbers.length > 0 ? 'letters' : 'noNumber')
  const refusing = REFUSING.find((kind) => tokens.some((token) => token.kind === kind))
  if (refusing) return whole(refusing)
  const at = tokens.findIndex(({ kind }) => kind === 'number')
  if (at < 0) return whole('noNumber')
  const odd = tokens.find(({ of, text }) => of.includes('place') && text !== unit)
  if (odd) return whole('ordinal')
  if (numbers.length > 1) return severalOf(tokens)
  if (tokens.slice(0, at).some(({ kind }) => kind === 'dash')) return whole('negative')
  const unknown = tokens.filter(({ kind }) => kind === 'unknown').map(({ text }) => text)
  if (unknown.length > 0 || !EXACTLY_ONE.test(pattern)) return whole('unread')

  const { numeral, text: written } = tokens[at] as Token
  if (numeral === undefined || typeof numeral === 'string') return { fault: numeral ?? 'malformed', at: written }
  const approximate = approximationOf(tokens, at)
  const counted = countedOf(tokens, at)
  if (approximate === 'contradiction') return whole('contradiction')
  if (counted === 'two') return whole('unread')
  // 百人 is no number, 近百人 is one; 约0 is none.
  if (numeral.bare && !approximate) return whole('malformed')
  if (approximate && numeral.value === 0n) return whole('contradiction')
  // 十余 is «ten and some»; below ten nothing is left for 余, 多, 来 to stand for.
  const some = /^[余多来]$/.test(tokens[at + 1]?.text ?? '') && numeral.value < 10n * MILLION
  if (some) return whole('malformed')
  const cumulative = tokens.some(({ kind }) => kind === 'cumulative') && numeral.value > 0n
  return {
    value: numeral.value,
    cumulative,
    numeral: written,
    ...(approximate ? { approximate } : {}),
    ...(counted ? { counted } : {}),
  }
}
