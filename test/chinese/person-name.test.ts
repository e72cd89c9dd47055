import { describe, expect, it } from 'vitest'
import { namesPerson } from '../../src/chinese/person-name.ts'

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
