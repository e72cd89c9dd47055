import type { ChangedNumber } from './changed-numbers.ts'
import type { Correction, Digest, Section, Span } from './digest.ts'
import { CHANGES } from './figure-places.ts'
import { type CadreWords, publicWords, REASON, type Reading } from './public-words.ts'
import { words } from './spans.ts'
import { withHash } from './with-hash.ts'

/** A changed number, why it changed, and the reports that say so. */
export type ExplainedChange = ChangedNumber & { readonly why: readonly Reason[] }

/** Why a number changed: what a unit did, and what it gave as its reason; or what an editor said of two reports of `unit`. */
export type Reason = {
  readonly is: 'corrected' | 'withdrawn' | 'late' | 'same' | 'two'
  readonly unit: string
  readonly reason?: string
  readonly report: string
}

const DONE = { corrected: '更正', withdrawn: '撤回', late: '补报' } as const
/** What an editor found of two reports. */
const FOUND = { same: '是同一次活动，只计一次', two: '是两次活动，分别计数' } as const

/** `甲镇妇联更正：多记了一场` */
export function reasonText({ is, unit, reason }: Reason): string {
  if (is === 'same' || is === 'two') return `经核实，${unit}所报${FOUND[is]}`
  return `${unit}${DONE[is]}${reason ? `：${reason}` : ''}`
}

/** The reasons that units gave. */
export function reasonsIn(changes: readonly ExplainedChange[]): CadreWords[] {
  const given = changes.flatMap(({ why }) => why.flatMap(({ reason }) => reason ?? []))
  return [...new Set(given)].map((text) => ({ code: REASON, text }))
}

/** The changes with reasons as an edition may print them. */
export function withPublicReasons(changes: readonly ExplainedChange[], reading: Reading): ExplainedChange[] {
  return changes.map((change) => ({
    ...change,
    why: change.why.map(({ reason, ...why }) => {
      const said = reason === undefined ? undefined : publicWords({ code: REASON, text: reason }, reading)
      return said === undefined ? why : { ...why, reason: said }
    }),
  }))
}

/** Edition `version`, behind `before`: what was compiled, and an annex that lists each printed number that changed. */
export function nextEdition(
  { sha256: _, ...compiled }: Digest,
  before: Digest,
  changes: readonly ExplainedChange[],
  version: number,
): Digest {
  return withHash({
    ...compiled,
    version,
    sections: [...compiled.sections, changesSection(changes, [...compiled.sections, ...before.sections])],
    corrections: [...compiled.corrections, ...changes.map((change) => correctionOf(change))],
  })
}

/** The same as edition `version`. */
export function asVersion(digest: Digest, version: number): Digest {
  if (digest.version === version) return digest
  const { sha256: _, ...same } = digest
  return withHash({ ...same, version })
}

/** 撤回: the edition that takes the place of `before` and says only that it was taken back. */
export function withdrawnEdition(
  before: Digest,
  { version, asOf }: { readonly version: number; readonly asOf: Date },
): Digest {
  const { sha256: _, ...same } = before
  const said = words(before.kind === 'week' ? '本期已撤回。' : '本件已撤回。')
  return withHash({
    ...same,
    version,
    withdrawn: true,
    sections: [{ code: 'withdrawn', heading: '', blocks: [{ kind: 'item', spans: [said] }] }],
    coverage: { due: 0, reported: 0, zero: 0, missing: 0 },
    corrections: [],
    asOf: asOf.toISOString(),
  })
}

function correctionOf({ indicator, section, what, from, to, why }: ExplainedChange): Correction {
  const report = why.length === 1 ? (why[0]?.report ?? '') : ''
  const reasons = why.map(reasonText).join('；')
  return { ...{ report, indicator, where: section, what, from, to }, ...(reasons === '' ? {} : { why: reasons }) }
}

function changesSection(changes: readonly ExplainedChange[], sections: readonly Section[]): Section {
  const headings = new Map(sections.toReversed().map((s) => [s.code, s.heading.replace(/[，。].*$/su, '')]))
  const rows = changes.map(({ section, indicator, what, before, after, why }): Span[][] => [
    [words(headings.get(section) || '开头')],
    [{ kind: 'name', text: what, code: indicator }],
    before ? [before] : [words('无')],
    after ? [after] : [words('无')],
    why.flatMap((each, i): Span[] => [
      ...(i > 0 ? [words('；')] : []),
      { kind: 'free', text: reasonText(each), code: REASON, report: each.report },
    ]),
  ])
  const columns = ['所在部分', '数字', '原为', '应为', '原因']
  return { code: CHANGES, heading: '更正说明', annex: true, blocks: [{ kind: 'table', columns, rows }] }
}
