import type { Span } from './digest.ts'

/** Names in a row, at most `limit` of them and then 等. The clause's own 等 behind them is not doubled. */
export function listOfNames(given: readonly string[], code: string, limit: number, after: string): Span[] | undefined {
  const names = eachOnce(given.map(cleanName).filter(saysSomething))
  if (names.length === 0) return undefined
  const spans: Span[] = []
  for (const [i, text] of names.slice(0, limit).entries()) {
    const previous = i === 0 ? undefined : names[i - 1]
    if (previous !== undefined && !(isQuoted(previous) && isQuoted(text))) spans.push({ kind: 'words', text: '、' })
    spans.push({ kind: 'name', text, code })
  }
  const clauseSaysSo = /^等(?![级于候待])/u.test(after)
  if (names.length > limit && !clauseSaysSo) spans.push({ kind: 'words', text: '等' })
  return spans
}

/** Quoted names in a row carry no 、 between them (GB/T 15834-2011, 4.5.3.5); other words behind a quote call for one. */
export function isQuoted(name: string): boolean {
  return /^“[^“”]*”$|^《[^《》]*》$/u.test(name)
}

/** The same activity typed with and without quotation marks is one. The first form stays. */
function eachOnce(names: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const name of names) {
    const bare = name.replace(/^“([^“”]*)”$/u, '$1')
    if (!seen.has(bare)) seen.set(bare, name)
  }
  return [...seen.values()]
}

/** A name without the punctuation that a cadre typed around it. */
export function cleanName(name: string): string {
  return name.replaceAll(/^[\s，、；。,;]+|[\s，、；。,;]+$/gu, '')
}

/** A sentence on one line, without a comma at its head. */
export function cleanText(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/^[ ，、；：。,;:]+| $/gu, '')
}

/** False for text of nothing but punctuation, which printed would be a hole. */
export function saysSomething(text: string): boolean {
  return /[^\s，、；：。！？,.;:!?…]/u.test(text)
}
