import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { telegramMessages } from '../../src/documents/telegram.ts'
import { digestOf, item, section, table } from './digests.ts'

const HEAD = '<b>青禾县群团一周工作动态</b>\n第45期（11月7日—11月13日）'

/** What a person reads: tags gone, entities resolved. Anything else that looks like HTML is a fault. */
function read(html: string): string {
  const text = html.replace(/<\/?b>/g, '')
  expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
  expect(html.match(/<b>/g)?.length ?? 0).toBe(html.match(/<\/b>/g)?.length ?? 0)
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

describe('a digest as messages', () => {
  it('is one message where it fits, its table a line a row', () => {
    const figures = table(
      ['指标', '单位', '本周', '2022年', '现有'],
      [
        ['巾帼宣讲场次', '场次', '3', '45', ''],
        ['现有宣讲分队', '支', '', '', '12'],
      ],
    )
    const digest = digestOf([
      section('', [item('应报1个。')]),
      section('一、思想引领', [item('甲')]),
      section('二、本周数据', [figures]),
    ])
    expect(telegramMessages(digest)).toEqual([
      `${HEAD}\n\n应报1个。\n\n<b>一、思想引领</b>\n甲\n\n<b>二、本周数据</b>\n巾帼宣讲场次（场次）：本周3，2022年45\n现有宣讲分队（支）：现有12`,
    ])
  })

  it.each([
    '<b>巾帼</b>宣讲',
    '甲&amp;乙 & 丙',
    '“小手拉大手”\'"`',
    '</b><script>alert(1)</script>',
    '一家亲👨‍👩‍👧‍👦🇨🇳',
    '行\n内\r\n换行',
  ])('shows %s as it was typed, on one line', (name) => {
    const [message = ''] = telegramMessages(digestOf([section(name, [item(name)])], { county: name }))
    const typed = name.replace(/\s*[\r\n]+\s*/g, ' ')
    expect(read(message).split('\n').at(-1)).toBe(typed)
  })

  it('is split where a section ends', () => {
    const long = (heading: string) => section(heading, [item('字'.repeat(2500))])
    const messages = telegramMessages(digestOf([long('一、甲'), long('二、乙'), long('三、丙')]))
    expect(messages.map((m) => /<b>(.、.)<\/b>/.exec(m)?.[1])).toEqual(['一、甲', '二、乙', '三、丙'])
  })

  it('is split within a section that is too long, under its heading each time', () => {
    const items = Array.from(
      { length: 5000 },
      (_, i) => `【妇联】11月9日，甲镇妇联开展第${i + 1}次“<b>&”宣讲，${'字'.repeat(40)}。`,
    )
    const messages = telegramMessages(
      digestOf([section('一、思想引领', items.map(item)), section('二、下周安排', [item('完')])]),
    )
    const lines = messages.flatMap((m) => read(m).split('\n'))
    expect(lines.filter((l) => l.startsWith('【'))).toEqual(items)
    expect(messages.slice(2).every((m) => m.startsWith('<b>一、思想引领（续）</b>\n'))).toBe(true)
    expect(Math.max(...messages.map((m) => read(m).length))).toBeLessThanOrEqual(4096)
    // No more messages than the text needs.
    expect(messages.length).toBeLessThan(lines.join('\n').length / 3700)
  })

  it('cuts a heading short, so that what is below it has room', () => {
    const name = '讲'.repeat(5000)
    const messages = telegramMessages(
      digestOf([section(name, [item('宣'.repeat(3900)), item('完')])], { county: name, title: name }),
    )
    expect(Math.max(...messages.map((m) => read(m).length))).toBeLessThanOrEqual(4096)
    expect(messages.map((m) => /<b>讲+…(?:（续）)?<\/b>/u.test(m))).toEqual(messages.map(() => true))
    expect(messages.join('').match(/宣/gu)?.length).toBe(3900)
  })

  it('breaks a line that is longer than a message behind a comma', () => {
    const units = Array.from({ length: 2000 }, (_, i) => `第${i + 1}村妇联`)
    const messages = telegramMessages(digestOf([section('一、报送情况', [item(`未报送：${units.join('、')}。`)])]))
    const listed = messages
      .map(read)
      .join('')
      .match(/第\d+村妇联/g)
    expect(listed).toEqual(units)
    expect(messages.every((m) => /[、。）]$/.test(m))).toBe(true)
  })

  it('loses nothing of any texts, in messages that Telegram takes', () => {
    const text = fc.string({
      unit: fc.constantFrom('字', 'a', '<', '&', '👍', '，', ' '),
      minLength: 1,
      maxLength: 9000,
    })
    const sections = fc.array(
      fc.tuple(fc.constantFrom('', '一、甲', '二、<乙>'), fc.array(text, { minLength: 1, maxLength: 6 })),
      {
        maxLength: 5,
      },
    )
    fc.assert(
      fc.property(sections, (all) => {
        const messages = telegramMessages(digestOf(all.map(([heading, items]) => section(heading, items.map(item)))))
        for (const message of messages) {
          expect(message).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
          expect(read(message).length).toBeLessThanOrEqual(4096)
          expect(read(message).length).toBeGreaterThan(0)
        }
        const given = all.flatMap(([, items]) => items).join('')
        const sent = messages.map(read).join('')
        for (const sign of ['字', 'a', '&', '👍', '，'])
          expect(sent.split(sign).length).toBeGreaterThanOrEqual(given.split(sign).length)
      }),
      { numRuns: 60 },
    )
  })
})
