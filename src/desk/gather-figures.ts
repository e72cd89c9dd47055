import type { Period } from '../calendar/period.ts'
import { sameWeekYearBefore, type Week, weekAfter, yearToDate } from '../calendar/week.ts'
import type { Catalogue, FoundIndicator } from '../catalogue/catalogue.ts'
import { allowLargeGroups, type FigureRow, figureRows } from '../database/figure-groups.ts'
import type { Database } from '../database/open.ts'
import { type ClosedUnit, unitsClosedBefore } from '../database/unit.ts'
import type { WeekInput } from '../digest/week-input.ts'
import { earlierOf } from './gather-earlier.ts'
import { groupOf, tracedRows } from './traced-figures.ts'

/**
 * The figures that a week's digest adds up: of the week, and of what the week has news of, of its year, of all time, and
 * of the weeks it is compared with.
 */
export function weekFigures(
  db: Database,
  catalogue: Catalogue,
  week: Week,
  asOf: Date,
): Promise<Pick<WeekInput, 'figures' | 'earlier' | 'heirs'>> {
  const counted = catalogue.indicators
  const codes = (which: (of: FoundIndicator) => boolean) => counted.filter(which).map((i) => i.code)
  const newestOf = codes((i) => i.indicator.over_time === 'latest' || i.indicator.over_units === 'latest')
  const stock = new Set(codes((i) => i.question.stock))
  return db.transaction(async (tx) => {
    await allowLargeGroups(tx)
    const traced = (period: { from?: string; to: string; indicators: string[] }) =>
      tracedRows(tx, { ...period, asOf, newestOf })
    const thisWeek = await figureRows(tx, { ...week, asOf, newestOf, withReports: true })
    const told = [...new Set(thisWeek.map((row) => row.indicator))]
    const { from, to } = yearToDate(week)
    const flowing = told.filter((i) => !stock.has(i))
    const year = await traced({ from, to, indicators: flowing })
    const held = await traced({ to: week.to, indicators: told.filter((i) => stock.has(i)) })
    const closed = await unitsClosedBefore(tx, week.to)
    const latest = new Set(codes((i) => i.indicator.over_time === 'latest'))
    const isLatest = (row: FigureRow) => latest.has(row.indicator)
    return {
      heirs: heirsOf(closed),
      figures: {
        week: thisWeek.map(groupOf),
        year: withoutHanded(year, closed, isLatest).map(groupOf),
        held: stillHeld(held, closed).map(groupOf),
      },
      earlier: await earlierOf(
        tx,
        { before: weekAfter(week, -1), 'year-before': sameWeekYearBefore(week) },
        {
          asOf,
          isMine: () => true,
          figuresOf: async (then: Period) => ({
            flow: (await traced({ ...then, indicators: flowing })).map(groupOf),
            held: [],
          }),
        },
      ),
    }
  })
}

/** Of closed units the one that each went into. */
export function heirsOf(closed: readonly ClosedUnit[]): ReadonlyMap<string, string> {
  return new Map(closed.flatMap((u) => (u.successorId === null ? [] : [[u.id, u.successorId]])))
}

/**
 * 撤并: what a closed unit held is its successor's to report, so that nothing is held twice. It stands until the
 * successor has reported after the merger; with a unit that has no successor it is gone.
 */
export function stillHeld(rows: readonly FigureRow[], closed: readonly ClosedUnit[]): FigureRow[] {
  const gone = new Set(closed.filter((u) => u.successorId === null).map((u) => u.id))
  return withoutHanded(rows, closed, () => true).filter((row) => !gone.has(row.unit))
}

/** Rows without those (of the ones that `concerns`) of a closed unit whose successor has reported the same after the merger. */
export function withoutHanded(
  rows: readonly FigureRow[],
  closed: readonly ClosedUnit[],
  concerns: (row: FigureRow) => boolean,
): FigureRow[] {
  const ends = new Map(closed.map((u) => [u.id, u]))
  const key = (unit: string, { indicator, label }: FigureRow) => `${unit}\n${indicator}\n${label}`
  const newest = new Map(rows.map((row) => [key(row.unit, row), row.newest?.on ?? '']))
  return rows.filter((row) => {
    const end = ends.get(row.unit)
    if (!end || !concerns(row)) return true
    for (let heir = end.successorId; heir; heir = ends.get(heir)?.successorId ?? null) {
      if ((newest.get(key(heir, row)) ?? '') > end.validTo) return false
    }
    return true
  })
}
