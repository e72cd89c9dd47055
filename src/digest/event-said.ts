import type { Catalogue } from '../catalogue/catalogue.ts'
import { countsEvents, eventForms } from '../catalogue/events.ts'
import { formOf } from '../catalogue/find.ts'
import { kindOf } from '../kinds/index.ts'
import type { EventReport } from './same-event.ts'

/** What a report says of its event in few words: its name, or what kind of work it is, and its numbers as they were given. */
export function eventSaid(catalogue: Catalogue, { organization, form: code, answers }: EventReport): string {
  const form = formOf(catalogue, organization, code)
  if (!form) return ''
  const named = eventForms(catalogue).find((of) => of.code === code)?.name
  const said = form.questions.flatMap((question) => {
    const answer = answers[question.code]
    const { indicator } = question
    const counts = indicator !== undefined && countsEvents({ question, indicator })
    return answer && (counts || question.code === named) ? [kindOf(question).show(answer, question)] : []
  })
  return (named === undefined ? [form.title, ...said] : said).join('，')
}
