import { and, desc, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { draft } from './schema.ts'

export type DraftRow = typeof draft.$inferSelect

export async function addDraft(db: Database, row: Omit<typeof draft.$inferInsert, 'id'>): Promise<number> {
  const [added] = await db.insert(draft).values(row).returning({ id: draft.id })
  if (!added) throw new Error('insert returned no row')
  return added.id
}

/** The drafts of a person that can be finished, the one touched last first. */
export function openDrafts(db: Database, personId: number): Promise<DraftRow[]> {
  return db
    .select()
    .from(draft)
    .where(and(eq(draft.personId, personId), eq(draft.status, 'open')))
    .orderBy(desc(draft.touchedAt), desc(draft.id))
}

/** The draft that was on the person's screen last, unless that one is done with: typed words are for it. */
export async function draftAtHand(db: Database, personId: number): Promise<DraftRow | undefined> {
  const [last] = await db
    .select()
    .from(draft)
    .where(eq(draft.personId, personId))
    .orderBy(desc(draft.touchedAt), desc(draft.id))
    .limit(1)
  return last?.status === 'open' ? last : undefined
}

/** Only its owner sees a draft. */
export async function draftById(db: Database, id: number, personId: number): Promise<DraftRow | undefined> {
  const [row] = await db
    .select()
    .from(draft)
    .where(and(eq(draft.id, id), eq(draft.personId, personId)))
  return row
}

export async function saveDraft(
  db: Database,
  id: number,
  change: { state?: unknown; status?: DraftRow['status']; touchedAt: Date },
): Promise<void> {
  await db.update(draft).set(change).where(eq(draft.id, id))
}

const correction = z.object({ corrects: z.object({}) })

/** Whether a draft changes a report that there is. */
function corrects(state: unknown): boolean {
  return correction.safeParse(state).success
}

/** The person's open draft of this form for this unit: it is resumed, not begun twice. */
export async function openDraftOf(
  db: Database,
  personId: number,
  unitId: string,
  form: string,
): Promise<DraftRow | undefined> {
  const rows = await openDrafts(db, personId)
  return rows.find((r) => r.unitId === unitId && r.form === form && !corrects(r.state))
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
