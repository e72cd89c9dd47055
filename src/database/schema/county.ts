import { type AnyPgColumn, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, serial } from './columns.ts'

export const area = pgTable('area', {
  id: text('id').primaryKey(),
  parentId: text('parent_id').references((): AnyPgColumn => area.id),
  level: text('level').$type<'county' | 'town' | 'village'>().notNull(),
  name: text('name').notNull(),
  /** Its place in the county: every list of areas and units has that order. */
  position: integer('position').notNull(),
})

export const unit = pgTable('unit', {
  id: text('id').primaryKey(),
  areaId: text('area_id')
    .notNull()
    .references(() => area.id),
  organization: text('organization').notNull(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
  validFrom: date('valid_from'),
  validTo: date('valid_to'),
  successorId: text('successor_id').references((): AnyPgColumn => unit.id),
})

/**
 * What an area was before a change of it, the oldest change first: what held on a day, as it was known at an instant, is
 * read in county-then.ts. Without a name: there was none.
 */
export const formerArea = pgTable(
  'former_area',
  {
    id: serial('id').primaryKey(),
    areaId: text('area_id')
      .notNull()
      .references(() => area.id, { onDelete: 'cascade' }),
    /** The first day of what came instead; null: it never was otherwise, only put right. */
    changedOn: date('changed_on'),
    recordedAt: instant('recorded_at').notNull(),
    name: text('name'),
    parentId: text('parent_id').references(() => area.id),
  },
  (t) => [index('former_area_of').on(t.areaId)],
)

/** The same of a unit. From when to when there is one, and who its heir is, are days themselves: of those only when they were recorded counts. */
export const formerUnit = pgTable(
  'former_unit',
  {
    id: serial('id').primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id, { onDelete: 'cascade' }),
    changedOn: date('changed_on'),
    recordedAt: instant('recorded_at').notNull(),
    name: text('name'),
    areaId: text('area_id').references(() => area.id),
    validFrom: date('valid_from'),
    validTo: date('valid_to'),
    successorId: text('successor_id'),
  },
  (t) => [index('former_unit_of').on(t.unitId)],
)
