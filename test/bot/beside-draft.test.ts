import { afterEach, beforeEach, expect, it } from 'vitest'
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
