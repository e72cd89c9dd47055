import type { Week } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { reportersOf } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import { keepReminders, remindedUnits } from '../database/reminder.ts'
import { unitsByState } from './coverage.ts'
import { textMessage } from './owe-digest.ts'

/** The units that have said nothing for a week, have somebody to be told, and have not been reminded of it yet. */
export async function unitsToRemind(db: Database, week: Week, asOf: Date) {
  const { missing } = await unitsByState(db, week, asOf)
  const reminded = await remindedUnits(db, week.from)
  const waiting = missing.filter((unit) => !reminded.has(unit.id))
  const reporters = await reportersOf(
    db,
    waiting.map((unit) => unit.id),
  )
  return {
    missing: missing.length,
    units: waiting.filter((unit) => reporters.some((r) => r.unitId === unit.id)),
    reporters,
  }
}

/** Reminds these units, each at most once a week, however often called. Gives how many. */
export async function remindMissing(db: Database, week: Week, clock: () => Date): Promise<number> {
  return db.transaction(async (tx) => {
    const now = clock()
    const { units, reporters } = await unitsToRemind(tx, week, now)
    const messages = reporters.map(({ chatId, unitId, unit }) => ({
      ...textMessage(
        chatId,
        `${unit}：${weekLabel(week)}还没有收到填报。\n有工作就报一项；没有新工作，点“零报告”就行。`,
        [
          [
            { text: '填报', callback_data: '+m:report' },
            { text: '零报告', callback_data: `+z:${week.to}:${unitId}` },
          ],
        ],
      ),
      onceKey: `remind:${week.from}:${unitId}:${chatId}`,
    }))
    await owe(tx, messages, now)
    await keepReminders(tx, { weekFrom: week.from, unitIds: units.map((unit) => unit.id), at: now })
    return units.length
  })
}
