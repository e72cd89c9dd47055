import { type Day, dayIn } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import { monthEndingIn } from '../calendar/rhythm.ts'
import type { Week } from '../calendar/week.ts'
import { formOf } from '../catalogue/find.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import { rhythmOf } from '../catalogue/rhythms.ts'
import { openDraftsOf } from '../database/draft.ts'
import { type Reporter, reportersOf, townReporters } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { remindedUnits, reminderHours } from '../database/reminder.ts'
import { type Reach, WHOLE_COUNTY } from '../database/within.ts'
import type { Write } from '../database/write.ts'
import type { UnitsByState } from '../digest/gathered.ts'
import type { CountyDesk } from './county-desk.ts'
import { openFor, unitsByState } from './coverage.ts'

/** Whom a week's reminder would go to. */
export type ToRemind = Silent & {
  /** Units that said nothing, have somebody to be told, and have not been reminded of this week. */
  readonly units: readonly string[]
  readonly reporters: readonly Reporter[]
}

/** How many units have said nothing for a week: of those that somebody is appointed for, and of the others, where there is nobody to remind. */
export type Silent = { readonly missing: number; readonly unappointed: number }

export async function silentUnits(
  db: Database,
  desk: CountyDesk,
  week: Week,
  { asOf, reach = WHOLE_COUNTY }: { readonly asOf: Date; readonly reach?: Reach },
): Promise<Silent> {
  return countOf(await unitsByState(db, desk, week, asOf, reach))
}

function countOf({ missing, unappointed }: Pick<UnitsByState, 'missing' | 'unappointed'>): Silent {
  return { missing: missing.length - unappointed.length, unappointed: unappointed.length }
}

/** `hour`: only units that like to be reminded then. */
export async function unitsToRemind(
  db: Database,
  desk: CountyDesk,
  week: Week,
  { asOf, reach = WHOLE_COUNTY, hour }: { readonly asOf: Date; readonly reach?: Reach; readonly hour?: string },
): Promise<ToRemind> {
  const { settings, zone } = desk
  const found = await unitsByState(db, desk, week, asOf, reach)
  const reminded = await remindedUnits(db, week.from)
  const liked = hour === undefined ? undefined : await reminderHours(db)
  const isNow = (id: string) => !liked || (liked.get(id) ?? settings.remindAt) === hour
  const waiting = found.missing.filter(({ id }) => !reminded.has(id) && isNow(id)).map(({ id }) => id)
  const reporters = await reportersOf(db, waiting, dayIn(zone, asOf))
  return { ...countOf(found), units: waiting.filter((id) => reporters.some((r) => r.unitId === id)), reporters }
}

/** Somebody to be reminded. */
export type Reminded = Reporter & {
  /** Of a unit that reports monthly. */
  readonly month: Period | undefined
  /** What they have begun for the week, answered something of, and not submitted. */
  readonly begun: { readonly draft: number; readonly title: string } | undefined
}

/** Who is to be reminded, with what a reminder says of each. */
export async function whoIsReminded(
  db: Database,
  { catalogue, settings, zone }: CountyDesk,
  { units, reporters }: ToRemind,
  week: Week,
): Promise<readonly Reminded[]> {
  const begun = new Map<string, { draft: number; title: string }>()
  for (const { chatId, draft } of await openDraftsOf(db, units, openFor(week, zone))) {
    const { id, unitId, form, state } = draft
    const title = formOf(catalogue, state.organization, form)?.title
    // A correction is of what was reported.
    const isOfWeek = state.corrects === undefined && Object.keys(state.answers).length > 0
    const key = `${chatId} ${unitId}`
    if (title !== undefined && isOfWeek && !begun.has(key)) begun.set(key, { draft: id, title })
  }
  return reporters.map((reporter) => ({
    ...reporter,
    begun: begun.get(`${reporter.chatId} ${reporter.unitId}`),
    month: rhythmOf(settings.rhythms, reporter) === 'month' ? monthEndingIn(week) : undefined,
  }))
}

/** That these were reminded: each at most once a week, whoever asks. */
export function remindersOf({ units }: ToRemind, week: Week, at: Date): Write[] {
  return units.length > 0 ? [{ do: 'keepReminders', of: { weekFrom: week.from, unitIds: units, at } }] : []
}

/** Who is asked at the end of a quarter what is in the way and what comes next: those of the county and of towns. */
export function askedForProblems(db: Database, { catalogue }: CountyDesk, today: Day): Promise<readonly Reporter[]> {
  const isAsked = catalogue.commonForms.some((form) => form.code === PROBLEMS.form)
  return isAsked ? townReporters(db, today) : Promise.resolve([])
}
