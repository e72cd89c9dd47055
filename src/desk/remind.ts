import type { Week } from '../calendar/week.ts'
import { type Reporter, reportersOf } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import { remindedUnits } from '../database/reminder.ts'
import type { Unit } from '../database/unit.ts'
import { type Write, writeAll } from '../database/write.ts'
import { reminder } from '../messages/remind.ts'
import type { Owed } from '../messages/said.ts'
import { unitsByState } from './coverage.ts'

/** Who has said nothing for a week. */
export type Silent = {
  /** How many units. */
  readonly missing: number
  /** Those of them that have somebody to be told, and have not been reminded of this week yet. */
  readonly units: readonly Pick<Unit, 'id'>[]
  readonly reporters: readonly Reporter[]
}

export async function silentUnits(db: Database, week: Week, asOf: Date): Promise<Silent> {
  const { missing } = await unitsByState(db, week, asOf)
  const reminded = await remindedUnits(db, week.from)
  const waiting = missing.filter((unit) => !reminded.has(unit.id))
  const reporters = await reportersOf(
    db,
    waiting.map((unit) => unit.id),
  )
  const reached = new Set(reporters.map((r) => r.unitId))
  return { missing: missing.length, units: waiting.filter((unit) => reached.has(unit.id)), reporters }
}

/** What reminding these units comes to: each once a week, however often it is done. */
export function remindersOf(week: Week, { units, reporters }: Silent, at: Date): { owe: Owed[]; write: Write[] } {
  if (units.length === 0) return { owe: [], write: [] }
  const unitIds = units.map((unit) => unit.id)
  return {
    owe: reporters.map((reporter) => reminder(week, reporter)),
    write: [{ do: 'keepReminders', of: { weekFrom: week.from, unitIds, at } }],
  }
}

/** Reminds the units that have said nothing. Gives how many. */
export async function remindMissing(db: Database, week: Week, clock: () => Date): Promise<number> {
  return db.transaction(async (tx) => {
    const now = clock()
    const silent = await silentUnits(tx, week, now)
    const { owe: messages, write } = remindersOf(week, silent, now)
    await writeAll(tx, write, [], now)
    await owe(tx, messages, now)
    return silent.units.length
  })
}
