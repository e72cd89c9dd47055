import { askedInRow } from '../catalogue/applicable.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { costOf } from '../catalogue/changes.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { sampleOf } from '../digest/clause-sample.ts'

/** Labels that a question is shown with: more of them are told of. */
const MOST_CHOICES = 6

/** How a cadre is asked a form, what that costs, and what is printed of it, with sample answers. */
export function formPreview(catalogue: Catalogue, form: Form): string {
  const row = askedInRow(form)
  const others = form.questions.filter((question) => !row.includes(question) && question.same_as === undefined)
  const { taps, seconds } = costOf(form)
  // A form that all have is told by the first of them.
  const own = catalogue.organizations.find(({ forms }) => forms.includes(form)) ?? catalogue.organizations[0]
  const printed = (name: string, clause: string | undefined) => {
    const sample = clause === undefined ? undefined : sampleOf(catalogue, clause, own?.name ?? '')
    return sample === undefined ? [] : [`${name}：${sample}`]
  }
  return [
    `《${form.title}》填一份${taps}下、约${seconds}秒：`,
    ...row.map((question, i) => `${i + 1}. ${asked(question)}`),
    ...(others.length > 0
      ? [`可补充：${others.map(({ label, indicator, ask }) => label ?? indicator?.label ?? ask).join('、')}`]
      : []),
    ...printed('一周汇编里印', form.item),
    ...printed('汇总里印', form.period),
  ].join('\n')
}

function asked({ ask, hint, choices = [] }: Question): string {
  const more = choices.length > MOST_CHOICES ? '…' : ''
  const labels = choices.length > 0 ? ` [${choices.slice(0, MOST_CHOICES).join('] [')}]${more}` : ''
  return `${ask}${hint ? `（${hint}）` : ''}${labels}`
}
