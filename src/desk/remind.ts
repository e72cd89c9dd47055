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
import type { CountyDesk } from './county-desk.ts'
import { unitsByState } from './coverage.ts'

/** Whom a week's reminder would go to. */
export type ToRemind = {
  /** How many units that somebody is appointed for have said nothing, reminded or not. */
  readonly missing: number
  /** Those besides that nobody is appointed for: there is nobody to remind. */
  readonly unappointed: number
  /** Those of them that have somebody to be told, and have not been reminded of it yet. */
  readonly units: readonly string[]
  readonly reporters: readonly ToldReporter[]
}

/**
 * Somebody to be reminded; `month`: of a unit that reports monthly, the month; `begun`: what they began for the unit last
 * and have not submitted.
 */
export type ToldReporter = Reporter & {
  readonly month: Period | undefined
  readonly begun: { readonly draft: number; readonly title: string } | undefined
}

/** `hour`: only units that like to be reminded then. */
export async function unitsToRemind(
  db: Database,
  desk: CountyDesk,
  week: Week,
  { asOf, reach = WHOLE_COUNTY, hour }: { readonly asOf: Date; readonly reach?: Reach; readonly hour?: string },
): Promise<ToRemind> {
  const { settings, zone } = desk
  const { missing, unappointed } = await unitsByState(db, desk, week, asOf, reach)
  const reminded = await remindedUnits(db, week.from)
  const liked = hour === undefined ? undefined : await reminderHours(db)
  const isNow = (id: string) => !liked || (liked.get(id) ?? settings.remindAt) === hour
  const waiting = missing.filter(({ id }) => !reminded.has(id) && isNow(id)).map(({ id }) => id)
  const told = await reportersOf(db, waiting, dayIn(zone, asOf))
  const units = waiting.filter((id) => told.some((r) => r.unitId === id))
  const begun = await newReports(db, desk, units)
  const reporters = told.map((reporter) => ({
    ...reporter,
    begun: begun.find(({ chatId, unitId }) => chatId === reporter.chatId && unitId === reporter.unitId),
    month: rhythmOf(settings.rhythms, reporter) === 'month' ? monthEndingIn(week) : undefined,
  }))
  return { missing: missing.length - unappointed.length, unappointed: unappointed.length, units, reporters }
}

/** Reports that were begun for these units, corrections left out: they are of what was reported. */
async function newReports(db: Database, { catalogue }: CountyDesk, unitIds: readonly string[]) {
  return (await openDraftsOf(db, unitIds)).flatMap(({ chatId, draft: { id, unitId, form, state } }) => {
    const title = formOf(catalogue, state.organization, form)?.title
    return title === undefined || state.corrects ? [] : [{ chatId, unitId, draft: id, title }]
  })
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
