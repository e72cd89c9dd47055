import { reasonsOf } from '../database/corrections.ts'
import type { DigestRow } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import { type ChangedNumber, changedNumbers } from '../digest/changed-numbers.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import { type ExplainedChange, nextEdition } from '../digest/next-edition.ts'
import { sealed } from '../digest/seal.ts'

/** Compiles either edition of one digest as it stood at one instant. */
export type Compiler = {
  readonly compile: (edition: EditionKind) => Digest
  /** Words of it in which a digit counts nothing. */
  readonly fixed: readonly string[]
}

/** An edition as of an instant, and the printed numbers in which it differs from the one sealed before. */
export type EditionAt = { readonly digest: Digest; readonly changes: readonly ExplainedChange[] }

/**
 * What was compiled; where an edition was sealed before, the next one, with the list of what changed. At the instant of
 * a sealed edition it is that edition again, byte for byte.
 */
export async function editionAt(
  db: Database,
  row: DigestRow | undefined,
  { compile }: Compiler,
  kind: EditionKind,
): Promise<EditionAt> {
  const compiled = compile(kind)
  const before = row && (await sealedEdition(db, row.id, kind, new Date(compiled.asOf)))
  if (!before) return { digest: compiled, changes: [] }
  const changes = await explained(db, before, compiled)
  if (changes.length > 0) return { digest: nextEdition(compiled, before, changes), changes }
  const { sha256: _, ...same } = compiled
  return { digest: sealed({ ...same, version: before.version }), changes }
}

async function explained(db: Database, before: Digest, compiled: Digest): Promise<ExplainedChange[]> {
  const between = { after: new Date(before.asOf), upTo: new Date(compiled.asOf) }
  const changes: ExplainedChange[] = []
  for (const change of changedNumbers(before.sections, compiled.sections)) {
    changes.push({ ...change, why: await reasonsOf(db, { ...whatWasCounted(change), ...between }) })
  }
  return changes
}

function whatWasCounted({ before, after }: ChangedNumber) {
  const lineages = [before, after].flatMap((span) => (span ? [span.lineage] : []))
  const [first] = lineages
  const single = first?.rule === 'report'
  return {
    indicators: [...new Set(lineages.flatMap((l) => l.indicators))],
    from: first?.from,
    to: first?.to ?? '',
    reports: single ? [...new Set(lineages.flatMap((l) => l.reports ?? []))] : undefined,
  }
}
