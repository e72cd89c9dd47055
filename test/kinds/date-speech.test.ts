import { describe, expect, it } from 'vitest'
import { date } from '../../src/kinds/date.ts'
import { DAY_SPEECH } from './date-speech.ts'
import { question } from './fixtures.ts'

const rows = DAY_SPEECH.flatMap(([today, becomes, typed]) => typed.split('|').map((text) => ({ today, becomes, text })))
const read = (text: string, today: string, ask = '哪天开展的？') =>
  date.read(question('date', { ask }), text, { today, names: [] })

describe('a day as cadres type it', () => {
  it.each(rows)('$text on $today becomes $becomes', ({ text, today, becomes }) => {
    const reading = read(text, today)
    if (reading.kind === 'refused') {
      expect(becomes).toBe('✗')
      expect(reading.why).toMatch(/^.{4,60}。$/u)
      return
    }
    const asked = 'ask' in reading && reading.ask ? reading.ask : undefined
    const mark = reading.kind === 'guess' ? '？' : asked ? '！' : ''
    expect(`${mark}${reading.value}`).toBe(becomes)
    if (asked) expect(asked).toMatch(/^(?=.{1,30}$)(?:是\d{4}年.+，对吗？|是.+，还是.+？|还没结束。先按哪天报？)$/u)
  })

  it.each([
    ['开班是哪天？', '11月20号到22号', '2022-11-20'],
    ['启动仪式是哪天？', '20号起', '2022-11-20'],
    ['活动是哪天开展的？', '11月20号到22号', '2022-11-22'],
  ])('of several days it is the one that %s asks for', (ask, text, value) => {
    expect(read(text, '2022-11-23', ask)).toMatchObject({ kind: 'guess', value })
  })

  it.each([
    ['上周六周日', '2022-11-20', '2022-11-19'],
    ['周末', '2022-11-20', '2022-11-19'],
    ['18号20号', '2022-11-20', '2022-11-18'],
    ['昨天21号', '2022-11-22', '2022-11-21'],
    ['20号到30号', '2022-11-20', '2022-11-23'],
    ['11月21日—12月2日', '2022-11-21', '2022-11-23'],
    ['周一至周五', '2022-11-21', '2022-11-23'],
  ])('asks which of two days %s is', (text, value, or) => {
    expect(read(text, '2022-11-23')).toMatchObject({ kind: 'guess', value, or: { value: or } })
  })

  it('says which month has no such day, and does not ask where there is nothing to ask', () => {
    expect(read('30号', '2022-03-01')).toMatchObject({ why: '2月没有30号。请核对，如 2月28日。' })
    expect(read('前两天', '2022-11-23')).toMatchObject({ why: '“前两天”是哪一天？请写日期，如 11月22日、上周五。' })
  })
})
