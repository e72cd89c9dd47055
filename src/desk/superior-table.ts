import { dayIn, yearOf } from '../calendar/day.ts'
import { areaTreeThen } from '../database/area.ts'
import type { Then } from '../database/county-then.ts'
import { allowLargeGroups } from '../database/figure-groups.ts'
import type { Database } from '../database/open.ts'
import { pastFiguresAt } from '../database/past-figure.ts'
import { unitsThen } from '../database/unit.ts'
import { FiguresByCode } from '../digest/figures-by-code.ts'
import { heirAmong } from '../digest/heirs.ts'
import { type Scope, scopeKey, scopeName, withinOf } from '../digest/scope.ts'
import { Sums } from '../digest/sums.ts'
import { type Known, type Meaning, type Repeat, ZEROS } from '../digest/superior/asked.ts'
import type { Mark } from '../digest/superior/mark.ts'
import { meaningOf } from '../digest/superior/meaning.ts'
import type { Filling } from '../digest/superior/totals.ts'
import { filledWith, periodsOf, rowsOf } from '../digest/superior/values.ts'
import { toldApart } from '../digest/told-apart.ts'
import { type OfficeFile, officeFile } from '../documents/superior/office-file.ts'
import { type Fault, isNobodys, type Put, type Template } from '../documents/superior/template.ts'
import type { CountyDesk } from './county-desk.ts'
import { heirsOf, reportFigures } from './gather-figures.ts'
import { countedOnce } from './same-event.ts'
import type { Subject } from './subject.ts'
import { unitsOfScope } from './units-of-scope.ts'

/** A superior's table that can be filled: every mark in it is understood. */
export type ReadTable = OfficeFile & { readonly template: Template }

/** A table as it was sent: it can be filled, or what is wrong with the file, or with its marks. */
export type CheckedTable =
  | { readonly table: ReadTable }
  | { readonly unusable: string }
  | { readonly faults: readonly Fault[] }

const BROKEN = '这个文件打不开，可能传坏了。请重新另存一份再发。'

/** Reads a file and looks at all of its marks. */
export async function checkTable(
  db: Database,
  desk: CountyDesk,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  now: Date,
): Promise<CheckedTable> {
  const file = officeFile(name, bytes)
  if (typeof file === 'string') return { unusable: file }
  let template: Template
  try {
    template = await templateOf(file)
  } catch {
    return { unusable: BROKEN }
  }
  const known = await knownTo(db, desk, { day: dayIn(desk.zone, now), asOf: now })
  const unknown = template.marks.flatMap(({ place, mark, inRows }): Fault[] => {
    const meaning = meaningOf(mark, known, inRows)
    return typeof meaning === 'string' ? [{ place, why: meaning }] : []
  })
  const faults = [...template.faults, ...unknown]
  if (faults.length > 0) return { faults }
  return template.marks.length === 0 ? { unusable: NO_MARKS } : { table: { ...file, template } }
}

const NO_MARKS = '这个文件里没有标记，不知道填在哪里。请在要填的格子里写上标记，如{妇联.巾帼宣讲场次}，存好再发。'

/** What fills such files is loaded when one comes: it is much, and most offices have none. */
export async function templateOf({ as, bytes }: OfficeFile): Promise<Template> {
  if (as === 'xlsx') return (await import('../documents/superior/workbook-template.ts')).workbookTemplate(bytes)
  return (await import('../documents/superior/document-template.ts')).documentTemplate(bytes)
}

async function knownTo(db: Database, { catalogue }: CountyDesk, then: Then): Promise<Known> {
  return { catalogue, areas: await areaTreeThen(db, then) }
}

/** A table filled, and what was put where. */
export type FilledTable = { readonly bytes: Uint8Array; readonly put: readonly Put[] }

/**
 * Fills a table for a period and a scope, with the figures that a report on them would print, as they stood at `asOf`.
 * `tx`: a transaction, the settings of which are changed. A text is what became wrong since the table was checked.
 */
export async function fillTable(
  tx: Database,
  desk: CountyDesk,
  template: Template,
  { period, scope }: Pick<Subject, 'period' | 'scope'>,
  asOf: Date,
): Promise<FilledTable | { readonly faults: readonly Fault[] }> {
  const then = { day: period.to, asOf }
  const known = await knownTo(tx, desk, then)
  const read = template.marks.map(({ place, mark, inRows }) => ({
    place,
    inRows,
    meaning: meaningOf(mark, known, inRows),
  }))
  const faults = read.flatMap(({ place, meaning }) => (typeof meaning === 'string' ? [{ place, why: meaning }] : []))
  if (faults.length > 0) return { faults }
  await allowLargeGroups(tx)
  const { area } = withinOf(scopeKey(scope))
  const units = await unitsThen(tx, then, withinOf(scopeKey(scope)))
  const part = scope.kind === 'county' ? {} : { units: units.flatMap((u) => (u.mine ? [u.id] : [])) }
  const understood = read.flatMap((of) => (typeof of.meaning === 'string' ? [] : [{ ...of, meaning: of.meaning }]))
  const [first = period, ...others] = periodsOf(understood, period)
  const { uncounted } = await countedOnce(tx, desk, { periods: [first, ...others], asOf, part, day: period.to })
  const found = await reportFigures(tx, desk.catalogue, { period: first, earlier: others, asOf, uncounted, units })
  const years = [first, ...others].flatMap(({ from, to }) => [yearOf(from), yearOf(to)])
  const past = await pastFiguresAt(tx, { from: Math.min(...years), to: Math.max(...years), asOf })
  const home = heirAmong(heirsOf(units, period.to), new Set(units.map((u) => u.id)))
  const areaIds = new Map(units.map((u) => [u.id, u.areaId]))
  const filling: Filling = {
    county: known.areas[0]?.name ?? desk.county,
    scope: scopeName(named(scope, known), desk.county),
    period,
    dated: dayIn(desk.zone, asOf),
    areas: known.areas,
    ...(area === undefined ? {} : { within: area }),
    saysTown: understood.some(({ meaning, inRows }) => inRows === '村' && 'word' in meaning && meaning.word === '镇'),
    areaOf: new Map(units.flatMap(({ id }) => [[id, areaIds.get(home(id)) ?? '']])),
    figures: [first, ...others].map((of, i) => {
      const figures = i === 0 ? found.figures : (found.earlier[i - 1] ?? { flow: [], stock: [] })
      const from = { catalogue: desk.catalogue, units: unitsOfScope(toldApart(units)) }
      return new FiguresByCode({ ...from, edition: 'office' }, new Sums(from, of, figures))
    }),
    given: {
      catalogue: desk.catalogue,
      past: past.filter(({ organization }) => scope.kind !== 'organization' || organization === scope.code),
    },
  }
  const zeros = understood.some(({ meaning }) => 'word' in meaning && meaning.word === ZEROS)
  return template.fill({
    rows: (repeat) => rowsOf(repeat, filling),
    value: (mark, row, inRows) => {
      const filled = filledWith(meantBy(mark, known, inRows), filling, row)
      return zeros && !mark.names && isNobodys(filled) ? { ...filled, text: '0', number: 0 } : filled
    },
  })
}

/** As an area was called then. */
function named(scope: Scope, { areas }: Known): Scope {
  if (scope.kind !== 'area') return scope
  return { ...scope, name: areas.find((a) => a.id === scope.id)?.name ?? scope.name }
}

/** @throws for a mark that was not understood: all were looked at before. */
function meantBy(mark: Mark, known: Known, inRows: Repeat | undefined): Meaning {
  const meaning = meaningOf(mark, known, inRows)
  if (typeof meaning === 'string') throw new Error('a mark was not looked at before')
  return meaning
}
