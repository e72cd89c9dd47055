import { dayIn, yearOf } from '../calendar/day.ts'
import { type Period, periodBefore, yearBefore } from '../calendar/period.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { clauseCodes } from '../catalogue/clause.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import { PROBLEMS, ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Form } from '../catalogue/schema.ts'
import { allowLargeGroups } from '../database/figure-groups.ts'
import { type NameQuestion, nameRows } from '../database/given-names.ts'
import { lockedSectionsAt } from '../database/locked-section.ts'
import type { Database } from '../database/open.ts'
import { pairsAt } from '../database/pair.ts'
import { newestProblems } from '../database/reported-problems.ts'
import { reportingUnits } from '../database/standing-reports.ts'
import { allUnits, type UnitInArea, unitsClosedBefore, unitsWithin } from '../database/unit.ts'
import { partOf, type Scope, scopeKey } from '../digest/scope.ts'
import type { NameGroup, Pair, PeriodFigures, YearInput } from '../digest/year-input.ts'
import { kindOf } from '../kinds/index.ts'
import type { CountyDesk } from './county-desk.ts'
import { earlierOf } from './gather-earlier.ts'
import { heirsOf, stillHeld, withoutHanded } from './gather-figures.ts'
import { groupOf, tracedRows } from './traced-figures.ts'
import { wordingFor } from './wording.ts'

/** What both editions of a year's report are compiled from. */
export type YearMatterInput = Omit<YearInput, 'edition'>

/** Reads everything that the report of `period` on `scope` needs, as it stood at `asOf`. */
export async function gatherYear(
  db: Database,
  desk: CountyDesk,
  of: {
    readonly period: Period
    readonly scope: Scope
    readonly asOf: Date
    /** Its words are those of this instant. */
    readonly wordedAt: Date
    readonly digestId?: number
  },
): Promise<YearMatterInput> {
  const { period, scope, asOf, wordedAt } = of
  const { catalogue } = desk
  return db.transaction(async (tx) => {
    await allowLargeGroups(tx)
    const every = await allUnits(tx)
    const part = partOf(scopeKey(scope))
    const mine = await unitsWithin(tx, part)
    const named = new Map(every.map((u) => [u.id, { id: u.id, name: u.name, area: u.areaName }]))
    const figures = await figuresOf(tx, catalogue, period, asOf, mine)
    // A unit that was closed before still stands where nobody has reported what it held.
    const counted = new Set([...figures.flow, ...figures.held].map((g) => g.unit))
    const units = every.filter((u) => mine.has(u.id) && existsIn(u, period))
    const reporting = await reportingUnits(tx, ZERO_FORM, { ...period, asOf })
    const [active, zero] = [true, false].map(
      (is) => new Set(reporting.filter((r) => r.active === is).map((r) => r.unit)),
    )
    const stateOf = (u: UnitInArea) => (active?.has(u.id) ? 'reported' : zero?.has(u.id) ? 'zero' : 'missing')
    const inState = (state: string) => units.filter((u) => stateOf(u) === state).flatMap((u) => named.get(u.id) ?? [])
    const wording = await wordingFor(tx, catalogue, yearOf(period.to), wordedAt)
    const asked = { ...period, asOf, part }
    return {
      county: desk.county,
      catalogue,
      scope,
      period,
      asOf: asOf.toISOString(),
      dated: dayIn(desk.zone, asOf),
      wording,
      figures,
      names: await namesOf(tx, catalogue, wording, asked),
      pairs: await pairsOf(tx, scope, { ...asked, asOf: wordedAt }),
      units: every
        .filter((u) => mine.has(u.id) && (existsIn(u, period) || counted.has(u.id)))
        .map(({ id, name, areaName, organization }) => ({ id, name, area: areaName, organization })),
      heirs: heirsOf(await unitsClosedBefore(tx, period.to)),
      coverage: { reported: inState('reported'), zero: inState('zero'), missing: inState('missing') },
      earlier: await earlierOf(
        tx,
        { before: periodBefore(period), 'year-before': yearBefore(period) },
        { asOf, isMine: (unit) => mine.has(unit), figuresOf: (then) => figuresOf(tx, catalogue, then, asOf, mine) },
      ),
      locked: await lockedOf(tx, of.digestId, wordedAt),
    }
  })
}

function existsIn({ validFrom, validTo }: UnitInArea, { from, to }: Period): boolean {
  return (validFrom === null || validFrom <= to) && (validTo === null || validTo >= from)
}

async function figuresOf(
  tx: Database,
  catalogue: Catalogue,
  period: Period,
  asOf: Date,
  mine: ReadonlySet<string>,
): Promise<PeriodFigures> {
  const counted = catalogue.indicators
  const codes = (which: (of: (typeof counted)[number]) => boolean) => counted.filter(which).map((i) => i.code)
  const newestOf = codes((i) => i.indicator.over_time === 'latest' || i.indicator.over_units === 'latest')
  const rows = (of: { from?: string; to: string; indicators: string[] }) => tracedRows(tx, { ...of, asOf, newestOf })
  const flow = await rows({ ...period, indicators: codes((i) => !i.question.stock) })
  const held = await rows({ to: period.to, indicators: codes((i) => i.question.stock) })
  const closed = await unitsClosedBefore(tx, period.to)
  // Over the whole county first: what a unit handed on may be held by one outside this scope.
  const isMine = (row: { unit: string }) => mine.has(row.unit)
  const newest = new Set(counted.filter((i) => i.indicator.over_time === 'latest').map((i) => i.code))
  const standing = withoutHanded(flow, closed, (row) => newest.has(row.indicator))
  return {
    flow: standing.filter(isMine).map(groupOf),
    held: stillHeld(held, closed).filter(isMine).map(groupOf),
  }
}

/** The names that the sentences and text blocks of the year print. */
async function namesOf(
  tx: Database,
  catalogue: Catalogue,
  wording: YearInput['wording'],
  asked: Parameters<typeof nameRows>[2],
): Promise<NameGroup[]> {
  const printed = printedCodes(catalogue, wording)
  const questions = catalogue.forms.flatMap((form) => namesIn(form, printed))
  const levelsOf = new Map(questions.map((q) => [q.code, q.levels]))
  return (await nameRows(tx, questions, asked)).map((row) => ({
    ...row,
    levels: Object.fromEntries(
      (levelsOf.get(row.code) ?? []).flatMap((level, i) => {
        const given = row.levels[i]
        return given === null || given === undefined ? [] : [[level, given]]
      }),
    ),
  }))
}

function printedCodes(catalogue: Catalogue, wording: YearInput['wording']): ReadonlySet<string> {
  const sentences = catalogue.organizations.flatMap((o) => Object.values(o.sentences).flat())
  const blocks = catalogue.blocks.flatMap(({ code }) => wording(code) ?? [])
  return new Set([...sentences, ...blocks].flatMap((text) => clauseCodes(catalogue.clause(text))))
}

/** Of a form the names, choices and sentences that are printed, with the levels that tell them apart. */
function namesIn(form: Form, printed: ReadonlySet<string>): NameQuestion[] {
  const named = form.questions.filter((q) => kindOf(q).words !== 'nothing')
  const wanted = named.filter((q) => printed.has(q.code))
  const counted = form.questions.filter((q) => printed.has(indicatorCode(q)) || printed.has(q.code))
  const split = new Set(counted.flatMap((q) => q.indicator?.split_by ?? []))
  const levels = form.questions
    .filter((q) => kindOf(q).picks === 'one' && (printed.has(q.code) || split.has(q.code)))
    .map((q) => q.code)
  return wanted.map(({ code }) => ({ form: form.code, code, levels: levels.filter((level) => level !== code) }))
}

/** What editors have put for the year; for an area of problems without that, what units reported last. */
async function pairsOf(tx: Database, scope: Scope, asked: Parameters<typeof nameRows>[2]): Promise<Pair[]> {
  const put = scope.kind === 'county' ? await pairsAt(tx, yearOf(asked.to), asked.asOf) : []
  const reported = await newestProblems(tx, PROBLEMS, asked)
  return [
    ...put.map(({ area, problem, plan, reports }) => ({ area, problem, plan, reports: reports.map(String) })),
    ...reported
      .filter(({ area }) => !put.some((p) => p.area === area))
      .map(({ report, ...pair }) => ({ ...pair, reports: [String(report)] })),
  ]
}

async function lockedOf(tx: Database, digestId: number | undefined, asOf: Date): Promise<YearInput['locked']> {
  if (digestId === undefined) return new Map()
  return new Map((await lockedSectionsAt(tx, digestId, asOf)).map((row) => [row.code, row.content]))
}
