import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let cadre: Chat

beforeAll(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  cadre = await county.cadre(101, 'jia-zhen/women')
  await cadre.says('昨天宣讲2场，听众50人，没有联合')
  await cadre.answers('不清楚', '确认提交')
  await editor.says('/week')
  for (const label of ['发布', '确认发布']) {
    await until(() => editor.buttons.includes(label) || undefined, label)
    await editor.taps(label)
  }
})

afterAll(() => county.close())

it.each(['返回', '取消', '算了。', '不撤了', '不写了吧', '没事了，不撤了', '等会儿再说'])(
  '%s is no reason to withdraw a report',
  async (words) => {
    await cadre.says('/mine')
    await cadre.taps('11月8日 巾帼宣讲（编号1）')
    await cadre.taps('撤回')
    expect(cadre.text).toContain('为什么撤回？')
    await cadre.says(words)
    expect(cadre.text).toBe('好，不用写了。')
    expect(cadre.buttons).toEqual(['返回'])
    await cadre.says('重复报了')
    await cadre.says('/mine')
    await cadre.taps('11月8日 巾帼宣讲（编号1）')
    expect(cadre.buttons).toContain('撤回')
  },
)

it.each([
  ['/units', '添镇'],
  ['/units', '改名'],
])('nor what an area is called (%s, %s)', async (page, label) => {
  for (const words of ['返回', '不改了']) {
    await editor.says(page)
    await editor.taps(label)
    await editor.says(words)
    expect(editor.text, words).toBe('好，不用写了。')
  }
})

it.each(['合并在哪', '怎么改名？', '撤并在哪'])('nor is a question (%s)', async (words) => {
  await editor.says('/units')
  await editor.taps('添镇')
  await editor.says(words)
  expect(editor.text).toContain('青禾县：4个镇')
})

it('words with more in them are what was asked for', async () => {
  await cadre.says('/mine')
  await cadre.taps('11月8日 巾帼宣讲（编号1）')
  await cadre.taps('撤回')
  await cadre.says('活动取消了')
  expect(cadre.text).toContain('已撤回编号1')
})

describe('who lets go of a report that is not sent', () => {
  it.each([
    ['which work it is', ['昨天在村里搞了反家暴宣讲2场，来了130个']],
    ['a question', ['巾帼宣讲']],
    ['the echo', ['昨天宣讲3场，听众40人，没有联合', '不清楚']],
    ['whether it is another work', ['巾帼宣讲', '昨天给困难妇女送去慰问金3000元，走访6户']],
  ])('is heard where %s is asked', async (_, said) => {
    for (const words of ['算了吧', '这个不要了', '哎，先不报了']) {
      for (const each of said) await cadre.says(each)
      await cadre.says(words)
      expect(cadre.text, words).toMatch(/先放着，没有提交|已取消|没有提交/)
      await cadre.says('/cancel')
    }
  })
})

it.each(['不用报了', '停了', '不搞了', '核对后再报', '不要了'])('%s is why a report is withdrawn', async (words) => {
  await cadre.says('昨天宣讲2场，听众50人，没有联合')
  await cadre.answers('不清楚', '确认提交')
  await cadre.says('/mine')
  await cadre.taps(cadre.buttons[0] ?? '')
  await cadre.taps('撤回')
  if (cadre.text.includes('为什么撤回？')) await cadre.says(words)
  else await cadre.taps(cadre.buttons[0] ?? '')
  expect(cadre.text, words).toContain('已撤回')
})
