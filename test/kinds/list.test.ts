import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareName } from '../../src/chinese/name-marks.ts'
import { exactly } from '../../src/chinese/quantity.ts'
import { list } from '../../src/kinds/list.ts'
import { KNOWN, question, taken, whyNot } from './fixtures.ts'

const counted = question('list', { indicator: { label: '新建组织', unit: '个' }, max_items: 5, max_length: 12 })
const needed = question('list')
const goods = question('list', { amounts: true })

describe('list', () => {
  it.each([
    ['甲村', ['甲村']],
    ['甲村\n乙村', ['甲村', '乙村']],
    ['甲村\r\n\r\n 乙村。\n', ['甲村', '乙村']],
    ['甲村；乙村;丙村', ['甲村', '乙村', '丙村']],
    ['甲村、乙村', ['甲村', '乙村']],
    ['1. 甲村\n2. 乙村', ['甲村', '乙村']],
    ['1、甲村\n2、乙村', ['甲村', '乙村']],
    ['（1）甲村\n（2）乙村', ['甲村', '乙村']],
    ['１．甲村\n２．乙村', ['甲村', '乙村']],
    ['①甲村\n②乙村', ['甲村', '乙村']],
    ['①甲村②乙村③丙村', ['甲村', '乙村', '丙村']],
    ['1.甲村 2.乙村', ['甲村', '乙村']],
    ['1、甲村，2、乙村，3、丙村', ['甲村', '乙村', '丙村']],
    ['一、甲村\n二、乙村', ['甲村', '乙村']],
    ['- 甲村\n- 乙村', ['甲村', '乙村']],
    ['• 甲村\n• 乙村\n丙村', ['甲村', '乙村', '丙村']],
    ['1.甲村', ['甲村']],
    ['甲村\n乙村\n3. 丙村', ['甲村', '乙村', '3. 丙村']],
    ['12.4宪法日', ['12.4宪法日']],
    ['3月8日\n1号楼', ['3月8日', '1号楼']],
    ['《春》《夏》', ['《春》', '《夏》']],
    ['《春》\n《夏》', ['《春》', '《夏》']],
    ['《你好，春天》', ['《你好，春天》']],
    ['《春、夏》、《秋》', ['《春、夏》', '《秋》']],
    ['“春”\n春\n《夏》\n夏', ['“春”', '《夏》']],
    ['甲村（一组、二组）、乙村', ['甲村（一组、二组）', '乙村']],
    ['"甲、乙"合作社、丙社', ['“甲、乙”合作社', '丙社']],
    ['甲村（一组、乙村', ['甲村（一组', '乙村']],
    ['甲、甲、乙、甲', ['甲', '乙']],
    ['优等', ['优等']],
    ['甲村，乙村', ['甲村', '乙村']],
    ['甲村 乙村', ['甲村', '乙村']],
    ['甲村和乙村', ['甲村', '乙村']],
    ['甲村跟乙村', ['甲村', '乙村']],
    ['听党话跟党走', ['听党话跟党走']],
    ['一、甲村 二、乙村', ['甲村', '乙村']],
    ['新建村、甲村', ['新建村', '甲村']],
    ['甲村、乙村和丙社区', ['甲村', '乙村', '丙社区']],
    ['甲村、乙村\n丙村', ['甲村', '乙村', '丙村']],
    ['甲村和乙村\n丙村', ['甲村', '乙村', '丙村']],
    ['人民和平小学', ['人民和平小学']],
    ['姐妹课堂和书香家庭\n丙村', ['姐妹课堂和书香家庭', '丙村']],
    ['三八', ['三八']],
    ['甲村、乙村等2个村', ['甲村', '乙村']],
    ['2个：甲村、乙村', ['甲村', '乙村']],
    ['甲村+乙村', ['甲村', '乙村']],
    ['《春》《夏》和《秋》', ['《春》', '《夏》', '《秋》']],
    ['甲村。乙村。', ['甲村', '乙村']],
    ['没有新建组织', []],
    ['分别是甲村、乙村', ['甲村', '乙村']],
    ['名称分别为甲村、乙村', ['甲村', '乙村']],
    ['有爱课堂', ['有爱课堂']],
    // What is said to whoever reads it.
    ['您好，甲村、乙村，谢谢领导', ['甲村', '乙村']],
    ['收到，甲村', ['甲村']],
    ['各位领导好！甲村\n乙村\n谢谢！', ['甲村', '乙村']],
    // What the names are, and how many.
    ['新建组织：甲村、乙村', ['甲村', '乙村']],
    ['新建以下组织：\n甲村\n乙村', ['甲村', '乙村']],
    ['甲村妇委会、乙村妇委会共2个', ['甲村妇委会', '乙村妇委会']],
    ['新建2个，甲村和乙村', ['甲村', '乙村']],
    ['新建了甲村、乙村两个', ['甲村', '乙村']],
    ['一个是甲村，另一个是乙村', ['甲村', '乙村']],
    ['一是甲村；二是乙村', ['甲村', '乙村']],
    ['和乐社区和太和村', ['和乐社区', '太和村']],
    ['和平社区和共和村', ['和平社区', '共和村']],
    ['甲村 以及 乙村', ['甲村', '乙村']],
    ['<<春>>、＜夏＞', ['《春》', '《夏》']],
    ['一个都没有', []],
    ['没有建', []],
    ['1：甲村 2：乙村', ['甲村', '乙村']],
    ['甲村妇委会，共1个', ['甲村妇委会']],
    ['甲村、乙村，都评上了', ['甲村', '乙村']],
    ['没有新成立的', []],
    ['新建村妇委会', ['新建村妇委会']],
    ['0', []],
    ['没有', []],
    ['无。', []],
    ['本周没有新增', []],
    ['0个', []],
  ])('%j', (text, names) => {
    expect(taken(counted, text)).toEqual(names)
  })

  it.each([
    ['', '还没有写'],
    ['、、', '还没有写'],
    ['甲村、乙村等', '写全'],
    ['甲村\n没有', '去掉这一行'],
    ['县直：甲局妇委会、乙局妇委会', '像是小标题'],
    ['甲村、乙村共3个', '又说是3个'],
    ['甲村、乙村四个', '又说是4个'],
    ['甲村，打错了', '再打一遍'],
    ['和上周一样', '不是名称'],
    ['同上', '写全名'],
    ['甲村\n5', '用文字'],
    ['甲村\n3个', '是个数'],
    ['300余篇', '300余篇'],
    ['约12个', '约12个'],
    ['甲村、乙村等多家单位', '写全名称'],
    ['甲村、乙村、丙村等2个', '不止2个'],
    ['很多', '写全名称'],
    ['十几部', '写全名称'],
    ['好的', '不是名称'],
    ['好的，收到', '不是名称'],
    ['没有名字', '不是名称'],
    ['见附件', '不是名称'],
    ['甲村、乙村各1个', '里有个数'],
    ['甲村（2个）、乙村', '里有个数'],
    ['好几个', '写全名称'],
    ['甲村\n村级', '不是名称'],
    ['320人次', '像是日期或数量'],
    ['11月8日', '像是日期或数量'],
    ['https://example.org/1', '网址'],
    ['全部', '写不全就写个数'],
    ['迎新春，送春联、扫文盲，讲法治', '一行写一个'],
    ['甲\n乙\n丙\n丁\n戊\n己', '最多5个'],
    ['甲村\n一二三四五六七八九十一二三', '有13个字'],
  ])('refuses %j: %s', (text, why) => {
    expect(whyNot(counted, text)).toContain(why)
  })

  it.each([
    ['3个', 3, '只报个数', undefined],
    ['5', 5, '只报个数', undefined],
    ['三家村', 3, '只报个数', ['三家村']],
    ['甲村、乙村等5个', 5, '报5个', ['甲村', '乙村']],
    ['甲村和乙村等十二家单位', 12, '报12个', ['甲村', '乙村']],
    ['姐妹课堂及反诈课堂', ['姐妹课堂', '反诈课堂'], '是2个', ['姐妹课堂及反诈课堂']],
    ['和谐家庭和美丽庭院', ['和谐家庭', '美丽庭院'], '是2个', ['和谐家庭和美丽庭院']],
    ['姐妹课堂和书香家庭', ['姐妹课堂', '书香家庭'], '是2个', ['姐妹课堂和书香家庭']],
    ['迎新春，送春联，扫文盲', ['迎新春', '送春联', '扫文盲'], '是3个', ['迎新春，送春联，扫文盲']],
    ['甲村、春游和秋游', ['甲村', '春游', '秋游'], '是2个', ['甲村', '春游和秋游']],
    ['有甲、乙', ['甲', '乙'], '“甲”', ['有甲', '乙']],
    ['新成立甲村妇委会', ['甲村妇委会'], '“甲村妇委会”', ['新成立甲村妇委会']],
    ['包括甲村和乙村', ['甲村', '乙村'], '“甲村”', ['包括甲村', '乙村']],
    ['甲村，还有乙村', ['甲村', '乙村'], '“乙村”', ['甲村', '还有乙村']],
    ['11月2日成立甲村妇委会', ['甲村妇委会'], '“甲村妇委会”', ['11月2日成立甲村妇委会']],
    ['甲村妇委会吧', ['甲村妇委会'], '“甲村妇委会”', ['甲村妇委会吧']],
    ['甲村\n合计：2', ['甲村', '合计：2'], undefined, undefined],
    ['升级的是和平社区妇女之家', ['和平社区妇女之家'], '“和平社区妇女之家”', ['升级的是和平社区妇女之家']],
    ['甲村妇委会完成组建', ['甲村妇委会'], '“甲村妇委会”', ['甲村妇委会完成组建']],
    ['甲校代表队乙校代表队', ['甲校代表队', '乙校代表队'], '是2个', ['甲校代表队乙校代表队']],
    ['只有甲村妇委会', ['甲村妇委会'], '“甲村妇委会”', ['只有甲村妇委会']],
    ['甲村、乙村妇委会成立了', ['甲村妇委会', '乙村妇委会'], '“甲村妇委会”', ['甲村', '乙村妇委会']],
    ['甲村、乙村团支部', ['甲村团支部', '乙村团支部'], '“甲村团支部”', ['甲村', '乙村团支部']],
    ['甲局、乙医院的妇委会', ['甲局妇委会', '乙医院妇委会'], '“甲局妇委会”', ['甲局', '乙医院的妇委会']],
    ['我们有甲村，乙村', ['甲村', '乙村'], '“甲村”', ['我们有甲村', '乙村']],
    ['我镇新成立了甲村和乙村', ['甲村', '乙村'], '“甲村”', ['我镇新成立了甲村', '乙村']],
  ])('asks what %j is', (text, value, yes, or) => {
    const reading = list.read(counted, text, KNOWN)
    expect(reading).toMatchObject({ kind: 'guess', value, ...(yes && { yes }) })
    expect(reading.kind === 'guess' ? reading.or?.value : '').toEqual(or)
  })

  it('counts what has no names beside those that have', () => {
    expect(list.figures({ value: 3 })).toEqual([{ quantity: exactly(3) }])
    expect(list.show({ value: 3 }, counted)).toBe('3个')
    expect([list.cell(3), list.typedData({ raw: '3个', value: 3 })]).toEqual([3, 3])
    expect(whyNot(needed, '3个')).toContain('要写名称')
    expect(whyNot(question('list', { indicator: { label: '试点', unit: '个' }, max_items: 1 }), '3个')).toContain(
      '名称',
    )
  })

  it.each([
    ['雨伞200把', ['雨伞200把']],
    ['宣传册200份', ['宣传册200份']],
    ['大米20袋，食用油20桶', ['大米20袋', '食用油20桶']],
    ['书包30个、文具30套', ['书包30个', '文具30套']],
    ['大米（10斤装）20袋', ['大米（10斤装）20袋']],
    ['大米、食用油', ['大米', '食用油']],
    ['棉被5床 雨伞10把', ['棉被5床', '雨伞10把']],
    ['米20袋，油20桶', ['米20袋', '油20桶']],
    ['200份宣传单', ['200份宣传单']],
  ])('takes goods with their amounts: %j', (text, value) => {
    expect(taken(goods, text)).toEqual(value)
  })

  it('asks whether each of several goods has the amount behind the last', () => {
    expect(list.read(goods, '大米、油各20份', KNOWN)).toMatchObject({ kind: 'guess', value: ['大米20份', '油20份'] })
  })

  it.each(['200份', '共200份', '约200份', '11月8日'])('takes no bare amount for goods: %j', (text) => {
    expect(whyNot(goods, text)).toBeTruthy()
  })

  it('takes none only where the list counts or may be skipped', () => {
    expect(whyNot(needed, '没有')).toContain('至少')
    expect(taken(question('list', { optional: true }), '没有')).toEqual([])
    expect(list.howTo(counted)).toContain('回0')
    expect(list.howTo(needed)).not.toContain('回0')
  })

  it('prints no 、 between quoted names in a row', () => {
    expect(list.show({ value: ['“甲”班', '“乙”', '“丙”', '丁'] }, question('list'))).toBe('“甲”班、“乙”“丙”、丁')
  })

  const names = fc.uniqueArray(fc.stringMatching(/^[甲乙丙丁]{1,6}[村镇]$/), { minLength: 1, maxLength: 5 })
  const bare = (all: unknown) => (all as string[]).map(bareName)
  const layouts: [string, (all: string[]) => string][] = [
    ['a line each', (all) => all.join('\n')],
    ['with 、', (all) => all.join('、')],
    ['with ；', (all) => all.join('；')],
    ['numbered', (all) => all.map((text, i) => `${i + 1}. ${text}`).join('\n')],
    ['numbered in one line', (all) => all.map((text, i) => `${i + 1}、${text}`).join(' ')],
    ['circled', (all) => all.map((text, i) => String.fromCodePoint(0x2460 + i) + text).join('')],
    ['dashes', (all) => all.map((text) => `- ${text}`).join('\n')],
    ['titles', (all) => all.map((text) => `《${text}》`).join('')],
  ]
  it.each(layouts)('finds every name: %s', (_, laidOut) => {
    fc.assert(
      fc.property(names, (all) => {
        expect(bare(taken(counted, laidOut(all)))).toEqual(all)
      }),
    )
  })
})

describe('names that a file gave one by one', () => {
  it.each<[string[]]>([
    [['石桥、双河联建鱼塘']],
    [['种植、养殖合作社妇女小组']],
    [['甲村和乙村共建妇女之家', '丙村妇女之家']],
    [['甲村；乙村联合妇委会']],
    [['一、二组妇女小组', '三组妇女小组']],
    [['甲村，乙村片区妇联']],
    [['党政机关及事业单位妇委会']],
    [['“阅读、写作”小组']],
    [['甲镇一村、二村、三村联合妇联', '乙镇妇联']],
    [['养老、托幼服务中心妇联', '快递、外卖行业妇联']],
  ])('%j are as many as that', (given) => {
    const reading = list.read({ ...counted, max_length: 30 }, given.join('\n'), { ...KNOWN, past: true, apart: true })
    expect(reading).toEqual({ kind: 'value', value: given })
  })

  it('still name something', () => {
    expect(list.read(counted, '甲村\n没有', { ...KNOWN, apart: true }).kind).toBe('refused')
    expect(list.read(counted, '甲村等3个', { ...KNOWN, apart: true }).kind).not.toBe('value')
  })
})

describe('what is said before there is no title', () => {
  const titles = question('list', { marks: '《》', indicator: { label: '作品', unit: '件' } })
  it.each(['谢谢，没有', '你好，没有', '早上好，无'])('%s is none', (typed) => {
    expect(list.read(titles, typed, KNOWN)).toEqual({ kind: 'value', value: [] })
  })
  it.each(['没报', '还没报', '谢谢，没报'])('%s is asked about', (typed) => {
    expect(list.read(titles, typed, KNOWN)).toEqual({ kind: 'guess', value: [], ask: '就是没有，对吗？' })
  })
  it('打错了 behind a greeting is no title', () => {
    expect(list.read(titles, '对不起，打错了', KNOWN).kind).not.toBe('value')
  })
})
