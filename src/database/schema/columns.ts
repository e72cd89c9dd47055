import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** Telegram ids have up to 52 bits: exact as JavaScript numbers, too large for integer columns. */
export const telegramId = (name: string) => bigint(name, { mode: 'number' })

export const serial = (name: string) => bigint(name, { mode: 'number' }).generatedAlwaysAsIdentity()

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** JSON, which `read` looks at whenever it is selected. */
export const json = <Data>(name: string, read: (stored: unknown) => Data) =>
  customType<{ data: Data; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (data) => JSON.stringify(data),
    fromDriver: read,
  })(name)
