import { isAskedOf } from '../catalogue/applicable.ts'
import { formAsked, formsOf } from '../catalogue/find.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Form } from '../catalogue/schema.ts'
import type { DraftRow } from '../database/draft.ts'
import { reserveId } from '../database/ids.ts'
import type { Database } from '../database/open.ts'
import type { UnitInArea } from '../database/unit.ts'
import type { Write } from '../database/write.ts'
import { type Draft, newDraft, type Said, saidDraft } from '../interview/draft.ts'
import { firstQuestion } from '../interview/interview.ts'
import { kindOf } from '../kinds/index.ts'
import type { Heard } from '../sentence/heard.ts'
import { heardBy } from '../sentence/read-form.ts'
import { understand, type Work } from '../sentence/understand.ts'
import { draftEffects } from './draft-effects.ts'
import { type DraftTurn, type Stopped, takeTurn } from './draft-turn.ts'
import type { Door, Effects } from './feature.ts'

/** What a message is that tells of work: its words, the message's number, a picture that came with it; said `on` another day than today's. */
export type Told = { readonly text: string; readonly message: number; readonly file?: string; readonly on?: string }

/** Drafts that a message begins: the first is shown, the others wait behind it. */
export type Begun = { readonly taken: DraftTurn | Stopped; readonly waiting: readonly DraftRow[] }

export type Of = { readonly unit: UnitInArea; readonly form: Form }
/** A work with the units that it may be of. */
export type OwnWork = { readonly work: Work; readonly among: readonly Of[]; readonly sure: boolean }

const MOST_AMONG = 6

/** The works that a message tells of, as a person's units would report them. */
export function worksIn(door: Door, text: string, on: string = door.today): OwnWork[] {
  const { who, desk } = door
  const organizations = [...new Set(who.reportsFor.map(({ organization }) => organization))]
  const read = organizations.map((organization) => {
    const forms = formsAskedOf(door, organization)
    const works = understand(text, { catalogue: desk.catalogue, forms, today: on })
    return { organization, works, score: works.reduce((sum, { score }) => sum + score, 0) }
  })
  const [best, second] = read.sort((a, b) => b.score - a.score)
  if (!best) return []
  const units = unitsNamed(who.reportsFor, best.organization, text)
  const clear = second === undefined || best.score > 1.3 * second.score
  return best.works.map((work) => {
    const own = work.forms.flatMap(({ form }) =>
      units.filter(({ level }) => isAskedOf(form, level)).map((unit) => ({ unit, form })),
    )
    const others = clear
      ? []
      : (second?.works[0]?.forms ?? [])
          .slice(0, 1)
          .flatMap(({ form }) =>
            unitsNamed(who.reportsFor, second?.organization ?? '', text).map((unit) => ({ unit, form })),
          )
    return { work, among: [...own, ...others].slice(0, MOST_AMONG), sure: work.sure && units.length === 1 && clear }
  })
}

/** The forms that the person's units of an organization may report with. */
export function formsAskedOf({ who, desk }: Door, organization: string): readonly Form[] {
  const levels = who.reportsFor.filter((unit) => unit.organization === organization).map(({ level }) => level)
  return formsOf(desk.catalogue, organization)
    .filter((form) => form.code !== ZERO_FORM && levels.some((level) => isAskedOf(form, level)))
    .flatMap(({ code }) => formAsked(desk.catalogue, organization, code) ?? [])
}

/** The person's units of an organization that the words name; all of them where they name none. */
function unitsNamed(units: readonly UnitInArea[], organization: string, text: string): readonly UnitInArea[] {
  const own = units.filter((unit) => unit.organization === organization)
  const named = own.filter(({ name, areaName }) => text.includes(name) || text.includes(areaName))
  return named.length > 0 ? named : own
}

/** Whether the words are plainly a report and no answer: of a sure form, with a day and more, or with several numbers. */
export function isPlainly(works: readonly OwnWork[], most = 2): boolean {
  const [first] = works
  if (!first) return false
  const heard = first.work.forms[0]?.heard.length ?? 0
  return works.length > 1 || ((first.work.sure || first.work.forms.length > 1) && heard >= most)
}

/** What a work says to the form that it is likeliest of. */
export function heardOf({ work }: OwnWork): { readonly all: number; readonly day: boolean; readonly number: boolean } {
  const [best] = work.forms
  const codes = new Set(best?.heard.map(({ code }) => code))
  const asked = best?.form.questions.filter(({ code }) => codes.has(code)) ?? []
  const day = asked.some((question) => kindOf(question).tellsDay)
  return { all: codes.size, day, number: asked.some((question) => kindOf(question).counts === 'number') }
}

/** Begins a draft for each work of a message. */
export async function begunBy(
  db: Database,
  door: Door,
  told: Told,
  works: readonly OwnWork[],
): Promise<Begun | undefined> {
  const rows: DraftRow[] = []
  // The first has the highest number: of drafts touched at the same time it is the one at hand.
  for (const [i, own] of [...works.entries()].reverse()) {
    const [first] = own.among
    if (!first) continue
    const batch = works.length > 1 ? { id: told.message, place: i + 1, of: works.length } : undefined
    const said = saidOf(own, told.on ?? door.today)
    const state = stateOf(door, first, works.length > 1 ? said : { ...said, message: told.message }, {
      sure: own.sure,
      batch,
      file: i === 0 ? told.file : undefined,
    })
    rows.unshift({
      ...{
        id: await reserveId(db, 'draft'),
        personId: door.who.id,
        unitId: first.unit.id,
        form: first.form.code,
        state,
      },
      ...{ catalogueVersion: door.desk.catalogue.version, status: 'open', createdAt: door.now, touchedAt: door.now },
    })
  }
  const [first, ...waiting] = rows
  if (!first) return undefined
  return { taken: await takeTurn(db, door, first, { kind: 'resume' }, true), waiting }
}

export function begunEffects({ taken, waiting }: Begun, door: Door): Effects {
  const effects = draftEffects(taken, door)
  const adds: Write[] = waiting.map((of) => ({ do: 'addDraft', of }))
  return { ...effects, write: [...(effects.write ?? []), ...adds] }
}

/** The draft as that of another form or unit: what its sentence says to it. */
export function asOther(door: Door, row: DraftRow, of: Of): DraftRow {
  const { said, batch } = row.state
  if (!said) return row
  const pictures = Object.values(row.state.answers).find((answer) => Array.isArray(answer?.value) && isFile(answer.raw))
  const state = stateOf(door, of, said, { sure: true, batch, file: pictures?.raw.split('\n')[0] })
  return {
    ...row,
    unitId: of.unit.id,
    form: of.form.code,
    state: { ...state, turn: row.state.turn + 1 },
    status: 'open',
  }
}

/** A draft that was begun and not answered yet, with what a sentence says to it. */
export function begunWith(door: Door, row: DraftRow, { work, among }: OwnWork): DraftRow {
  const unit = door.who.reportsFor.find(({ id }) => id === row.unitId)
  const form = unit && formAsked(door.desk.catalogue, unit.organization, row.form)
  if (!unit || !form) return row
  const said = saidOf({ work, among, sure: true }, door.today)
  const state = stateOf(door, { unit, form }, said, { sure: true, batch: undefined, file: undefined })
  return { ...row, state: { ...state, turn: row.state.turn + 1 } }
}

/** A draft that was not shown yet, with what its work of a message says that was edited. */
export function saidOtherwise(door: Door, row: DraftRow, own: OwnWork): DraftRow {
  const unit = door.who.reportsFor.find(({ id }) => id === row.unitId)
  const form = unit && formAsked(door.desk.catalogue, unit.organization, row.form)
  if (!unit || !form) return row
  const said = saidOf(own, row.state.said?.on ?? door.today)
  return {
    ...row,
    state: stateOf(door, { unit, form }, said, { sure: own.sure, batch: row.state.batch, file: undefined }),
  }
}

/** The unit and form that a button of the question for the form stands for. */
export function otherOf(door: Door, { state }: DraftRow, action: string): Of | undefined {
  const [, index] = /^f(\d+)$/.exec(action) ?? []
  const chosen = state.step.at === 'form' ? state.said?.among[Number(index ?? -1)] : undefined
  const unit = door.who.reportsFor.find(({ id }) => id === chosen?.unit)
  const form = unit && chosen && formAsked(door.desk.catalogue, unit.organization, chosen.form)
  return unit && form ? { unit, form } : undefined
}

function saidOf({ work, among }: OwnWork, on: string): Said {
  const several = new Set(among.map(({ unit }) => unit.id)).size > 1
  return {
    words: work.words,
    on,
    ...(work.day === undefined ? {} : { day: work.day }),
    among: among.map(({ unit, form }) => ({
      ...{ unit: unit.id, form: form.code },
      title: several ? `${unit.name}：${form.title}` : form.title,
    })),
  }
}

type How = {
  readonly sure: boolean
  readonly batch: Draft['batch']
  readonly file: string | undefined
  /** What the words say, where that is known already. */
  readonly heard?: readonly Heard[]
}

/** A draft of a form with what words say to it. */
export function stateOf(
  { desk, today }: Door,
  { unit, form }: Of,
  said: Said,
  { sure, batch, file, ...how }: How,
): Draft {
  const asked = { catalogue: desk.catalogue, today: said.on ?? today }
  const heard = how.heard ?? heardBy(form, said.words, said.day, asked)
  const draft = newDraft(unit.organization, form.code, firstQuestion(form, unit.level))
  const photos = form.questions.find((question) => kindOf(question).takesPictures)
  const answers = file && photos ? { [photos.code]: { raw: file, value: [file] } } : {}
  return saidDraft(
    { ...draft, answers },
    { said, heard: Object.fromEntries(heard.map(({ code, words }) => [code, words])), batch, sure },
  )
}

const isFile = (raw: string): boolean => /^[A-Za-z0-9_-]{20,}(?:\n|$)/u.test(raw)
