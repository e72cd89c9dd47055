import { decisions } from '../database/decision.ts'
import type { DigestRow } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { keptPreview } from '../database/preview.ts'
import type { Write } from '../database/write.ts'
import { grouped } from '../digest/aggregate.ts'
import { freeTextsOf, type TextToRead } from '../digest/week-items.ts'
import type { CountyDesk } from './county-desk.ts'
import { decisionsIn } from './gather-issue.ts'
import { lookAt } from './preview.ts'

/**
 * The sentences of units that the group edition of a week would print, in their order, with what was decided of each. They
 * are those of the kept preview while the units have reported nothing else; what was decided meanwhile is read.
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
    texts: freeTextsOf({ entries, late: [], catalogue: desk.catalogue }),
  }
}
