import { type CountySettings, settingsAfter } from '../catalogue/county-settings.ts'
import type { Database } from '../database/open.ts'
import { settingChanges } from '../database/setting.ts'
import type { CountyDesk } from './county-desk.ts'

/** From now on the desk works with what is in force after the change `newest`; one that it knows costs nothing. */
export async function useSettings(db: Database, desk: CountyDesk, newest: number): Promise<void> {
  if (newest !== desk.settled) await followSettings(db, desk)
}

/** The same, with whatever is in force. */
export async function followSettings(db: Database, desk: CountyDesk): Promise<void> {
  const changes = await settingChanges(db)
  desk.settings = settingsAfter(desk.firstSettings, changes)
  desk.settled = changes.at(-1)?.id ?? 0
}

/** What was in force at an instant: what is compiled as of then goes by it. */
export async function settingsAt(db: Database, desk: CountyDesk, at: Date): Promise<CountySettings> {
  const changes = await settingChanges(db)
  return settingsAfter(
    desk.firstSettings,
    changes.filter(({ setAt }) => setAt <= at),
  )
}
