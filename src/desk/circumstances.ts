import { type Day, yearOf } from '../calendar/day.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import type { Form } from '../catalogue/schema.ts'
import { unitLatest, unitTotals } from '../database/figure.ts'
import type { Database } from '../database/open.ts'
import { recentAnswers } from '../database/report.ts'
import type { UnitInArea } from '../database/unit.ts'
import type { Circumstances } from '../interview/draft.ts'
import { kindOf } from '../kinds/index.ts'

const MOST_NAMES = 6

/** The answers being given: for what day, and in place of which report. */
type Answering = { readonly activityDay: Day; readonly corrects?: number | undefined }

/** What is known of a unit before it is asked: names used, sums of the year, the numbers of 现有总数 on that day. */
export async function circumstancesOf(
  db: Database,
  unit: UnitInArea,
  form: Form,
  today: Day,
  { activityDay, corrects: without }: Answering = { activityDay: today },
): Promise<Circumstances> {
  const past = await recentAnswers(db, unit.id, form.code)
  const names: Record<string, string[]> = {}
  for (const question of form.questions) {
    const { remembered } = kindOf(question)
    const used = past.flatMap((answers) => {
      const answer = answers[question.code]
      return answer ? remembered(answer.value) : []
    })
    names[question.code] = [...new Set(used)].slice(0, MOST_NAMES)
  }
  const year = yearOf(activityDay)
  const totals = await unitTotals(db, unit.id, { from: `${year}-01-01`, to: `${year}-12-31`, without })
  const latest = await unitLatest(db, unit.id, { to: activityDay, without })
  const yearToDate: Record<string, number> = {}
  const stock: Record<string, number> = {}
  for (const question of form.questions) {
    if (!question.indicator) continue
    const code = indicatorCode(question)
    yearToDate[question.code] = totals.get(code) ?? 0
    for (const row of latest.filter((r) => r.indicator === code)) {
      stock[row.label ? `${question.code}/${row.label}` : question.code] = row.value
    }
  }
  return { today, level: unit.level, unitName: unit.name, names, yearToDate, stock }
}
