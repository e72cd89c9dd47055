import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Database } from './open.ts'
import { apiToken, person } from './schema.ts'

/** A token that is asked with again and again is written down as used once in so long. */
const USED_EVERY_MS = 60_000

const listed = {
  id: apiToken.id,
  name: apiToken.name,
  scope: apiToken.scope,
  createdAt: apiToken.createdAt,
  madeBy: person.name,
  lastUsedAt: apiToken.lastUsedAt,
}

export type ListedToken = Awaited<ReturnType<typeof standingTokens>>[number]

/** The tokens that open something, the newest first; `id`: only this one. */
export function standingTokens(db: Database, id?: number) {
  return db
    .select(listed)
    .from(apiToken)
    .innerJoin(person, eq(person.id, apiToken.createdBy))
    .where(and(isNull(apiToken.revokedAt), id === undefined ? undefined : eq(apiToken.id, id)))
    .orderBy(desc(apiToken.id))
}

/** The token of this hash, where it opens something; that it was used is written down. */
export async function tokenAsked(db: Database, tokenHash: string, now: Date) {
  const [found] = await db
    .select({ id: apiToken.id, scope: apiToken.scope, lastUsedAt: apiToken.lastUsedAt })
    .from(apiToken)
    .where(and(eq(apiToken.tokenHash, tokenHash), isNull(apiToken.revokedAt)))
  if (!found) return undefined
  const before = new Date(now.getTime() - USED_EVERY_MS)
  if (found.lastUsedAt === null || found.lastUsedAt < before) {
    await db.update(apiToken).set({ lastUsedAt: now }).where(eq(apiToken.id, found.id))
  }
  return found
}

export function addToken(db: Database, of: Omit<typeof apiToken.$inferInsert, 'id'> & { readonly id: number }) {
  return db.insert(apiToken).overridingSystemValue().values(of)
}

export function revokeToken(db: Database, { id, at }: { readonly id: number; readonly at: Date }) {
  return db
    .update(apiToken)
    .set({ revokedAt: at })
    .where(and(eq(apiToken.id, id), isNull(apiToken.revokedAt)))
}
