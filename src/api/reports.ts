import { formOf } from '../catalogue/find.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { isCadresOwn } from '../catalogue/own-words.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { reportsBehind, type StandingReport } from '../database/standing-reports.ts'
import type { UnitThen } from '../database/unit.ts'
import { kindOf } from '../kinds/index.ts'
import type { Given, Value } from '../kinds/kind.ts'
import { type Asking, checkHeld, organizationsOf, periodOf, unitsAsked } from './asked.ts'
import type { RecordsAsked, Report } from './shapes.ts'

/** Reports as they stand, by receipt number: numbers, days and labels. Zero reports name who had nothing: they are the office's. */
export async function reportsAsked(asked: RecordsAsked, asking: Asking) {
  const { tx, desk, scope, now } = asking
  const period = periodOf(asked, asking)
  await checkHeld(asked, period, asking)
  const units = await unitsAsked(asked, period, asking)
  const isAll = units.every(({ mine }) => mine)
  const found = await reportsBehind(tx, {
    ...period,
    asOf: now,
    after: Number(asked.cursor ?? 0),
    page: asked.limit + 1,
    units: isAll ? undefined : units.flatMap(({ id, mine }) => (mine ? [id] : [])),
    without: scope === 'all' ? undefined : ZERO_FORM,
  })
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const organizations = organizationsOf(desk.catalogue)
  const page = found.slice(0, asked.limit)
  return {
    ...period,
    items: page.map((report) => {
      const form = formOf(desk.catalogue, report.organization, report.form)
      const organization = organizations.get(report.organization) ?? {
        code: report.organization,
        name: report.organization,
      }
      return told(report, { form, organization, unit: unitOf.get(report.unitId), all: scope === 'all' })
    }),
    next: found.length > page.length ? String(page.at(-1)?.id) : null,
  }
}

type Of = {
  readonly form: Form | undefined
  readonly organization: { readonly code: string; readonly name: string }
  readonly unit: UnitThen | undefined
  readonly all: boolean
}

function told(report: StandingReport, { form, organization, unit, all }: Of): Report {
  const area = { id: unit?.areaId ?? '', name: unit?.areaName ?? '' }
  return {
    id: report.id,
    unit: { id: report.unitId, name: unit?.name ?? report.unitName, area, organization },
    form: { code: report.form, name: form?.title ?? report.form },
    on: report.activityDate,
    recordedAt: report.recordedAt.toISOString(),
    revision: report.number,
    // Of a question that the catalogue has no longer nobody knows whether it is for everyone.
    answers: (form?.questions ?? []).flatMap((question) => {
      const answer = report.answers[question.code]
      return answer && (all || !question.sensitive) ? answered(question, answer) : []
    }),
  }
}

/** An answer without anything that a cadre worded, which may name a person. */
function answered(question: Question, given: Given): Report['answers'] {
  const kind = kindOf(question)
  if (kind.takesPictures) return []
  const value = catalogued(question, given.value)
  if (value === undefined) return []
  const { code, label = question.indicator?.label ?? question.ask } = question
  const told: Value = value
  return [
    {
      code,
      label,
      value: Array.isArray(told) ? [...told] : (told as number),
      shown: kind.show({ ...given, value }, question),
    },
  ]
}

function catalogued(question: Question, value: Value): Value | undefined {
  // Whatever the question took before: of labels only those that the catalogue has now.
  const isLabel = (text: string) => question.choices?.includes(text) || text === question.none
  const isOwn = (text: string) => isCadresOwn(question, text) || (kindOf(question).words === 'labels' && !isLabel(text))
  if (typeof value === 'string') return isOwn(value) ? undefined : value
  if (!Array.isArray(value)) return value
  const labels = value.filter((text: string) => !isOwn(text))
  return labels.length > 0 || value.length === 0 ? labels : undefined
}
