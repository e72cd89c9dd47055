import { and, asc, between, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { EventForm } from '../catalogue/events.ts'
import { JOINT_LEAD, JOINT_ORGS, OWN_LEAD } from '../catalogue/known-codes.ts'
import type { EventReport, Ruling } from '../digest/same-event.ts'
import { among } from './among.ts'
import { reportsAt, stoodAt } from './as-of.ts'
import { areasThen, unitsOfThen } from './county-then.ts'
import { askedForms, BARE_NAME, bareNames, namedForms } from './event-candidates.ts'
import type { Database } from './open.ts'
import { isNumber, packedRows } from './rows.ts'
import { area, revision, sameEvent, unit } from './schema.ts'
import { type Within, within } from './within.ts'

type Asked = {
  /** Days of any of these. */
  readonly periods: readonly Period[]
  readonly asOf: Date
  /** The day whose towns and villages lie in one line. */
  readonly day: Day
  readonly part: Within
  readonly forms: readonly EventForm[]
  /** Only events of the same name and day, or all that lie up to a day apart. */
  readonly only: 'same name and day' | 'about the same day'
}

const [r, u] = [alias(revision, 'r'), alias(unit, 'u')]

/** The reports of one form and organization whose areas lie in one line: the receipt of the lower one, then of the upper. */
export async function reportsInLine(db: Database, asked: Asked): Promise<[lower: number, upper: number][]> {
  if (asked.periods.length === 0) return []
  return asked.only === 'same name and day' ? sameNameInLine(db, asked) : nearInLine(db, asked)
}

/** Of events with names only the candidates are read, and days that were not looked through for them yet. */
async function sameNameInLine(db: Database, asked: Asked): Promise<[lower: number, upper: number][]> {
  const forms = namedForms(asked.forms)
  if (forms.length === 0) return []
  const inDays = (day: SQL) =>
    sql.join(
      asked.periods.map(({ from, to }) => sql`${day} between ${from} and ${to}`),
      sql` or `,
    )
  const standing = sql`
    (${inDays(sql`r.activity_date`)}) and ${reportsAt(asked.asOf, r)}
      and coalesce(r.answers -> ${JOINT_LEAD}::text ->> 'value', ${OWN_LEAD}) = ${OWN_LEAD}`
  const columns = sql`r.report_id, r.form, r.unit_id, r.activity_date, r.answers`
  // Who is read one by one is few: left to itself the planner reads all there is.
  return linesOf(db, asked, {
    named: true,
    before: sql`${askedForms(forms)}, unread as materialized (
      select e.day, array_agg(distinct e.form) as forms from event_unread e
      where e.form in (select form from asked where known) and (${inDays(sql`e.day`)}) group by e.day
    ), candidate as materialized (
      select c.report_id from event_candidate c
      where c.form in (select form from asked where known) and (${inDays(sql`c.day`)})
      union
      select r.report_id from unread cross join lateral (
        select report_id from revision r where r.activity_date = unread.day and r.form = any(unread.forms) offset 0) r
    ), r as materialized (
      select r.* from candidate cross join lateral (
        select ${columns} from revision r
        where r.report_id = candidate.report_id and r.form in (select form from asked where known) and ${standing} offset 0) r
      union all
      select ${columns} from revision r
      where (select bool_or(not known) from asked)
        and r.form = any(array(select form from asked where not known)) and ${standing}
    )`,
    names: bareNames(forms),
    near: sql`values (0)`,
  })
}

function nearInLine(db: Database, asked: Asked): Promise<[lower: number, upper: number][]> {
  if (asked.forms.length === 0) return Promise.resolve([])
  const days = asked.periods.map(({ from, to }) => sql`r.activity_date between ${from} and ${to}`)
  return linesOf(db, asked, {
    named: false,
    before: sql`r as (
      select report_id, form, unit_id, activity_date from revision r
      where r.form = any(${sql.param(asked.forms.map(({ code }) => code))}::text[])
        and (${sql.join(days, sql` or `)}) and ${reportsAt(asked.asOf, r)}
        and coalesce(r.answers -> ${JOINT_LEAD}::text ->> 'value', ${OWN_LEAD}) = ${OWN_LEAD})`,
    names: bareNames([]),
    near: sql`values (-1), (0), (1)`,
  })
}

/** `before` makes a table `r` of the revisions that are looked at, `names` joins what their events are called. */
async function linesOf(
  db: Database,
  asked: Asked,
  { before, names, named, near }: { before: SQL; names: SQL; named: boolean; near: SQL },
): Promise<[lower: number, upper: number][]> {
  const hasName = named ? sql`name is not null` : sql`true`
  // Of a year there are hundreds of thousands: what has to be the same is compared as one number, and looked at again by
  // whoever judges the pairs.
  const key = (area: SQL, day: SQL) =>
    sql`hashtextextended(concat_ws(' ', ${area}, organization, form, ${day}, name), 0)`
  const result = await db.execute(sql`
    with recursive area_of as materialized (select * from ${areasThen(asked)} area_then), line(id, above) as (
      select id, parent_id from area_of where parent_id is not null
      union all select line.id, a.parent_id from line join area_of a on a.id = line.above where a.parent_id is not null
    ), unit_of as materialized (select id, organization, area_id from ${unitsOfThen(asked)} unit_then), ${before},
    told as materialized (
      select r.report_id as id, r.form, u.organization, u.area_id as area, r.activity_date as day, ${BARE_NAME} as name
      from r join unit_of u on u.id = r.unit_id ${names} where ${within(asked.part, u)}
    ), lower as materialized (
      select told.id, ${key(sql`line.above`, sql`day + days`)} as key
      from told join line on line.id = told.area cross join (${near}) apart(days) where ${hasName}
    ), upper as materialized (
      select id, ${key(sql`area`, sql`day`)} as key from told where area in (select above from line) and ${hasName}
    )
    select json_agg(json_build_array(lower.id, upper.id) order by lower.id, upper.id) as rows
    from lower join upper using (key)`)
  return packedRows(result, isNumber, isNumber).map(([lower, upper]) => [lower, upper])
}

const DEPTH = { county: 0, town: 1, village: 2 }

/** These reports as they stood at `asOf`, of units of a part of the county; what was withdrawn by then is left out. */
export async function eventReports(
  db: Database,
  ids: readonly number[],
  { asOf, part }: Pick<Asked, 'asOf' | 'part'>,
): Promise<Map<number, EventReport>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: revision.reportId,
      unitId: revision.unitId,
      unitName: unit.name,
      organization: unit.organization,
      level: area.level,
      form: revision.form,
      on: revision.activityDate,
      answers: revision.answers,
    })
    .from(revision)
    .innerJoin(unit, eq(unit.id, revision.unitId))
    .innerJoin(area, eq(area.id, unit.areaId))
    .where(and(among(revision.reportId, ids), reportsAt(asOf), within(part)))
  return new Map(rows.map(({ level, ...row }) => [row.id, { ...row, depth: DEPTH[level] }]))
}

/** Reports of these days that say that their own unit led what other organizations took part in. */
export async function jointLeads(
  db: Database,
  { periods, asOf, part }: Pick<Asked, 'periods' | 'asOf' | 'part'>,
): Promise<Pick<EventReport, 'id' | 'unitId' | 'organization' | 'on' | 'answers'>[]> {
  if (periods.length === 0) return []
  const days = periods.map(({ from, to }) => between(revision.activityDate, from, to))
  const of = (code: string) => sql`${revision.answers} -> ${code}::text -> 'value'`
  return db
    .select({
      id: revision.reportId,
      unitId: revision.unitId,
      organization: unit.organization,
      on: revision.activityDate,
      answers: revision.answers,
    })
    .from(revision)
    .innerJoin(unit, eq(unit.id, revision.unitId))
    .where(
      and(
        or(...days),
        reportsAt(asOf),
        within(part),
        sql`${of(JOINT_LEAD)} = to_jsonb(${OWN_LEAD}::text)`,
        sql`jsonb_array_length(case jsonb_typeof(${of(JOINT_ORGS)}) when 'array' then ${of(JOINT_ORGS)} else '[]' end) > 0`,
      ),
    )
    .orderBy(asc(revision.reportId))
}

/** What editors had said by `asOf` and not undone, the last word last. */
export async function rulingsAt(db: Database, asOf: Date): Promise<Ruling[]> {
  const rows = await db
    .select()
    .from(sameEvent)
    .where(stoodAt(asOf, sameEvent.decidedAt, sameEvent.undoneAt))
    .orderBy(asc(sameEvent.id))
  return rows.map(({ reportId, otherId, countsId }) => ({
    report: reportId,
    other: otherId,
    counts: countsId ?? undefined,
  }))
}

type Said = Pick<typeof sameEvent.$inferInsert, 'reportId' | 'otherId'> & { readonly at: Date }

/** In the place of what was said of the two before. */
export function ruleOnEvent(
  db: Database,
  { at, ...of }: Said & { readonly countsId: number | null; readonly decidedBy: number },
) {
  return [undoRuling(db, { ...of, at }), db.insert(sameEvent).values({ ...of, decidedAt: at })]
}

export function undoRuling(db: Database, { reportId, otherId, at }: Said) {
  return db
    .update(sameEvent)
    .set({ undoneAt: at })
    .where(and(eq(sameEvent.reportId, reportId), eq(sameEvent.otherId, otherId), isNull(sameEvent.undoneAt)))
}
