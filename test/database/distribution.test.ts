import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import * as schema from '../../src/database/schema.ts'

/** What grows with what is reported and said, and the column that says on which of several servers a row would lie. */
const LARGE: Readonly<Record<string, string>> = {
  report: 'unit_id',
  revision: 'unit_id',
  figure: 'unit_id',
  figure_total: 'unit_id',
  figure_total_long: 'unit_id',
  event_candidate: 'unit_id',
  event_unread: 'unit_id',
  draft: 'unit_id',
  reminder: 'unit_id',
  inbox: 'chat_id',
  outbox: 'chat_id',
}

/** Copied to every server: few rows, which change seldom. */
const EVERYWHERE = new Set(['unit', 'area', 'person', 'catalogue_version'])

/**
 * What servers that share the rows of a table between them (Citus) would refuse: a key that has to be unique over all of
 * them, what refers to a row of another, and triggers, which they do not run. Each with what it is for (decision 40: a
 * county is a database, so none of it has to go). A new line is a new tie between a county's units: is it needed?
 */
const REFUSED: Readonly<Record<string, string>> = {
  'report: id is unique': 'the receipt number that a cadre is told, counted on in the county',
  'report: draft_id is unique': 'one report a draft, however often 确认提交 arrives',
  'report: import_id is unique': 'the same file can be imported again',
  'revision: report_id, number is unique': 'one revision comes after the other; the receipt says of which report',
  'revision: refers to report': 'no revision without its report',
  'figure: report_id, revision, indicator, label is unique': 'one value a key; the receipt says of which report',
  'event_candidate: has no unit_id': 'of several units by its meaning',
  'event_candidate: form, day, report_id is unique': 'a candidate once',
  'event_unread: has no unit_id': 'of several units by its meaning',
  'draft: id is unique': 'named by buttons',
  'inbox: update_id is unique': 'Telegram’s own number: an update that comes again is nothing',
  'outbox: id is unique': 'the order in which it is owed',
  'outbox: once_key is unique': 'owed once, whoever finds out that it is due',
  'revision: count_change':
    'a preview is what is sealed while nothing was recorded: counted in one place, under one lock',
  'revision: revision_of_report': 'rows that are loaded in bulk need not say what their report says',
  'revision: event_unread_added': 'candidates for one event (decision 38)',
  'revision: event_unread_changed': 'candidates for one event (decision 38)',
  'figure: total_added': 'no figure without its total (decision 37)',
  'figure: total_changed': 'no figure without its total (decision 37)',
  'figure: total_removed': 'no figure without its total (decision 37)',
}

function refusedIn(table: PgTable): string[] {
  const { name, columns, primaryKeys, uniqueConstraints, indexes, foreignKeys } = getTableConfig(table)
  const by = LARGE[name]
  if (by === undefined) return []
  const keys = [
    ...columns.filter((column) => column.primary || column.isUnique).map((column) => [column.name]),
    ...[...primaryKeys, ...uniqueConstraints].map((key) => key.columns.map((column) => column.name)),
    ...indexes
      .filter(({ config }) => config.unique)
      .map(({ config }) => config.columns.map((column) => ('name' in column ? String(column.name) : '?'))),
  ]
  const others = foreignKeys
    .map((key) => key.reference())
    .filter(({ foreignTable, columns: own }) => {
      return !EVERYWHERE.has(getTableName(foreignTable)) && !own.some((column) => column.name === by)
    })
  return [
    ...(columns.some((column) => column.name === by) ? [] : [`${name}: has no ${by}`]),
    ...keys.filter((key) => !key.includes(by)).map((key) => `${name}: ${key.join(', ')} is unique`),
    ...others.map(({ foreignTable }) => `${name}: refers to ${getTableName(foreignTable)}`),
  ]
}

function triggersOn(large: Readonly<Record<string, string>>): string[] {
  const folder = fileURLToPath(new URL('../../drizzle', import.meta.url))
  const written = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n')
  const made = written.matchAll(/CREATE TRIGGER "(\w+)"[^;]*? ON "(\w+)"/g)
  return [...made].flatMap(([, name, table = '']) => (table in large ? [`${table}: ${name}`] : []))
}

it('names each tie between the units of a county that would keep its tables from being shared between servers', () => {
  const tables = Object.values(schema).filter((value) => is(value, PgTable))
  const found = [...tables.flatMap(refusedIn), ...triggersOn(LARGE)]
  expect(found.sort()).toEqual(Object.keys(REFUSED).sort())
})
