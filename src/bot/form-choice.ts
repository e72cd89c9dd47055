import { isAskedOf } from '../catalogue/applicable.ts'
import { formAsked, formOf, formsOf } from '../catalogue/find.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Form } from '../catalogue/schema.ts'
import { inChinese } from '../chinese/full-width.ts'
import { clip } from '../chinese/quoted.ts'
import type { DraftRow } from '../database/draft.ts'
import type { UnitInArea } from '../database/unit.ts'
import { kindOf } from '../kinds/index.ts'
import { noUnit } from '../messages/common.ts'
import { draftTitle, type Waiting, whichForm, whichUnit } from '../messages/forms.ts'
import { ownUnitName } from '../messages/place.ts'
import type { Said } from '../messages/said.ts'
import type { Door } from './feature.ts'
import { numberHeard } from './number-heard.ts'

/** Of a sentence so much stands on a button. */
const WORDS_SHOWN = 10

/** Which unit to report for, where there are several and none is chosen yet; else its forms. */
export function unitChoice(
  door: Door,
  { lead = '', chosen, words }: { lead?: string; chosen?: string; words?: string | undefined } = {},
): Said {
  const { reportsFor } = door.who
  const [only, ...others] = reportsFor
  if (!only) return { text: noUnit(door.who) }
  const unit = others.length === 0 ? only : reportsFor.find((u) => u.id === chosen)
  if (unit) return formChoice(door, unit, { lead, words })
  return whichUnit(
    reportsFor.map((of) => ({ id: of.id, name: ownUnitName(of, door.today) })),
    lead,
  )
}

/** The unit's forms, with those of its drafts that wait to be finished. */
export function formChoice(
  door: Door,
  unit: Pick<UnitInArea, 'id' | 'name' | 'organization' | 'level'>,
  {
    lead = '',
    waiting = door.who.drafts,
    words,
  }: { lead?: string; waiting?: readonly DraftRow[]; words?: string | undefined } = {},
): Said {
  return whichForm({
    ...{ unit, lead, forms: formsFor(door, unit, words), several: door.who.reportsFor.length > 1 },
    waiting: waiting.filter((d) => d.unitId === unit.id).map((d) => waitingOf(d, door)),
  })
}

/** The unit's forms; where words say something to some of them, those. */
function formsFor(
  { desk, today }: Door,
  unit: Pick<UnitInArea, 'organization' | 'level'>,
  words: string | undefined,
): readonly Form[] {
  const forms = reportForms({ desk }, unit)
  if (words === undefined) return forms
  const hearing = forms.filter(({ code }) => {
    const form = formAsked(desk.catalogue, unit.organization, code)
    return form && numberHeard({ desk, today }, form, words).length > 0
  })
  return hearing.length > 0 ? hearing : forms
}

/** The forms that a unit fills in; the zero report has a way of its own. */
export function reportForms(
  { desk }: Pick<Door, 'desk'>,
  unit: Pick<UnitInArea, 'organization' | 'level'>,
): readonly Form[] {
  return formsOf(desk.catalogue, unit.organization).filter((f) => f.code !== ZERO_FORM && isAskedOf(f, unit.level))
}

export function takesPictures({ questions }: Form): boolean {
  return questions.some((question) => kindOf(question).takesPictures)
}

/** The title of a draft's form; undefined of one that is no more. */
export function formTitleOf({ form, state }: DraftRow, { desk }: Pick<Door, 'desk'>): string | undefined {
  return formOf(desk.catalogue, state.organization, form)?.title
}

/** The title of a report's form. */
export function reportTitle(
  { organization, form }: { readonly organization: string; readonly form: string },
  { desk }: Pick<Door, 'desk'>,
): string {
  return formOf(desk.catalogue, organization, form)?.title ?? form
}

/** The person's units that have a form with this title. */
export function unitsWithForm(door: Door, title: string): { unit: UnitInArea; form: Form }[] {
  return door.who.reportsFor.flatMap((unit) =>
    reportForms(door, unit)
      .filter((form) => form.title === title.trim())
      .map((form) => ({ unit, form })),
  )
}

/** A draft as a button names it. */
export function waitingOf(draft: DraftRow, door: Pick<Door, 'desk' | 'who'>): Waiting {
  const { id, form, unitId, state } = draft
  const unit = door.who.reportsFor.find((of) => of.id === unitId)
  return {
    id,
    title: draftTitle(formTitleOf(draft, door) ?? form, state.corrects?.report),
    apart: state.said ? clip(inChinese(state.said.words), WORDS_SHOWN) : (unit?.name ?? ''),
  }
}
