import { type Day, dayIn } from '../calendar/day.ts'
import { remindedBefore } from '../calendar/due.ts'
import type { Period } from '../calendar/period.ts'
import { monthEndingIn } from '../calendar/rhythm.ts'
import type { Week } from '../calendar/week.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { formOf } from '../catalogue/find.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import { rhythmOf } from '../catalogue/rhythms.ts'
import { type DraftRow, openDraftsOf } from '../database/draft.ts'
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
  /** Units that are not to be reminded, because they said something or need not yet. */
  readonly others: readonly string[]
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
  const units = waiting.filter((id) => reporters.some((r) => r.unitId === id))
  const others = [...found.reported, ...found.zero, ...found.notYet].map(({ id }) => id).filter(isNow)
  return { ...countOf(found), units, reporters, others }
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
    const key = `${chatId} ${draft.unitId}`
    const title = titleOfBegun(catalogue, draft)
    if (title !== undefined && !begun.has(key)) begun.set(key, { draft: draft.id, title })
  }
  return reporters.map((reporter) => ({
    ...reporter,
    begun: begun.get(`${reporter.chatId} ${reporter.unitId}`),
    month: rhythmOf(settings.rhythms, reporter) === 'month' ? monthEndingIn(week) : undefined,
  }))
}

/** What the form is called of which something was answered; undefined of a correction, which is of what was reported. */
function titleOfBegun(catalogue: Catalogue, { form, state }: DraftRow): string | undefined {
  const isBegun = state.corrects === undefined && Object.keys(state.answers).length > 0
  return isBegun ? formOf(catalogue, state.organization, form)?.title : undefined
}

/** Somebody who has left drafts: what was answered of them is not submitted. */
export type Left = Reporter & { readonly drafts: readonly { readonly id: number; readonly title: string }[] }

/** Who left drafts for these units since the reminder before: of each somebody hears once, beside the reminders of a week. */
export async function whoLeftDrafts(
  db: Database,
  { catalogue, settings, zone }: CountyDesk,
  unitIds: readonly string[],
  { week, hour, at }: { readonly week: Week; readonly hour: string; readonly at: Date },
): Promise<readonly Left[]> {
  const from = remindedBefore(week, { ...settings, hour }, zone)
  const left = (await openDraftsOf(db, unitIds, { from, until: at })).flatMap(({ chatId, draft }) => {
    const title = titleOfBegun(catalogue, draft)
    return title === undefined ? [] : [{ chatId, unitId: draft.unitId, id: draft.id, title }]
  })
  const reporters = await reportersOf(db, [...new Set(left.map(({ unitId }) => unitId))], dayIn(zone, at))
  return reporters.flatMap((reporter) => {
    const drafts = left.filter((of) => of.chatId === reporter.chatId && of.unitId === reporter.unitId)
    return drafts.length > 0 ? [{ ...reporter, drafts }] : []
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
