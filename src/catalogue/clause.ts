/** Fixed words of a clause, printed to the letter. */
export type ClauseWords = { readonly kind: 'words'; readonly text: string }

/**
 * `{code}`; `{code:余}` is rounded; `{code|list:4}` names at most four, `{code|list:4和}` with 和 before the last;
 * `{code|list:4项活动}` says how many there are where it does not name them all: A、B、C、D等12项活动.
 */
export type ClauseSlot = {
  readonly kind: 'value'
  readonly code: string
  readonly rounded?: boolean
  readonly list?: number
  readonly and?: true
  /** What is counted where not all are named: `项活动`. */
  readonly measure?: string
}

/** `[ … ]`: left out whole when a value inside it is missing or zero. */
export type ClauseOption = { readonly kind: 'optional'; readonly parts: Clause }

export type ClausePart = ClauseWords | ClauseSlot | ClauseOption
export type Clause = readonly ClausePart[]

/** A clause that cannot be read. `position` counts characters (not UTF-16 units) from 0; the message says what would be right. */
export class ClauseError extends Error {
  override readonly name = 'ClauseError'
  readonly position: number

  constructor(position: number, problem: string) {
    super(`第${position + 1}个字：${problem}`)
    this.position = position
  }
}

/** Clerks type with a Chinese input method: the full-width forms of the four signs mean the same. */
const SIGNS: Readonly<Record<string, string>> = { '｛': '{', '｝': '}', '［': '[', '］': ']' }

/** Longest list that a clause may ask for; beyond it nobody reads names. */
const LONGEST_LIST = 99

type Text = { readonly signs: readonly string[]; at: number }

/** @throws ClauseError where brackets do not pair, a pair is empty, or braces hold something else than a value. */
export function parseClause(text: string): Clause {
  const signs = Array.from(text, (character) => SIGNS[character] ?? character)
  if (text.trim() === '') throw new ClauseError(0, '句子是空的，请写上要印的文字')
  return parseParts({ signs, at: 0 }, undefined)
}

/** Reads up to the `]` that closes `opened`, or to the end where nothing is open. */
function parseParts(text: Text, opened: number | undefined): Clause {
  const parts: ClausePart[] = []
  let words = ''
  const endWords = () => {
    if (words !== '') parts.push({ kind: 'words', text: words })
    words = ''
  }
  for (; text.at < text.signs.length; text.at++) {
    const sign = text.signs[text.at] ?? ''
    if (sign === '{') {
      endWords()
      parts.push(parseSlot(text))
    } else if (sign === '[') {
      endWords()
      const start = text.at++
      parts.push({ kind: 'optional', parts: parseParts(text, start) })
    } else if (sign === ']' && opened !== undefined) {
      endWords()
      if (!parts.some((part) => part.kind !== 'words')) {
        throw new ClauseError(opened, '“[ ]”里没有题目代码，请写上如 [{题目代码}人]，或去掉这对方括号')
      }
      return parts
    } else if (sign === ']') {
      throw new ClauseError(text.at, '多了一个“]”，请去掉，或在前面补上“[”')
    } else if (sign === '}') {
      throw new ClauseError(text.at, '多了一个“}”，请去掉，或在题目代码前补上“{”')
    } else {
      words += sign
    }
  }
  if (opened !== undefined) throw new ClauseError(opened, '这个“[”没有配对，请在这一段后面补上“]”')
  endWords()
  return parts
}

/** Reads `{ … }` from its `{`, and leaves `text` on its `}`. */
function parseSlot(text: Text): ClauseSlot {
  const start = text.at
  const end = text.signs.findIndex((sign, i) => i > start && '{}[]'.includes(sign))
  if (end < 0 || text.signs[end] !== '}') throw new ClauseError(start, '这个“{”没有配对，请在题目代码后面补上“}”')
  text.at = end
  const inside = text.signs.slice(start + 1, end)
  // NFKC makes the full-width ：｜ and letters of a Chinese input method the plain ones.
  const plain = inside.join('').normalize('NFKC')
  const [, code = '', mark, option = ''] = /^\s*([^:|]*?)\s*(?:([:|])(.*))?$/su.exec(plain) ?? []
  const codeAt =
    start +
    1 +
    Math.max(
      0,
      inside.findIndex((sign) => sign.trim() !== ''),
    )
  if (code === '') throw new ClauseError(start, '“{ }”里没有题目代码，请写成 {题目代码}')
  if (!/^[a-z][a-z0-9_]*$/.test(code)) {
    throw new ClauseError(codeAt, `“${code}”不是题目代码，代码只用小写字母、数字和下划线，字母开头`)
  }
  if (mark === undefined) return { kind: 'value', code }
  const asked = option.replaceAll(/\s/gu, '')
  if (mark === ':' && asked === '余') return { kind: 'value', code, rounded: true }
  const [, most, and, measure] =
    (mark === '|' &&
      /^list:(\d{1,3})(?:(和)|([项个件家次场处期支名本篇首种部份类条届户所座](?:\p{Script=Han}){0,11}))?$/u.exec(
        asked,
      )) ||
    []
  const list = Number(most ?? Number.NaN)
  if (list >= 1 && list <= LONGEST_LIST) {
    return { kind: 'value', code, list, ...(and ? { and: true } : {}), ...(measure ? { measure } : {}) }
  }
  const optionAt = start + 1 + inside.findIndex((sign) => ':|'.includes(sign.normalize('NFKC')))
  throw new ClauseError(optionAt, `不认识“${mark}${asked}”，请写成 {${code}}、{${code}:余} 或 {${code}|list:4}`)
}

/** The codes of a clause in the order in which it names them, each once. */
export function clauseCodes(clause: Clause): readonly string[] {
  return [...new Set(slotsOf(clause).map((slot) => slot.code))]
}

/** Every value of a clause, those inside brackets too. */
export function slotsOf(clause: Clause): readonly ClauseSlot[] {
  return clause.flatMap((part) =>
    part.kind === 'value' ? [part] : part.kind === 'optional' ? slotsOf(part.parts) : [],
  )
}

/** The values of a clause by the phrases that punctuation parts it into, brackets or not. */
export function phrasesOf(clause: Clause): readonly (readonly ClauseSlot[])[] {
  const phrases: ClauseSlot[][] = [[]]
  const read = (part: ClausePart): void => {
    if (part.kind === 'value') phrases.at(-1)?.push(part)
    else if (part.kind === 'optional') part.parts.forEach(read)
    else if (/[，。；：]/u.test(part.text)) phrases.push([])
  }
  clause.forEach(read)
  return phrases
}
