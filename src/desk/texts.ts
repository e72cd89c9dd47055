import { decisions } from '../database/decision.ts'
import type { DigestRow } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { keptPreview } from '../database/preview.ts'
import type { Write } from '../database/write.ts'
import type { Decision, Entry } from '../digest/gathered.ts'
import { grouped } from '../digest/grouped.ts'
import { fitsGroup, freeTextsOf } from '../digest/week-items.ts'
import type { CountyDesk } from './county-desk.ts'
import { decisionsIn } from './gather-issue.ts'
import { lookAt } from './preview.ts'

/** A sentence of a unit that the group edition of a week would print, and what an editor needs to decide on it. */
export type TextToRead = {
  readonly report: number
  readonly revision: number
  readonly code: string
  readonly unit: string
  readonly text: string
  readonly decision: Decision | undefined
  /** Whether a group's item has room for it. */
  readonly fits: boolean
  /** All that the report says: what other words for the sentence may count. */
  readonly said: string
}

/**
 * These sentences in their order. They are those of the kept preview while the units have reported nothing else; what was
 * decided meanwhile is read.
 */
export async function textsOf(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  clock: () => Date,
): Promise<{ readonly texts: readonly TextToRead[]; readonly writes: readonly Write[] }> {
  const kept = await keptPreview(tx, row.id)
  const isCurrent = kept?.sameReports && kept.content.office.catalogueVersion === desk.catalogue.version
  const looked = isCurrent ? { preview: kept.content, writes: [] } : await lookAt(tx, desk, row, clock)
  const { toRead } = looked.preview
  const ids = toRead.map(({ receipt }) => Number(receipt))
  const decided = grouped(await decisions(tx, ids), (d) => d.reportId)
  const entries = toRead.map((entry) => ({
    ...entry,
    decisions: decisionsIn((decided.get(Number(entry.receipt)) ?? []).filter((d) => d.revision === entry.revision)),
  }))
  return {
    writes: looked.writes,
    texts: freeTextsOf({ entries, late: [], catalogue: desk.catalogue }).map((found) => ({
      report: Number(found.entry.receipt),
      revision: found.entry.revision,
      code: found.question.code,
      unit: found.entry.unitName,
      text: found.text,
      decision: found.entry.decisions[found.question.code],
      fits: fitsGroup(desk, found),
      said: saidIn(found.entry),
    })),
  }
}

function saidIn({ answers }: Entry): string {
  return Object.values(answers)
    .flatMap((answer) => (answer ? [String(answer.value), answer.raw] : []))
    .join('\n')
}
