import { describe, expect, it } from 'vitest'
import { loadCatalogue, storedCatalogue } from '../../src/catalogue/catalogue.ts'
import { formAsked, formOf, formsOf } from '../../src/catalogue/find.ts'
import { parseClause } from '../../src/catalogue/parse-clause.ts'
import { catalogueOf } from '../../src/catalogue/read.ts'
import { REPORT, WOMEN } from './small-catalogue.ts'

const catalogue = catalogueOf(
  new Map([
    ['report.yaml', REPORT],
    ['women.yaml', WOMEN.replace('kind: count', 'kind: count\n        sensitive: true')],
  ]),
  'catalogue',
)

/** A catalogue as it was stored when the first year was published: nothing in it has a field that came later. */
const STORED = {
  version: '0123456789abcdef',
  organizations: [
    {
      code: 'women',
      name: '妇联',
      forms: [
        {
          code: 'talk',
          title: '宣讲',
          questions: [{ code: 'talks', kind: 'count', ask: '多少场？', indicator: { label: '宣讲', unit: '场' } }],
        },
      ],
    },
  ],
  themes: [{ code: 'guidance', name: '思想引领', heading: '坚持甲' }],
  commonForms: [],
  week: { title: '动态' },
  year: {
    titles: { county: '汇报', area: '汇报', organization: '汇报' },
    work: { heading: '情况' },
    problems: { heading: '问题' },
    plans: { heading: '打算' },
    pairs: [{ area: '品牌', problem: { head: '一', body: '二' }, plan: { head: '三', body: '四' } }],
  },
}

describe('a loaded catalogue', () => {
  it('finds forms, questions, indicators and text blocks by their codes', () => {
    expect(formsOf(catalogue, 'women').map((f) => f.code)).toEqual(['talk', 'other'])
    expect(formsOf(catalogue, 'nobody')).toEqual([])
    expect(formOf(catalogue, 'women', 'talk')).toBe(catalogue.organizations[0]?.forms[0])
    expect(formAsked(catalogue, 'women', 'nothing')).toBeUndefined()
    expect(catalogue.indicators.map((i) => i.code)).toEqual(['talks'])
    expect(catalogue.indicator('talks')).toBe(catalogue.indicators[0])
    // Of a question that both forms ask it is the one of the form that all organizations have.
    expect(catalogue.question('activity_date')).toMatchObject({ form: { code: 'other' }, organization: undefined })
    expect(catalogue.question('talks')).toMatchObject({ form: { code: 'talk' }, organization: 'women' })
    expect([...catalogue.sensitive]).toEqual(['talks'])
    expect(catalogue.blocks.find((b) => b.code === 'work.heading')?.words).toBe('情况')
  })

  it('has its clauses parsed, and parses one more once', () => {
    const item = '{on}，{unit}宣讲[{talks}场]。'
    expect(catalogue.clause(item)).toEqual(parseClause(item))
    for (const text of [item, '{county}的话']) expect(catalogue.clause(text)).toBe(catalogue.clause(text))
    expect(() => catalogue.clause('{county')).toThrow('没有配对')
  })

  it('is stored as plain data, and comes back the same', () => {
    const back = storedCatalogue(JSON.parse(JSON.stringify(catalogue.content)))
    expect(back.content).toEqual(catalogue.content)
    expect(loadCatalogue(back.content).blocks).toEqual(catalogue.blocks)
  })

  it('is hashed as ever: reports and digests name the version they were made with', () => {
    const files = new Map([
      ['report.yaml', REPORT],
      ['women.yaml', WOMEN],
    ])
    expect(catalogueOf(files, 'catalogue').version).toBe('028d00c6244ba9e4')
  })
})

describe('a stored catalogue', () => {
  it('of before opens, with what it did not have', () => {
    const stored = storedCatalogue(STORED)
    expect(stored).toMatchObject({ words: {}, week: { totals: [] }, year: { signatures: {} } })
    expect(stored.organizations[0]).toMatchObject({ full_name: '{county}{name}', sentences: {} })
    expect(stored.blocks.map((b) => b.code)).toContain('pair.1.plan.body')
    const words = { a_code_of_more_than_24_letters: '甲' }
    expect(storedCatalogue({ ...STORED, words }).words).toEqual(words)
  })

  it.each([undefined, {}, { ...STORED, organizations: [{ code: 'women' }] }])(
    'that is none is not opened: %#',
    (it) => {
      expect(() => storedCatalogue(it)).toThrow()
    },
  )
})
