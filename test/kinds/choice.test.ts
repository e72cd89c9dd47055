import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choice } from '../../src/kinds/choice.ts'
import { buttonRows } from '../../src/kinds/shared/labels.ts'
import { KNOWN, LEVELS, ORGANIZATIONS, question, taken, whyNot } from './fixtures.ts'

const level = question('choice', { choices: LEVELS })
const lead = question('choice', { choices: ['本单位牵头', ...ORGANIZATIONS] })
const prize = question('choice', { choices: ['二等奖', '一等奖', '优秀奖'] })
const zero = question('choice', { ask: '本周没有新工作，对吗？', choices: ['本周无新增，零报告'] })
const sizes = question('choice', { choices: ['大型（百人以上）', '小型（百人以下）', '线上'] })

describe('choice', () => {
  it.each([
    ['国家级', level, '国家级'],
    ['国家', level, '国家级'],
    ['全国', level, '国家级'],
    ['省', level, '省级'],
    [' 省级。', level, '省级'],
    ['省级的', level, '省级'],
    ['是省级的吧', level, '省级'],
    ['省里的', level, '省级'],
    ['省展', level, '省级'],
    ['全国二等奖', level, '国家级'],
    ['州（市）级', question('choice', { choices: ['省级', '州级', '县级'] }), '州级'],
    ['镇（街道）级', question('choice', { choices: ['县级', '镇级'] }), '镇级'],
    ['州级', level, '州（市）级'],
    ['州', level, '州（市）级'],
    ['市级', level, '州（市）级'],
    ['州(市)级', level, '州（市）级'],
    ['州市级', level, '州（市）级'],
    ['县', level, '县级'],
    ['镇级', level, '镇（街道）级'],
    ['街道', level, '镇（街道）级'],
    ['乡镇', level, '镇（街道）级'],
    ['其它', level, '其他'],
    ['1', level, '国家级'],
    ['２', level, '省级'],
    ['③', level, '州（市）级'],
    ['第四个', level, '县级'],
    ['选6', level, '其他'],
    ['本单位', lead, '本单位牵头'],
    ['我们牵头', lead, '本单位牵头'],
    ['县妇联', lead, '妇联'],
    ['由甲镇妇联牵头', lead, '妇联'],
    ['团县委', lead, '团委'],
    ['共青团', lead, '团委'],
    ['工会', lead, '总工会'],
    ['红会', lead, '红十字会'],
    ['残疾人联合会', lead, '残联'],
    ['一等奖', prize, '一等奖'],
    ['零报告', zero, '本周无新增，零报告'],
    ['本周无新增', zero, '本周无新增，零报告'],
    ['对', zero, '本周无新增，零报告'],
    ['是的', zero, '本周无新增，零报告'],
    ['大型', sizes, '大型（百人以上）'],
    ['第3个', sizes, '线上'],
  ])('%j', (text, asked, label) => {
    expect(taken(asked, text)).toBe(label)
  })

  it.each([
    ['不是县级', level],
    ['县级省级', level],
    ['省级或者州级', level],
    ['级', level],
    ['区级', level],
    ['0', level],
    ['7', level],
    ['县妇联', level],
    ['省级以上', level],
    ['联合', lead],
    ['甲镇', lead],
    ['乙局', lead],
    ['1', prize],
    ['一', prize],
    ['没有', zero],
    ['不对', zero],
  ])('refuses %j', (text, asked) => {
    const why = whyNot(asked, text)
    for (const label of asked.choices ?? []) expect(why).toContain(label)
  })

  it('does not choose between two labels that shorten to the same words', () => {
    const asked = question('choice', { choices: ['一组（甲村）', '二组（甲村）', '县', '县级'] })
    expect(taken(asked, '甲村')).toBeUndefined()
    expect(taken(asked, '县级')).toBe('县级')
    expect(taken(asked, '二组')).toBe('二组（甲村）')
  })

  it('takes a label that is a name every object has', () => {
    const asked = question('choice', { choices: ['constructor', '培训'] })
    expect(taken(asked, 'constructor')).toBe('constructor')
    expect(taken(asked, '培训')).toBe('培训')
  })

  it('takes every label as it stands', () => {
    const label = fc.stringMatching(/^[一-龥A-Za-z（）、，]{1,12}$/).filter((text) => /[一-龥A-Za-z]/.test(text))
    const keys = (text: string): string => text.toLowerCase().replace(/[（）、，]/g, '')
    fc.assert(
      fc.property(fc.uniqueArray(label, { minLength: 1, maxLength: 8, selector: keys }), (choices) => {
        for (const text of choices) expect(taken(question('choice', { choices }), text)).toBe(text)
      }),
    )
  })
})

describe('the buttons', () => {
  it('stand two or three in a row where they fit', () => {
    const rows = choice.suggest(level, KNOWN).map((row) => row.map(({ label }) => label))
    expect(rows).toEqual([
      ['国家级', '省级'],
      ['州（市）级', '县级'],
      ['镇（街道）级', '其他'],
    ])
  })

  it('never overfill a row, and keep the order', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[一-龥]{1,20}$/), { maxLength: 12 }), (labels) => {
        const rows = buttonRows(labels)
        expect(rows.flat().map(({ input }) => input)).toEqual(labels)
        for (const row of rows) {
          const widest = Math.max(...row.map(({ label }) => label.length))
          expect(row.length === 1 || (row.length <= 3 && row.length * widest <= 14)).toBe(true)
        }
      }),
    )
  })
})
