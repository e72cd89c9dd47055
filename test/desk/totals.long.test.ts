import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/calendar/day.ts'
import { report } from '../../src/database/schema.ts'
import type { Digest, FigureSpan } from '../../src/digest/digest.ts'
import { fixedWords, untracedIn } from '../../src/digest/untraced.ts'
import { deskOf } from '../support/shipped.ts'
import { Desk } from './desk.ts'
import { naiveLevels, naiveTotal, RULES, type Rule, type Told, type Total } from './naive.ts'
import { expectTrue } from './printed-numbers.ts'
import { corrections, randomRows } from './random-rows.ts'

/** Units of the county's file, and all that the catalogue fixes. */
const { desk: shipped, county } = await deskOf()
const FIXED = fixedWords({ ...shipped, units: county.units.map((u) => ({ name: u.name, area: '' })) })

let desk: Desk
beforeEach(async () => {
  desk = await Desk.open()
})

/** Weeks in the middle of a year, at its ends, and over its turn (26 Dec 2022 – 1 Jan 2023 is mostly 2022). */
const WEEKS = ['2021-12-27', '2022-01-03', '2022-06-13', '2022-11-07', '2022-12-26', '2023-01-02']

describe('any imported rows', () => {
  it('come out as when they are added up one by one, whatever was corrected and in whatever order they came', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, randomRows, async (drawn, others) => {
        // Half of the rows lie in these weeks: else most weeks would have few.
        const rows = drawn.map((row, i) => (i % 2 === 0 ? moved(row, addDays(WEEKS[(i / 2) % 6] ?? '', i % 7)) : row))
        const later = corrections(rows, others)
        const standing = rows.map((row) => later.find((l) => l.id === row.id) ?? row)
        await desk.imports(rows)
        await desk.imports(later)
        const tables: Printed[] = []
        for (const monday of WEEKS) {
          const office = await desk.compile(monday)
          const all = expectedTable(standing, monday, RULES)
          expect(ofTheWeek(tableOf(office), all)).toEqual(all)
          const late = ofLate(tableOf(office), all)
          expect(late).toEqual(expectedLate(standing, monday, Object.keys(late)))
          expect(lateAboveYear(office)).toEqual([])
          expect(totalsOf(office)).toEqual(expectedTotals(standing, monday))
          expect(saidWrong(office, standing, monday)).toEqual([])
          expect(office.coverage).toMatchObject(expectedCoverage(standing, monday))
          const group = await desk.compile(monday, 'group')
          const open = RULES.filter((r) => !r.sensitive)
          const told = expectedTable(standing, monday, open)
          expect(ofTheWeek(tableOf(group), told)).toEqual(told)
          expect(saidWrong(group, standing, monday)).toEqual([])
          await lineageAddsUp(office, standing)
          for (const digest of [office, group]) {
            expect(untracedIn(digest, FIXED)).toEqual([])
            expectTrue(digest)
          }
          expect(await desk.compile(monday)).toEqual(office)
          tables.push(tableOf(office))
        }
        desk = await Desk.open()
        await desk.imports(rows.toReversed())
        await desk.imports(later.toReversed())
        for (const [i, monday] of WEEKS.entries()) expect(tableOf(await desk.compile(monday))).toEqual(tables[i])
        desk = await Desk.open()
      }),
      // Each run fills two databases: a failure is told as it is, not shrunk.
      { numRuns: 2, endOnFailure: true },
    )
  })
})

function moved(row: Told, on: string): Told {
  return { ...row, on, at: `${on}${row.at.slice(10)}` }
}

/** What a digest prints of an indicator: 本周 | 补报 | 本年 | 现有. */
type Row = Partial<Record<'week' | 'late' | 'year' | 'held', Total | undefined>>
type Printed = Record<string, Row>

/** The rows of `printed` that are among `of`, or are of the week; without what came late. */
function ofTheWeek(printed: Printed, of: Printed): Printed {
  const own = Object.entries(printed).filter(([key, row]) => of[key] !== undefined || !isOnlyLate(row))
  return Object.fromEntries(own.map(([key, { late: _, ...row }]) => [key, row]))
}

/** A level that has a row since something of it came late: of its own week it may have a name that counts at a higher one. */
function isOnlyLate({ week, late }: Row): boolean {
  return late !== undefined && late.value > 0 && (week === undefined || week.value === 0)
}

/** Rows that are there only because something came late: what they say of the year, or of what there is now. */
function ofLate(printed: Printed, of: Printed): Record<string, Total | undefined> {
  const late = Object.entries(printed).filter(([key, row]) => of[key] === undefined && isOnlyLate(row))
  return Object.fromEntries(late.map(([key, row]) => [key, row.year ?? row.held]))
}

/** What came late of days of the year, and is more than the year's number beside it. */
function lateAboveYear(digest: Digest): string[] {
  const table = digest.sections.find((s) => s.code === 'figures')?.blocks[0]
  if (table?.kind !== 'table') return []
  const at = table.columns.indexOf('补报')
  if (at < 0) return []
  return table.rows.flatMap((row) => {
    const [late, year] = [row[at]?.[0], row[at + 1]?.[0]]
    if (late?.kind !== 'figure' || year?.kind !== 'figure') return []
    const adds = RULES.some(({ code, rule }) => code === late.indicator && (rule === 'names' || rule === 'sum'))
    if (!adds || (late.lineage.from ?? '') < (year.lineage.from ?? '')) return []
    return late.value > year.value ? [`${late.indicator} ${late.lineage.level}: ${late.value} > ${year.value}`] : []
  })
}

/** The same, added up row by row: what came late is in the year's number. */
function expectedLate(rows: readonly Told[], monday: string, keys: readonly string[]) {
  const [year, sunday] = [addDays(monday, 3).slice(0, 4), addDays(monday, 6)]
  return Object.fromEntries(
    keys.map((key) => {
      const [, code = '', level = ''] = /^(.*?)（(.*)）$/u.exec(key) ?? []
      const rule = RULES.find((r) => r.code === code)
      const counted = rows.filter((r) => r.on <= sunday && (rule?.held || r.on.startsWith(year)))
      return [key, rule && naiveTotal(rule, level, counted)]
    }),
  )
}

function expectedTable(rows: readonly Told[], monday: string, rules: readonly Rule[]): Printed {
  const sunday = addDays(monday, 6)
  const year = addDays(monday, 3).slice(0, 4)
  const inWeek = rows.filter((r) => monday <= r.on && r.on <= sunday)
  const inYear = rows.filter((r) => r.on.startsWith(year) && r.on <= sunday)
  const before = rows.filter((r) => r.on <= sunday)
  const printed: Printed = {}
  for (const rule of rules) {
    for (const level of naiveLevels(rule, inWeek)) {
      printed[`${rule.code}（${level}）`] = rule.held
        ? { held: naiveTotal(rule, level, before) }
        : { week: naiveTotal(rule, level, inWeek), year: naiveTotal(rule, level, inYear) }
    }
  }
  return printed
}

function tableOf(digest: Digest): Printed {
  const table = digest.sections.find((s) => s.code === 'figures')?.blocks[0]
  if (!table) return {}
  if (table.kind !== 'table') throw new Error('the figures are no table')
  const printed: Printed = {}
  for (const [, , , ...cells] of table.rows) {
    const found = cells.flatMap(([span], i) => {
      const name = { 本周: 'week', 补报: 'late', 现有: 'held' }[table.columns[i + 3] ?? ''] ?? 'year'
      return span?.kind === 'figure' ? [{ name, span }] : []
    })
    const [told] = found
    printed[`${told?.span.indicator}（${told?.span.lineage.level ?? ''}）`] = Object.fromEntries(
      found.map(({ name, span }) => [name, totalOf(span)]),
    )
  }
  return printed
}

function totalOf({ value, range = { low: value, high: value } }: FigureSpan): Total {
  return { value, ...range }
}

function expectedTotals(rows: readonly Told[], monday: string): Record<string, Total> {
  const inWeek = rows.filter((r) => monday <= r.on && r.on <= addDays(monday, 6))
  const totals: Record<string, Total> = {}
  for (const rule of RULES) {
    if (!rule.total) continue
    const own = naiveTotal(rule, '', inWeek)
    if (!own || own.value === 0) continue
    const before = totals[rule.total] ?? { value: 0, low: 0, high: 0 }
    totals[rule.total] = {
      value: before.value + own.value,
      low: before.low + own.low,
      high: before.high + own.high,
    }
  }
  return totals
}

/** The numbers of a week's sentences that are not what the rows add up to. */
function saidWrong(digest: Digest, rows: readonly Told[], monday: string): string[] {
  const sunday = addDays(monday, 6)
  const themes = digest.sections.filter(({ code }) => ['organization', 'guidance', 'service', 'reform'].includes(code))
  const spans = themes.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'item' ? block.spans : [])))
  const figures = spans.flatMap((span) => (span.kind === 'figure' ? [span] : []))
  return figures.flatMap((span) => {
    const rule = RULES.find(({ code }) => code === span.indicator)
    if (!rule) return []
    const inTime = rows.filter((r) => r.on <= sunday && (rule.held || monday <= r.on))
    const { level } = span.lineage
    // What has levels is told as a whole, too: 推荐的70人获表彰，其中国家级3人…
    const levels = level === undefined ? naiveLevels(rule, inTime) : [level]
    const totals = levels.flatMap((each) => naiveTotal(rule, each, inTime)?.value ?? [])
    const value = totals.length > 0 ? totals.reduce((sum, one) => sum + one, 0) : undefined
    return value === span.value ? [] : [`${span.indicator} ${span.value}, not ${value}`]
  })
}

function totalsOf(digest: Digest): Record<string, Total> {
  const spans = digest.sections[0]?.blocks.flatMap((b) => (b.kind === 'item' ? b.spans : [])) ?? []
  return Object.fromEntries(
    spans.flatMap((s) =>
      s.kind === 'figure' && ['sessions', 'attendance'].includes(s.indicator) ? [[s.indicator, totalOf(s)]] : [],
    ),
  )
}

function expectedCoverage(rows: readonly Told[], monday: string) {
  // Eight organizations in the county and in each of two towns, three in each of two villages.
  const due = 3 * 8 + 2 * 3
  const active = new Set(rows.filter((r) => monday <= r.on && r.on <= addDays(monday, 6)).map((r) => r.unit))
  return { due, reported: active.size, zero: 0, missing: due - active.size }
}

/** Each number of the table again, from nothing but the reports that its lineage names. */
async function lineageAddsUp(digest: Digest, rows: readonly Told[]): Promise<void> {
  const stored = await desk.opened.db.select({ id: report.id, importId: report.importId }).from(report)
  const row = new Map(stored.map((s) => [String(s.id), rows.find((r) => r.id === s.importId)]))
  const table = digest.sections.find((s) => s.code === 'figures')?.blocks[0]
  for (const cells of table?.kind === 'table' ? table.rows : []) {
    for (const span of cells.flat()) {
      if (span.kind !== 'figure') continue
      const rule = RULES.find((r) => r.code === span.indicator)
      const named = (span.lineage.reports ?? []).map((id) => row.get(id))
      if (!rule || named.some((r) => r === undefined)) throw new Error(`no rows behind ${span.indicator}`)
      expect(naiveTotal(rule, span.lineage.level ?? '', named as Told[])).toEqual(totalOf(span))
    }
  }
}
