import type { Day } from '../calendar/day.ts'
import { formAsked } from '../catalogue/find.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Form } from '../catalogue/schema.ts'
import { readDay } from '../chinese/read-day.ts'
import type { Database } from '../database/open.ts'
import { type CurrentReport, lastRecorded } from '../database/report.ts'
import { saidOf, saidRight, saidWrong, toldAnew } from '../interview/mended.ts'
import { goesBy } from '../interview/told-change.ts'
import { daysIn } from '../sentence/days.ts'
import { changesSent, mayCorrect } from '../sentence/not-done.ts'
import { formCalled } from '../sentence/ranked.ts'
import { heardBy } from '../sentence/read-form.ts'
import { correcting } from './begin.ts'
import type { DraftTurn, Stopped } from './draft-turn.ts'
import type { Door } from './feature.ts'
import { formsAskedOf } from './sentence.ts'

/** Who says 刚才报错了 means what was sent within these days. */
const RECENT_DAYS = 7
/** The last that may be meant: what is said is of the first of them that has it. */
const MOST = 10

type Told = { readonly text: string; readonly message: number }

/**
 * What is told to be wrong with an earlier report, changed in the one that is meant: the last that was saved, of the day and
 * the form that the words name, and that has what they say. Nothing is saved before it is agreed to. Undefined where there
 * is none.
 */
export async function mending(db: Database, door: Door, told: Told): Promise<DraftTurn | Stopped | undefined> {
  const { text } = told
  const anew = toldAnew(text)
  const ofAnew = anew === undefined ? undefined : formMeant(door, anew)
  const wrong = anew !== undefined && ofAnew ? anew : changesSent(text) ? text : saidWrong(text)
  const form = ofAnew ?? formMeant(door, wrong)
  const day = dayNamed(wrong, door.today)
  const last = await lastOf(db, door, { form, day })
  // 场次错了: sooner of a report that has 场次.
  const has = (report: CurrentReport) =>
    ownFormOf(door, report)?.questions.some((question) => goesBy(question, saidOf(text)))
  const among = [...last.filter(has), ...last.filter((report) => !has(report))]
  for (const report of among) {
    const taken = await changedAsTold(db, door, report, told)
    if (taken && ('stopped' in taken || taken.turn.outcome !== 'unrelated')) return taken
  }
  // 昨天的宣讲报错了: it is named, and what is wrong with it is asked.
  const [named] = mayCorrect(text) && (form !== undefined || day !== undefined) ? among : []
  return named && correcting(db, door, named)
}

/** What was sent last, within a day. */
export async function lastSent(db: Database, door: Door): Promise<CurrentReport | undefined> {
  const [last] = await lastOf(db, door, { form: undefined, day: undefined, days: 1 })
  return last
}

function lastOf(
  db: Database,
  { who, now }: Door,
  {
    days = RECENT_DAYS,
    ...named
  }: { readonly form: string | undefined; readonly day: Day | undefined; readonly days?: number },
): Promise<CurrentReport[]> {
  const since = new Date(now.getTime() - days * 24 * 60 * 60 * 1000)
  const units = who.reportsFor.map(({ id }) => id)
  return lastRecorded(db, units, { ...named, since, notForm: ZERO_FORM, person: who.id, limit: MOST })
}

async function changedAsTold(
  db: Database,
  door: Door,
  report: CurrentReport,
  { text, message }: Told,
): Promise<DraftTurn | Stopped | undefined> {
  const { desk, today } = door
  const form = ownFormOf(door, report)
  if (!form) return undefined
  const says = heardBy(form, saidRight(text), undefined, { catalogue: desk.catalogue, today })
  const heard = Object.fromEntries(says.map(({ code, words }) => [code, words]))
  return correcting(db, door, report, { kind: 'mends', text, message, heard })
}

const ownFormOf = ({ desk }: Door, { organization, form }: CurrentReport): Form | undefined =>
  formAsked(desk.catalogue, organization, form)

function dayNamed(words: string, today: Day): Day | undefined {
  const [only, ...others] = daysIn(words, today).filter(({ day }) => day)
  const reading = only && others.length === 0 ? readDay(only.text, today) : undefined
  return reading && 'day' in reading ? reading.day : undefined
}

/** The form that the words call by its name: 昨天的宣讲. */
function formMeant(door: Door, words: string): string | undefined {
  const organizations = [...new Set(door.who.reportsFor.map(({ organization }) => organization))]
  const forms = organizations.flatMap((organization) => formsAskedOf(door, organization))
  return formCalled(words, { catalogue: door.desk.catalogue, forms })?.code
}
