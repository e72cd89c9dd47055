import { isAskedOf } from '../catalogue/applicable.ts'
import { formAsked, formOf } from '../catalogue/find.ts'
import type { Form } from '../catalogue/schema.ts'
import type { DraftRow } from '../database/draft.ts'
import { isPrinted } from '../database/edition.ts'
import { reserveId } from '../database/ids.ts'
import type { Database } from '../database/open.ts'
import { type CurrentReport, reportOfUnits } from '../database/report.ts'
import type { UnitInArea } from '../database/unit.ts'
import { correctionDraft, type Draft, draftAgain, newDraft } from '../interview/draft.ts'
import { firstQuestion } from '../interview/interview.ts'
import type { Input } from '../interview/turn.ts'
import { type DraftTurn, type Stopped, takeTurn } from './draft-turn.ts'
import type { Door } from './feature.ts'
import { asOther } from './sentence.ts'

/** The form of this code as a unit of the person's fills it in; undefined where either is none of theirs. */
export function ownForm(
  { who, desk }: Door,
  unitId: string,
  code: string,
): { unit: UnitInArea; form: Form } | undefined {
  const unit = who.reportsFor.find((u) => u.id === unitId)
  const form = unit && formOf(desk.catalogue, unit.organization, code)
  return unit && form && isAskedOf(form, unit.level) ? { unit, form } : undefined
}

/** The person's draft of this form goes on; a new one where there is none. */
export async function beginOrResume(
  db: Database,
  door: Door,
  { unit, form }: { readonly unit: UnitInArea; readonly form: Form },
): Promise<DraftTurn | Stopped> {
  // Whoever said that a sentence is of none of the forms that were offered chooses among all.
  const said = door.who.draftAtHand
  if (said?.state.step.at === 'form') {
    return takeTurn(
      db,
      door,
      asOther(door, said, { unit, form: formAsked(door.desk.catalogue, unit.organization, form.code) ?? form }),
      { kind: 'resume' },
    )
  }
  const begun = door.who.drafts.find((d) => d.unitId === unit.id && d.form === form.code && !corrects(d))
  if (begun) return takeTurn(db, door, begun, { kind: 'resume' })
  return begin(db, door, unit.id, newDraft(unit.organization, form.code, firstQuestion(form, unit.level)))
}

/** 再报一份: the same form for the same unit, with the last answers that rarely change. */
export async function beginAgain(db: Database, door: Door, receipt: number): Promise<DraftTurn | Stopped | undefined> {
  const last = await reportOfUnits(
    db,
    receipt,
    door.who.reportsFor.map(({ id }) => id),
  )
  const chosen = last && ownForm(door, last.unitId, last.form)
  if (!last || !chosen) return undefined
  const { unit, form } = chosen
  const begun = door.who.drafts.find((d) => d.unitId === unit.id && d.form === form.code && !corrects(d))
  if (begun) return takeTurn(db, door, begun, { kind: 'resume' })
  const draft = newDraft(unit.organization, form.code, firstQuestion(form, unit.level))
  return begin(db, door, unit.id, draftAgain(form, draft, receipt, last.answers))
}

/**
 * The correction of a report, begun or taken up: the list of what to change, or what is told to be wrong with it. Undefined
 * where its form is asked no more.
 */
export async function correcting(
  db: Database,
  door: Door,
  report: CurrentReport,
  told: Input = { kind: 'resume' },
): Promise<DraftTurn | Stopped | undefined> {
  const form = formOf(door.desk.catalogue, report.organization, report.form)
  if (!form) return undefined
  const begun = door.who.drafts.find((row) => {
    const { corrects } = row.state
    return corrects?.report === report.id && corrects.revision === report.number
  })
  if (begun) return takeTurn(db, door, begun, told)
  const corrects = {
    report: report.id,
    revision: report.number,
    on: report.activityDate,
    published: await isPrinted(db, report),
  }
  return begin(db, door, report.unitId, correctionDraft(form, report.organization, report.answers, corrects), told)
}

function corrects({ state }: DraftRow): boolean {
  return state.corrects !== undefined
}

/** The number of a draft whose own is on its way. */
const NOT_YET = 0

/** A new draft, with its first prompt. */
export async function begin(
  db: Database,
  door: Door,
  unitId: string,
  state: Draft,
  input: Input = { kind: 'resume' },
): Promise<DraftTurn | Stopped> {
  const row: DraftRow = {
    ...{ id: NOT_YET, personId: door.who.id, unitId, form: state.form, state },
    ...{ catalogueVersion: door.desk.catalogue.version, status: 'open', createdAt: door.now, touchedAt: door.now },
  }
  // Sent together: nothing of the first turn asks for its number.
  const [id, taken] = await Promise.all([reserveId(db, 'draft'), takeTurn(db, door, row, input, true)])
  return { ...taken, row: { ...taken.row, id } }
}
