import { describe, expect, it } from 'vitest'
import type { Answers } from '../../src/catalogue/answers.ts'
import type { Entry } from '../../src/digest/gathered.ts'
import { jointDoubts } from '../../src/digest/joint-doubts.ts'
import { textOf } from '../../src/digest/spans.ts'
import { catalogue } from '../support/catalogue.ts'

const OWN = '本单位牵头'

let receipts = 0
function entry(unitId: string, on: string, partners: readonly string[], lead: string | undefined): Entry {
  receipts += 1
  const given = (value: string | readonly string[]) => ({ raw: String(value), value })
  const answers: Answers = { joint_orgs: given(partners), ...(lead ? { joint_lead: given(lead) } : {}) }
  const organization = unitId.split('/').at(-1) ?? ''
  return {
    ...{ receipt: String(receipts), unitId, unitName: unitId, organization, form: 'women_talk', on, answers },
    recordedAt: `${on}T12:00:00.000Z`,
  }
}

const doubts = (...entries: Entry[]) =>
  jointDoubts({ catalogue, entries, events: [] }).map((block) => (block.kind === 'item' ? textOf(block.spans) : ''))

describe('a joint activity', () => {
  it.each<[string, Entry[]]>([
    [
      'counted by its lead',
      [entry('jia/women', '2022-11-09', ['团委'], '团委'), entry('jia/youth', '2022-11-09', ['妇联'], OWN)],
    ],
    [
      'dated a day apart',
      [entry('jia/women', '2022-11-09', ['团委'], '团委'), entry('jia/youth', '2022-11-08', ['妇联'], OWN)],
    ],
    [
      'in a village of the town',
      [entry('jia/dong/women', '2022-11-09', ['团委'], '团委'), entry('jia/youth', '2022-11-09', ['妇联'], OWN)],
    ],
    ['led by who is none of the eight', [entry('jia/women', '2022-11-09', ['其他部门'], '其他部门')]],
    ['held alone', [entry('jia/women', '2022-11-09', [], undefined)]],
    [
      'two of other towns',
      [entry('jia/women', '2022-11-09', ['团委'], OWN), entry('yi/youth', '2022-11-09', ['妇联'], OWN)],
    ],
    [
      'two of other days',
      [entry('jia/women', '2022-11-07', ['团委'], OWN), entry('jia/youth', '2022-11-09', ['妇联'], OWN)],
    ],
  ])('is in no doubt: %s', (_, entries) => {
    expect(doubts(...entries)).toEqual([])
  })

  it('is named where the lead has not reported it', () => {
    const took = entry('jia/women', '2022-11-09', ['团委'], '团委')
    const other = entry('jia/youth', '2022-11-09', ['科协'], OWN)
    expect(doubts(took, other)).toEqual([
      `jia/women11月9日的联合活动说由团委计数，没有找到团委的填报（编号${took.receipt}）。`,
    ])
  })

  it('is named once where both say that they lead', () => {
    const [a, b] = [entry('jia/women', '2022-11-09', ['团委'], OWN), entry('jia/youth', '2022-11-10', ['妇联'], OWN)]
    expect(doubts(a, b)).toEqual([
      `jia/women和jia/youth11月9日的联合活动都说由本单位牵头，可能重复计数（编号${a.receipt}、${b.receipt}）。`,
    ])
  })
})
