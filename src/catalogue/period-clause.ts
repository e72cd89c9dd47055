import { kindOf } from '../kinds/index.ts'
import { indicatorCode } from './figures.ts'
import type { Form, Question } from './schema.ts'
import { withoutTitle } from './without-title.ts'

/** The clause that says what a period brought with this form; undefined for a form that no digest of a week prints. */
export function periodClause(form: Form): string | undefined {
  if (form.item === undefined) return undefined
  return form.period ?? ownClause(form)
}

/** Of a form whose catalogue says nothing of it: its title, the names it asks for first, the numbers it has to have, and where. */
function ownClause({ title, questions }: Form): string {
  const named = questions.find((q) => kindOf(q).words === 'names' && kindOf(q).counts === 'nothing')
  const verb = /(?:建设|创建|改革|工作|项目)$/u.test(title) ? '推进' : '开展'
  const lead = named
    ? `{organization}[{at}]开展{${named.code}|list:3项${title}}`
    : `{organization}[{at}]${verb}${title}`
  const numbers = questions.filter((q) => q.indicator && !q.stock && !q.optional)
  const parts = numbers.map((q, i) => numberPart(q, title, i === 0 && !named))
  return `${lead}${parts.join('')}[，{across}]。`
}

/** `[，受众{code}人]`; where the label is no more than title and measure word only the number, `follows` the title or not. */
function numberPart(question: Question, title: string, follows: boolean): string {
  const { label, unit } = question.indicator ?? { label: '', unit: '' }
  const what = withoutTitle(label, title).replace(/(?:人次|场次|件次|次数|人数|场数|总数)$/u, '')
  const number = `{${indicatorCode(question)}}${unit}`
  if (what !== '') return `[，${what}${number}]`
  return follows ? `[${number}]` : `[，共${number}]`
}
