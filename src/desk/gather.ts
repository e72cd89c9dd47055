import { yearOf } from '../calendar/day.ts'
import { yearToDate } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { appointedIn, sealedWithoutAppointed } from '../database/appointed.ts'
import { areaNamesThen } from '../database/area.ts'
import type { DigestRow } from '../database/digest.ts'
import { firstSealedAt } from '../database/edition.ts'
import { allowLargeGroups } from '../database/figure-groups.ts'
import type { Database } from '../database/open.ts'
import { pastFiguresAt } from '../database/past-figure.ts'
import { reportingUnits } from '../database/standing-reports.ts'
import { unitsThen } from '../database/unit.ts'
import type { Within } from '../database/within.ts'
import type { Gathered, Imported } from '../digest/gathered.ts'
import { pastTotals } from '../digest/past-figures.ts'
import { scopeKey, withinOf } from '../digest/scope.ts'
import { toldApart } from '../digest/told-apart.ts'
import type { CountyDesk } from './county-desk.ts'
import { instantsOf, whoReported } from './coverage.ts'
import { refuseWhereOthersWait } from './for-the-workshop.ts'
import { existsIn, type FiguresOf, heirsOf, issueFigures, reportFigures } from './gather-figures.ts'
import { issuePart } from './gather-issue.ts'
import { withReadings } from './gather-readings.ts'
import { reportPart } from './gather-report.ts'
import { type CountedOnce, countedOnce } from './same-event.ts'
import type { Subject } from './subject.ts'
import { unitsOfScope } from './units-of-scope.ts'

/**
 * Reads everything that both editions of a digest are compiled from, as it stood at `asOf`. `row`: what is known of the
 * digest, where it was opened. `tx`: a transaction, the settings of which are changed.
 */
export async function gather(
  tx: Database,
  desk: CountyDesk,
  subject: Subject,
  { asOf, row }: { readonly asOf: Date; readonly row?: DigestRow | undefined },
): Promise<Gathered> {
  refuseWhereOthersWait(desk)
  const { kind, period, scope } = subject
  await allowLargeGroups(tx)
  const every = toldApart(await unitsThen(tx, { day: period.to, asOf }, withinOf(scopeKey(scope))))
  const named = await areaNamesThen(tx, { day: period.to, asOf })
  const mine = new Set(every.filter((u) => u.mine).map((u) => u.id))
  const part: Within = scope.kind === 'county' ? {} : { units: [...mine] }
  const compared = [
    { what: 'before' as const, period: kind.before(period) },
    { what: 'year-before' as const, period: kind.yearBefore(period) },
  ]
  // For a whole year both are the same period.
  const others = compared.filter((c, i) => compared.findIndex((o) => o.period.from === c.period.from) === i)
  const reporting = await reportingUnits(tx, ZERO_FORM, { asOf, periods: others.map((o) => o.period) })
  // Words and numbers of before that were published stay: a later edition has them as they were then.
  const sealedAt = row && (await firstSealedAt(tx, row.id, asOf))
  const imported = kind.layout === 'year' ? await importedOf(tx, desk, scope, others, sealedAt ?? asOf) : []
  const earlier = others.flatMap((other, i) => {
    const reported = (reporting[i] ?? []).map((r) => r.unit).filter((unit) => mine.has(unit))
    return reported.length > 0 ? [{ ...other, reported: reported.sort() }] : []
  })
  const once = await countedOnce(tx, desk, {
    // Of a week the year up to its end is told too.
    periods: [period, ...(kind.layout === 'week' ? [yearToDate(period)] : []), ...earlier.map((e) => e.period)],
    asOf,
    part,
    day: period.to,
  })
  const asked = {
    ...{ period, asOf, units: every, earlier: earlier.map((e) => e.period) },
    uncounted: once.uncounted,
  }
  const issue = kind.layout === 'week' ? await issueOf(tx, desk, subject, { asked, row, once, part }) : undefined
  const found = issue ?? (await reportFigures(tx, desk.catalogue, asked))
  // A unit that was closed before still stands where nobody has reported what it had.
  const groups = [...found.figures.flow, ...found.figures.stock, ...(issue?.lateFigures ?? [])]
  const counted = new Set(groups.map((g) => g.unit))
  const appointed = await appointedIn(tx, { ...instantsOf(period, desk.zone), asOf })
  // Where nobody reports in chat, e.g. where all is imported, nothing is to be told apart; and what was sealed once is not.
  const apart = appointed.size > 0 && !(row && (await sealedWithoutAppointed(tx, row.id, asOf)))
  const there = every.filter((u) => u.mine && existsIn(u, period))
  const common = {
    county: named.county ?? desk.county,
    catalogue: desk.catalogue,
    scope: scope.kind === 'area' ? { ...scope, name: named.areas.get(scope.id) ?? scope.name } : scope,
    period,
    asOf: asOf.toISOString(),
    figures: found.figures,
    units: unitsOfScope(every.filter((u) => u.mine && (existsIn(u, period) || counted.has(u.id)))),
    coverage: await whoReported(tx, desk, { units: there, period, asOf, appointed: apart ? appointed : undefined }),
    heirs: heirsOf(every, period.to),
    earlier: earlier.map((e, i) => ({ ...e, flow: [], stock: [], ...found.earlier[i] })),
    ...(imported.length > 0 ? { imported } : {}),
    verdicts: new Map(),
  }
  if (issue) {
    const { yearToDate, lateFigures } = issue
    const gathered = { ...common, layout: 'week' as const, yearToDate, lateFigures, ...issue.part }
    return withReadings(tx, gathered, { asOf, sealedAt, row })
  }
  const words = await reportPart(tx, desk, subject, { asOf, sealedAt, row, part, by: once.by })
  return withReadings(tx, { ...common, layout: 'year', ...words }, { asOf, sealedAt, row })
}

/** What a workbook gave of these periods, for the county, an organization or a town. */
async function importedOf(
  tx: Database,
  { catalogue }: CountyDesk,
  scope: Subject['scope'],
  periods: readonly Pick<Imported, 'what' | 'period'>[],
  asOf: Date,
): Promise<readonly Imported[]> {
  const years = periods.flatMap(({ period }) => [yearOf(period.from), yearOf(period.to)])
  const given = await pastFiguresAt(tx, { from: Math.min(...years), to: Math.max(...years), asOf })
  const place = scope.kind === 'area' ? scope.id : null
  const own = given.filter(
    ({ area, organization }) => area === place && (scope.kind !== 'organization' || organization === scope.code),
  )
  return periods.flatMap((of) => {
    const totals = pastTotals(catalogue, of.period, own)
    return totals.length > 0 ? [{ ...of, totals }] : []
  })
}

/** A week's activities, and the figures of these and of what came late. */
async function issueOf(
  tx: Database,
  desk: CountyDesk,
  subject: Subject,
  { asked, row, once, part: of }: { asked: FiguresOf; row: DigestRow | undefined; once: CountedOnce; part: Within },
) {
  const { asOf, units } = asked
  const part = await issuePart(tx, desk, subject, { asOf, row, units, part: of, ...once })
  const late = part.late.map(({ receipt }) => Number(receipt))
  return { part, ...(await issueFigures(tx, desk.catalogue, { ...asked, late })) }
}
