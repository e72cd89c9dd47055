import { eq, isNull } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { membership, person, unit } from '../database/schema.ts'
import { PEOPLE } from './people.ts'

const ROLES = { reporter: '填报人', viewer: '查看人', editor: '编辑' } as const

/** What people are, by their Telegram ids: as the trial tells it, or where somebody who came by an invitation belongs. */
export async function titlesOf(db: Database): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .select({ id: person.telegramId, role: membership.role, unit: unit.name })
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .leftJoin(unit, eq(membership.unitId, unit.id))
    .where(isNull(membership.until))
    .orderBy(membership.id)
  const settled = PEOPLE.flatMap((p) => (p.place || p.is.endsWith('编辑') ? [[p.id, p.is] as const] : []))
  return new Map([...rows.map((r) => [r.id, `${r.unit ?? '县里的'}${ROLES[r.role]}`] as const), ...settled])
}
