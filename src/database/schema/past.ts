import { index, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, serial } from './columns.ts'
import { area } from './county.ts'

/**
 * A number of a year or a month of before, as a workbook gave it: what later periods are compared with where nobody reported
 * here. Of the same key the row that is not superseded holds; what it was before stays.
 */
export const pastFigure = pgTable(
  'past_figure',
  {
    id: serial('id').primaryKey(),
    year: integer('year').notNull(),
    /** 1 to 12; 0: the whole year. */
    month: integer('month').notNull(),
    organization: text('organization').notNull(),
    indicator: text('indicator').notNull(),
    /** Of an indicator that is counted by level; empty for most. */
    level: text('level').notNull(),
    /** A town; null: the whole county. */
    areaId: text('area_id').references(() => area.id),
    value: numeric('value', { precision: 18, scale: 4, mode: 'number' }).notNull(),
    recordedAt: instant('recorded_at').notNull(),
    supersededAt: instant('superseded_at'),
  },
  (t) => [index('past_figure_of').on(t.year, t.areaId)],
)
