import { type Day, yearOf } from '../calendar/day.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import type { Form } from '../catalogue/schema.ts'
import type { Database } from '../database/open.ts'
import type { UnitInArea } from '../database/unit.ts'
import { type LookedAt, type UnitPast, unitPast } from '../database/unit-past.ts'
import type { Circumstances } from '../interview/turn.ts'
import { kindOf } from '../kinds/index.ts'

const MOST_NAMES = 6

/** The answers being given: for what day, and in place of which report. */
type Answering = { readonly activityDay: Day; readonly corrects?: number | undefined }

/** What is known of a unit before it is asked: names used, sums of the year, the numbers of 现有总数 on that day. */
export async function circumstancesOf(
  db: Database,
  unit: Pick<UnitInArea, 'id' | 'name' | 'level'>,
  form: Form,
  today: Day,
  { activityDay, corrects: without }: Answering = { activityDay: today },
): Promise<Circumstances> {
  const lookedAt = lookedAtBy(form)
  const past = await unitPast(db, {
    ...{ unit: unit.id, form: form.code, lookedAt, without },
    ...{ year: yearOf(activityDay), upTo: lookedAt.stocks.length > 0 ? activityDay : today },
  })
  const known = workedOut.get(past)
  const found = known?.form === form ? known.found : fromPast(past, form)
  if (known?.form !== form) workedOut.set(past, { form, found })
  return { today, level: unit.level, unitName: unit.name, ...found }
}

type FromPast = Pick<Circumstances, 'names' | 'yearToDate' | 'stock' | 'largest'>

/** What several turns of a set ask alike they get as one, and what follows from it is worked out once. */
const workedOut = new WeakMap<UnitPast, { readonly form: Form; readonly found: FromPast }>()

function fromPast(past: UnitPast, form: Form): FromPast {
  const names: Record<string, string[]> = {}
  const yearToDate: Record<string, number> = {}
  const stock: Record<string, number> = {}
  const largest: Record<string, { value: number; reports: number }> = {}
  for (const question of form.questions) {
    const { remembered } = kindOf(question)
    const values = past.values[question.code] ?? []
    names[question.code] = [...new Set(values.flatMap(remembered))].slice(0, MOST_NAMES)
    if (!question.indicator) continue
    const given = values.filter((value) => typeof value === 'number')
    largest[question.code] = { value: Math.max(0, ...given), reports: given.length }
    const code = indicatorCode(question)
    yearToDate[question.code] = past.totals[code] ?? 0
    for (const { label, value } of past.latest.filter((r) => r.indicator === code)) {
      stock[label ? `${question.code}/${label}` : question.code] = value
    }
  }
  return { names, yearToDate, stock, largest }
}

const lookedAtOf = new WeakMap<Form, LookedAt>()

/** What of a unit's past a form looks at. */
function lookedAtBy(form: Form): LookedAt {
  const known = lookedAtOf.get(form)
  if (known) return known
  const counted = form.questions.filter((question) => question.indicator)
  const found = {
    questions: form.questions.filter(isLookedAt).map(({ code }) => code),
    indicators: counted.map(indicatorCode),
    stocks: counted.filter(({ stock }) => stock).map(indicatorCode),
  }
  lookedAtOf.set(form, found)
  return found
}

/** Whether earlier answers to a question say something: what was named, and how large a number was. A text may be long. */
function isLookedAt(question: Form['questions'][number]): boolean {
  const { counts, words } = kindOf(question)
  return counts === 'number' || words === 'names' || words === 'labels'
}
