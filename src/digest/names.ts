import { bareName, isDressed, nestedName } from '../catalogue/name-marks.ts'
import { inChinese } from './chinese-text.ts'
import type { Span } from './digest.ts'

/** How a list is printed: at most so many names, `和` before the last of them, inside which open marks of the clause. */
export type Listing = { readonly most: number; readonly and?: boolean | undefined; readonly open?: string }

/** Names in a row. `more`: there are others, for which 等 has to stand. */
export function listOfNames(
  given: readonly string[],
  code: string,
  { most, and = false, open = '' }: Listing,
): { spans: Span[]; more: boolean } | undefined {
  const names = eachOnce(given.map(cleanName).filter(saysSomething)).map((name) => within(open, name))
  if (names.length === 0) return undefined
  const more = names.length > most
  const spans = names.slice(0, most).flatMap((text, i, row): Span[] => {
    const between = i === 0 ? '' : and && !more && i === row.length - 1 ? '和' : pause(row[i - 1] ?? '', text)
    return [...(between === '' ? [] : [{ kind: 'words' as const, text: between }]), { kind: 'name', text, code }]
  })
  return { spans, more }
}

/** Names in the same marks carry no 、 between them; other words behind a quote call for one (GB/T 15834-2011, 4.5.3.5). */
function pause(left: string, right: string): string {
  return isDressed(left) && isDressed(right) && left[0] === right[0] ? '' : '、'
}

/** The same activity typed with and without quotation marks is one. The first form stays. */
function eachOnce(names: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const name of names) {
    const bare = bareName(name)
    if (!seen.has(bare)) seen.set(bare, name)
  }
  return [...seen.values()]
}

/** The marks of a text that are still open at its end. */
export function openMarks(text: string): string {
  return ['“”', '《》', '（）']
    .filter(([open = '', close = '']) => text.lastIndexOf(open) > text.lastIndexOf(close))
    .map(([open]) => open)
    .join('')
}

/**
 * Words inside marks of the clause: no pair within a pair of its kind (GB/T 15834-2011, 4.8, 4.9, 4.15). A level is
 * then called by its short name, 州级 for 州（市）级, as the reports write it.
 */
export function within(open: string, text: string): string {
  let inner = text
  if (open.includes('“')) inner = nestedName(inner, '“”')
  if (open.includes('《')) inner = nestedName(inner, '《》')
  if (open.includes('（'))
    inner = inner
      .replaceAll(/（[^（）]*）级/gu, '级')
      .replaceAll('（', '〔')
      .replaceAll('）', '〕')
  return inner
}

/** A name as it is printed, without the punctuation that a cadre typed around it. */
export function cleanName(name: string): string {
  return inChinese(name).replaceAll(/^[\s，、；。,;]+|[\s，、；。,;]+$/gu, '')
}

/** A sentence as it is printed, on one line, without a comma at its head. */
export function cleanText(text: string): string {
  return inChinese(text).replaceAll(/^[ ，、；：。,;:]+| $/gu, '')
}

/** False for text of nothing but punctuation, which printed would be a hole. */
export function saysSomething(text: string): boolean {
  return /[^\s，、；：。！？,.;:!?…]/u.test(text)
}
