import { describe, expect, it } from 'vitest'
import { activityTitle, longestHead } from '../../src/chinese/activity-title.ts'

const DOERS = ['甲镇妇联', '甲东村', '甲镇', '乙镇']
const called = (name: string, own: readonly string[] = ['甲镇', '甲镇妇联', '甲东村']) =>
  activityTitle(name, { year: 2026, doerOf: longestHead(DOERS), own: (doer) => own.includes(doer) })

describe('the name of an activity beside who did it, where and when', () => {
  it.each([
    ['姐妹课堂', '姐妹课堂'],
    ['2026年送文化下乡', '送文化下乡'],
    ['2026年度职工技能大赛', '职工技能大赛'],
    ['2026年第5期', '2026年第5期'],
    ['2026年度假村开园', '度假村开园'],
    ['2025年送文化下乡', '2025年送文化下乡'],
    ['甲镇妇联开展“姐妹课堂”', '“姐妹课堂”'],
    ['甲镇组织开展清明祭英烈', '清明祭英烈'],
    ['乙镇举办“我们的节日”晚会', '“我们的节日”晚会'],
    ['甲镇组织生活会', '甲镇组织生活会'],
    ['甲东村困难职工走访慰问', '困难职工走访慰问'],
    ['甲镇2026年五四青年节活动', '五四青年节活动'],
    ['乙镇困难职工走访慰问', '乙镇困难职工走访慰问'],
    ['甲镇第三届旅游节', '甲镇第三届旅游节'],
    ['甲镇梨花节', '甲镇梨花节'],
    ['甲镇青年志愿者协会', '甲镇青年志愿者协会'],
    ['甲镇妇女之家', '甲镇妇女之家'],
    ['甲镇禁毒宣传进校园', '禁毒宣传进校园'],
    ['甲镇级劳模评选', '甲镇级劳模评选'],
  ])('%s → %s', (typed, name) => {
    expect(called(typed)).toBe(name)
  })

  it('keeps a place that the sentence is not about', () => {
    expect(called('甲镇困难职工走访慰问', [])).toBe('甲镇困难职工走访慰问')
    expect(called('甲镇妇联开展姐妹课堂', [])).toBe('姐妹课堂')
  })
})
