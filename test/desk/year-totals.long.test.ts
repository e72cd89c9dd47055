import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarYear, type Period } from '../../src/calendar/period.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { reportOn } from '../../src/desk/subject.ts'
import type { Digest, FigureSpan } from '../../src/digest/digest.ts'
import { half } from '../../src/digest/kinds/half.ts'
import { quarter } from '../../src/digest/kinds/quarter.ts'
import { union } from '../../src/digest/kinds/union.ts'
import type { Scope } from '../../src/digest/scope.ts'
import { Desk } from './desk.ts'

import { eachEventOnce, naiveLevels, naiveTotal, RULES, type Told, type Total } from './naive.ts'
import { expectTrue } from './printed-numbers.ts'

import { corrections, randomRows } from './random-rows.ts'

const PERIODS: readonly Period[] = [
  calendarYear(2022),
  quarter.around('2022-05-01'),
  half.around('2022-02-01'),
  union.around('2022-02-01'),
]
const SCOPES: readonly (readonly [scope: Scope, isIn: (row: Told) => boolean])[] = [
  [{ kind: 'county' }, () => true],
  [{ kind: 'area', id: 'jia-zhen', name: '甲镇' }, (row) => row.unit.startsWith('jia-zhen/')],
  [{ kind: 'organization', code: 'women', name: '妇联' }, (row) => row.unit.endsWith('/women')],
]

type Printed = Record<string, Total>

/** The annex's table of all figures: by indicator and level. */
function totalsOf(digest: Digest): Printed {
  const printed: Printed = {}
  for (const section of digest.sections.filter((s) => s.code === 'figures')) {
    for (const block of section.blocks) {
      for (const row of block.kind === 'table' ? block.rows : []) {
        const span = row.flat().find((s): s is FigureSpan => s.kind === 'figure')
        if (span) printed[`${span.indicator} ${span.lineage.level ?? ''}`] = totalOf(span)
      }
    }
  }
  return printed
}

/** The annex's tables by unit: the number of one unit, or of their sum, by the name at the head of its row; of one unit alone its row is the sum. */
function byUnit(digest: Digest, name: string): Printed {
  const printed: Printed = {}
  for (const section of digest.sections.filter((s) => s.code.startsWith('units.'))) {
    for (const block of section.blocks) {
      for (const row of block.kind === 'table' ? block.rows : []) {
        const [head] = row[0] ?? []
        const isOnly = name === '合计' && block.kind === 'table' && block.rows.length === 1
        if (head?.kind !== 'words' || !(head.text === name || isOnly)) continue
        for (const span of row.flat()) {
          if (span.kind === 'figure') printed[`${span.indicator} ${span.lineage.level ?? ''}`] = totalOf(span)
        }
      }
    }
  }
  return printed
}

function totalOf({ value, range = { low: value, high: value } }: FigureSpan): Total {
  return { value, ...range }
}

/** `all`: among which a name counts once. */
function expected(rows: readonly Told[], { from, to }: Period, all = rows): Printed {
  const printed: Printed = {}
  for (const rule of RULES) {
    const inPeriod = (r: Told) => r.on <= to && (rule.held || r.on >= from)
    const counted = rows.filter(inPeriod)
    const among = all === rows ? counted : all.filter(inPeriod)
    const totals = naiveLevels(rule, counted, among).map((level) => ({
      level,
      total: naiveTotal(rule, level, counted, among),
    }))
    const some = totals.some(({ total }) => total && total.value > 0)
    for (const { level, total } of totals) {
      // Beside levels of which something was counted, one of which nothing was has no row.
      if (total && !(some && total.value === 0)) printed[`${rule.code} ${level}`] = total
    }
  }
  return printed
}

/** Where names are counted the rows of units come to the row of their sum. */
function expectNamesToAddUp(digest: Digest): void {
  for (const block of digest.sections.filter((s) => s.code.startsWith('units.')).flatMap((s) => s.blocks)) {
    if (block.kind !== 'table' || block.rows.length === 1) continue
    const numbers = block.rows.map((row) => row.slice(1).map(([span]) => (span?.kind === 'figure' ? span : undefined)))
    for (const [at, sum] of (numbers.at(-1) ?? []).entries()) {
      if (sum?.lineage.rule !== 'distinct') continue
      expect(numbers.slice(0, -1).reduce((all, row) => all + (row[at]?.value ?? 0), 0)).toBe(sum.value)
    }
  }
}

describe('a year of any imported rows', () => {
  it('comes out as when they are added up one by one, in every period, scope and unit', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, randomRows, async (rows, others) => {
        const desk = await Desk.open()
        const later = corrections(rows, others)
        const standing = rows.map((row) => later.find((l) => l.id === row.id) ?? row)
        await desk.imports(rows)
        await desk.imports(later)
        const { db, desk: county } = desk.opened
        for (const period of PERIODS) {
          for (const [scope, isIn] of SCOPES) {
            const digest = await currentEdition(db, county, reportOn(period, scope), 'office')
            const own = eachEventOnce(standing.filter(isIn))
            expectTrue(digest)
            expect(totalsOf(digest)).toEqual(expected(own, period))
            const columns = expected(own, period)
            expect(byUnit(digest, '合计')).toEqual(columns)
            const jia = expected(
              own.filter((r) => r.unit === 'jia-zhen/women'),
              period,
              own,
            )
            expectNamesToAddUp(digest)
            // A level of which only others counted something has a column, one of which nobody did has none.
            const shown = Object.entries(jia).filter(([key]) => columns[key] !== undefined)
            expect(byUnit(digest, '甲镇妇联')).toEqual(Object.fromEntries(shown))
            expect(await currentEdition(db, county, reportOn(period, scope), 'office')).toEqual(digest)
          }
        }
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })
})
