import { expect, it } from 'vitest'
import { waitingKeys } from '../../src/messages/forms.ts'

const labels = (drafts: readonly (readonly [title: string, apart: string])[]) =>
  waitingKeys(drafts.map(([title, apart], i) => ({ id: i + 1, title, apart }))).map(([key]) => key?.label)

it.each([
  [[['巾帼宣讲', '']], ['接着填：巾帼宣讲']],
  [
    [
      ['巾帼宣讲', '甲镇妇联'],
      ['关爱帮扶', ''],
    ],
    ['接着填：巾帼宣讲', '接着填：关爱帮扶'],
  ],
  [
    [
      ['巾帼宣讲', '甲镇妇联'],
      ['巾帼宣讲', '乙镇妇联'],
    ],
    ['接着填：巾帼宣讲（甲镇妇联）', '接着填：巾帼宣讲（乙镇妇联）'],
  ],
  [
    [
      ['巾帼宣讲', '昨天宣讲3场'],
      ['巾帼宣讲', '昨天宣讲3场'],
      ['巾帼宣讲', ''],
    ],
    ['接着填：巾帼宣讲（昨天宣讲3场，第1份）', '接着填：巾帼宣讲（昨天宣讲3场，第2份）', '接着填：巾帼宣讲（第1份）'],
  ],
] as const)('drafts %j are told apart by their buttons', (drafts, shown) => {
  expect(labels(drafts)).toEqual(shown)
})
