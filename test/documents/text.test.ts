import { describe, expect, it } from 'vitest'
import { markdown, plainText } from '../../src/documents/text.ts'
import { digestOf, item, section, table } from './digests.ts'

const digest = digestOf([
  section('', [item('应报1个。')]),
  section('一、思想引领', [item('【妇联】甲\n乙'), item('1. 丙')]),
  section('二、本周数据', [table(['指标', '本周'], [['甲|乙', '3']])]),
])

describe('a digest as plain text', () => {
  it('has a line an item, and a table as lines of cells', () => {
    expect(plainText(digest)).toBe(
      '全县群团一周工作动态\n第45期（11月7日—11月13日）\n应报1个。\n一、思想引领\n【妇联】甲 乙\n1. 丙\n二、本周数据\n指标｜本周\n甲|乙｜3\n',
    )
  })
})

describe('a digest as Markdown', () => {
  it('has a paragraph an item, and its table as a table', () => {
    expect(markdown(digest)).toBe(
      [
        '# 全县群团一周工作动态',
        '第45期（11月7日—11月13日）',
        '应报1个。',
        '## 一、思想引领',
        '【妇联】甲 乙',
        '1\\. 丙',
        '## 二、本周数据',
        '| 指标 | 本周 |\n| --- | --- |\n| 甲\\|乙 | 3 |\n',
      ].join('\n\n'),
    )
  })

  it('has a line over others bold', () => {
    expect(markdown(digestOf([section('', [{ ...item('妇联'), head: true }, item('甲')])]))).toContain(
      '**妇联**\n\n甲\n',
    )
  })

  it.each([
    ['*强调*_下划_`码`', '\\*强调\\*\\_下划\\_\\`码\\`'],
    ['<b>&amp;</b>', '\\<b\\>\\&amp;\\</b\\>'],
    ['[链](x)', '\\[链\\](x)'],
    ['~~删~~', '\\~\\~删\\~\\~'],
    ['# 题', '\\# 题'],
    ['- 项', '\\- 项'],
    ['2) 项', '2\\) 项'],
    ['C:\\甲', 'C:\\\\甲'],
  ])('shows %s as it was typed', (typed, written) => {
    expect(
      markdown(digestOf([section('', [item(typed)])]))
        .split('\n')
        .at(-2),
    ).toBe(written)
  })
})
