import { ONE_TO_NINE } from './digits.ts'
import { pairsOf } from './pairs.ts'

/** Addresses of the net keep every sign of theirs. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[\w.~:/?#[\]@!$&'()*+,;=%-]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net)\b(?:\/[\w./?=&%-]*[\w/])?/giu

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '+': '＋',
}
/** Most names and sentences have none of these: a week has thousands. */
const CONCERNED = /[\s,.;:?!()+"“”‘’《》〈〉（）【】〔〕「」『』＂〝〞]|。。/u
const CHINESE = /[\p{Script=Han}〇，。；：？！、（）“”‘’《》〈〉【】〔〕＋…—]/u
const LATIN = /[A-Za-z0-9]/
const DIGIT = /\d/
const PAIRS = pairsOf('“‘《〈（(【〔')
const ORDINAL = new RegExp(`[\\d${ONE_TO_NINE}十]`, 'u')
const PAIRED = /[“”‘’《》〈〉（）()【】〔〕]/u
const CLOSING = Object.values(PAIRS).join('')

/**
 * A cadre's words as a Chinese document prints them (GB/T 15834-2011): punctuation full-width, no blank between Chinese
 * and digits or letters, no mark of a pair without its other half. Numbers, times, Latin words and addresses keep their
 * own signs. What was typed stays stored as it was typed: this is done in printing. Doing it twice changes nothing.
 */
export function inChinese(text: string): string {
  if (!CONCERNED.test(text)) return text
  const kept: string[] = []
  // An address is one private sign while the rest is set, and comes back at the end.
  const masked = text.replace(ADDRESS, (found) => String.fromCharCode(0xe000 + kept.push(found) - 1))
  let set = masked
  // What one mark becomes may make a Chinese neighbour of it for the next.
  for (let before = ''; before !== set; ) {
    before = set
    set = withoutBlanks(widened(withoutStrays(curly(set.replaceAll(/\s+/gu, ' ')))))
  }
  return set.replaceAll(/[\ue000-\uf8ff]/gu, (sign) => kept[sign.charCodeAt(0) - 0xe000] ?? sign)
}

/** Straight and corner quotation marks as Chinese ones, in turn opening and closing. */
function curly(text: string): string {
  let open = false
  return text
    .replaceAll(/[「」＂〝〞]/gu, '"')
    .replaceAll('『', '‘')
    .replaceAll('』', '’')
    .replaceAll(/["“”]/gu, (mark) => {
      open = mark === '"' ? !open : mark === '“'
      return open ? '“' : '”'
    })
}

/** Without marks that have no other half. A bracket behind a number is no half of a pair: 1）. */
function withoutStrays(text: string): string {
  if (!PAIRED.test(text)) return text
  const signs = [...text]
  const opened: number[] = []
  const stray = new Set<number>()
  for (const [i, sign] of signs.entries()) {
    if (PAIRS[sign] !== undefined) {
      opened.push(i)
      continue
    }
    if (!CLOSING.includes(sign)) continue
    const at = opened.findLastIndex((o) => PAIRS[signs[o] ?? ''] === sign)
    if (at >= 0) for (const unclosed of opened.splice(at).slice(1)) stray.add(unclosed)
    else if (!isOrdinal(signs, i) && !isApostrophe(signs, i)) stray.add(i)
  }
  for (const unclosed of opened) stray.add(unclosed)
  return signs.filter((_, i) => !stray.has(i)).join('')
}

function isOrdinal(signs: readonly string[], i: number): boolean {
  return /[)）]/u.test(signs[i] ?? '') && ORDINAL.test(signs[i - 1] ?? '')
}

function isApostrophe(signs: readonly string[], i: number): boolean {
  return signs[i] === '’' && /[A-Za-z]/.test(signs[i - 1] ?? '')
}

function widened(text: string): string {
  const signs = [...text]
  const inChineseText = CHINESE.test(text)
  const brackets = wideBrackets(signs)
  const wide = signs.map((sign, i) => {
    const to = WIDE[sign]
    if (to === undefined) return sign
    if ('()'.includes(sign)) return brackets.has(i) ? to : sign
    return (inChineseText || sign === '+') && isWide(signs, i) ? to : sign
  })
  return wide
    .join('')
    .replaceAll(/。{3,}/gu, '……')
    .replaceAll('。。', '。')
}

/** Whether the half-width sign at `i` stands in Chinese. Beyond either end of a text the sentence goes on in Chinese. */
function isWide(signs: readonly string[], i: number): boolean {
  const sign = signs[i] ?? ''
  const [before = '', after = ''] = [signs[i - 1], signs[i + 1]]
  const [left, right] = [neighbour(signs, i, -1), neighbour(signs, i, 1)]
  if (sign === '+') return left !== '' && right !== '' && before !== '+' && after !== '+'
  if (LATIN.test(before) && LATIN.test(after)) return false
  if (sign === '.') return isFullStop(signs, i, left, right)
  // 100, 200: two numbers, where 1,200 is one.
  if (DIGIT.test(left) && DIGIT.test(right)) return true
  return !(LATIN.test(left) && LATIN.test(right))
}

/** No stop is the point behind the number of a line (1.做好宣讲), nor one within or behind a Latin word. */
function isFullStop(signs: readonly string[], i: number, left: string, right: string): boolean {
  if (CHINESE.test(left)) return true
  if (DIGIT.test(left) && /(?:^|[，。；：、,;: ])\d{1,2}$/u.test(signs.slice(0, i).join(''))) return false
  return right === '' || CHINESE.test(right)
}

/** The next sign in that direction that is neither blank nor to be widened itself; empty beyond the end. */
function neighbour(signs: readonly string[], from: number, step: 1 | -1): string {
  for (let i = from + step; i >= 0 && i < signs.length; i += step) {
    const sign = signs[i] ?? ''
    if (sign !== ' ' && (WIDE[sign] === undefined || '()'.includes(sign))) return sign
  }
  return ''
}

/** Half-width brackets, as pairs, that hold Chinese or stand beside it. */
function wideBrackets(signs: readonly string[]): ReadonlySet<number> {
  const wide = new Set<number>()
  const opened: number[] = []
  for (const [i, sign] of signs.entries()) {
    if (sign === '(') opened.push(i)
    if (sign !== ')') continue
    const from = opened.pop()
    const [left, right] = [signs[(from ?? 0) - 1] ?? '', neighbour(signs, i, 1)]
    const holds = signs.slice(from ?? i, i).some((inner) => CHINESE.test(inner))
    if (!holds && !CHINESE.test(right) && left !== '' && !CHINESE.test(left)) continue
    wide.add(i)
    if (from !== undefined) wide.add(from)
  }
  return wide
}

/** Blanks stay between two Chinese words, where they may mean something, and between Latin ones. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/ /gu, (blank, at: number) => {
    const [left = '', right = ''] = [text[at - 1], text[at + 1]]
    const [han, word] = [/\p{Script=Han}/u, /[A-Za-z0-9\ue000-\uf8ff]/u]
    const isMark = (sign: string) => CHINESE.test(sign) && !han.test(sign)
    const mixed = (han.test(left) && word.test(right)) || (word.test(left) && han.test(right))
    return mixed || isMark(left) || isMark(right) ? '' : blank
  })
}
