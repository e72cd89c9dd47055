import { eq } from 'drizzle-orm'
import { awaitedOf } from '../database/awaited.ts'
import { draftAtHand, openDrafts } from '../database/draft.ts'
import { reserveId } from '../database/ids.ts'
import { belongingOf } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { person } from '../database/schema.ts'
import type { Who } from './who.ts'

/** Who asks, and what is known of them. */
export type Met = { readonly who: Who; readonly known: boolean; readonly name: string; readonly reachable: boolean }

export async function atTheDoor(db: Database, telegramId: number): Promise<Met> {
  const [row] = await db.select().from(person).where(eq(person.telegramId, telegramId))
  const id = row?.id ?? (await reserveId(db, 'person'))
  const { editor, reportsFor, views } = await belongingOf(db, { id, telegramId, name: '', reachable: true })
  return {
    known: row !== undefined,
    name: row?.name ?? '',
    reachable: row?.reachable ?? true,
    who: {
      ...{ id, telegramId, editor, reportsFor, views },
      awaited: await awaitedOf(db, id),
      drafts: await openDrafts(db, id),
      draftAtHand: await draftAtHand(db, id),
    },
  }
}
