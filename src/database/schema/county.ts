import { type AnyPgColumn, date, integer, pgTable, text } from 'drizzle-orm/pg-core'

export const area = pgTable('area', {
  id: text('id').primaryKey(),
  parentId: text('parent_id').references((): AnyPgColumn => area.id),
  level: text('level').$type<'county' | 'town' | 'village'>().notNull(),
  name: text('name').notNull(),
  /** Its place in the county file: every list of areas and units has that order. */
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
