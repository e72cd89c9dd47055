import { bigint, timestamp } from 'drizzle-orm/pg-core'

/** Telegram ids have up to 52 bits: exact as JavaScript numbers, too large for integer columns. */
export const telegramId = (name: string) => bigint(name, { mode: 'number' })

export const serial = (name: string) => bigint(name, { mode: 'number' }).generatedAlwaysAsIdentity()

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
