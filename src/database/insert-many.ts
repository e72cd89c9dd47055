import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from './open.ts'

type Rows<Table extends PgTable> = readonly Table['$inferInsert'][]

/** Inserts rows, where there are any. */
export async function insertMany<Table extends PgTable>(db: Database, table: Table, rows: Rows<Table>): Promise<void> {
  if (rows.length > 0) await db.execute(insertion(table, rows))
}

/**
 * The statement that inserts rows, at least one, ids that were kept for them too: all in one parameter, however many they are. With one a
 * value Postgres takes no more than 65,535, and making them costs more time than storing them. A column that no row gives is
 * left to its default.
 */
export function insertion<Table extends PgTable>(table: Table, rows: Rows<Table>): SQL {
  const columns = Object.entries(getTableColumns(table)).flatMap(([key, column]) =>
    rows.some((row: Readonly<Record<string, unknown>>) => row[key] !== undefined)
      ? [{ key, name: column.name, type: column.getSQLType() }]
      : [],
  )
  const names = sql.raw(columns.map(({ name }) => `"${name}"`).join(', '))
  return sql`insert into ${table} (${names}) overriding system value select ${names} from ${given(rows, columns)}`
}

/** A column of rows that are handed over in one parameter: what it is called here, and there, and its type there. */
export type GivenColumn = { readonly key: string; readonly name: string; readonly type: string }

/** Rows as a part of a statement, a table called `given`. */
export function given(rows: readonly object[], columns: readonly GivenColumn[]): SQL {
  // Where they are called alike the rows are handed over as they are: what is no column is passed over there.
  const named = columns.every(({ key, name }) => key === name) ? rows : rows.map((row) => renamed(row, columns))
  const typed = sql.raw(columns.map(({ name, type }) => `"${name}" ${type}`).join(', '))
  return sql`json_to_recordset(${JSON.stringify(named)}::json) as given(${typed})`
}

/**
 * `column = given.key`, written so that the planner can only look each of them up. As `=` a plan that was prepared while
 * the table was small would read all of it, and would be kept while it grows.
 */
export function isGiven(column: string, key: string): SQL {
  return sql.raw(`${column} = any (array[given."${key}"])`)
}

const ONE_NUMBER = columns({ id: 'bigint' })

/**
 * Numbers as rows of a table `given(id)`. As an array the planner would see how many there are, and plan the statement anew
 * each time it is asked, which takes longer than to answer it.
 */
export function givenIds(ids: readonly number[]): SQL {
  return given(
    ids.map((id) => ({ id })),
    ONE_NUMBER,
  )
}

function renamed(row: object, columns: readonly GivenColumn[]): object {
  const named: Record<string, unknown> = {}
  for (const { key, name } of columns) named[name] = (row as Readonly<Record<string, unknown>>)[key]
  return named
}

/** The same of columns that are called alike. */
export function columns(types: Readonly<Record<string, string>>): readonly GivenColumn[] {
  return Object.entries(types).map(([name, type]) => ({ key: name, name, type }))
}
