import type { Clause, ClauseOption, ClausePart, ClauseSlot, Comparison, Condition } from './clause.ts'

/** A clause that cannot be read. `position` counts characters (not UTF-16 units) from 0; the message says what would be right. */
export class ClauseError extends Error {
  override readonly name = 'ClauseError'
  readonly position: number

  constructor(position: number, problem: string) {
    super(`第${position + 1}个字：${problem}`)
    this.position = position
  }
}

/** Clerks type with a Chinese input method: the full-width forms of these signs mean the same. */
const SIGNS: Readonly<Record<string, string>> = { '｛': '{', '｝': '}', '［': '[', '］': ']' }

/** Longest list that a clause may ask for; beyond it nobody reads names. */
const LONGEST_LIST = 99

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '>': '>',
  '<': '<',
  '=': '=',
  '>=': '≥',
  '<=': '≤',
  '≥': '≥',
  '≤': '≤',
}

type Text = { readonly signs: readonly string[]; at: number }
/** A value, and where the braces compare it (`{code>1}`) with what. */
type Braces = { readonly slot: ClauseSlot; readonly compared?: Omit<Condition, 'slot'> }

/** @throws ClauseError where brackets do not pair, a pair is empty, or braces hold something else than a value. */
export function parseClause(text: string): Clause {
  const signs = Array.from(text, (character) => SIGNS[character] ?? character)
  if (text.trim() === '') throw new ClauseError(0, '句子是空的，请写上要印的文字')
  return parseParts({ signs, at: 0 }, undefined)
}

/** Reads up to the `]` or `|` that ends a part of the brackets opened at `opened`, or to the end where none are open. */
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
      const start = text.at
      const { slot, compared } = parseBraces(text)
      if (compared) throw new ClauseError(start, `比大小写在“[”后面，如 [{${slot.code}>1}？共{${slot.code}}个]`)
      parts.push(slot)
    } else if (sign === '[') {
      endWords()
      parts.push(parseOption(text, text.at))
    } else if (opened !== undefined && (sign === ']' || isOr(sign))) {
      endWords()
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

function isOr(sign: string | undefined): boolean {
  return sign === '|' || sign === '｜'
}

/** Reads a part of brackets from its `[` or `|`, with those that may take its place, and leaves `text` on their `]`. */
function parseOption(text: Text, bracket: number): ClauseOption {
  const isFirst = text.at === bracket
  text.at++
  const when = parseCondition(text)
  const parts = parseParts(text, bracket)
  if (isFirst && !when && !parts.some((part) => part.kind !== 'words')) {
    throw new ClauseError(bracket, '“[ ]”里没有题目代码，请写上如 [{题目代码}人]，或去掉这对方括号')
  }
  const or = isOr(text.signs[text.at]) ? parseOption(text, bracket) : undefined
  return { kind: 'optional', ...(when ? { when } : {}), parts, ...(or ? { or } : {}) }
}

/** `{code}？` or `{code>1}？` at the head of a part; otherwise `text` stays where it is. */
function parseCondition(text: Text): Condition | undefined {
  const start = text.at
  if (text.signs[start] !== '{') return undefined
  const { slot, compared } = parseBraces(text)
  text.at++
  if (text.signs[text.at] === '？' || text.signs[text.at] === '?') {
    text.at++
    return { slot, ...(compared ?? { is: '>', than: 0 }) }
  }
  if (compared) throw new ClauseError(start, `条件后面要写“？”，如 [{${slot.code}>1}？共{${slot.code}}个]`)
  text.at = start
  return undefined
}

/** Reads `{ … }` from its `{`, and leaves `text` on its `}`. */
function parseBraces(text: Text): Braces {
  const start = text.at
  const end = text.signs.findIndex((sign, i) => i > start && '{}[]'.includes(sign))
  if (end < 0 || text.signs[end] !== '}') throw new ClauseError(start, '这个“{”没有配对，请在题目代码后面补上“}”')
  text.at = end
  const inside = text.signs.slice(start + 1, end)
  // NFKC makes the full-width ：｜＞ and letters of a Chinese input method the plain ones.
  const plain = inside.join('').normalize('NFKC')
  const [, code = '', mark, option = ''] = /^\s*([^:|<>=≥≤]*?)\s*(?:([:|]|[<>]=?|[=≥≤])(.*))?$/su.exec(plain) ?? []
  const at = (found: (sign: string) => boolean) => start + 1 + Math.max(0, inside.findIndex(found))
  if (code === '') throw new ClauseError(start, '“{ }”里没有题目代码，请写成 {题目代码}')
  if (!/^[a-z][a-z0-9_]*$/.test(code)) {
    throw new ClauseError(
      at((sign) => sign.trim() !== ''),
      `“${code}”不是题目代码，代码只用小写字母、数字和下划线，字母开头`,
    )
  }
  if (mark === undefined) return { slot: { kind: 'value', code } }
  const asked = option.replaceAll(/\s/gu, '')
  const markAt = at((sign) => ':|<>=≥≤'.includes(sign.normalize('NFKC')))
  // {code|count>1}: how many different names there are, also of those that are not printed.
  const [, sign = '', number = ''] = mark === '|' ? (/^count([<>]=?|[=≥≤])(\d{1,9})$/.exec(asked) ?? []) : []
  const countIs = COMPARISONS[sign]
  if (countIs !== undefined) {
    return { slot: { kind: 'value', code, count: true }, compared: { is: countIs, than: Number(number) } }
  }
  const is = COMPARISONS[mark]
  if (is !== undefined) {
    if (!/^\d{1,9}$/.test(asked)) throw new ClauseError(markAt, `“${mark}”后面要写数字，如 {${code}>1}`)
    return { slot: { kind: 'value', code }, compared: { is, than: Number(asked) } }
  }
  const how = mark === ':' ? (asked === '余' ? { rounded: true } : undefined) : howListed(asked)
  if (how) return { slot: { kind: 'value', code, ...how } }
  const right = `{${code}}、{${code}:余}、{${code}|list:4}、{${code}|first}、{${code}|count}、{${code}|同比} 或 {${code}|of:总数的代码}`
  throw new ClauseError(markAt, `不认识“${mark}${asked}”，请写成 ${right}`)
}

/** `list:4`, `list:4和`, `list:4项活动`: what is counted begins with a measure word. */
const LISTED = /^list:(\d{1,3})(?:(和)|([项个件家次场处期支名本篇首种部份类条届户所座]\p{Script=Han}{0,11}))?$/u

/** What stands behind the `|` in braces. */
function howListed(asked: string): Omit<ClauseSlot, 'kind' | 'code' | 'rounded'> | undefined {
  if (asked === 'first') return { list: 1, alone: true }
  if (asked === 'count') return { count: true }
  if (asked === '同比') return { growth: true }
  const [, whole] = /^of:([a-z][a-z0-9_]*)$/u.exec(asked) ?? []
  if (whole !== undefined) return { whole }
  const [, most, and, measure] = LISTED.exec(asked) ?? []
  const list = Number(most ?? Number.NaN)
  if (!(list >= 1 && list <= LONGEST_LIST)) return undefined
  return { list, ...(and ? { and: true } : {}), ...(measure ? { measure } : {}) }
}
