import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { joinRequest, person, unit } from './schema.ts'
import { type Reach, withinReach } from './within.ts'

/** For as long somebody waits for an answer. */
const LIVES_MS = 7 * 24 * 60 * 60 * 1000

const since = (now: Date) => new Date(now.getTime() - LIVES_MS)

/** Asks to report for a unit; what the same person asked before is asked no more. */
export function askToJoin(db: Database, of: Omit<typeof joinRequest.$inferSelect, 'id'>) {
  const { unitId, name, askedAt } = of
  return db
    .insert(joinRequest)
    .values(of)
    .onConflictDoUpdate({ target: joinRequest.personId, set: { unitId, name, askedAt } })
}

export function dropRequest(db: Database, { id }: { readonly id: number }) {
  return db.delete(joinRequest).where(eq(joinRequest.id, id))
}

const columns = {
  id: joinRequest.id,
  personId: joinRequest.personId,
  chatId: person.telegramId,
  name: joinRequest.name,
  unitId: joinRequest.unitId,
  unit: unit.name,
}

/** Somebody who asks to join. */
export type Applicant = Awaited<ReturnType<typeof applicantsIn>>[number]

function requests(db: Database) {
  return db
    .select(columns)
    .from(joinRequest)
    .innerJoin(person, eq(person.id, joinRequest.personId))
    .innerJoin(unit, eq(unit.id, joinRequest.unitId))
    .$dynamic()
}

/** Who asks to join a unit of this reach, the first to ask first. */
export function applicantsIn(db: Database, reach: Reach, now: Date, limit: number) {
  return requests(db)
    .where(and(gt(joinRequest.askedAt, since(now)), withinReach(reach)))
    .orderBy(asc(joinRequest.askedAt), asc(joinRequest.id))
    .limit(limit)
}

/** Held until the turn ends: of two editors who answer, the second sees that it was answered. */
export async function lockRequest(tx: Database, id: number, now: Date): Promise<Applicant | undefined> {
  const [row] = await requests(tx)
    .where(and(eq(joinRequest.id, id), gt(joinRequest.askedAt, since(now))))
    .for('update', { of: joinRequest })
  return row
}

/** How many wait for an answer, for this unit and in all; the person's own is not counted. */
export async function requestsWaiting(db: Database, of: { unitId: string; personId: number; now: Date }) {
  const [row] = await db
    .select({
      unit: sql<number>`(count(*) filter (where ${joinRequest.unitId} = ${of.unitId}))::int`,
      all: sql<number>`count(*)::int`,
    })
    .from(joinRequest)
    .where(and(gt(joinRequest.askedAt, since(of.now)), sql`${joinRequest.personId} <> ${of.personId}`))
  return row ?? { unit: 0, all: 0 }
}

/** What nobody answered is gone, and so is whoever never belonged anywhere and waits for nothing: strangers leave no rows. */
export async function forgetStrangers(db: Database, now: Date): Promise<void> {
  await db.delete(joinRequest).where(lte(joinRequest.askedAt, since(now)))
  const stranger = sql`
    select id from person where not exists (select from membership m where m.person_id = person.id)
      and not exists (select from join_request r where r.person_id = person.id)
      and not exists (select from audit a where a.person_id = person.id)
      and not exists (select from revision r where r.person_id = person.id)
      and not exists (select from draft d where d.person_id = person.id)`
  await db.execute(sql`delete from awaited where person_id in (${stranger})`)
  await db.execute(sql`delete from person where id in (${stranger})`)
}
