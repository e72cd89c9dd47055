import type { Form, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'

/** What the lines of a form are called that nobody printed: 时间：…；人数：…, each with the questions that it may be for. */
const FIELDS: readonly (readonly [titles: RegExp, of: (question: Question) => boolean])[] = [
  [/^(?:活动|开展|举办)?(?:时间|日期)$/u, (question) => kindOf(question).tellsDay],
  [/^(?:活动|项目|培训班?|赛事)?(?:名称|名字|主题)$|^活动$/u, ({ kind, optional }) => kind === 'name' && !optional],
  [/^(?:参加|参与|到场|参会|受众|听课|参训|培训)?人[数次]$/u, ({ indicator }) => indicator?.adds_to === 'attendance'],
  [/^(?:活动|宣讲|培训)?(?:场次|次数|场数)$/u, ({ indicator }) => indicator?.adds_to === 'sessions'],
  [/^(?:联合|合作|协办)(?:单位|部门)?$/u, ({ others }) => others === 'bodies'],
  [/^(?:活动|宣传|宣讲|培训)?(?:地点|地址|内容|形式|方式|成效|效果)$|^备注$|^主办(?:单位)?$|^单位$/u, () => false],
]
const TITLE = /^(?<title>\p{Script=Han}{2,8}):/u

/** The questions of a form that a line of this title answers. */
export function fieldsCalled(form: Form, title: string): Question[] {
  const found = FIELDS.find(([titles]) => titles.test(title))
  if (found) return form.questions.filter((question) => found[1](question))
  // 企业：…, where 入股企业 is asked; of numbers a part of the label may call another: 慰问金 is no 每户慰问金.
  return form.questions.filter(
    (question) => kindOf(question).counts !== 'number' && question.label?.replace(DAY, '').includes(title),
  )
}

const DAY = /日期$/u

/** What a line is called that answers a question: 时间, 人数, 联合单位; undefined for what names a form. */
export function titleOf(text: string, forms: readonly Form[]): string | undefined {
  const { title } = TITLE.exec(text)?.groups ?? {}
  if (title === undefined || forms.some((form) => [form.title, ...(form.also ?? [])].includes(title))) return undefined
  const isField = FIELDS.some(([titles]) => titles.test(title))
  const isLabel = forms.some(({ questions }) =>
    questions.some(({ label, indicator, also = [] }) => [label, indicator?.label, ...also].includes(title)),
  )
  return isField || isLabel ? title : undefined
}
