import { issueName } from './course-issue.ts'
import { inChinese } from './full-width.ts'
import { nestedName } from './name-marks.ts'
import { withoutPoints } from './points.ts'

/** The marks of a text that are still open at its end. */
export function openMarks(text: string): string {
  return ['“”', '《》', '（）']
    .filter(([open = '', close = '']) => text.lastIndexOf(open) > text.lastIndexOf(close))
    .map(([open]) => open)
    .join('')
}

/** A level by its short name, as reports write it: 州级 for 州（市）级. */
export function shortLevel(name: string): string {
  if (!name.endsWith('）级')) return name
  return name.replace(/^(\p{Script=Han}{1,2})（[^（）]{1,4}）级$/u, '$1级')
}

/** Words inside marks of the clause: no pair within a pair of its kind (GB/T 15834-2011, 4.8, 4.9, 4.15). */
export function within(open: string, text: string): string {
  let inner = text
  if (open.includes('“')) inner = nestedName(inner, '“”')
  if (open.includes('《')) inner = nestedName(inner, '《》')
  if (open.includes('（')) inner = inner.replaceAll('（', '〔').replaceAll('）', '〕')
  return inner
}

/** A name as it is printed, without the punctuation that a cadre typed around it. */
export function cleanName(name: string): string {
  return issueName(inChinese(name).replaceAll(/^[\s，、；。,;]+|[\s，、；。,;]+$/gu, ''))
}

/** A sentence as it is printed, on one line, without a comma at its head, points of its own, and a call at its end. */
export function cleanText(text: string): string {
  return inChinese(withoutPoints(text)).replaceAll(/^[ ，、；：。,;:]+|[！!]*\s*$/gu, '')
}

/** False for text of nothing but punctuation, which printed would be a hole. */
export function saysSomething(text: string): boolean {
  return /[^\s，、；：。！？,.;:!?…]/u.test(text)
}
