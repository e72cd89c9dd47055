import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** Whether an id is among these: one parameter, however many they are, where `in` would take one each of 65,535. */
export function among(id: AnyColumn, ids: Iterable<number | string>): SQL {
  return sql`${id} = any(${sql.param(`{${[...ids].join(',')}}`)}::bigint[])`
}
