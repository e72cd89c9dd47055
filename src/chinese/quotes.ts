import { asInner, dressed, isDressed, undressed } from './name-marks.ts'
import { pairsOf } from './pairs.ts'
import { tidy, trimEnds } from './typed.ts'

const PAIRS = pairsOf('“‘《〈【（(')
/** Brackets may be part of a name that they surround only in part; these pairs only dress a whole one. */
const WRAPPERS = '“‘《〈【'

/**
 * Quotation marks as Chinese prints them. Phones give straight marks, two opening ones, or corner brackets; an even
 * number of double marks is set as pairs, an odd one is left alone.
 */
export function curlyQuotes(typed: string): string {
  if (!/["“”＂〝〞「」『』<＜«]/u.test(typed)) return typed
  const text = bookMarks(typed)
  const marked = text
    .replace(/[＂〝〞「」]/gu, '"')
    .replace(/『/g, '‘')
    .replace(/』/g, '’')
  if (isNested(marked)) return marked.replace(/“[^“”]*”(?=[^“”]*(?:“[^“”]*”[^“”]*)*”)/gu, (pair) => asInner(pair))
  const wellFormed = /^[^"“”]*(?:“[^"“”]*”[^"“”]*)*$/u.test(marked)
  const marks = marked.match(/["“”]/gu)?.length ?? 0
  if (wellFormed || marks % 2 === 1) return marked
  let open = false
  return marked.replace(/["“”]/gu, () => {
    open = !open
    return open ? '“' : '”'
  })
}

/** Book marks as keyboards give them that have none: <<甲>>, ＜甲＞. What has Latin letters between them is no title. */
function bookMarks(text: string): string {
  return text
    .replace(/(?:<<|＜＜|«)([^<>＜＞«»\n]+)(?:>>|＞＞|»)/gu, '《$1》')
    .replace(/[<＜]([^<>＜＞A-Za-z\n]*\p{Script=Han}[^<>＜＞A-Za-z\n]*)[>＞]/gu, '《$1》')
}

/** `““甲”乙”`: double marks inside double ones, where single ones belong (GB/T 15834-2011, 4.8). */
function isNested(text: string): boolean {
  return /^[^"“”]*(?:“[^"“”]*(?:“[^"“”]*”[^"“”]*)*”[^"“”]*)+$/u.test(text) && /“[^”]*“/u.test(text)
}

/** True where a double quotation mark has no partner. */
export const halfQuoted = (text: string): boolean =>
  (text.match(/["“”]/gu)?.length ?? 0) % 2 === 1 || text.match(/《/gu)?.length !== text.match(/》/gu)?.length

/** 《灯火, 散文《故园, 姐妹课堂”: with the half that lacks, where it is plain where that stands. */
export function withOtherHalf(text: string): string | undefined {
  const closed = text.trim().replace(/《[^《》\n]*?(?=[、，,\s]*(?:《|\n|$))/gu, '$&》')
  if (/《/u.test(text) && !halfQuoted(closed)) return closed
  const [, open = '', inside = '', close = ''] = /^([《“]?)([^《》“”"\n]+)([》”]?)$/u.exec(text.trim()) ?? []
  if ((open === '') === (close === '')) return undefined
  const marks = open === '《' || close === '》' ? '《》' : '“”'
  return `${marks.charAt(0)}${inside}${marks.charAt(1)}`
}

/** Splits `text` where `isBreak` holds for a character, but never inside quotation marks or brackets. */
export function splitOutside(text: string, isBreak: (character: string) => boolean): string[] {
  const parts = ['']
  let at = 0
  const isOutside = outsideOf(text)
  for (const character of text) {
    if (isOutside(at) && isBreak(character)) parts.push('')
    else parts[parts.length - 1] += character
    at += character.length
  }
  return parts
}

/** Which places of a text are neither inside quotation marks or brackets nor one that opens. */
export function outsideOf(text: string): (at: number) => boolean {
  const closers: string[] = []
  const inside = new Set<number>()
  // A bracket that nobody closes holds nothing together.
  if (!isBalanced(text)) return () => true
  let at = 0
  for (const character of text) {
    if (character === closers.at(-1)) closers.pop()
    else if (PAIRS[character]) closers.push(PAIRS[character])
    if (closers.length > 0) inside.add(at)
    at += character.length
  }
  return (place) => !inside.has(place)
}

function isBalanced(text: string): boolean {
  const closers: string[] = []
  for (const character of text) {
    if (character === closers.at(-1)) closers.pop()
    else if (PAIRS[character]) closers.push(PAIRS[character])
  }
  return closers.length === 0
}

/** The quoted names of a text that is nothing but quoted names (`《甲》《乙》`), else undefined. */
export function quotedNames(text: string): string[] | undefined {
  const names = text.match(/《[^《》]+》|“[^“”]+”/gu) ?? []
  const rest = text.replace(/《[^《》]+》|“[^“”]+”/gu, '')
  return names.length > 1 && /^[\s、，,]*$/u.test(rest) ? names : undefined
}

/** The pair around the whole that a name keeps, where it was typed with one of these. */
const KEPT: Readonly<Record<string, string>> = { '“': '“”', '‘': '“”', "'": '“”', '《': '《》' }

/** True where one pair surrounds the whole: `“甲”`, not `“甲”和“乙”`. */
function isWrapped(text: string): boolean {
  const [first = ''] = text
  if (isDressed(text) || /^(?:'[^']*'|#[^#]+#)$/.test(text)) return true
  if (!WRAPPERS.includes(first) || text.at(-1) !== PAIRS[first]) return false
  const inside = text.slice(first.length, -1)
  return !inside.includes(first) && !inside.includes(PAIRS[first] ?? '')
}

/**
 * A name as it is kept: no outer punctuation, blanks folded; quotation marks and 《》 around the whole stay, as one pair.
 * Cleaning it twice changes nothing.
 */
export function cleanName(text: string): string {
  let name = text
  for (let before = ''; before !== name; ) {
    before = name
    name = trimEnds(curlyQuotes(tidy(name)).replace(/“\s*”|《\s*》/gu, ''))
    if (isWrapped(name)) name = rewrapped(name)
  }
  return name
}

function rewrapped(name: string): string {
  const marks = KEPT[name.charAt(0)]
  const inside = cleanName(isDressed(name) ? undressed(name) : name.slice(1, -1))
  return inside === '' || marks === undefined ? inside : dressed(inside, marks)
}
