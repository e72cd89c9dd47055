import type { Clause, ClausePart } from '../catalogue/clause.ts'

/** The verb of whoever holds an activity. */
const HOLDS = /^(?:组织(?:开展|参加|实施)?|开展|举办|实施|参加|承办|主办)/u

/** The clause as it is said of a unit that only took part: 甲镇科协参与巾帼宣讲, in place of 开展. */
export function tookPartIn(clause: Clause): Clause {
  const after = clause.findIndex((part) => part.kind === 'value' && part.code === 'unit') + 1
  const next = clause[after]
  if (after === 0) return clause
  const said: ClausePart = { kind: 'words', text: `参与${next?.kind === 'words' ? next.text.replace(HOLDS, '') : ''}` }
  return [...clause.slice(0, after), said, ...clause.slice(next?.kind === 'words' ? after + 1 : after)]
}
