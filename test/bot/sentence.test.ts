import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { png } from '../sandbox/local.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let cadre: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  cadre = await county.cadre(101, 'jia-zhen/women')
  await cadre.says('/start')
})

afterEach(() => county.close())

const PASTED =
  '甲镇妇联本周工作情况：\n一是11月7日在甲东村开展巾帼宣讲2场，受众120余人，单独开展，现有宣讲分队5支；\n' +
  '二是11月8日开展“冬日暖心”走访，慰问困难妇女8户，每户500元，帮扶妇女儿童8名；\n三是11月8日上报婚恋家庭纠纷线索1起。'

const shows = (words: string) => until(() => (cadre.text.includes(words) ? true : undefined), words)

describe('a sentence', () => {
  it('is understood as far as it goes; the rest is asked, and saved with a tap', async () => {
    await cadre.says('昨天在甲东村开展巾帼宣讲3场，受众150余人')
    expect(cadre.text).toContain(
      '看懂了：\n开展日期：2022年11月8日（周二）（原话：昨天）\n巾帼宣讲场次：3场次（原话：3场）',
    )
    expect(cadre.text).toContain('本单位现有多少支宣讲分队？')
    await cadre.says('5')
    expect(cadre.text).toContain('联合单位：没有说，没有联合？')
    await cadre.taps('没有联合，确认提交')
    expect(cadre.text).toContain('已保存。编号1：11月8日巾帼宣讲，3场次，150余人')
    // What is held is known from now on: a sentence and a tap.
    await cadre.says('今天宣讲1场，听众40人')
    expect(cadre.text).toContain('现有巾帼宣讲分队：没有说，还是5支？')
    await cadre.taps('都对，确认提交')
    expect(cadre.text).toContain('已保存。编号2：11月9日巾帼宣讲，1场次，40人')
  })

  it('of another form than was thought is that one at a tap', async () => {
    await cadre.says('今天镇妇联组织插花培训，35人参加')
    expect(cadre.text).toContain('主题教育活动\n活动名称：插花培训')
    await cadre.taps('换一类')
    expect(cadre.text).toBe('“今天镇妇联组织插花培训，35人参加”\n这是哪一类工作？')
    await cadre.says('/cancel')
    expect(cadre.text).toMatch(/^已取消“今天镇妇联组织插花…”，没有提交。\n活动名称：插花培训\n/u)
    await cadre.taps('接着填')
    await cadre.taps('其他活动')
    expect(cadre.text).toContain('活动名称：插花培训')
    expect(cadre.text).toContain('这项工作归到哪一部分？')
  })

  it('of none of the forms that are offered is of any that is chosen then', async () => {
    await cadre.says('今天镇妇联组织插花培训，35人参加')
    await cadre.taps('换一类')
    await cadre.taps('都不是')
    await cadre.taps('关爱帮扶')
    expect(cadre.text).toContain('帮扶名称：插花培训')
  })

  it('that is no report gets the usual answers', async () => {
    for (const [said, answer] of [
      ['谢谢您', '不客气'],
      ['请问巾帼宣讲要报到什么时候？', '17:00前报'],
      ['明天准备开展巾帼宣讲3场', '还没开展的先不报'],
    ] as const) {
      await cadre.says(said)
      expect(cadre.text).toMatch(new RegExp(answer, 'u'))
    }
    await cadre.says('/mine')
    expect(cadre.text).toBe('还没有填报。')
  })

  it('that mends an earlier one is no new report, which would count twice', async () => {
    for (const said of [
      '昨天的宣讲报错了，是2场，受众60人',
      '上次填错了，应该是60人不是80人',
      '更正：昨天开展巾帼宣讲2场，受众60人',
      '昨天宣讲的受众不是80人，是60人',
      '前天的宣讲报漏了，受众应为90人',
    ]) {
      await cadre.says(said)
      expect(cadre.text, said).toBe('要改报过的，请点“我的填报”，点开那一份再更正。')
    }
    for (const said of ['昨天开展写错别字大赛1场，受众40人', '昨天开展巾帼宣讲3场，纠正不良习惯，受众150人']) {
      await cadre.says(said)
      expect(cadre.text, said).toMatch(/这是哪一类工作|3场次/u)
      await cadre.says('/cancel')
    }
  })

  it('with a telephone number in it is not kept', async () => {
    await cadre.says('昨天开展巾帼宣讲3场，受众150人，联系电话13900000000')
    expect(cadre.text).not.toContain('3场次')
  })

  it('typed while another draft is at a number begins a draft of its own, and loses none', async () => {
    await cadre.says('信访维权')
    await cadre.taps('昨天')
    await cadre.says('今天宣讲1场，听众40人，单独开展')
    expect(cadre.text).toContain('巾帼宣讲受众：40人')
    await cadre.taps('不清楚')
    await cadre.taps('确认提交')
    expect(cadre.buttons).toContain('接着填：信访维权')
    await cadre.taps('接着填：信访维权')
    expect(cadre.text).toContain('纠纷线索')
  })

  it('typed at the first question of its form fills that form', async () => {
    await cadre.says('巾帼宣讲')
    await cadre.says('昨天在甲东村开展巾帼宣讲3场，受众150余人')
    expect(cadre.text).toContain('巾帼宣讲场次：3场次')
    await cadre.says('/cancel')
    expect(cadre.buttons).not.toContain('接着填：信访维权')
    await cadre.says('/report')
    expect(cadre.buttons.filter((label) => label.startsWith('接着填'))).toEqual([])
  })

  it('is an answer where a free text is asked for', async () => {
    await cadre.says('昨天宣讲2场，听众60人，没有联合')
    await cadre.taps('不清楚')
    await cadre.taps('宣讲方式')
    await cadre.says('今天宣讲1场，听众40人')
    expect(cadre.text).toContain('宣讲方式：今天宣讲1场，听众40人')
  })
})

describe('a message with several works', () => {
  it('is gone through one by one; one is skipped, the last is saved', async () => {
    await cadre.says(PASTED)
    expect(cadre.text).toContain('第1项，还有2项。')
    expect(cadre.text).toContain('现有巾帼宣讲分队：5支')
    await cadre.taps('确认提交')
    await shows('第2项，还有1项。')
    expect(cadre.text).toContain('走访户数：8户')
    expect(cadre.text).toContain('每户慰问金：500元')
    await cadre.taps('跳过这项')
    await shows('第3项，最后一项。')
    await cadre.taps('确认提交')
    expect(cadre.text).toContain('已保存。编号2：11月8日信访维权')
    await cadre.says('/mine')
    expect(cadre.buttons).toHaveLength(3)
  })

  it('is stopped and taken up again, also by another process', async () => {
    await cadre.says(PASTED)
    await cadre.taps('先停下')
    expect(cadre.buttons.filter((label) => label.startsWith('接着填'))).toHaveLength(3)
    await county.stop()
    await county.start()
    await cadre.taps('接着填：巾帼宣讲')
    expect(cadre.text).toContain('第1项，还有2项。')
    await cadre.taps('确认提交')
    await shows('第2项，还有1项。')
  })
})

describe('two works in one sentence', () => {
  it('are two, also where one of them is not understood: of which form that is is asked', async () => {
    await cadre.says('昨天宣讲2场，受众60人，没有联合，另外还弄了个别的活动')
    expect(cadre.text).toContain('第1项，还有1项。')
    expect(cadre.text).toContain('巾帼宣讲场次：2场次')
    await cadre.taps('不清楚')
    await cadre.taps('确认提交')
    await shows('“弄了个别的活动”\n这是哪一类工作？')
    await cadre.taps('取消')
    await cadre.says('/mine')
    expect(cadre.buttons.filter((label) => label.includes('巾帼宣讲'))).toHaveLength(1)
  })
})

describe('a sentence that is edited', () => {
  const own = () => cadre.actor.messages().findLast((m) => !m.from.is_bot) ?? expect.fail('nothing was said')

  it('changes what it had said, amid the questions and at the echo, as often as it is edited', async () => {
    await cadre.says('昨天宣讲2场，听众50人')
    const sentence = own()
    await cadre.edits(sentence, '昨天宣讲3场，听众60人')
    expect(cadre.text).toContain('记下了：巾帼宣讲场次 3场次')
    expect(cadre.text).toContain('【巾帼宣讲 4/5】')
    await cadre.says('5')
    expect(cadre.text).toContain('巾帼宣讲受众：60人')
    // What was put right otherwise since stays.
    await cadre.says('场次改成4')
    county.turnClockTo('2022-11-10T10:00:00+08:00')
    await cadre.edits(sentence, '昨天宣讲3场，听众80人')
    expect(cadre.text).toContain('巾帼宣讲受众：80人')
    await cadre.edits(sentence, '昨天宣讲3场，听众80人。')
    expect(cadre.text).toContain('改这条消息，填报不会跟着变。')
    await cadre.edits(sentence, '昨天宣讲3场，听众81人')
    await cadre.edits(sentence, '昨天宣讲3场，听众80人')
    // 昨天 is that of the day on which it was said.
    expect(cadre.text).toContain('开展日期：2022年11月8日')
    await cadre.edits(sentence, '前天宣讲3场，听众80人')
    expect(cadre.text).toContain('开展日期：2022年11月7日')
    await cadre.edits(sentence, '前天宣讲3场，听众60人')
    await cadre.taps('没有联合，确认提交')
    expect(cadre.text).toContain('已保存。编号1：11月7日巾帼宣讲，4场次，60人')
  })

  it('changes nothing that is saved, or where it says nothing else', async () => {
    await cadre.says('昨天宣讲2场，听众50人')
    const sentence = own()
    for (const words of ['昨天宣讲2场，听众50人。', '昨天下雨', '谢谢']) {
      await cadre.edits(sentence, words)
      expect(cadre.text, words).toContain('改这条消息，填报不会跟着变。')
    }
    await cadre.says('5')
    await cadre.taps('没有联合，确认提交')
    await cadre.edits(sentence, '昨天宣讲4场，听众50人')
    expect(cadre.text).toContain('改这条消息，填报不会跟着变。')
  })

  it('of several works changes each that it says otherwise, shown or not, and leaves those alone that it does not', async () => {
    await cadre.says(PASTED)
    const sentence = own()
    await cadre.edits(sentence, PASTED.replace('宣讲2场', '宣讲7场').replace('困难妇女8户', '困难妇女9户'))
    expect(cadre.text).toContain('也改了：“关爱帮扶”')
    expect(cadre.text).not.toContain('已经提交的')
    expect(cadre.text).toContain('第1项，还有2项。')
    expect(cadre.text).toContain('巾帼宣讲场次：7场次')
    await cadre.edits(sentence, PASTED.replace('宣讲2场', '宣讲7场').replace('困难妇女8户', '困难妇女10户'))
    expect(cadre.text).toMatch(/^也改了：“关爱帮扶”（.*）。$/u)
    await cadre.taps('接着填：巾帼宣讲')
    await cadre.taps('确认提交')
    await shows('第2项，还有1项。')
    expect(cadre.text).toContain('走访户数：10户')
    expect(cadre.text).toContain('每户慰问金：500元')
    // What is saved is not changed; what is at hand still is.
    await cadre.edits(sentence, PASTED.replace('困难妇女8户', '困难妇女11户'))
    expect(cadre.text).toContain('走访户数：11户')
    expect(cadre.text).toContain('这条消息里已经提交的，不跟着改')
    await cadre.edits(sentence, PASTED.replace('困难妇女8户', '困难妇女11户'))
    expect(cadre.text).toContain('改这条消息，填报不会跟着变。')
    await cadre.edits(sentence, '昨天宣讲2场')
    expect(cadre.text).toContain('和原来的对不上')
    expect(cadre.buttons).toContain('接着填：关爱帮扶')
    await cadre.taps('接着填：关爱帮扶')
    await cadre.taps('跳过这项')
    await shows('第3项，最后一项。')
  })
})

describe('a picture with words below it', () => {
  it('is kept with the draft that the words begin', async () => {
    const sent = cadre.actor.sendPhoto(png(40, 30), {
      caption: '今天宣讲1场，听众40人，单独开展，现有宣讲分队5支',
    })
    expect(sent.photo).toBeDefined()
    await shows('请核对')
    expect(cadre.text).toContain('照片：1张')
    await cadre.taps('确认提交')
    expect(cadre.text).toContain('已保存')
  })
})

it('in a group a sentence is never answered', async () => {
  const group = cadre.actor.groups.create('群团群')
  cadre.actor.groups.add(group, cadre.actor.bot)
  cadre.actor.send('昨天宣讲3场，听众150人', { in: group })
  await cadre.says('/mine')
  expect(cadre.actor.messages(group).filter((m) => m.from.is_bot)).toEqual([])
})
