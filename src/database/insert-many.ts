import { getTableColumns, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from './open.ts'

/**
 * Inserts rows that give every column that is not null: all in one parameter, however many they are. With one a value
 * Postgres takes no more than 65,535, and making them costs more time than storing them.
 */
export async function insertMany<Table extends PgTable>(
  db: Database,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => {
    return { key, name: column.name, type: column.getSQLType() }
  })
  const given = rows.map((row: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(columns.map(({ key, name }) => [name, row[key]])),
  )
  const names = sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  )
  const typed = sql.join(
    columns.map(({ name, type }) => sql`${sql.identifier(name)} ${sql.raw(type)}`),
    sql`, `,
  )
  await db.execute(
    sql`insert into ${table} (${names}) select ${names} from json_to_recordset(${JSON.stringify(given)}::json) as given(${typed})`,
  )
}
