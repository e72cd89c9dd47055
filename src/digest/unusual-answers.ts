import { formOf } from '../catalogue/find.ts'
import { monthAndDate } from '../chinese/days.ts'
import { kindOf } from '../kinds/index.ts'
import type { Block } from './digest.ts'
import type { IssueInput } from './gathered.ts'
import { closeItem, words } from './spans.ts'

/** Answers that are plain and unlikely, to which a cadre agreed: 甲镇妇联11月9日的填报（编号12）：巾帼宣讲场次5000场次，填报人已确认。 */
export function unusualAnswers({ catalogue, entries }: Pick<IssueInput, 'catalogue' | 'entries'>): Block[] {
  return entries.flatMap(({ organization, form: code, answers, unitName, receipt, on }) => {
    const form = formOf(catalogue, organization, code)
    return (form?.questions ?? []).flatMap((question): Block[] => {
      const answer = answers[question.code]
      if (!answer?.unusual) return []
      const label = question.label ?? question.indicator?.label ?? question.ask
      return [
        closeItem([
          { kind: 'name', text: unitName, code: 'unit' },
          words(`${monthAndDate(on)}的填报（编号`),
          { kind: 'name', text: receipt, code: 'receipt' },
          words(`）：${label}`),
          { kind: 'name', text: kindOf(question).show(answer, question), code: 'answer' },
          words('，填报人已确认。'),
        ]),
      ]
    })
  })
}
