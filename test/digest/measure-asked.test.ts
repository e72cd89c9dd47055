import { expect, it } from 'vitest'
import { measureAsked } from '../../src/digest/superior/measure-asked.ts'

const MONEY = { label: '慰问金', unit: '元' }
const PEOPLE = { label: '参加人次', unit: '人次' }

it.each([
  ['万元', MONEY, { called: '万元', times: 0.0001 }],
  ['百元', MONEY, { called: '百元', times: 0.01 }],
  ['万', PEOPLE, { called: '万', times: 0.0001 }],
  ['万人', PEOPLE, { called: '万人', times: 0.0001 }],
])('@%s is a measure', (at, of, measure) => expect(measureAsked(at, of)).toEqual(measure))

it.each(['千山镇', '百花镇', '万和镇', '亿福村', '一季度'])('@%s is a place or a time', (at) => {
  expect(measureAsked(at, PEOPLE)).toBeUndefined()
})

it('of another kind it is refused with what would do', () => {
  expect(measureAsked('万元', PEOPLE)).toBe('“参加人次”的单位是人次，不能填成万元，可以写@万人次')
})
