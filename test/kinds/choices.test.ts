import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choices } from '../../src/kinds/choices.ts'
import { KNOWN, ORGANIZATIONS, question, taken, whyNot } from './fixtures.ts'

const joint = question('choices', { choices: ORGANIZATIONS, none: '没有联合' })
const topics = question('choices', { choices: ['疫情防控', '禁毒', '预防电信网络诈骗', '其他'], optional: true })

describe('choices', () => {
  it.each([
    ['妇联', joint, ['妇联']],
    ['妇联、科协', joint, ['妇联', '科协']],
    ['科协和妇联', joint, ['妇联', '科协']],
    ['妇联 科协', joint, ['妇联', '科协']],
    ['科协\n妇联\n', joint, ['妇联', '科协']],
    ['妇联,科协；残联/文联+团委', joint, ['团委', '妇联', '残联', '科协', '文联']],
    ['妇联科协', joint, ['妇联', '科协']],
    ['县妇联以及县科协。', joint, ['妇联', '科协']],
    ['与妇联联合', joint, ['妇联']],
    ['妇联、妇联', joint, ['妇联']],
    ['其他', joint, ['其他部门']],
    ['没有联合', joint, []],
    ['无', joint, []],
    ['没有', joint, []],
    ['没', joint, []],
    ['没有联合。', joint, []],
    ['0', joint, []],
    ['禁毒和疫情防控', topics, ['疫情防控', '禁毒']],
    ['其它', topics, ['其他']],
  ])('%j', (text, asked, labels) => {
    expect(taken(asked, text)).toEqual(labels)
  })

  it.each([
    ['妇联、派出所', joint, '派出所'],
    ['妇联和乙局', joint, '乙局'],
    ['和平社区', joint, '和平社区'],
    ['妇联、科协等', joint, '科协等'],
    ['不是妇联', joint, '不是妇联'],
    ['除了妇联都有', joint, '除了妇联都有'],
    ['1、3', joint, '1'],
    ['一', joint, '一'],
    ['没有联合、妇联', joint, '没有联合'],
    ['、', joint, '还没有选'],
    ['<b>讲得好</b>', joint, '“<b>讲得好</b>”'],
    ['派出所 和司法所', joint, '“派出所 和司法所”'],
    ['无', topics, '跳过'],
  ])('refuses %j', (text, asked, named) => {
    expect(whyNot(asked, text)).toContain(named)
  })

  it('gives the labels in the question’s order, whatever stands between them', () => {
    const separator = fc.constantFrom('、', '，', ',', ' ', '\n', '；', '和', '与', '/', '以及', '')
    fc.assert(
      fc.property(fc.shuffledSubarray(ORGANIZATIONS, { minLength: 1 }), separator, (picked, between) => {
        const expected = ORGANIZATIONS.filter((label) => picked.includes(label))
        expect(taken(joint, picked.join(between))).toEqual(expected)
      }),
    )
  })

  it('reads a label that holds a separator', () => {
    const asked = question('choices', { choices: ['妇女和儿童', '老人', '残疾人、低保户'] })
    expect(taken(asked, '老人\n残疾人、低保户')).toEqual(['老人', '残疾人、低保户'])
    expect(taken(asked, '老人、妇女和儿童')).toEqual(['妇女和儿童', '老人'])
  })

  it('offers none at one tap, then every label with room for a tick', () => {
    const rows = choices.suggest(joint, KNOWN)
    expect(rows[0]).toEqual([{ label: '没有联合', input: '没有联合' }])
    expect(rows.slice(1).flat()).toEqual(ORGANIZATIONS.map((label) => ({ label, input: label })))
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(3)
  })
})
