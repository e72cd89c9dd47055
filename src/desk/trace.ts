import type { FoundIndicator } from '../catalogue/catalogue.ts'
import { JOINT_LEAD } from '../catalogue/known-codes.ts'
import { fullDate } from '../chinese/days.ts'
import { unitOf } from '../chinese/measure.ts'
import { daysLabel } from '../chinese/periods.ts'
import type { Database } from '../database/open.ts'
import {
  type ExcludedFigure,
  type Mark,
  otherFigures,
  standingFigures,
  type TraceAsked,
  type TracedFigure,
  tookPart,
} from '../database/trace.ts'
import { partThen, unitNames } from '../database/unit.ts'
import type { Within } from '../database/within.ts'
import type { Digest } from '../digest/digest.ts'
import type { FigurePlace } from '../digest/figure-places.ts'
import type { UnitOfScope } from '../digest/gathered.ts'
import { measureOf } from '../digest/lines.ts'
import { countsNamesOnce, labelsApart } from '../digest/once-in-county.ts'
import { indicatorNames, ruleName } from '../digest/rule-names.ts'
import { withinOf } from '../digest/scope.ts'
import { labelCalled, townsCalled, withTowns } from '../digest/towns-called.ts'
import type { CountyDesk } from './county-desk.ts'
import { type CountedOnce, countedOnce } from './same-event.ts'
import { countingOf, notCounted } from './trace-names.ts'
import { unitsOfDigest } from './units-of-digest.ts'

/** Figures of a number that are looked at in one go. */
export const TRACE_PAGE = 10

/** One figure behind a number, in words. */
export type TraceLine = {
  readonly report: number
  readonly unit: string
  readonly on: string
  readonly value: number
  /** The level, key or name that it was counted under; empty for most. */
  readonly label: string
  /** As it was typed, where that is known. */
  readonly typed?: string
  /** Why it does not count; absent where it does. */
  readonly why?: string
}

/** Where a printed number comes from. */
export type Trace = {
  readonly place: FigurePlace
  /** What it counts, with its measure word. */
  readonly what: string
  readonly rule: string
  readonly period: string
  readonly units: readonly string[]
  readonly figures: number
  /** A page of the figures that went in; of things counted that are no figures, none. */
  readonly included: readonly TraceLine[]
  readonly more: boolean
  readonly excluded: readonly TraceLine[]
}

/** The reports whose events these units count: their own unit is none of a number's that they do not count in. */
function beside({ by }: CountedOnce, units: readonly string[]): number[] {
  return [...by].flatMap(([report, counts]) => (units.includes(counts.unitId) ? [report] : []))
}

function whyOf({ why, report }: ExcludedFigure, { by }: CountedOnce): string {
  if (why !== 'same event') return WHY[why]
  const counts = by.get(report)
  return `与${counts?.unitName}的编号${counts?.id}是同一次，只计一次`
}

const WHY = { withdrawn: '已撤回', returned: '已退回', corrected: '后来更正了', later: '汇编之后才报' }

/** What a number of a digest was made of, a page of its figures at a time, as it stood when the digest was compiled. */
export async function traceFigure(
  db: Database,
  desk: CountyDesk,
  digest: Pick<Digest, 'asOf' | 'scope' | 'period'>,
  place: FigurePlace,
  { page = 0, size = TRACE_PAGE }: { readonly page?: number; readonly size?: number } = {},
): Promise<Trace> {
  const { catalogue } = desk
  const { lineage, indicator } = place.span
  const named = catalogue.indicators.filter((i) => lineage.indicators.includes(i.code))
  const own = named.length === 1 ? named[0] : undefined
  // Behind a number that a workbook gave are no reports.
  const found = lineage.rule === 'imported' ? [] : named
  const asOf = new Date(digest.asOf)
  const { to: day } = digest.period
  const part = await partThen(db, withinOf(digest.scope), { day, asOf })
  const days = { from: lineage.from ?? lineage.to, to: lineage.to }
  const once = await countedOnce(db, desk, {
    periods: [days],
    asOf,
    part,
    day,
    forms: found.map(({ form }) => form.code),
  })
  const known = await unitsOfDigest(db, digest)
  const words: Words = { found, towns: townsCalled(known), called: new Map(known.map(({ id, name }) => [id, name])) }
  const { towns } = words
  const apart = labelsApart(known)
  const asked: TraceAsked = {
    indicators: found.map((i) => i.code),
    ...(lineage.level === undefined ? {} : { level: lineage.level }),
    ...(lineage.from === undefined ? {} : { from: lineage.from }),
    to: lineage.to,
    asOf,
    uncounted: once.uncounted,
    units: lineage.units,
  }
  const at = { limit: size + 1, offset: page * size }
  const only = lineage.rule === 'report' ? new Set(lineage.reports) : undefined
  const ofThis = <Row extends TracedFigure>(rows: readonly Row[]) =>
    only ? rows.filter((row) => only.has(String(row.report))) : rows
  const standing =
    found.length > 0
      ? ofThis(
          await standingFigures(db, { ...asked, mark: MARKS[lineage.rule] }, only ? { limit: 1000, offset: 0 } : at),
        )
      : []
  const counting =
    own && found.length > 0 && countsNamesOnce(own)
      ? await countingOf(db, own, { ...asked, part, apart, until: digest.period.to }, place.span)
      : undefined
  const theirs = { ...asked, uncounted: { ...once.uncounted, reports: beside(once, lineage.units) } }
  const others = found.length > 0 && page === 0 ? ofThis(await otherFigures(db, theirs, { limit: 50, offset: 0 })) : []
  const joint =
    own && found.length > 0 && !own.question.stock && page === 0 && !only
      ? await joined(db, own, { ...asked, part })
      : []
  return {
    place,
    what: own
      ? `${withTowns(own.indicator.label, towns)}（${unitOf(measureOf(own, lineage, true))}）`
      : withTowns(indicatorNames(catalogue)(indicator), towns),
    rule: ruleName(lineage.rule),
    period: daysTraced(lineage),
    units: await namesOf(db, lineage.units, known),
    figures: lineage.figures,
    included: standing
      .slice(0, size)
      .map((row) => ({ ...line(row, words), ...notCounted(row, lineage, own, { counting, towns, apart }) })),
    more: standing.length > size,
    excluded: [...others.map((row) => ({ ...line(row, words), why: whyOf(row, once) })), ...joint],
  }
}

/** Names of units as the digest calls them; of those of another part of the county as they are called now. */
async function namesOf(db: Database, ids: readonly string[], known: readonly UnitOfScope[]): Promise<string[]> {
  const asked = new Set(ids)
  const names = known.flatMap(({ id, name }) => (asked.has(id) ? [name] : []))
  return names.length === asked.size ? names : unitNames(db, ids)
}

/** What the lines behind a number are told with: what towns and units were called in its digest. */
type Words = {
  readonly found: readonly FoundIndicator[]
  readonly towns: string
  readonly called: ReadonlyMap<string, string>
}

/** `2022年11月7日至11月13日`; of what is held now, up to a day. */
function daysTraced({ from, to }: { readonly from?: string | undefined; readonly to: string }): string {
  if (from === undefined) return `至${fullDate(to)}`
  return from === to ? fullDate(to) : daysLabel({ from, to })
}

function line(row: TracedFigure | ExcludedFigure, { found, towns, called }: Words): TraceLine {
  const code = found.find((i) => i.code === row.indicator)?.question.code
  const typed = code === undefined ? undefined : row.answers[code]?.raw
  return {
    report: row.report,
    unit: called.get(row.unitId) ?? row.unit,
    on: row.on,
    value: row.value,
    label: labelCalled(row.label.replace(/^\//u, ''), towns),
    ...(typed === undefined || typed === '' ? {} : { typed }),
  }
}

/** What a rule counts of the figures of a key. */
const MARKS: Readonly<Partial<Record<string, Mark>>> = {
  latest: 'newest',
  distinct: 'first',
  distinct_in_unit: 'first',
}

async function joined(
  db: Database,
  { form, question }: FoundIndicator,
  asked: TraceAsked & { readonly part: Within },
): Promise<TraceLine[]> {
  if (!form.questions.some((q) => q.code === JOINT_LEAD)) return []
  const { indicators: _, units: __, ...rest } = asked
  const rows = await tookPart(db, { form: form.code, ...rest })
  return rows.flatMap(({ lead, answers, ...row }) => {
    const given = answers[question.code]
    if (!given) return []
    const value = typeof given.value === 'number' ? given.value : 0
    const typed = given.raw ? { typed: given.raw } : {}
    return [{ ...row, ...typed, value, label: '', why: `参与联合活动，由${lead}计` }]
  })
}
