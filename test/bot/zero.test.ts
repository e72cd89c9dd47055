import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

describe('/zero', () => {
  it('is one tap, counted once, and replaced by work that comes later', async () => {
    const cadre = await county.joins(county.person(101, '填报人101'), 'jia-zhen/women', editor)
    await cadre.taps('零报告')
    expect(cadre.text).toContain('已记：甲镇妇联 11月7日—11月13日零报告。编号1')
    await cadre.says('/zero')
    expect(cadre.text).toContain('已经记下了')
    await cadre.taps('我的填报')
    await cadre.taps('11月9日 零报告（编号1）')
    expect(cadre.buttons).toEqual(['撤回', '返回'])
    await cadre.says('/report 信访维权')
    await cadre.taps('今天')
    await cadre.says('1')
    await cadre.taps('确认提交')
    await cadre.says('/zero')
    expect(cadre.text).toContain('已经报过工作')
    await cadre.says('/mine')
    expect(cadre.buttons.slice(0, 2)).toEqual(['11月9日 信访维权（编号2）', '11月9日 零报告（编号1，已被填报替换）'])
    await cadre.taps('11月9日 零报告（编号1，已被填报替换）')
    expect(cadre.text).toContain('这一周已有填报，零报告不再计。')
    expect(cadre.text).not.toContain('计入')
    await editor.says('/missing')
    expect(editor.text).toContain('已报1个，零报告0个')
  })

  it('may be for the week just ended, on its Monday and Tuesday, until that is published', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    county.turnClockTo('2022-11-14T10:00:00+08:00')
    // The morning's reminder comes now, not in the middle of what is said.
    await county.ring()
    await cadre.says('/zero')
    expect(cadre.buttons).toEqual(['上周（11月7日—11月13日）', '本周（11月14日—11月20日）', '返回'])
    const old = cadre.last
    await editor.says('/week 11月9日')
    await until(() => editor.buttons.includes('发布') || undefined, 'the preview')
    await editor.taps('发布')
    await editor.taps('确认发布')
    await cadre.taps('上周（11月7日—11月13日）', old)
    expect(cadre.text).toContain('已经发布，不用再报零报告')
    await cadre.says('/zero')
    expect(cadre.text).toContain('已记：甲镇妇联 11月14日—11月20日零报告')
  })

  it('asks a person with several units for which, and can be left', async () => {
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await county.joins(cadre, 'jia-zhen/union', editor)
    await cadre.says('/zero')
    expect(cadre.buttons).toEqual(['甲镇妇联 本周（11月7日—11月13日）', '甲镇总工会 本周（11月7日—11月13日）', '返回'])
    await cadre.taps('返回')
    expect(cadre.text).toContain('填报。')
    await cadre.says('/zero')
    await cadre.taps('甲镇总工会 本周（11月7日—11月13日）')
    expect(cadre.text).toContain('已记：甲镇总工会')
    await cadre.taps('返回')
    expect(cadre.buttons).toContain('零报告')
  })
})

it('of a unit that went into another is none of a week in which it was not there', async () => {
  const editor = await county.editor()
  const cadre = await county.cadre(151, 'jia-zhen/women')
  await editor.says('/units 甲镇妇联')
  for (const tap of ['并入别的单位', '乙镇妇联', '确认']) await editor.taps(tap)
  // It was there on the first days of this week.
  await cadre.says('/zero')
  expect(cadre.text).toContain('已记：甲镇妇联')
  county.turnClockTo('2022-11-25T10:00:00+08:00')
  await cadre.says('/zero')
  expect(cadre.text).toMatch(/^没有记：甲镇妇联到2022年11月\d+日为止，这之后的请报在“乙镇妇联”。$/)
})
