import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let cadre: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  cadre = await county.cadre(101, 'jia-zhen/women')
  await cadre.says('/start')
})

afterEach(() => county.close())

/** A draft of this form, after these answers. */
async function amid([form, ...answers]: readonly string[]): Promise<void> {
  await cadre.says(`/report ${form}`)
  await cadre.answers(...answers)
}

const ANOTHER = '是，先报这一项'

it('asks of what may be another work whether it is one, at a question that cannot take it or could take only a part', async () => {
  for (const [at, words] of [
    [['关爱帮扶', '走访困难妇女'], '昨天开展反诈宣讲'],
    [['关爱帮扶', '走访困难妇女'], '宣讲3场'],
    [['关爱帮扶', '走访困难妇女'], '家庭教育讲座2场'],
    [['关爱帮扶', '走访困难妇女'], '11月7日至8日开展反诈宣讲'],
    [['巾帼宣讲', '昨天', '5'], '前天调解了婚姻纠纷'],
    [['巾帼宣讲', '昨天', '5'], '昨天走访慰问了困难妇女'],
    [['巾帼宣讲', '昨天', '5', '100000'], '昨天走访慰问困难妇女8户'],
    [['巾帼宣讲', '昨天', '5', '100000'], '前天调解了婚姻纠纷'],
    [['主题教育活动'], '关爱帮扶'],
  ] as const) {
    await amid(at)
    await cadre.says(words)
    expect(cadre.text, words).toContain(`“${words}”像是另一项工作。`)
    expect(cadre.buttons[0], words).toBe(ANOTHER)
    await cadre.says('/cancel')
  }
})

it('takes an ordinary answer as one, whatever form its words are of', async () => {
  for (const [at, words, after] of [
    [['主题教育活动'], '反诈宣讲进校园', '活动是哪天开展的？'],
    [['主题教育活动'], '反诈宣讲进校园2场活动', '活动是哪天开展的？'],
    [['主题教育活动'], '巾帼宣讲进万家', '活动是哪天开展的？'],
    [['主题教育活动'], '送温暖慰问困难妇女活动', '活动是哪天开展的？'],
    [['主题教育活动'], '“姐妹课堂”第2期', '活动是哪天开展的？'],
    [['主题教育活动'], '2022年三八节趣味运动会', '活动是哪天开展的？'],
    [['关爱帮扶', '走访困难妇女'], '昨天走访的困难妇女', '是2022年11月8日（周二），对吗？'],
    [['关爱帮扶', '走访困难妇女'], '昨天下午', '帮扶了多少名妇女儿童？'],
    [['关爱帮扶', '走访困难妇女', '昨天'], '困难妇女8名', '那就记“8名”，对吗？'],
    [['主题教育活动', '读书会', '昨天'], '困难妇女8人', '那就记“8人次”，对吗？'],
    [['主题教育活动', '读书会', '昨天'], '大概30多人吧', '这次和哪些单位联合？'],
    [['巾帼宣讲', '昨天'], '宣讲了3场', '有多少人听讲？'],
    [['巾帼宣讲', '昨天'], '昨天宣讲2场，听众60人', '宣讲分队'],
    [['巾帼宣讲', '昨天', '5', '100000'], '60人', '宣讲分队'],
    [['主题教育活动', '读书会', '昨天', '30'], '司法局、公安局', '这次由谁牵头？'],
  ] as const) {
    await amid(at)
    await cadre.says(words)
    expect(cadre.text, words).toContain(after)
    await cadre.says('/cancel')
  }
})

it('begins the other work at a tap; the draft waits, and is offered once that is saved', async () => {
  await amid(['关爱帮扶', '走访困难妇女'])
  await cadre.says('昨天开展反诈宣讲')
  await cadre.taps(ANOTHER)
  expect(cadre.text).toMatch(/^“关爱帮扶”先留着，报完这一项再接着填。\n\n看懂了：\n开展日期：2022年11月8日/u)
  expect(cadre.text).toContain('【巾帼宣讲 2/5】')
  await cadre.answers('2', '60', '不清楚', '没有联合，确认提交')
  expect(cadre.text).toContain('已保存。编号1：11月8日巾帼宣讲')
  await cadre.taps('接着填：关爱帮扶')
  expect(cadre.text).toContain('帮扶名称：走访困难妇女')
  expect(cadre.text).toContain('【关爱帮扶 2/4】')
})

it('goes on with the draft at a tap: what its question could take is its answer, what it could not is let go', async () => {
  await amid(['主题教育活动'])
  await cadre.says('关爱帮扶')
  await cadre.taps('不是，这就是回答')
  expect(cadre.text).toContain('【主题教育活动 2/4】')
  await cadre.says('昨天开展反诈宣讲')
  await cadre.taps('不是，这就是回答')
  expect(cadre.text).toBe('是2022年11月8日（周二），对吗？')
  await cadre.taps('对')
  await cadre.says('前天调解了婚姻纠纷')
  await cadre.taps('不是，接着填主题教育活动')
  expect(cadre.text).toMatch(/^【主题教育活动 3\/4】/u)
  await cadre.answers('30', '没有联合')
  expect(cadre.text).toContain('活动名称：关爱帮扶\n开展日期：2022年11月8日')
})

it('while that is asked, an answer of the question is one, and its sentence edited is a new try', async () => {
  await amid(['主题教育活动', '读书会'])
  const said = cadre.actor.send('前天调解了婚姻纠纷')
  await until(() => cadre.buttons.includes(ANOTHER) || undefined, ANOTHER)
  await cadre.edits(said, '昨天')
  expect(cadre.text).toContain('【主题教育活动 3/4】')
  await cadre.says('前天调解了婚姻纠纷')
  await cadre.says('30人')
  expect(cadre.text).toContain('【主题教育活动 4/4】')
  await cadre.taps(ANOTHER)
  expect(cadre.text).toContain('【主题教育活动 4/4】')
})

it('a draft left for days takes no whole report for its answer', async () => {
  await amid(['关爱帮扶', '走访困难妇女'])
  await cadre.says('昨天在甲东村开展反诈宣讲2场，受众60人')
  expect(cadre.text).toContain('“关爱帮扶”先留着')
  await cadre.says('/cancel')
  await cadre.says('/report')
  await cadre.taps('接着填：关爱帮扶')
  county.turnClockTo('2022-11-12T10:00:00+08:00')
  await cadre.says('前天开展反诈宣讲')
  expect(cadre.buttons[0]).toBe(ANOTHER)
})

it('whether it is another work can be answered in words', async () => {
  await amid(['关爱帮扶', '走访困难妇女'])
  await cadre.says('昨天开展反诈宣讲')
  await cadre.says('不是')
  expect(cadre.text).toBe('是2022年11月8日（周二），对吗？')
  await cadre.says('不对')
  await cadre.says('昨天开展反诈宣讲')
  await cadre.says('是的')
  expect(cadre.text).toMatch(/^“关爱帮扶”先留着/u)
})

/** The bot's newest message with this button. */
function shown(label: string): Message {
  const has = (message: Message) => (message.reply_markup?.inline_keyboard ?? []).flat().some((b) => b.text === label)
  return cadre.actor.messages().findLast((message) => has(message)) ?? expect.fail(label)
}

it('a second tap changes nothing: the other work is at hand, and the draft waits as it was', async () => {
  for (const [at, words, next] of [
    [['关爱帮扶', '走访困难妇女'], '昨天开展反诈宣讲', '【关爱帮扶 2/4】'],
    [['巾帼宣讲', '昨天', '5', '累计320人'], '昨天走访慰问困难妇女8户', '320'],
  ] as const) {
    const form = at[0]
    await amid(at)
    await cadre.says(words)
    const tap = cadre.actor.tap(shown(ANOTHER), ANOTHER)
    await until(() => (cadre.text.includes('先留着') ? true : undefined), 'the other work')
    // So slow a screen that the second is no shaking thumb.
    county.turnClockTo(new Date(county.now.getTime() + 5000).toISOString())
    const second = { ...tap, query: { ...tap.query, id: `${tap.query.id}2` }, answer: undefined }
    county.api.world.taps.set(second.query.id, second)
    county.api.world.enqueue(tap.bot, 'callback_query', second.query)
    await until(() => (second.answer ? true : undefined), 'an answer to the second tap')
    expect(cadre.text, words).toMatch(new RegExp(`^“${form}”先留着`, 'u'))
    await cadre.says('看不懂的话')
    expect(cadre.text, words).not.toContain(`【${form}`)
    await cadre.says('/cancel')
    await cadre.says('/report')
    await cadre.taps(`接着填：${form}`)
    expect(cadre.text, words).toContain(next)
    if (form === '巾帼宣讲') expect(cadre.buttons).toContain('本次新增')
    await cadre.says('/cancel')
  }
})

it('a button of the step is none of the question whether it is another work', async () => {
  await amid(['巾帼宣讲', '昨天', '5', '累计320人'])
  const before = shown('本次新增')
  await cadre.says('昨天走访慰问困难妇女8户')
  expect(cadre.buttons[0]).toBe(ANOTHER)
  await cadre.taps('本次新增', before)
  expect(cadre.text).toContain('那是旧按钮')
  expect(cadre.text).not.toContain('先留着')
  expect(cadre.buttons).toContain('本次新增')
})

it('a form that was chosen and not begun takes a sentence that may be of it; once it is begun, that is asked', async () => {
  await amid(['家庭家教家风'])
  await cadre.says('昨天开展家庭教育活动，30人')
  expect(cadre.text).not.toContain('先留着')
  expect(cadre.text).toContain('【家庭家教家风')
  await cadre.says('/cancel')
  await amid(['家庭家教家风', '最美家庭评选', '昨天'])
  await cadre.says('前天开展家庭教育活动，30人')
  expect(cadre.buttons[0]).toBe(ANOTHER)
})

it('whoever reports for two units is asked for which a named form is', async () => {
  await county.cadre(101, 'yi-zhen/women')
  await cadre.says('/report')
  await cadre.taps(cadre.buttons.find((label) => label.includes('甲镇')) ?? '')
  await cadre.taps('主题教育活动')
  await cadre.says('关爱帮扶')
  await cadre.tapsTwice(ANOTHER)
  expect(cadre.text).toBe('“主题教育活动”先留着，报完这一项再接着填。\n\n为哪个单位报“关爱帮扶”？')
  await cadre.taps(cadre.buttons.find((label) => label.includes('乙镇')) ?? '')
  expect(cadre.text).toContain('【关爱帮扶 1/4】')
})

it('what was said before midnight is of that day, whenever it is told what it is', async () => {
  county.turnClockTo('2022-11-09T23:50:00+08:00')
  await amid(['关爱帮扶', '走访困难妇女'])
  await cadre.says('昨天开展反诈宣讲')
  county.turnClockTo('2022-11-10T00:10:00+08:00')
  await cadre.taps(ANOTHER)
  expect(cadre.text).toContain('开展日期：2022年11月8日')
  await cadre.says('/cancel')
  county.turnClockTo('2022-11-10T23:50:00+08:00')
  await amid(['主题教育活动', '读书会'])
  await cadre.says('昨天开展反诈宣讲')
  county.turnClockTo('2022-11-11T00:10:00+08:00')
  await cadre.taps('不是，这就是回答')
  expect(cadre.text).toBe('是2022年11月9日（周三），对吗？')
  await cadre.says('/cancel')
  await cadre.says('昨天开展家庭教育活动，30人')
  county.turnClockTo('2022-11-12T00:10:00+08:00')
  await cadre.taps(cadre.buttons[0] ?? '')
  expect(cadre.text).toContain('11月10日')
  await cadre.says('/cancel')
  await cadre.says('昨天开展反诈宣讲2场，受众60人\n昨天走访慰问困难妇女8户')
  county.turnClockTo('2022-11-13T00:10:00+08:00')
  await cadre.taps('跳过这项')
  expect(cadre.text).toContain('2022年11月11日')
})
