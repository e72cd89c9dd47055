import { reportersOf } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import type { CountyChanged } from '../desk/change-county.ts'
import type { Owed } from '../messages/said.ts'
import { unitClosed } from '../messages/units.ts'

/** Whoever reports for a unit that is closed hears of it, and for which unit they report from then on. */
export async function closingNews(db: Database, { changes }: CountyChanged): Promise<Owed[]> {
  const closed = new Map(
    changes.flatMap((change) => (change.of === 'unit' && change.is === 'closed' ? [[change.id, change] as const] : [])),
  )
  return (await reportersOf(db, [...closed.keys()])).flatMap(({ chatId, unitId }) => {
    const change = closed.get(unitId)
    return change ? [unitClosed(chatId, change)] : []
  })
}
