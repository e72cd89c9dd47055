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

/** Telegram said that this account cannot be written to. */
export async function markUnreachable(db: Database, telegramId: number): Promise<void> {
  await db.update(person).set({ reachable: false }).where(eq(person.telegramId, telegramId))
}
