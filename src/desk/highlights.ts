import type { DigestRow } from '../database/digest.ts'
import { pickedHighlights } from '../database/highlights.ts'
import type { Database } from '../database/open.ts'
import type { Write } from '../database/write.ts'
import { MOST_HIGHLIGHTS } from '../digest/week-highlights.ts'
import type { ShownCandidate } from '../digest/week-message.ts'
import type { CountyDesk } from './county-desk.ts'
import { keptHere } from './for-the-workshop.ts'
import { lookAt } from './preview.ts'

/** What a week's highlights are chosen from, and which of them it has: picked by an editor, or else proposed. */
export type Highlights = {
  readonly candidates: readonly ShownCandidate[]
  readonly picked: readonly number[]
  readonly writes: readonly Write[]
}

/** They are those of the kept preview while the units have reported nothing else; what was picked meanwhile is read. */
export async function highlightsOf(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  clock: () => Date,
): Promise<Highlights> {
  const kept = await keptHere(tx, desk, row.id)
  const isCurrent = kept?.sameReports && kept.content.office.catalogueVersion === desk.catalogue.version
  const { preview, writes } = isCurrent ? { preview: kept.content, writes: [] } : await lookAt(tx, desk, row, clock)
  const { candidates } = preview
  return { candidates, picked: (await pickedHighlights(tx, row.id)) ?? proposedIn(candidates), writes }
}

/** What is told where nobody has picked. */
export function proposedIn(candidates: readonly ShownCandidate[]): number[] {
  return candidates
    .filter(({ isUnread }) => !isUnread)
    .slice(0, MOST_HIGHLIGHTS)
    .map(({ report }) => Number(report))
}
