import { addDays, type Day, daysBetween } from '../src/calendar/day.ts'
import type { Catalogue } from '../src/catalogue/catalogue.ts'
import type { County } from '../src/catalogue/county.ts'
import { formsOf } from '../src/catalogue/find.ts'
import { ZERO_FORM } from '../src/catalogue/known-codes.ts'
import type { Form, Question } from '../src/catalogue/schema.ts'
import type { FileRow } from '../src/documents/read-cells.ts'
import { kindOf } from '../src/kinds/index.ts'

type Random = (below: number) => number
type Given = string | number | boolean | string[] | null

/** Numbers that look random and are the same in every run (Numerical Recipes' congruential generator). */
function generator(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** `count` rows of an import: units, forms and days in [from, to] mixed, every question that applies answered. */
export function randomRows(
  catalogue: Catalogue,
  county: County,
  of: { from: Day; to: Day; count: number; firstLine: number },
): FileRow[] {
  const random = generator(of.firstLine)
  const days = daysBetween(of.from, of.to) + 1
  const levels = new Map(county.areas.map((a) => [a.id, a.level]))
  return Array.from({ length: of.count }, (_, i) => {
    const line = of.firstLine + i
    const unit = pick(county.units, random)
    const forms = formsOf(catalogue, unit.organization).filter((f) => f.code !== ZERO_FORM)
    const form = pick(forms, random)
    const on = addDays(of.from, random(days))
    const answers = answersTo(form, levels.get(unit.area), random, line)
    return {
      line,
      data: { unit: unit.id, form: form.code, on, answers, at: `${on}T20:00:00+08:00`, id: `row-${line}` },
    }
  })
}

function answersTo(form: Form, level: string | undefined, random: Random, line: number): Record<string, Given> {
  const answers: Record<string, Given> = {}
  for (const question of form.questions) {
    if (kindOf(question).tellsDay || (question.asked_of && question.asked_of !== level)) continue
    const before = question.when === undefined ? true : answers[question.when]
    const applies = Array.isArray(before) ? before.length > 0 : Boolean(before)
    if (applies) answers[question.code] = answerTo(question, random, line)
  }
  return answers
}

function answerTo(question: Question, random: Random, line: number): Given {
  switch (question.kind) {
    case 'count':
      return random(10) === 0 ? `${10 * (1 + random(50))}余` : random(500)
    case 'decimal':
      return random(1000) / 10
    case 'choice':
      return pick(question.choices ?? [], random)
    case 'choices':
      return question.none !== undefined && random(4) > 0 ? [] : [pick(question.choices ?? [], random)]
    case 'name':
      return `第${line}号活动`
    case 'list':
      return Array.from({ length: Math.min(question.max_items, 1 + random(3)) }, () => `第${random(2000)}小组`)
    case 'text':
      return `办得热闹，群众都说好，编号${line}`
    case 'yesno':
      return random(2) === 0
    default:
      return null
  }
}

function pick<T>(from: readonly T[], random: Random): T {
  const found = from[random(from.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}
