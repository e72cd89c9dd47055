import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choices } from '../../src/kinds/choices.ts'
import { stepsOf } from '../support/steps.ts'
import { KNOWN, ORGANIZATIONS, question, taken, whyNot } from './fixtures.ts'

const joint = question('choices', { choices: ORGANIZATIONS, none: '没有联合' })
const topics = question('choices', { choices: ['疫情防控', '禁毒', '预防电信网络诈骗', '其他'], optional: true })

describe('choices', () => {
  it('refuses a flood of lines at a glance', () => {
    const asked = question('choices', { choices: ORGANIZATIONS })
    const steps = stepsOf(() => {
      expect(whyNot(asked, '妇联x\n'.repeat(1024))).toMatch(/太长/)
    })
    expect(steps).toBeLessThan(3000)
  })

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

  const open = question('choices', {
    ...{ choices: ['团委', '妇联', '科协', '司法局', '民政局'], none: '没有联合', others: 'bodies' },
  })

  it.each([
    ['妇联、派出所', ['妇联', '派出所']],
    ['派出所和司法所', ['派出所', '司法所']],
    ['和派出所一起', ['派出所']],
    ['县司法局、县医院', ['司法局', '县医院']],
    ['妇联、镇党政办、民政局', ['妇联', '民政局', '镇党政办']],
    ['和平社区', ['和平社区']],
    ['与妇联、乙镇中学联合开展', ['妇联', '乙镇中学']],
    ['派出所，派出所', ['派出所']],
    ['派出所 司法所', ['派出所', '司法所']],
    ['青禾电力公司', ['青禾电力公司']],
    ['不联合', []],
    ['没联合', []],
    ['没有和别人联合', []],
    ['没和其他单位联合', []],
    ['没有联合单位', []],
    ['没跟谁一起办', []],
    ['就我们自己', []],
    ['自己办的', []],
    ['没，自己搞的', []],
    ['没人联合', []],
    ['没有其他单位', []],
    ['联合了司法局', ['司法局']],
    ['由司法局协办', ['司法局']],
    ['本单位独立开展', []],
    ['您好，司法局，谢谢', ['司法局']],
    ['县教育和体育局', ['县教育和体育局']],
  ])('where bodies may be typed: %j', (text, names) => {
    expect(taken(open, text)).toEqual(names)
  })

  it.each([
    ['其他部门', '没有说是哪一家'],
    ['爱心企业', '没有说是哪一家'],
    ['上级部门', '没有说是哪一家'],
    ['有关单位', '没有说是哪一家'],
    ['妇联、几个部门', '没有说是哪一家'],
    ['张三', '不像单位的名称'],
    ['不知道', '不是名称'],
    ['不是妇联', '“不是妇联”'],
    ['1、3', '“1”'],
    ['好的', '“好'],
    ['没有联合、派出所', '不能同时选'],
  ])('where bodies may be typed refuses %j', (text, named) => {
    expect(whyNot(open, text)).toContain(named)
  })

  it('refuses the organization itself, and offers again what was typed before', () => {
    expect(whyNot({ ...open, self: '残联' }, '甲镇残联')).toContain('就是本单位')
    const offered = choices.suggest(open, { ...KNOWN, names: ['派出所', '妇联', '其他部门'] }).flat()
    expect(offered.map((o) => o.label)).toEqual(['没有联合', '团委', '妇联', '科协', '司法局', '民政局', '派出所'])
    expect(taken(open, '妇联、其他部门', { ...KNOWN, past: true })).toEqual(['妇联', '其他部门'])
  })

  it.each([
    ['禁毒、防诈骗', ['禁毒', '预防电信网络诈骗']],
    ['禁毒和防火', ['禁毒', '防火']],
    ['防溺水', ['防溺水']],
    ['反诈', ['预防电信网络诈骗']],
  ])('keeps every topic where others may be typed: %j', (text, names) => {
    expect(taken({ ...topics, others: 'names' }, text)).toEqual(names)
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
