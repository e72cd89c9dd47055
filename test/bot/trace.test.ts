import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importReports } from '../../src/desk/import-reports.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  // Wednesday
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const TOWNS = ['jia-zhen', 'yi-zhen', 'bing-zhen', 'ding-zhen'] as const

/** This many talks of the towns' 妇联 on Tuesday, each town in turn: 1, 2, 3 … times, before 10, 11, 12 … people. */
async function talks(count: number): Promise<void> {
  const { db, desk } = county.opened
  const rows = Array.from({ length: count }, (_, i) => ({
    line: i + 1,
    data: {
      unit: `${TOWNS[i % TOWNS.length]}/women`,
      form: 'women_talk',
      on: '2022-11-08',
      answers: { women_gratitude_talks: i + 1, women_gratitude_audience: `${10 + i}人`, women_talk_subteams: 12 },
    },
  }))
  await importReports(db, desk, 'rows', rows, county.now)
}

async function weekSeen(): Promise<void> {
  await editor.says('/week')
  await until(() => (editor.buttons.includes('溯源') ? true : undefined), 'the preview')
}

describe('the way from a printed number to its reports', () => {
  it('has one button for a number that stands in two sections, and counts others of the same words', async () => {
    const { db, desk } = county.opened
    const talk = (line: number, on: string, talks: number) => {
      const answers = { women_gratitude_talks: talks, women_gratitude_audience: '60人', women_talk_subteams: 12 }
      return { line, data: { unit: 'jia-zhen/women', form: 'women_talk', on, answers } }
    }
    await importReports(db, desk, 'rows', [talk(1, '2022-11-07', 1), talk(2, '2022-11-08', 2)], county.now)
    const union = await county.cadre(301, 'jia-zhen/union')
    await union.says('昨天开展职工运动会1场，70人参加，没有联合')
    await union.taps('确认提交')
    await weekSeen()
    for (const [number, labels] of [
      ['70', ['甲镇总工会职工70人次参加']],
      ['60', ['甲镇妇联受众60人', '甲镇妇联受众60人（第2个）']],
    ] as const) {
      await editor.says(`/trace ${number}`)
      expect(new Set(editor.buttons).size).toBe(editor.buttons.length)
      expect(editor.buttons).toEqual(expect.arrayContaining([...labels]))
    }
    await editor.taps('甲镇妇联受众60人（第2个）')
    expect(editor.text).toContain('共1条')
  })

  it('goes by digest, section and number, and back', async () => {
    await editor.says('/trace')
    expect(editor.text).toBe('还没有汇编，先发 /week 或 /year 看看。')
    await talks(2)
    await weekSeen()
    await editor.says('/trace')
    expect(editor.text).toBe('要看哪一份的数字？')
    expect(editor.buttons).toEqual(['一周动态 11月7日—11月13日', '返回'])
    await editor.taps('一周动态 11月7日—11月13日')
    expect(editor.text).toBe('数字在哪一段？')
    expect(editor.buttons).toEqual(['开头', '一、思想引领', '活动一览', '本周数据', '报送情况', '看别的汇编'])
    await editor.taps('本周数据')
    expect(editor.text).toBe('要看哪个数字的来源？')
    expect(editor.buttons).toContain('妇联 巾帼宣讲受众 人次 本周 21')
    await editor.taps('妇联 巾帼宣讲受众 人次 本周 21')
    expect(editor.text).toBe(
      [
        '21　巾帼宣讲受众（人次）',
        '算法：各次相加',
        '时间：2022年11月7日至11月13日',
        '单位：2个（甲镇妇联、乙镇妇联）',
        '共2条：',
        '· 11月8日 甲镇妇联 10，原话“10人”，编号1',
        '· 11月8日 乙镇妇联 11，原话“11人”，编号2',
      ].join('\n'),
    )
    expect(editor.buttons).toEqual(['返回'])
    await editor.taps('返回')
    expect(editor.buttons).toContain('妇联 巾帼宣讲受众 人次 本周 21')
    await editor.taps('返回')
    expect(editor.text).toBe('数字在哪一段？')
    await editor.taps('看别的汇编')
    expect(editor.text).toBe('要看哪一份的数字？')
  })

  it('goes page by page where there are many numbers, or many reports of one', async () => {
    await talks(12)
    await weekSeen()
    await editor.taps('溯源')
    await editor.taps('活动一览')
    const first = editor.buttons
    expect(first).toHaveLength(10)
    expect(first.slice(-2)).toEqual(['下一页', '返回'])
    await editor.taps('下一页')
    expect(editor.buttons.slice(0, 8).filter((label) => first.includes(label))).toEqual([])
    expect(editor.buttons.slice(8)).toEqual(['上一页', '下一页', '返回'])
    await editor.taps('上一页')
    expect(editor.buttons).toEqual(first)
    await editor.taps('返回')
    await editor.taps('本周数据')
    await editor.taps('妇联 巾帼宣讲受众 人次 本周 186')
    expect(editor.text).toContain('共12条：')
    expect(editor.text.match(/^· /gm)).toHaveLength(10)
    await editor.taps('下一页')
    expect(editor.text).toBe(
      [
        '巾帼宣讲受众（人次），第2页：',
        '· 11月8日 丙镇妇联 20，原话“20人”，编号11',
        '· 11月8日 丁街道妇联 21，原话“21人”，编号12',
      ].join('\n'),
    )
    await editor.taps('上一页')
    expect(editor.text).toContain('共12条：')
    expect(editor.buttons).toEqual(['下一页', '返回'])
    await editor.taps('返回')
    expect(editor.buttons).toContain('妇联 巾帼宣讲受众 人次 本周 186')
  })

  it('is found by the number or by words beside it', async () => {
    await talks(2)
    await weekSeen()
    await editor.says('/trace 21')
    expect(editor.buttons).toContain('妇联 巾帼宣讲受众 人次 本周 21')
    await editor.says('/trace 甲镇妇联受众')
    expect(editor.buttons).toEqual(['甲镇妇联受众10人', '返回'])
    await editor.taps('甲镇妇联受众10人')
    expect(editor.text).toContain('甲镇妇联 10，原话“10人”，编号1')
    await editor.says('/trace 999')
    expect(editor.text).toBe('最近一期里没有“999”。')
    await editor.taps('看有哪些数字')
    expect(editor.text).toBe('数字在哪一段？')
  })

  it('leads through a year as through a week', async () => {
    await talks(2)
    await editor.says('/year 2022')
    await editor.says('/trace')
    await editor.taps('2022年汇报')
    expect(editor.text).toBe('数字在哪一段？')
    await editor.taps('看别的汇编')
    await editor.taps('返回')
    expect(editor.text).toContain('您是县里的编辑。')
  })

  it('is for editors alone', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/trace')
    expect(cadre.text).toBe('这个功能只给编辑用。\n您能做的都在这里：/start')
  })
})
