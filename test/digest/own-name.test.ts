import { expect, it } from 'vitest'
import { parseClause } from '../../src/catalogue/parse-clause.ts'
import type { ClauseValue } from '../../src/digest/clause-value.ts'
import { textOf } from '../../src/digest/spans.ts'
import { wordClause } from '../../src/digest/word-clause.ts'

it.each([
  ['{unit}推荐的{x|list:2}获县级表彰。', ['甲村团支部'], '甲村团支部获县级表彰。'],
  ['{unit}推荐的{x|list:2}获县级表彰。', ['甲村团支部', '乙队'], '甲村团支部、乙队获县级表彰。'],
  ['{unit}推荐的{x|list:2}获县级表彰。', ['乙队', '甲村团支部'], '甲村团支部推荐的乙队、甲村团支部获县级表彰。'],
  ['{unit}联合{x|list:2}开展义诊。', ['甲村团支部'], '甲村团支部联合甲村团支部开展义诊。'],
] as const)('%s of %j names a unit once that was there for itself', (clause, names, text) => {
  const values: Readonly<Record<string, ClauseValue>> = {
    unit: { kind: 'names', code: 'unit', names: ['甲村团支部'] },
    x: { kind: 'names', code: 'x', names },
  }
  expect(textOf(wordClause(parseClause(clause), (code) => values[code]) ?? [])).toBe(text)
})
