import { readFileSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import * as schema from '../../src/database/schema.ts'

const page = readFileSync('docs/privacy.md', 'utf8')

/** Columns that name a person, or hold what one typed. */
const OF_A_PERSON = /person|_by$|telegram_id|chat_id|words|text|typed|answers|payload|update/

const tables = Object.values(schema).flatMap((of) => (is(of, PgTable) ? [getTableConfig(of as PgTable)] : []))

it.each(tables.filter(({ columns }) => columns.some(({ name }) => OF_A_PERSON.test(name))).map(({ name }) => name))(
  'the page on personal data names the table %s',
  (name) => {
    expect(page).toContain(`\`${name}\``)
  },
)
