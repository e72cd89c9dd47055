import { weekOf } from '../calendar/week.ts'
import { activityDay } from '../catalogue/activity-day.ts'
import { formAsked } from '../catalogue/find.ts'
import type { Form } from '../catalogue/schema.ts'
import { outsideOf } from '../catalogue/validity.ts'
import { beforeReport } from '../database/before-report.ts'
import type { DraftRow } from '../database/draft.ts'
import { isPrinted } from '../database/edition.ts'
import { reserveId } from '../database/ids.ts'
import type { Database } from '../database/open.ts'
import { recordInstant } from '../database/record-lock.ts'
import { type CurrentReport, reportOfUnits } from '../database/report.ts'
import { type UnitInArea, unitById } from '../database/unit.ts'
import { catalogueOf } from '../desk/catalogue-in-force.ts'
import { circumstancesOf } from '../desk/circumstances.ts'
import { numbersIn, repeatAmong, settled } from '../desk/submit.ts'
import type { Draft } from '../interview/draft.ts'
import { turn } from '../interview/interview.ts'
import type { Circumstances, Input, Turn } from '../interview/turn.ts'
import type { Door } from './feature.ts'

/** A draft with all that a turn of it needs, and what the turn came to. */
export type DraftTurn = {
  readonly row: DraftRow
  /** Whether the draft begins with this turn. */
  readonly begins: boolean
  readonly form: Form
  readonly unit: UnitInArea
  readonly about: Circumstances
  readonly turn: Turn
  /** What a submitted draft needs besides; undefined for any other turn. */
  readonly submission: SubmissionFacts | undefined
  /** The next work of the same message, shown once this one is done with. */
  readonly next?: DraftTurn | Stopped
}

export type SubmissionFacts =
  /** The activity lies outside the days of the unit: before it began, or after it went into another. */
  | { readonly outside: string }
  /** The receipt of a report of the last 24 hours that says the same. */
  | { readonly repeats: number }
  | {
      /** The instant that it is recorded at. */
      readonly at: Date
      /** Kept for the new report; of a correction that of the report. */
      readonly receipt: number
      /** The report that it corrects, as it stands. */
      readonly corrected: CurrentReport | undefined
      /** How the digest of its week stands. */
      readonly issue: { readonly published: boolean; readonly waits: boolean }
    }

/** A draft that cannot go on, and why. */
export type Stopped = { readonly row: DraftRow; readonly stopped: string }

const REPEAT_MS = 24 * 60 * 60 * 1000

/** Takes one turn of a draft: reads what it needs; the turn itself is pure. */
export async function takeTurn(
  db: Database,
  door: Door,
  row: DraftRow,
  input: Input,
  begins = false,
): Promise<DraftTurn | Stopped> {
  const { desk, who, today } = door
  const stopped = (why: string): Stopped => ({ row, stopped: why })
  const kept = row.state
  const unit = who.reportsFor.find((u) => u.id === row.unitId)
  // Begun with a catalogue, it goes on with that one.
  const began = await catalogueOf(db, desk, row.catalogueVersion)
  const form = formAsked(began, kept.organization, row.form)
  if (!form) return stopped('这张表或这个单位已经停用，这份草稿没法再填。')
  if (!unit) return stopped(`您已经不为${(await unitById(db, row.unitId))?.name ?? ''}填报，这份草稿没法再填。`)
  const corrected = kept.corrects && (await standing(db, kept.corrects, unit.id))
  if (kept.corrects && !corrected)
    return stopped(`同单位的人刚改过编号${kept.corrects.report}。请从“我的填报”点开，看过再更正。`)
  const corrects =
    kept.corrects && corrected ? { ...kept.corrects, published: await isPrinted(db, corrected) } : undefined
  const draft: Draft = corrects ? { ...kept, corrects } : kept
  const day = activityDay(form, draft.answers, corrects?.on ?? today)
  const known = await circumstancesOf(db, unit, form, today, { activityDay: day, corrects: corrects?.report })
  const about = corrected ? { ...known, before: corrected.answers } : known
  const taken = turn(form, draft, input, about)
  const submits = taken.outcome === 'submitted'
  const submission = submits ? await forSubmission(db, door, { unit, form, draft: taken.draft, corrected }) : undefined
  const done = taken.outcome === 'cancelled' || (submission !== undefined && 'receipt' in submission)
  const next = done ? await nextOf(db, door, row) : undefined
  return { row, begins, form, unit, about, turn: taken, submission, ...(next && { next }) }
}

/** The next work of the message that this draft is one of: those that were passed over come last. */
async function nextOf(
  db: Database,
  door: Door,
  { id, state: { batch } }: DraftRow,
): Promise<DraftTurn | Stopped | undefined> {
  if (!batch) return undefined
  const others = door.who.drafts
    .flatMap((row) =>
      row.id !== id && row.state.batch?.id === batch.id ? [{ row, place: row.state.batch.place }] : [],
    )
    .sort((a, b) => a.place - b.place)
  const next = others.find(({ place }) => place > batch.place) ?? others[0]
  return next && takeTurn(db, door, next.row, { kind: 'resume' })
}

/** The report that is corrected, unless it was revised since: what was shown is no longer what it says. */
async function standing(
  db: Database,
  { report, revision }: NonNullable<Draft['corrects']>,
  unitId: string,
): Promise<CurrentReport | undefined> {
  const found = await reportOfUnits(db, report, [unitId])
  return found && found.kind !== 'withdrawn' && found.number === revision ? found : undefined
}

async function forSubmission(
  db: Database,
  { who, today, clock }: Door,
  {
    unit,
    form,
    draft,
    corrected,
  }: {
    unit: UnitInArea
    form: Form
    draft: Draft
    corrected: CurrentReport | undefined
  },
): Promise<SubmissionFacts> {
  const heir = unit.successorId === null ? undefined : await unitById(db, unit.successorId)
  const submission = { unit, form, answers: draft.answers, personId: who.id, today: draft.corrects?.on ?? today }
  const { day } = settled(submission)
  const outside = outsideOf({ ...unit, successorId: heir?.name ?? null }, day)
  if (outside) return { outside }
  const since = new Date(clock().getTime() - REPEAT_MS)
  const asked = draft.corrects === undefined && draft.step.at !== 'repeat'
  const of = { unitId: unit.id, form: form.code, day, week: weekOf(day), since, says: numbersIn(submission) }
  // Sent together, answered in this order.
  const [at, { sameDay, ...issue }] = await Promise.all([recordInstant(db, clock), beforeReport(db, of)])
  const repeats = asked ? repeatAmong(sameDay, submission) : undefined
  if (repeats !== undefined) return { repeats }
  const receipt = draft.corrects ? draft.corrects.report : await reserveId(db, 'report')
  return { at, receipt, corrected, issue }
}
