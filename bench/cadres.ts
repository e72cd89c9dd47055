import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../src/database/open.ts'
import { membership, person, unit } from '../src/database/schema.ts'

/** Lets people belong, spread over the units of the 妇联, as if they had joined by links. */
export async function addCadres(db: Database, people: readonly number[]): Promise<void> {
  const units = await db
    .select({ id: unit.id })
    .from(unit)
    .where(and(eq(unit.organization, 'women'), isNull(unit.validTo)))
    .orderBy(unit.position)
  const added = await db
    .insert(person)
    .values(people.map((telegramId) => ({ telegramId, name: `填报人${telegramId}` })))
    .returning({ id: person.id })
  await db.insert(membership).values(
    added.map(({ id }, i) => ({
      ...{ personId: id, role: 'reporter' as const, since: new Date() },
      unitId: units[i % units.length]?.id ?? null,
    })),
  )
}
