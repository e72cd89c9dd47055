import { and, desc, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { type Draft, parseDraft } from '../interview/draft.ts'
import type { Database } from './open.ts'
import { draft } from './schema.ts'

type Stored = typeof draft.$inferSelect

export type DraftRow = Omit<Stored, 'state'> & { readonly state: Draft }

/** Rows as they are worked with. One that cannot be read is left out: it must not keep its owner from all else. */
export function readDrafts(rows: readonly Stored[]): DraftRow[] {
  return rows.flatMap((row) => {
    try {
      return [{ ...row, state: parseDraft(row.state) }]
    } catch (error) {
      if (error instanceof z.ZodError) return []
      throw error
    }
  })
}

export async function addDraft(db: Database, row: Omit<DraftRow, 'id'>): Promise<number> {
  const [added] = await db.insert(draft).values(row).returning({ id: draft.id })
  if (!added) throw new Error('insert returned no row')
  return added.id
}

/** The drafts of a person that can be finished, the one touched last first. */
export async function openDrafts(db: Database, personId: number): Promise<DraftRow[]> {
  const rows = await db
    .select()
    .from(draft)
    .where(and(eq(draft.personId, personId), eq(draft.status, 'open')))
    .orderBy(desc(draft.touchedAt), desc(draft.id))
  return readDrafts(rows)
}

/** The draft that was on the person's screen last, unless that one is done with: typed words are for it. */
export async function draftAtHand(db: Database, personId: number): Promise<DraftRow | undefined> {
  const rows = await db
    .select()
    .from(draft)
    .where(eq(draft.personId, personId))
    .orderBy(desc(draft.touchedAt), desc(draft.id))
    .limit(1)
  const [last] = readDrafts(rows)
  return last?.status === 'open' ? last : undefined
}

/** Only its owner sees a draft. */
export async function draftById(db: Database, id: number, personId: number): Promise<DraftRow | undefined> {
  const rows = await db
    .select()
    .from(draft)
    .where(and(eq(draft.id, id), eq(draft.personId, personId)))
  return readDrafts(rows)[0]
}

export async function saveDraft(
  db: Database,
  id: number,
  change: { state?: Draft; status?: DraftRow['status']; touchedAt: Date },
): Promise<void> {
  await db.update(draft).set(change).where(eq(draft.id, id))
}

/** The person's open draft of this form for this unit: it is resumed, not begun twice. */
export async function openDraftOf(
  db: Database,
  personId: number,
  unitId: string,
  form: string,
): Promise<DraftRow | undefined> {
  const rows = await openDrafts(db, personId)
  return rows.find((r) => r.unitId === unitId && r.form === form && !r.state.corrects)
}

/** Cancelled drafts can be taken up again. */
export async function reopenDraft(db: Database, id: number, personId: number, at: Date): Promise<boolean> {
  const reopened = await db
    .update(draft)
    .set({ status: 'open', touchedAt: at })
    .where(and(eq(draft.id, id), eq(draft.personId, personId), ne(draft.status, 'submitted')))
    .returning({ id: draft.id })
  return reopened.length > 0
}
