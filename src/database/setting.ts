import { asc, sql } from 'drizzle-orm'
import type { SettingChange } from '../catalogue/county-settings.ts'
import type { Database } from './open.ts'
import { setting } from './schema.ts'

/** The newest change of a setting, as a part of a query; 0 before the first. */
export const newestSetting = sql`(select coalesce(max(id), 0) from setting)`

export type StoredSetting = SettingChange & Pick<typeof setting.$inferSelect, 'id'>

/** What editors put, the oldest first: few rows, since only people make them. */
export function settingChanges(db: Database): Promise<StoredSetting[]> {
  return db
    .select({ id: setting.id, name: setting.name, value: setting.value, setAt: setting.setAt })
    .from(setting)
    .orderBy(asc(setting.id))
}

/** Holds what is settled until the transaction ends: who changes it too waits, who reads it does not. */
export async function lockSettings(tx: Database): Promise<void> {
  await tx.execute(sql`lock table ${setting} in share row exclusive mode`)
}

/** Puts a setting in force. `value` null: what it was at first. Built, not run. */
export function changeSetting(db: Database, of: Omit<typeof setting.$inferInsert, 'id'>) {
  return db.insert(setting).values(of)
}
