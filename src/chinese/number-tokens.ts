import { DIGITS } from './digits.ts'
import { LEXICON, LONGEST_WORD, PATTERNS, type Quantity, type WordKind } from './number-words.ts'
import { NUMERAL, type Numeral, type NumeralFault, readNumeral } from './numeral.ts'

export type Token = {
  readonly kind: WordKind | 'number' | 'unknown' | 'letters'
  readonly text: string
  readonly of: readonly Quantity[]
  readonly numeral?: Numeral | NumeralFault
  /** 余, 多, 来 inside a number: 10余万. */
  readonly inner?: string
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function wordAt(text: string, at: number): Token | undefined {
  for (const [pattern, kind] of PATTERNS) {
    const found = match(pattern, text, at)
    if (found) return { kind, text: found, of: [] }
  }
  for (let length = LONGEST_WORD; length > 0; length--) {
    const found = text.slice(at, at + length)
    const word = LEXICON.get(found)
    if (word) return { kind: word.kind, text: found, of: word.of }
  }
  return undefined
}

function numberAt(text: string, at: number): Token | undefined {
  const run = match(NUMERAL, text, at)
  if (!run) return undefined
  const inner = match(/[余多来] ?([万亿])/y, text, at + run.length)
  const numeral = readNumeral(inner ? run + inner.slice(-1) : run)
  const token = { kind: 'number', text: run + (inner ?? ''), of: [], numeral } as const
  return inner ? { ...token, inner: inner.slice(0, 1) } : token
}

/** Never taken from the question: what denies, counts, approximates or adds up. */
const TELLING = new RegExp(
  `[不没未无非几数多少余约近超过各每共累计目现截至今全历另加含连负减以上下内到足满半若批部分待定${DIGITS}十百千万亿]`,
)

/** A word that only the question's own wording explains: 宣传折扇 where it asks for them. */
function askedAt(text: string, at: number, asked: string): Token | undefined {
  const run = match(/[\p{Script=Han}]{2,12}/uy, text, at) ?? ''
  for (let length = run.length; length > 1; length--) {
    const found = run.slice(0, length)
    if (asked.includes(found) && !TELLING.test(found)) return { kind: 'noun', text: found, of: [] }
  }
  return undefined
}

/** Cuts a normalised text into words and numbers, the longest first; what is in no list is `unknown`. */
export function tokenise(text: string, asked: string, unit: string | undefined): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const gap = match(/[\s]+/y, text, at)
    if (gap) {
      at += gap.length
      continue
    }
    const word = wordAt(text, at)
    const number = numberAt(text, at)
    const own = unit && text.startsWith(unit, at) ? unit : ''
    let token = word && word.text.length > (number?.text.length ?? 0) ? word : number
    if (own && tokens.some(({ kind }) => kind === 'number') && own.length >= (token?.text.length ?? 0)) {
      token = { kind: 'measure', text: own, of: LEXICON.get(own)?.of ?? [] }
    }
    const echoed = number ? undefined : askedAt(text, at, asked)
    if ((echoed?.text.length ?? 0) > (token?.text.length ?? 0)) token = echoed
    // .5 and ,200 have lost what stood before them.
    if (match(tokens.length > 0 ? /\.(?=\d)/y : /[.,](?=\d)/y, text, at)) token = undefined
    if (!token) {
      const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
      token = { kind: /[^\P{L}\p{Script=Han}]/u.test(char) ? 'letters' : 'unknown', text: char, of: [] }
    }
    tokens.push(token)
    at += token.text.length
  }
  return tokens
}
