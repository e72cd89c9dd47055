import { describe, expect, it } from 'vitest'
import { parseClause } from '../../src/catalogue/parse-clause.ts'
import { tookPartIn } from '../../src/digest/took-part.ts'

/** The fixed words of a clause, its codes by name. */
const said = (text: string): string =>
  tookPartIn(parseClause(text))
    .map((part) => (part.kind === 'words' ? part.text : part.kind === 'value' ? `{${part.code}}` : '[]'))
    .join('')

describe('who only took part', () => {
  it.each([
    ['{on}，{unit}开展巾帼宣讲[{n}场]。', '{on}，{unit}参与巾帼宣讲[]。'],
    ['{unit}开展{name}[，{n}人]。', '{unit}参与{name}[]。'],
    ['{unit}举办{name}。', '{unit}参与{name}。'],
    ['{unit}组织开展{name}。', '{unit}参与{name}。'],
    ['{unit}[在{place}]开展{name}。', '{unit}参与[]开展{name}。'],
    ['{unit}{name}。', '{unit}参与{name}。'],
    ['开展宣讲。', '开展宣讲。'],
  ])('%s', (clause, printed) => {
    expect(said(clause)).toBe(printed)
  })
})
