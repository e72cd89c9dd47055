import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type Day } from '../../src/calendar/day.ts'
import type { County } from '../../src/catalogue/county.ts'
import { type CountyDeed, countyWith } from '../../src/catalogue/county-deeds.ts'
import { countyNow } from '../../src/database/county.ts'
import { writeAll } from '../../src/database/write.ts'
import { countyWrites, lookAtCounty } from '../../src/desk/change-county.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { reportOn } from '../../src/desk/subject.ts'
import type { Digest } from '../../src/digest/digest.ts'
import { quarter } from '../../src/digest/kinds/quarter.ts'
import type { Scope } from '../../src/digest/scope.ts'
import { Desk, type Line, talk } from './desk.ts'

const TOWNS = ['jia', 'yi', 'bing', 'ding']
const FILE = `
code: qinghe
name: 青禾县
organizations: { county: [women], town: [women, youth], village: [women] }
towns:
${TOWNS.map((t, i) => `  - { code: ${t}, name: ${'甲乙丙丁'[i]}镇, villages: [{ code: dong, name: ${'甲乙丙丁'[i]}东村 }, { code: xi, name: ${'甲乙丙丁'[i]}西村 }] }`).join('\n')}
`
const MONTHS = Array.from({ length: 12 }, (_, i) => `2022-${String(i + 1).padStart(2, '0')}`)
const ENDS = ['2022-03-31', '2022-06-30', '2022-09-30', '2022-12-31']

const deeds = fc.record({
  is: fc.constantFrom('rename', 'move', 'merge', 'close', 'add-unit' as const),
  one: fc.nat({ max: 99 }),
  other: fc.nat({ max: 99 }),
})
const months = fc.array(
  fc.record({
    deeds: fc.array(deeds, { maxLength: 2 }),
    reports: fc.array(
      fc.record({ unit: fc.nat({ max: 99 }), day: fc.nat({ max: 27 }), talks: fc.integer({ min: 1, max: 9 }) }),
      {
        maxLength: 6,
      },
    ),
  }),
  { minLength: 12, maxLength: 12 },
)

/** What the test itself keeps of a day: what each unit was called then, and which town it lay in. */
type Kept = { readonly day: Day; readonly county: County }

const townOf = ({ areas }: County, unit: County['units'][number]): string | undefined => {
  const area = areas.find((a) => a.id === unit.area)
  return area?.level === 'village' ? area.parent : area?.level === 'town' ? area.id : undefined
}

function deedOf(county: County, { is, one, other }: { is: CountyDeed['is']; one: number; other: number }): CountyDeed {
  const pick = <Of>(all: readonly Of[], n: number) => all[n % Math.max(1, all.length)]
  const unit = pick(county.units, one)
  const villages = county.areas.filter((a) => a.level === 'village')
  if (is === 'move') return { is, what: 'area', id: pick(villages, one)?.id ?? '', into: TOWNS[other % 4] ?? '' }
  if (is === 'add-unit') return { is, what: 'area', id: pick(villages, one)?.id ?? '', organization: 'youth' }
  return {
    is,
    what: 'unit',
    id: unit?.id ?? '',
    name: `改名${one}号${other}`,
    into: pick(county.units, other)?.id ?? '',
  }
}

it('a year of renames, moves, mergers and closures adds up as when it is counted apart, each quarter and again at its end', async () => {
  await fc.assert(
    fc.asyncProperty(months, async (year) => {
      const desk = await Desk.open(FILE)
      const { db, desk: at } = desk.opened
      const lines: Line[] = []
      const kept: Kept[] = [{ day: '2022-01-01', county: (await countyNow(db)) as County }]
      const then = (day: Day) => kept.findLast((k) => k.day <= day)?.county as County
      const compiled = (end: Day, scope: Scope, asOf: string) =>
        currentEdition(db, at, reportOn(quarter.around(end), scope), 'office', new Date(asOf))
      const before: [Day, Digest][] = []
      for (const [i, { deeds: done, reports }] of year.entries()) {
        const first = `${MONTHS[i]}-01`
        for (const [n, drawn] of done.entries()) {
          const now = (await countyNow(db)) as County
          const wanted = countyWith(now, deedOf(now, drawn), first, at.catalogue.organizations)
          if ('fault' in wanted) continue
          const instant = new Date(`${first}T0${n + 1}:00:00+08:00`)
          await db.transaction(async (tx) => {
            const looked = await lookAtCounty(tx, wanted.county, { day: first, absent: 'stay' })
            await writeAll(tx, countyWrites(looked, { at: instant, by: 'command' }), [], instant)
          })
        }
        const now = (await countyNow(db)) as County
        kept.push({ day: first, county: now })
        const open = now.units.filter(
          (u) => u.organization === 'women' && u.to === undefined && (u.from ?? '') <= first,
        )
        const sent = reports.flatMap(({ unit, day, talks }, n) => {
          const of = open[unit % Math.max(1, open.length)]
          const on = addDays(first, day)
          return of ? [talk({ unit: of.id, on, talks, id: `${i}-${n}`, at: `${on}T12:00:00+08:00` })] : []
        })
        lines.push(...sent)
        if (sent.length > 0) await desk.imports(sent)
        const end = ENDS.find((e) => e.startsWith(MONTHS[i] ?? ''))
        if (end === undefined) continue
        const asOf = `${end}T23:00:00+08:00`
        const office = await compiled(end, { kind: 'county' }, asOf)
        before.push([end, office])
        const { from } = quarter.around(end)
        const mine = lines.filter((l) => from <= l.on && l.on <= end)
        expect(totalOf(office)).toBe(sumOf(mine))
        expect(office.coverage).toMatchObject(coverage(then(end), from, end, mine))
        for (const town of TOWNS) {
          const scope: Scope = { kind: 'area', id: town, name: town }
          const units = then(end).units.filter((u) => townOf(then(end), u) === town)
          const own = mine.filter((l) => units.some((u) => u.id === l.unit))
          expect(totalOf(await compiled(end, scope, asOf))).toBe(sumOf(own))
        }
      }
      // Whatever was renamed, moved or closed later: as of then each quarter has the bytes that it had.
      for (const [end, office] of before) {
        expect((await compiled(end, { kind: 'county' }, `${end}T23:00:00+08:00`)).sha256).toBe(office.sha256)
        const names = new Set(then(end).units.map((u) => u.name))
        expect(office.coverage.missingUnits?.filter((name) => !names.has(name))).toEqual([])
      }
    }),
    { numRuns: 3 },
  )
})

const sumOf = (lines: readonly Line[]) => lines.reduce((sum, l) => sum + Number(l.answers['women_gratitude_talks']), 0)

/** The number of 巾帼宣讲 that a report prints in its text; 0 where it prints none. */
function totalOf({ sections }: Digest): number {
  const spans = sections
    .filter((s) => !s.annex)
    .flatMap((s) => s.blocks.flatMap((b) => (b.kind === 'item' ? b.spans : [])))
    .flatMap((span) => (span.kind === 'figure' && span.indicator === 'women_gratitude_talks' ? [span.value] : []))
  return spans[0] ?? 0
}

function coverage(county: County, from: Day, to: Day, lines: readonly Line[]) {
  const due = county.units.filter((u) => (u.from ?? '') <= to && (u.to === undefined || u.to >= from))
  const reported = due.filter((u) => lines.some((l) => l.unit === u.id)).length
  return { due: due.length, reported, zero: 0, missing: due.length - reported }
}
