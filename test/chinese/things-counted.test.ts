import { describe, expect, it } from 'vitest'
import { hidesOthers, namesNone, thingsCounted } from '../../src/chinese/things-counted.ts'

describe('a count in the place of names', () => {
  it.each([
    ['3个', 3],
    ['12个', 12],
    ['300余篇', 300],
    ['三十多件', 30],
    ['近400幅', 400],
    ['约20家', 20],
    ['大概十来个', 10],
    ['5', 5],
    ['５', 5],
    ['三家', 3],
    ['十二家', 12],
    ['两个', 2],
    ['三', 3],
    ['共5个', 5],
    ['一共6支', 6],
    ['新建3个', 3],
    ['有3个', 3],
    ['3个村', 3],
    ['3个单位', 3],
    ['5家企业', 5],
    ['10所学校。', 10],
    ['一百零二个', 102],
    ['4个了', 4],
  ])('%s', (text, count) => {
    expect(thingsCounted(text)).toMatchObject({ count, maybeName: false })
  })

  it('may be the name of one', () => {
    expect(thingsCounted('三家村')).toEqual({ count: 3, about: false, maybeName: true })
  })

  it.each([
    '三八',
    '五桂村',
    '三村',
    '七一',
    '甲村',
    '3月8日',
    '1号楼',
    '八一小学',
    '百家',
    '第三支部',
    '5G',
    '三五个',
  ])('is none: %s', (text) => {
    expect(thingsCounted(text)).toBeUndefined()
  })

  it.each(['全部', '全部都有', '都有', '所有村', '各村', '每个村', '各村各社区', '全镇各村', '全覆盖', '全都建了'])(
    'says all: %s',
    (text) => {
      expect(namesNone(text)).toBe(true)
    },
  )

  it.each(['全县妇女之家', '各美其美', '都江堰', '全福村', '全民健身协会', '每日读书会'])('names one: %s', (text) => {
    expect(namesNone(text)).toBe(false)
  })
})

describe('names that hide others', () => {
  it.each([
    '甲村等',
    '甲村等等',
    '甲村等5个',
    '甲村等5个村',
    '甲村等3家单位',
    '甲村等三家单位',
    '甲村等共5个村',
    '甲村等10余家企业',
    '甲村等多家单位',
    '甲村等数个村',
    '甲村等几个村',
    '甲村等若干村',
    '甲村等单位',
    '甲村等地',
    '甲村等村',
    '甲村等社区',
    '读书会等活动',
    '甲协会等一批协会',
    '甲协会等其他协会',
    '甲协会等各类组织',
  ])('%s', (name) => {
    expect(hidesOthers(name)).toBe(true)
  })

  it.each([
    '优等',
    '高等学校',
    '男女平等',
    '中等职业学校',
    '一等奖',
    '特等村',
    '候车等候点',
    '“等你来”公益行',
    '头等社区',
    '等高线社',
  ])('not %s', (name) => {
    expect(hidesOthers(name)).toBe(false)
  })
})
