import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../src/catalogue/figures.ts'
import { formSchema } from '../../src/catalogue/schema.ts'

const form = formSchema.parse({
  code: 'homes',
  title: '家',
  questions: [
    { code: 'site', kind: 'name', ask: '哪个点？' },
    {
      code: 'homes',
      kind: 'list',
      ask: '哪些家？',
      indicator: { label: '家', unit: '个', over_time: 'distinct', keyed_by: 'site' },
    },
  ],
})

describe('what a name is counted under', () => {
  it.each([
    ['甲点', ['乙家'], ['甲点/乙家']],
    ['“甲点”', ['“乙家”', '《丙家》'], ['甲点/乙家', '甲点/丙家']],
    ['“甲”点', ['“‘乙’家”'], ['“甲”点/“乙”家']],
  ])('is the same with and without marks around it: %s %j', (site, homes, labels) => {
    const answers = { site: { raw: '', value: site }, homes: { raw: '', value: homes } }
    expect(figuresOf(form, answers).map((figure) => figure.label)).toEqual(labels)
  })
})
