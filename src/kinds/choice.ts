import { quoted } from '../chinese/quoted.ts'
import { saysNone, tidy } from '../chinese/typed.ts'
import { type Kind, refused } from './kind.ts'
import { noData, plainData, sameWords, typedData } from './shared/data.ts'
import { buttonRows, LONGEST_CHOICE, labelFor } from './shared/labels.ts'
import { readYesNo } from './yesno.ts'

/** One of the labels of the question. Value: the label. */
export const choice: Kind = {
  howTo: () => '',
  suggest: (asked) => buttonRows(asked.choices ?? []),
  remembered: () => [],
  picks: 'one',
  takesPictures: false,
  shape: () => undefined,
  read(asked, text) {
    const labels = asked.choices ?? []
    const typed = tidy(text)
    if (typed.length > LONGEST_CHOICE) return refused(`写得太长了，请选一项：${labels.join('、')}。`)
    const label = labelFor(labels, typed)
    if (label !== undefined) return { kind: 'value', value: label }
    const [only] = labels
    // «对» agrees to the only label there is; «没有» may agree or disagree with it, so it is asked again.
    if (only !== undefined && labels.length === 1 && readYesNo(asked.ask, typed) === true) {
      return { kind: 'value', value: only }
    }
    if (asked.optional && saysNone(typed)) return refused(`没有就点“跳过”。有的话请选一项：${labels.join('、')}。`)
    const what = typed === '' ? '还没有选' : `${quoted(typed)}不在选项里`
    return refused(`${what}，请选一项：${labels.join('、')}。`)
  },
  show: ({ value }) => String(value),
  // 州级 is 州（市）级.
  asTyped: ({ raw }, shown) => sameWords(raw, shown),
  tellsDay: false,
  counts: 'nothing',
  figures: () => [],
  words: 'labels',
  said: (value) => ({ as: 'names', names: [String(value)] }),
  cell: String,
  cellWidth: 16,
  fromData: noData,
  typedData,
  plainData,
}
