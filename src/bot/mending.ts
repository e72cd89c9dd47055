import type { Day } from '../calendar/day.ts'
import { formAsked } from '../catalogue/find.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { readDay } from '../chinese/read-day.ts'
import type { Database } from '../database/open.ts'
import { type CurrentReport, lastRecorded } from '../database/report.ts'
import { saidRight, saidWrong } from '../interview/mended.ts'
import { daysIn } from '../sentence/days.ts'
import { heardBy } from '../sentence/read-form.ts'
import { correcting } from './begin.ts'
import type { DraftTurn, Stopped } from './draft-turn.ts'
import type { Door } from './feature.ts'
import { worksIn } from './sentence.ts'

/** Who says 刚才报错了 means what was sent within these days. */
const RECENT_DAYS = 7
const MOST = 10

/**
 * What is told to be wrong with an earlier report, changed in the one that is meant: the last that was saved, of the day and
 * the form that the words name. Nothing is saved before it is agreed to. Undefined where there is none.
 */
export async function mending(
  db: Database,
  door: Door,
  { text, message }: { readonly text: string; readonly message: number },
): Promise<DraftTurn | Stopped | undefined> {
  const report = await meantBy(db, door, text)
  const form = report && formAsked(door.desk.catalogue, report.organization, report.form)
  if (!report || !form) return undefined
  const { desk, today } = door
  const heard = heardBy(form, saidRight(text), undefined, { catalogue: desk.catalogue, today })
  const says = Object.fromEntries(heard.map(({ code, words }) => [code, words]))
  return correcting(db, door, report, { kind: 'mends', text, message, heard: says })
}

async function meantBy(db: Database, door: Door, text: string): Promise<CurrentReport | undefined> {
  const { who, now, today } = door
  const since = new Date(now.getTime() - RECENT_DAYS * 24 * 60 * 60 * 1000)
  const units = who.reportsFor.map(({ id }) => id)
  const last = await lastRecorded(db, units, { since, limit: MOST })
  const day = dayNamed(saidWrong(text), today)
  const form = formNamed(door, saidWrong(text), day)
  const meant = last.filter(
    (report) =>
      report.form !== ZERO_FORM &&
      (day === undefined || report.activityDate === day) &&
      (form === undefined || report.form === form),
  )
  return meant.find(({ personId }) => personId === who.id) ?? meant[0]
}

function dayNamed(words: string, today: Day): Day | undefined {
  const [only, ...others] = daysIn(words, today).filter(({ day }) => day)
  const reading = only && others.length === 0 ? readDay(only.text, today) : undefined
  return reading && 'day' in reading ? reading.day : undefined
}

/** The form that the words are surely of, as if they told of its work: 昨天的宣讲. */
function formNamed(door: Door, words: string, day: Day | undefined): string | undefined {
  const [work] = worksIn(door, `${day === undefined ? '今天' : ''}${words}，开展了${words}`)
  return work?.work.sure ? work.work.forms[0]?.form.code : undefined
}
