import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { ShownSection } from '../digest/shown-section.ts'
import type { Database } from './open.ts'
import { shownSection } from './schema.ts'

type Row = typeof shownSection.$inferSelect

/** What this editor was shown last of a report, the newest first. */
export function shownTo(db: Database, of: Pick<Row, 'digestId' | 'personId'>): Promise<Row[]> {
  const { digestId, personId } = of
  return db
    .select()
    .from(shownSection)
    .where(and(eq(shownSection.digestId, digestId), eq(shownSection.personId, personId)))
    .orderBy(sql`${shownSection.shownAt} desc`)
}

/** Keeps what an editor was shown. `whole`: all that there is, so that what was there before is no longer. */
export function keepShown(
  db: Database,
  of: Omit<Row, 'code' | 'content'> & { readonly sections: readonly ShownSection[]; readonly whole: boolean },
) {
  const { sections, whole, ...shown } = of
  const codes = sections.map(({ code }) => code)
  const mine = and(
    eq(shownSection.digestId, shown.digestId),
    eq(shownSection.personId, shown.personId),
    eq(shownSection.shownAs, shown.shownAs),
  )
  const gone = codes.length > 0 ? and(mine, notInArray(shownSection.code, codes)) : mine
  const { digestId, personId, code, shownAs } = shownSection
  return [
    ...(whole ? [db.delete(shownSection).where(gone)] : []),
    ...(sections.length > 0
      ? [
          db
            .insert(shownSection)
            .values(sections.map((content) => ({ ...shown, code: content.code, content })))
            .onConflictDoUpdate({
              target: [digestId, personId, code, shownAs],
              set: { content: sql`excluded.content`, shownAt: sql`excluded.shown_at` },
            }),
        ]
      : []),
  ]
}

/** A report that is out asks nobody any more. */
export function dropShown(db: Database, { digestId }: Pick<Row, 'digestId'>) {
  return db.delete(shownSection).where(eq(shownSection.digestId, digestId))
}
