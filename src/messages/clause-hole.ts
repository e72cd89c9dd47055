import type { ClauseHole } from '../digest/clause-holes.ts'

/** What an editor reads who has just saved such words. */
export function holeSaved({ missing, printed }: ClauseHole): string {
  const codes = missing.map((code) => `{${code}}`).join('、')
  return `已保存。不过没有${codes}时会印成“${printed}”，最好把连着它的字一起放进“[ ]”。\n`
}

/** What an operator reads of a clause that would be printed with a hole: which, when, how, and what to do. */
export function clauseHole({ clause, missing, printed, at, wrong }: ClauseHole): string {
  const codes = missing.map((code) => `{${code}}`).join('、')
  return `${clause}：没有${codes}时会印成“${printed}”（“${at}”：${wrong}）。请把这几个字和代码放进同一对“[ ]”。`
}
