import type { ClauseHole } from '../digest/clause-holes.ts'

/** Of a clause that would be printed with a hole: when, how, and what to do. */
export function typedHole({ missing, printed, at, wrong }: ClauseHole): string {
  const codes = missing.map((code) => `{${code}}`).join('、')
  return `没有${codes}时会印成“${printed}”（“${at}”：${wrong}）。请把这几个字和代码放进同一对“[ ]”`
}

/** The same to an operator: of which clause. */
export function clauseHole(hole: ClauseHole): string {
  return `${hole.clause}：${typedHole(hole)}。`
}
