import { quoted } from '../../chinese/quoted.ts'
import { saysNone, tidy } from '../../chinese/typed.ts'
import type { AnswerKind } from './answer-kind.ts'
import { refused } from './answer-kind.ts'
import { buttonRows, labelFor } from './labels.ts'
import { readYesNo } from './yesno.ts'

/** One of the labels of the question. Value: the label. */
export const choice: AnswerKind = {
  suggest: (question) => buttonRows(question.choices ?? []),
  howTo: () => '',
  read(question, text) {
    const labels = question.choices ?? []
    const typed = tidy(text)
    const label = labelFor(labels, typed)
    if (label !== undefined) return { kind: 'value', value: label }
    const [only] = labels
    // «对» agrees to the only label there is; «没有» may agree or disagree with it, so it is asked again.
    if (only !== undefined && labels.length === 1 && readYesNo(question.ask, typed) === true) {
      return { kind: 'value', value: only }
    }
    if (question.optional && saysNone(typed)) return refused(`没有就点“跳过”。有的话请选一项：${labels.join('、')}。`)
    const what = typed === '' ? '还没有选' : `${quoted(typed)}不在选项里`
    return refused(`${what}，请选一项：${labels.join('、')}。`)
  },
  show: (value) => String(value),
}
