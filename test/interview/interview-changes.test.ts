import { describe, expect, it } from 'vitest'
import type { Answers } from '../../src/catalogue/answers.ts'
import type { Form } from '../../src/catalogue/schema.ts'
import { correctionDraft } from '../../src/interview/draft.ts'
import { askAboutRepeat } from '../../src/interview/interview.ts'
import { parseDraft } from '../../src/interview/stored-draft.ts'
import { EVERYTHING, FILE, Talk } from './talk.ts'

const without = (...codes: string[]): Form => ({
  ...EVERYTHING,
  questions: EVERYTHING.questions.filter((q) => !codes.includes(q.code)),
})

describe('a form changed under a draft', () => {
  it('goes on where the question it stood at is gone', () => {
    const talk = new Talk()
    talk.says('读书会')
    talk.form = without('on')
    talk.hears({ kind: 'resume' })
    expect(talk.text).toMatch(/^题目有变化，请接着填。[\s\S]*有多少人/)
    talk.saysAll('0', '没有联合', '是')
    expect(talk.text).toContain('请核对')
    expect(talk.text).not.toContain('日期：')
  })

  it('takes no answer to what is gone for another question', () => {
    const talk = new Talk()
    talk.says('读书会')
    const yesterday = talk.button('昨天')
    talk.form = without('on')
    talk.presses(yesterday)
    expect(talk.text).toContain('有多少人')
    talk.presses(yesterday)
    expect(Object.keys(talk.draft.answers)).toEqual(['title'])
    const typed = new Talk(without('title'))
    typed.form = without('title', 'on')
    typed.says('昨天')
    expect(typed.text).toContain('有多少人')
    expect(typed.draft.answers).toEqual({})
  })

  it('can be cancelled at a question that is gone', () => {
    const talk = new Talk()
    const cancel = talk.button('取消')
    talk.form = without('title')
    expect(talk.presses(cancel).outcome).toBe('cancelled')
  })

  it('asks at the echo what the form now asks as well', () => {
    const talk = new Talk(without('covered'))
    talk.saysAll('读书会', '今天', '0', '没有联合')
    expect(talk.text).toContain('请核对')
    talk.form = EVERYTHING
    expect(talk.taps('确认提交').outcome).toBe('asked')
    expect(talk.text).toContain('都覆盖了吗')
    talk.taps('是')
    expect(talk.taps('确认提交').outcome).toBe('submitted')
  })

  it('refuses labels that the question has no longer, ticked or shown', () => {
    const renamed: Form = {
      ...EVERYTHING,
      questions: EVERYTHING.questions.map((q) => (q.code === 'partners' ? { ...q, choices: ['县妇联', '科协'] } : q)),
    }
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '妇联')
    const done = talk.button('选好了')
    talk.form = renamed
    expect(talk.presses(done).outcome).toBe('refused')
    expect(talk.buttons).toContain('县妇联')
    talk.taps('科协')
    talk.taps('选好了')
    expect(talk.value('partners')).toEqual(['科协'])
  })

  it('shows answers whose question has become another kind', () => {
    const talk = Talk.atEcho()
    talk.form = {
      ...EVERYTHING,
      questions: EVERYTHING.questions.map((q) => (q.code === 'people' ? { ...q, kind: 'text' } : q)),
    }
    talk.hears({ kind: 'resume' })
    expect(talk.text).toContain('人数：')
  })

  it('asks a number anew that it asked 累计 about, where it is a number no longer', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '累计20')
    talk.form = {
      ...EVERYTHING,
      questions: EVERYTHING.questions.map((q) => (q.code === 'people' ? { ...q, kind: 'text' } : q)),
    }
    talk.says('今年累计')
    expect(talk.step).toEqual({ at: 'question', code: 'people' })
  })
})

describe('a correction', () => {
  const answers: Answers = {
    title: { raw: '读书会', value: '读书会' },
    on: { raw: '11月3日', value: '2022-11-03' },
    people: { raw: '320', value: 320 },
    level: { raw: '省级', value: '省级' },
    partners: { raw: '没有联合', value: [] },
    covered: { raw: '是', value: true },
    pictures: { raw: FILE, value: [FILE] },
  }
  const corrects = (published: boolean) => ({ report: 7, revision: 1, on: '2022-11-03', published })
  const correcting = (published: boolean, form = EVERYTHING) =>
    new Talk(form, {}, correctionDraft(form, 'women', answers, corrects(published)))

  it('begins with what to change, and asks for nothing that an import left out', () => {
    const talk = correcting(false)
    expect(talk.text).toContain('要改哪一项')
    talk.saysAll('人数', '230')
    expect(talk.text).toMatch(/^请核对：甲镇妇联　样样都有（更正编号7）[\s\S]*人数：230人/)
    expect(talk.taps('确认提交').outcome).toBe('submitted')
    expect(talk.draft.why).toBeUndefined()
  })

  it('lists what was given; 补充一项 leads to what was not, and so does its name', () => {
    const talk = correcting(false)
    expect(talk.buttons).not.toContain('9 做法：没填')
    talk.taps('补充一项')
    talk.saysAll('做法', '上门走访')
    expect(talk.text).toContain('做法：上门走访')
    const named = correcting(false)
    named.says('做法：上门走访')
    expect(named.text).toContain('做法：上门走访')
    const numbered = correcting(false)
    numbered.says('7')
    expect(numbered.step).toEqual({ at: 'question', code: 'pictures' })
  })

  it('wants a reason once it was published', () => {
    const talk = correcting(true)
    talk.saysAll('人数', '230', '确认提交')
    expect(talk.text).toContain('为什么要改')
    talk.taps('返回')
    expect(talk.text).toContain('请核对')
    talk.taps('确认提交')
    for (const words of ['错', '230', '写'.repeat(61)]) {
      talk.says(words)
      expect(talk.turn.outcome).toBe('refused')
    }
    const card = talk.says('张某13912345678报错了')
    expect(talk.text).toContain('手机号')
    talk.edits(card, '多打了\n一位')
    expect([talk.turn.outcome, talk.draft.why]).toEqual(['submitted', '多打了，一位'])
  })

  it('counts for the day it counted for, where the form asks for none', () => {
    const dateless = without('on')
    const talk = correcting(false, dateless)
    talk.about = { ...talk.about, today: '2022-12-01' }
    talk.saysAll('人数', '230')
    expect(talk.text).toContain('计入 10月31日—11月6日 这一周')
  })

  it('asks what the form has begun to ask since, before it is sent', () => {
    const { covered: _, ...old } = answers
    const talk = new Talk(EVERYTHING, {}, correctionDraft(EVERYTHING, 'women', old, corrects(false)))
    expect(talk.buttons).toContain('6 全覆盖：没填')
    talk.taps('返回')
    expect(talk.text).toContain('都覆盖了吗')
  })
})

describe('the same again within a day', () => {
  const asked = () => {
    const talk = Talk.atEcho()
    talk.taps('确认提交')
    talk.turn = askAboutRepeat(talk.form, talk.draft, talk.about, 12)
    talk.draft = talk.turn.draft
    return talk
  }

  it.each([
    ['是，再报一份', 'submitted'],
    ['不是，不报了', 'cancelled'],
    ['返回', 'asked'],
  ])('%s', (label, outcome) => {
    const talk = asked()
    expect(talk.text).toContain('编号12')
    expect(talk.taps(label).outcome).toBe(outcome)
  })

  it('says which buttons there are when words come', () => {
    const talk = asked()
    talk.says('不知道')
    expect(talk.text).toMatch(/^请点按钮/)
  })
})

describe('a button', () => {
  const colleaguesReport = (talk: Talk): void => {
    talk.about = { ...talk.about, names: { title: ['三八维权宣讲', ...(talk.about.names['title'] ?? [])] } }
  }

  it('typed by its label is what it was when it was shown, whatever a colleague has reported since', () => {
    const talk = new Talk()
    colleaguesReport(talk)
    talk.says('读书会')
    expect(talk.value('title')).toBe('读书会')
  })

  it('is no name that came up since: that one is taken as typed', () => {
    const talk = new Talk()
    colleaguesReport(talk)
    talk.says('三八维权宣讲')
    expect(talk.value('title')).toBe('三八维权宣讲')
  })

  it('means the same after a stray picture in the same turn, and so do the buttons shown below it', () => {
    const talk = new Talk()
    const second = talk.button('读书会')
    colleaguesReport(talk)
    talk.sendsPicture(FILE)
    expect(talk.buttons.slice(0, 2)).toEqual(['迎新春', '读书会'])
    expect(talk.button('读书会')).toEqual(second)
    talk.presses(second)
    expect(talk.value('title')).toBe('读书会')
  })

  it('means the same after words that were refused, and after a resume', () => {
    const talk = new Talk()
    const first = talk.button('迎新春')
    colleaguesReport(talk)
    talk.says('同上')
    talk.hears({ kind: 'resume' })
    talk.presses(first)
    expect(talk.value('title')).toBe('迎新春')
  })

  it('is offered anew with what is known by then when the question is shown anew', () => {
    const talk = new Talk()
    talk.says('迎新春')
    colleaguesReport(talk)
    talk.taps('返回')
    expect(talk.buttons.slice(0, 3)).toEqual(['三八维权宣讲', '迎新春', '读书会'])
  })

  it('of a draft of 0.1.0, which kept no labels, goes on', () => {
    const old = (offered: string[]) => ({ ...JSON.parse(JSON.stringify(new Talk().draft)), offered })
    const talk = new Talk(EVERYTHING, {}, parseDraft(old(['迎新春', '读书会'])))
    colleaguesReport(talk)
    talk.presses({ turn: talk.draft.turn, action: 'o1' })
    expect(talk.value('title')).toBe('读书会')
    const typed = new Talk(EVERYTHING, {}, parseDraft(old(['迎新春', '全县乡村振兴志愿服务总队成立大会暨启动仪式'])))
    typed.says('全县乡村振兴志愿服务总队成立大会暨启动…')
    expect(typed.value('title')).toBe('全县乡村振兴志愿服务总队成立大会暨启动仪式')
  })

  it('of something that is no draft is not guessed at', () => {
    expect(() => parseDraft({ form: 'everything' })).toThrow()
    expect(() => parseDraft(null)).toThrow()
  })
})
