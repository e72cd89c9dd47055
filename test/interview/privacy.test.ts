import { describe, expect, it } from 'vitest'
import { maskPersonalNumbers } from '../../src/chinese/masking.ts'
import { namesPerson } from '../../src/chinese/person-name.ts'
import { secret } from '../../src/chinese/secret.ts'
import { refusalOf } from '../../src/interview/privacy.ts'

describe('secret', () => {
  it.each([
    ['涉及国家秘密', '秘密'],
    ['工作秘密', '秘密'],
    ['秘 密', '秘密'],
    ['机密文件', '机密'],
    ['绝密', '绝密'],
    ['涉密会议', '涉密'],
    ['案号为甲乙', '案号'],
    ['（2022）黔01民初123号', '案号'],
    ['当事人是谁', '当事人'],
    ['當事人', '当事人'],
    ['犯罪嫌疑人', '嫌疑人'],
    ['内部文件', '内部文件'],
    ['内部资料，不得外传', '内部文件'],
    ['请勿外传', '不得外传'],
  ])('%s is stopped by %s', (text, word) => {
    expect(secret(text)).toBe(word)
  })

  it.each([
    '保密教育',
    '学习《保守国家秘密法》',
    '签订保密承诺书',
    '计算机密码安全讲座',
    '手机密码',
    '拒绝密切接触',
    '杜绝密闭空间作业',
    '方案号召大家参与',
    '备案号',
    '提案号',
    '不涉密',
    '当事业来做',
    '被告知',
    '内部培训',
  ])('%s passes', (text) => {
    expect(secret(text)).toBeUndefined()
  })
})

describe('refusalOf', () => {
  it.each(['13800138000', '522301199001011234', '6222021234567890', '机密', '当事人', '（2022）黔01民初123号'])(
    '%s: one short sentence that says what to do, without the number',
    (text) => {
      const why = refusalOf(text) ?? ''
      expect(why).toMatch(/请.+。$/)
      expect([...why].length).toBeLessThanOrEqual(60)
      expect(why).not.toMatch(/\d/)
    },
  )

  it('says the same of a number and of its marker', () => {
    for (const text of ['138 0013 8000', '522301199001011234', '6222021234567890']) {
      expect(refusalOf(maskPersonalNumbers(text))).toBe(refusalOf(text))
    }
  })

  it('lets ordinary work through', () => {
    for (const text of ['开展宣讲3场，320人次参加', '累计1,234,567元', '20221103', '保密教育']) {
      expect(refusalOf(text)).toBeUndefined()
    }
  })
})

describe('namesPerson', () => {
  it.each([
    '张三同志',
    '李爱民同志带队',
    '张大山老人',
    '欧阳小五主任',
    '李某某',
    '王某',
    '王××',
    '张XX',
    '×某',
    '慰问张三家',
    '走访李小四户',
    '为王五家修房',
    '村民张三，',
    '残疾人李四的',
    '联系人：赵六',
    '张书记',
    '由李老师讲课',
  ])('%s names somebody', (text) => {
    expect(namesPerson(text)).toBe(true)
  })

  it.each([
    '全体同志',
    '老同志座谈会',
    '党员干部和志愿者',
    '走访困难户3户',
    '评选最美家庭3户',
    '温暖千万家',
    '妇女之家',
    '康复之家',
    '文明户',
    '安置户',
    '常住户',
    '单亲家庭',
    '高龄老人',
    '某镇某村',
    '何某日',
    '资金××元',
    '金牌老师',
    '向书记汇报',
    '白内障患者',
    '贾家村',
    '群众高兴。',
    '职工方便，',
    '方便农家',
    '万家灯火',
  ])('%s names nobody', (text) => {
    expect(namesPerson(text)).toBe(false)
  })
})
