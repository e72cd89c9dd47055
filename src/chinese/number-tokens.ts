import { DIGITS, digitOf, FINANCIAL, ONE_TO_NINE } from './digits.ts'
import { PATTERNS } from './number-patterns.ts'
import { LEXICON, LONGEST_FROM, type Quantity, type WordKind } from './number-words.ts'
import { MILLION, NUMERAL, type Numeral, type NumeralFault, readNumeral } from './numeral.ts'

export type Token = {
  readonly kind: WordKind | 'number' | 'unknown' | 'letters'
  readonly text: string
  /** Where it begins. */
  readonly at: number
  readonly of: readonly Quantity[]
  readonly numeral?: Numeral | NumeralFault
  /** 余, 多, 来 inside a number, 把 behind it: 10余万, 百把. */
  readonly inner?: string
}
type Found = Omit<Token, 'at'>

const GAP = /\s+/y
/** What may stand within a number before its scale: 10余万. */
const INNER = /[余多来] ?([万亿])/y
const HANZI = /\p{Script=Han}{2,12}/uy
/** .5 and ,200 have lost what stood before them. */
const HEADLESS = /[.,](?=\d)/y
const POINTED = /\.(?=\d)/y

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function wordAt(text: string, at: number): Found | undefined {
  for (const [pattern, kind, of] of PATTERNS) {
    const found = match(pattern, text, at)
    if (found) return { kind, text: found, of }
  }
  for (let length = LONGEST_FROM.get(text.charAt(at)) ?? 0; length > 0; length--) {
    const found = text.slice(at, at + length)
    const word = LEXICON.get(found)
    if (word) return { kind: word.kind, text: found, of: word.of }
  }
  return undefined
}

const COIN = `[${ONE_TO_NINE}${FINANCIAL.slice(1)}1-9]`
/** A sum down to 角 and 分, in which the last unit may go unsaid: 12元5角, 3块5, 5毛, 5分钱. */
const SUM = new RegExp(
  `(?:(?<yuan>${NUMERAL.source})(?:元|块)零?(?:(?<jiao>${COIN})[角毛]钱?(?:(?<fen>${COIN})分)?|(?<last>${COIN})(?=$|[。,.;)]))|(?<alone>${COIN})(?:角|毛)钱?|(?<cents>${COIN})分钱)`,
  'y',
)

function sumAt(text: string, at: number): Found | undefined {
  SUM.lastIndex = at
  const found = SUM.exec(text)
  if (!found) return undefined
  const { yuan, jiao, fen, last, alone, cents } = found.groups ?? {}
  const above = yuan === undefined ? { value: 0n } : readNumeral(yuan)
  if (typeof above === 'string') return undefined
  const coins = BigInt(digitOf(jiao ?? last ?? alone ?? '') ?? 0) * 10n + BigInt(digitOf(fen ?? cents ?? '') ?? 0)
  const numeral = { value: above.value + (coins * MILLION) / 100n, bare: false }
  return { kind: 'number', text: found[0], of: ['money'], numeral }
}

function numberAt(text: string, at: number): Found | undefined {
  const run = match(NUMERAL, text, at)
  if (!run) return undefined
  const sum = sumAt(text, at)
  if (sum) return sum
  const inner = match(INNER, text, at + run.length)
  const numeral = readNumeral(inner ? run + inner.slice(-1) : run)
  const token = { kind: 'number', text: run + (inner ?? ''), of: [], numeral } as const
  if (inner) return { ...token, inner: inner.slice(0, 1) }
  // 百把人 is about a hundred people; 三百把 are three hundred fans.
  const hundreds =
    typeof numeral === 'object' &&
    (numeral.bare || (/百$/u.test(run) && /^把(?:个?人|号)/u.test(text.slice(at + run.length))))
  const some = hundreds && text[at + run.length] === '把'
  return some ? { ...token, text: `${run}把`, inner: '把' } : token
}

/** Never taken from the question: what denies, counts, approximates or adds up. */
const TELLING = new RegExp(
  `[不没未无非几数多少余约近超过各每共累计目现截至今全历另加含连负减以上下内到足满半若批部分待定${DIGITS}十百千万亿]`,
)

/** A word that only the question's own wording explains: 宣传折扇 where it asks for them. */
function askedAt(text: string, at: number, asked: string, last: Found | undefined): Found | undefined {
  const run = match(HANZI, text, at) ?? ''
  for (let length = run.length; length > 1; length--) {
    const found = run.slice(0, length)
    if (asked.includes(found) && !TELLING.test(found)) return { kind: 'noun', text: found, of: [] }
  }
  // 46本证, where 残疾人证 are asked for.
  const end = text.slice(at)
  if (last?.kind === 'measure' && /^\p{Script=Han}$/u.test(end) && asked.includes(end) && !TELLING.test(end))
    return { kind: 'noun', text: end, of: [] }
  return undefined
}

/** What counts stands behind its number. Before one it is a part of another word: 入户, 集中; and so is 点 of 示范点. */
function inPlace(token: Found, before: readonly Token[]): Found {
  const last = before.at(-1)
  // 服务过45人: behind what was done 过 says that it was, not that they are more.
  if (/^过了?$/u.test(token.text) && (last?.kind === 'verb' || last?.kind === 'unknown'))
    return { ...token, kind: 'opening' }
  if (token.kind !== 'measure' || token.text.length > 1) return token
  const behind = token.of.includes('place')
    ? last && ['number', 'around', 'more', 'ordinal'].includes(last.kind)
    : before.some(({ kind }) => kind === 'number' || kind === 'zero')
  return behind ? token : { ...token, kind: 'unknown', of: [] }
}

/** Cuts a normalised text into words and numbers, the longest first; what is in no list is `unknown`. */
export function tokenise(text: string, asked: string, unit: string | undefined): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const gap = match(GAP, text, at)
    if (gap) {
      at += gap.length
      continue
    }
    const word = wordAt(text, at)
    const number = numberAt(text, at)
    const own = unit && text.startsWith(unit, at) ? unit : ''
    let token: Found | undefined = word && word.text.length > (number?.text.length ?? 0) ? word : number
    const isNoun = token?.text === own && token.kind === 'noun'
    if (own && !isNoun && tokens.some(({ kind }) => kind === 'number') && own.length >= (token?.text.length ?? 0)) {
      token = { kind: 'measure', text: own, of: LEXICON.get(own)?.of ?? [] }
    }
    const echoed = number ? undefined : askedAt(text, at, asked, tokens.at(-1))
    if ((echoed?.text.length ?? 0) > (token?.text.length ?? 0)) token = echoed
    if (match(tokens.length > 0 ? POINTED : HEADLESS, text, at)) token = undefined
    if (!token) {
      const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
      token = { kind: /[^\P{L}\p{Script=Han}]/u.test(char) ? 'letters' : 'unknown', text: char, of: [] }
    }
    tokens.push({ ...inPlace(token, tokens), at })
    at += token.text.length
  }
  return tokens
}
