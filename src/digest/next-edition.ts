import type { ChangedNumber } from './changed-numbers.ts'
import type { Correction, Digest, Section, Span } from './digest.ts'
import { CHANGES } from './figure-places.ts'
import { words } from './spans.ts'
import { withHash } from './with-hash.ts'

/** A changed number, why it changed, and the reports that say so. */
export type ExplainedChange = ChangedNumber & { readonly why: readonly Reason[] }

/** Why a number changed, in words for everybody: `甲镇妇联更正：多记了一场`. */
export type Reason = {
  readonly is: 'corrected' | 'withdrawn' | 'late'
  readonly text: string
  readonly report: string
}

/** The edition behind `before`: what was compiled, and an annex that lists each printed number that changed. */
export function nextEdition(
  { sha256: _, ...compiled }: Digest,
  before: Digest,
  changes: readonly ExplainedChange[],
): Digest {
  return withHash({
    ...compiled,
    version: before.version + 1,
    sections: [...compiled.sections, changesSection(changes, [...compiled.sections, ...before.sections])],
    corrections: [...compiled.corrections, ...changes.map((change) => correctionOf(change))],
  })
}

function correctionOf({ indicator, section, what, from, to, why }: ExplainedChange): Correction {
  const report = why.length === 1 ? (why[0]?.report ?? '') : ''
  const reasons = why.map((w) => w.text).join('；')
  return { ...{ report, indicator, where: section, what, from, to }, ...(reasons === '' ? {} : { why: reasons }) }
}

function changesSection(changes: readonly ExplainedChange[], sections: readonly Section[]): Section {
  const headings = new Map(sections.toReversed().map((s) => [s.code, s.heading.replace(/[，。].*$/su, '')]))
  const rows = changes.map(({ section, indicator, what, before, after, why }): Span[][] => [
    [words(headings.get(section) || '开头')],
    [{ kind: 'name', text: what, code: indicator }],
    before ? [before] : [words('无')],
    after ? [after] : [words('无')],
    why.flatMap(({ text, report }, i): Span[] => [
      ...(i > 0 ? [words('；')] : []),
      { kind: 'free', text, code: 'reason', report },
    ]),
  ])
  const columns = ['所在部分', '数字', '原为', '应为', '原因']
  return { code: CHANGES, heading: '更正说明', annex: true, blocks: [{ kind: 'table', columns, rows }] }
}
