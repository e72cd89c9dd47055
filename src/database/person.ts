import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { person } from './schema.ts'

export type Person = typeof person.$inferSelect

/** The person of a Telegram account, made at its first message; the name follows what Telegram shows. */
export async function meetPerson(db: Database, telegramId: number, name: string): Promise<Person> {
  const [met] = await db
    .insert(person)
    .values({ telegramId, name })
    .onConflictDoUpdate({ target: person.telegramId, set: { name, reachable: true } })
    .returning()
  if (!met) throw new Error('insert returned no row')
  return met
}

/** A person by an id that was kept for it, since what is said may name it; the name follows what Telegram shows. */
export function keepPerson(db: Database, of: Pick<Person, 'id' | 'telegramId' | 'name'>) {
  return db
    .insert(person)
    .overridingSystemValue()
    .values(of)
    .onConflictDoUpdate({ target: person.telegramId, set: { name: of.name, reachable: true } })
}

/** Telegram said that this account cannot be written to. */
export function markUnreachable(db: Database, { telegramId }: { readonly telegramId: number }) {
  return db.update(person).set({ reachable: false }).where(eq(person.telegramId, telegramId))
}
