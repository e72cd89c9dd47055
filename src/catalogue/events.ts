import { kindOf } from '../kinds/index.ts'
import { dayQuestion } from './activity-day.ts'
import type { Catalogue, FoundIndicator } from './catalogue.ts'
import type { Form } from './schema.ts'

/** A form whose reports are of an event on a day, and the question that asks for its name, where it has one. */
export type EventForm = { readonly code: string; readonly name: string | undefined }

/**
 * Whether an event counts once for it, whichever levels of its organization report the event. What a unit holds, and what
 * it is, is each unit's own; a name counts once anyway.
 */
export function countsEvents({ question, indicator }: Pick<FoundIndicator, 'question' | 'indicator'>): boolean {
  const { over_time, over_units, keyed_by } = indicator
  return !question.stock && over_units === 'sum' && (over_time === 'sum' || (over_time === 'latest' && !!keyed_by))
}

export function eventIndicators({ indicators }: Catalogue): string[] {
  return indicators.filter(countsEvents).map(({ code }) => code)
}

export function eventForms({ forms, indicators }: Catalogue): EventForm[] {
  const counting = new Set(indicators.filter(countsEvents).map(({ form }) => form.code))
  return forms
    .filter((form) => counting.has(form.code) && dayQuestion(form) !== undefined)
    .map((form) => ({ code: form.code, name: nameQuestion(form) }))
}

/** The one name that a report gives; of a list of names none is the event's. */
function nameQuestion({ questions }: Form): string | undefined {
  return questions.find((question) => kindOf(question).words === 'names' && kindOf(question).counts === 'nothing')?.code
}
