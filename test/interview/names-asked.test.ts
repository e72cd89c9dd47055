import { describe, expect, it } from 'vitest'
import { NUMBERS, Talk } from './talk.ts'

const asked = (text: string) => {
  const talk = new Talk(NUMBERS)
  talk.says(text)
  return talk
}

describe('where names are asked', () => {
  it('a count is kept as that, or the names are given', () => {
    const talk = asked('3个')
    expect(talk.text).toBe('“3个”是个数。能写名称请重填，一行一个。')
    expect(talk.buttons).toEqual(['只报个数', '重新填', '取消'])
    talk.taps('只报个数')
    expect(talk.value('sites')).toBe(3)
    const named = asked('三个')
    named.taps('重新填')
    named.says('甲点\n乙点')
    expect(named.value('sites')).toEqual(['甲点', '乙点'])
    const typed = asked('12个')
    typed.says('甲点、乙点')
    expect(typed.value('sites')).toEqual(['甲点', '乙点'])
  })

  it('what may be one or several is asked', () => {
    const talk = asked('春游和秋游')
    expect(talk.text).toBe('“春游和秋游”是2个名称，还是一个？')
    expect(talk.buttons).toEqual(['是2个', '是一个', '重新填', '取消'])
    talk.taps('是一个')
    expect(talk.value('sites')).toEqual(['春游和秋游'])
    const two = asked('春游和秋游')
    two.says('是2个')
    expect(two.value('sites')).toEqual(['春游', '秋游'])
  })

  it('is echoed as it counts', () => {
    const talk = asked('3个')
    talk.saysAll('只报个数', '2', '1.5')
    expect(talk.text).toContain('3个（原话：3个，只报个数）')
  })

  it('a report of nothing at all is no report: it says what to do', () => {
    const form = { ...NUMBERS, questions: NUMBERS.questions.slice(0, 1) }
    const talk = new Talk(form)
    talk.says('没有')
    expect(talk.taps('确认提交').outcome).toBe('refused')
    expect(talk.text).toContain('发 /zero 报零报告')
    talk.taps('改某一项')
    talk.saysAll('点', '甲点')
    expect(talk.taps('确认提交').outcome).toBe('submitted')
  })

  it('0 of something that is counted is reported', () => {
    const talk = new Talk(NUMBERS)
    talk.saysAll('没有', '0', '0')
    expect(talk.taps('确认提交').outcome).toBe('submitted')
  })
})
