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

describe('a joint activity led by others', () => {
  const talk = formSchema.parse({
    code: 'talk',
    title: '宣讲',
    questions: [
      { code: 'audience', kind: 'count', ask: '多少人？', indicator: { label: '受众', unit: '人' } },
      {
        ...{ code: 'teams', kind: 'count', ask: '现有多少支？', stock: true },
        indicator: { label: '队伍', unit: '支', over_time: 'latest' },
      },
      { code: 'joint_lead', kind: 'choice', ask: '谁牵头？', choices: ['本单位牵头', '团委'] },
    ],
  })
  const answers = (lead: string) => ({
    audience: { raw: '300', value: 300 },
    teams: { raw: '4', value: 4 },
    joint_lead: { raw: lead, value: lead },
  })

  it.each([
    ['本单位牵头', ['audience', 'teams']],
    ['团委', ['teams']],
  ])('%s: has only what the unit holds now', (lead, indicators) => {
    expect(figuresOf(talk, answers(lead)).map((figure) => figure.indicator)).toEqual(indicators)
  })
})
