import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseClause } from '../../src/catalogue/parse-clause.ts'
import { type Approximation, quantityOf } from '../../src/chinese/quantity.ts'
import type { ClauseValue } from '../../src/digest/clause-value.ts'
import type { Lineage, Span } from '../../src/digest/digest.ts'
import { shorten } from '../../src/digest/shorten-clause.ts'
import { textOf } from '../../src/digest/spans.ts'
import { wordClause } from '../../src/digest/word-clause.ts'

const lineage: Lineage = {
  rule: 'sum',
  indicators: ['n'],
  from: '2022-01-01',
  to: '2022-12-31',
  units: ['jia-zhen/women'],
  figures: 2,
  reports: ['7', '9'],
}

const figure = (value: number, approximate?: Approximation): ClauseValue => ({
  kind: 'figure',
  indicator: 'n',
  quantity: quantityOf(value, approximate, Number.isInteger(value)),
  lineage,
})
const names = (...given: string[]): ClauseValue => ({ kind: 'names', names: given, code: 'names' })
const free = (text: string): ClauseValue => ({ kind: 'free', text, code: 'free', report: '7' })
const fixed = (text: string): ClauseValue => ({ kind: 'words', text })

type Values = Record<string, ClauseValue>

function worded(clause: string, values: Values = {}): readonly Span[] | undefined {
  return wordClause(parseClause(clause), (code, slot) => {
    const value = values[code]
    return slot.count && value?.kind === 'names' ? figure(value.names.length) : value
  })
}

function printed(clause: string, values: Values = {}): string | undefined {
  const spans = worded(clause, values)
  return spans && textOf(spans)
}

describe('a clause with its values', () => {
  it.each<[string, Values, string | undefined]>([
    ['全县工作稳步推进。', {}, '全县工作稳步推进。'],
    ['开展宣讲{a}场次。', { a: figure(12) }, '开展宣讲12场次。'],
    ['开展宣讲{a}场次。', {}, undefined],
    ['开展宣讲{a}场次。', { a: figure(0) }, undefined],
    ['{a:余}次', { a: figure(372) }, '370余次'],
    ['{a:余}次', { a: figure(370) }, '370次'],
    ['{a}人次', { a: figure(150, 'about') }, '约150人次'],
    ['{a}人次', { a: figure(155, 'over') }, '150余人次'],
    ['筹集{a}万元。', { a: figure(3.5) }, '筹集3.5万元。'],
    ['{on}，{unit}开会。', { on: fixed('11月9日'), unit: names('甲镇妇联') }, '11月9日，甲镇妇联开会。'],
    ['{on}，{unit}开会。', { on: fixed(''), unit: names('甲镇妇联') }, undefined],
    ['{x}{a}人', { x: free(' 。 '), a: figure(1) }, undefined],
    ['见“{x}”。', { x: names('，') }, undefined],
  ])('%s', (clause, values, text) => {
    expect(printed(clause, values)).toBe(text)
  })

  it('says nothing when all that was in brackets is left out', () => {
    const clause = '{organization}围绕服务中心，[开展培训{a}人，][帮扶{b}户]。'
    const organization = fixed('县妇联')
    expect(printed(clause, { organization })).toBeUndefined()
    expect(printed(clause, { organization, a: figure(0) })).toBeUndefined()
    expect(printed(clause, { organization, a: figure(3) })).toBe('县妇联围绕服务中心，开展培训3人。')
    expect(printed(clause, { organization, b: figure(4) })).toBe('县妇联围绕服务中心，帮扶4户。')
  })

  it('keeps a block of fixed words though it stands in brackets', () => {
    expect(printed('[{block}]', { block: fixed('整句。') })).toBe('整句。')
    expect(printed('[{block}]')).toBeUndefined()
  })

  it.each<[string, number, Approximation | undefined, string]>([
    // 余 of the clause's own prints as :余 does.
    ['宣讲{a}余次', 15, undefined, '宣讲15次'],
    ['宣讲{a}余次', 100, undefined, '宣讲100次'],
    ['宣讲{a}余次', 372, undefined, '宣讲370余次'],
    ['宣讲{a}余次', 100, 'over', '宣讲100余次'],
    ['宣讲{a:余}余次', 372, 'over', '宣讲370余次'],
    ['宣讲{a}多次', 372, undefined, '宣讲370多次'],
    ['宣讲{a}余次', 400, 'about', '宣讲约400次'],
    ['发放{a}多媒体包', 372, undefined, '发放372多媒体包'],
    ['发放{a}份以上', 372, undefined, '发放372份以上'],
    ['发放{a}左右', 372, 'about', '发放372左右'],
    // A mark before the number stands where it is true.
    ['发放近{a:余}份', 372, undefined, '发放370余份'],
    ['发放近{a}份', 400, 'near', '发放近400份'],
    ['发放近{a}份', 400, 'about', '发放约400份'],
    ['将近{a}份', 400, undefined, '400份'],
    ['超{a:余}人', 372, undefined, '超370人'],
    ['超过{a:余}人', 372, undefined, '超过370人'],
    ['超过{a}人', 100, undefined, '100人'],
    ['不到{a:余}人', 372, undefined, '370余人'],
    ['受众约{a}人', 372, 'over', '受众约370人'],
    ['至少{a}人', 100, undefined, '至少100人'],
    ['近{a}余次', 372, undefined, '370余次'],
    // Words that end like a mark.
    ['节约{a}元', 370, 'about', '节约约370元'],
    ['附近{a:余}户', 372, undefined, '附近370余户'],
    ['最近{a:余}次', 372, undefined, '最近370余次'],
    ['高超{a:余}项', 372, undefined, '高超370余项'],
    ['找不到{a:余}人', 372, undefined, '找不到370余人'],
  ])('prints one mark of approximation at most: %s of %d (%s)', (clause, value, approximate, text) => {
    expect(printed(clause, { a: figure(value, approximate) })).toBe(text)
  })

  it('gives spans that say where each piece comes from', () => {
    expect(
      worded('开展{x}，[受众{a:余}人，]{t}', { x: names('“甲”'), a: figure(150, 'over'), t: free('效果好。') }),
    ).toEqual([
      { kind: 'words', text: '开展' },
      { kind: 'name', text: '“甲”', code: 'names' },
      { kind: 'words', text: '，受众' },
      {
        ...{ kind: 'figure', indicator: 'n', value: 150, range: { low: 151, high: 159 } },
        ...{ printed: '150余', approximate: 'over', lineage },
      },
      { kind: 'words', text: '人，' },
      { kind: 'free', text: '效果好。', code: 'free', report: '7' },
    ])
  })

  it('asks for a code as a list and as a number', () => {
    const spans = wordClause(parseClause('建成{x}个（{x|list:2}）'), (_, slot) =>
      slot.list === undefined ? figure(3) : names('甲', '乙', '丙'),
    )
    expect(textOf(spans ?? [])).toBe('建成3个（甲、乙等）')
  })
})

describe('brackets', () => {
  const clause = '建成{a}个[，其中[男{b}人][女{c}人]，{d}]。'

  it.each<[Values, string]>([
    [{ b: figure(1), c: figure(2), d: free('很好') }, '建成9个，其中男1人女2人，很好。'],
    [{ c: figure(2), d: free('很好') }, '建成9个，其中女2人，很好。'],
    [{ b: figure(1), c: figure(2) }, '建成9个。'],
  ])('drop on their own, and with the value directly inside (%#)', (values, text) => {
    expect(printed(clause, { a: figure(9), ...values })).toBe(text)
  })

  it('go when only their own words are left', () => {
    expect(printed('{a}个[，其中[男{b}人][女{c}人]]。', { a: figure(9) })).toBe('9个。')
  })
})

describe('punctuation where a part was left out', () => {
  it.each<[string, string]>([
    ['甲{a}[，{no}]，乙。', '甲9，乙。'],
    ['甲{a}，[乙{no}]。', '甲9。'],
    ['甲{a}，[乙{no}，]丙。', '甲9，丙。'],
    ['甲{a}，[乙{no}]，丙。', '甲9，丙。'],
    ['甲{a}、[乙{no}]。', '甲9。'],
    ['甲{a}；[乙{no}]，丙。', '甲9；丙。'],
    ['[甲{no}，]乙{a}。', '乙9。'],
    ['[甲{no}]，乙{a}。', '乙9。'],
    ['[甲{no}][，乙{a}]。', '乙9。'],
    ['[甲{no}]、；，乙{a}。', '乙9。'],
    ['甲{a}[，乙{no}人。]', '甲9。'],
    ['甲{a}，[乙{no}人。]', '甲9。'],
    ['甲{a}[，乙{no}]', '甲9'],
    ['甲{a}，[乙{no}]', '甲9'],
    ['甲{a}，[乙{no}]，', '甲9，'],
    ['甲{a}人（[其中女{no}人]）。', '甲9人。'],
    ['甲{a}（共{a}人，[女{no}人]）。', '甲9（共9人）。'],
    ['甲{a}（[男{no}人，]女{a}人）。', '甲9（女9人）。'],
    ['甲{a}（[男{no}人]，女{a}人）。', '甲9（女9人）。'],
    ['甲{a}，（[{no}]），乙。', '甲9，乙。'],
    ['甲{a}。[乙{no}]。', '甲9。'],
    ['甲{a}！[乙{no}]。', '甲9！'],
    ['甲{a}，[乙{no}]！', '甲9！'],
    ['[甲{a}，][，乙{a}]。', '甲9，乙9。'],
    ['“[{no}]”甲{a}', '甲9'],
  ])('%s', (clause, text) => {
    expect(printed(clause, { a: figure(9) })).toBe(text)
  })

  it("does not double a cadre's own", () => {
    expect(printed('{x}。', { x: free('效果很好。') })).toBe('效果很好。')
    expect(printed('{x}，{y}。', { x: free('效果很好。'), y: names('《甲》') })).toBe('效果很好。《甲》。')
    expect(printed('甲，{x}', { x: free('，效果很好') })).toBe('甲，效果很好')
    expect(printed('{x}，乙', { x: free('加油！') })).toBe('加油，乙')
    expect(printed('{x}。', { x: names('加油！') })).toBe('加油！')
    expect(printed('{x}。', { x: free('第一行\n 第二行') })).toBe('第一行 第二行。')
  })

  it('leaves what the county wrote as it is', () => {
    const odd = '“甲，，乙”……{a}。。'
    expect(printed(odd, { a: figure(9) })).toBe('“甲，，乙”……9。。')
    expect(printed('，甲{a}，', { a: figure(9) })).toBe('，甲9，')
  })
})

describe('names in a row', () => {
  it.each<[string, string[], string]>([
    ['{x}', ['甲'], '甲'],
    ['{x}', ['甲', '乙', '丙'], '甲、乙、丙'],
    ['{x|list:2}', ['甲', '乙', '丙'], '甲、乙等'],
    ['{x|list:3}', ['甲', '乙', '丙'], '甲、乙、丙'],
    ['{x|list:2}等活动', ['甲', '乙', '丙'], '甲、乙等活动'],
    ['{x|list:2}等级评定', ['甲', '乙', '丙'], '甲、乙等等级评定'],
    ['{x|list:2}等活动', ['甲'], '甲活动'],
    ['{x|list:2}等活动', ['甲', '乙'], '甲、乙等活动'],
    ['{x|first}活动', ['甲', '乙'], '甲活动'],
    ['{x|list:2}[{x>2}？等{x|count}项活动]', ['甲', '乙', '丙'], '甲、乙等3项活动'],
    ['{x|list:2}[{x>2}？等活动]，好', ['甲', '乙'], '甲、乙，好'],
    ['{x|list:2}[{x>2}？等活动]，好', ['甲', '乙', '丙'], '甲、乙等活动，好'],
    ['{x}', ['“甲”', '“乙”', '《丙》', '《丁》'], '“甲”“乙”、《丙》《丁》'],
    ['{x}', ['《火》（组诗）', '《春》'], '《火》（组诗）、《春》'],
    ['{x}', ['《火》(组诗)', '5+X模式'], '《火》（组诗）、5＋X模式'],
    ['{x}', ['甲', '“甲”', '《甲》'], '甲'],
    ['{x}', ['“‘5＋X’工作法”', '“5＋X”工作法'], '“‘5＋X’工作法”'],
    ['“{x}”活动', ['“学党史、强信念”'], '“学党史、强信念”活动'],
    ['“{x}”活动', ['“5＋X”工作法'], '“‘5＋X’工作法”活动'],
    ['《{x}》', ['《火》'], '《火》'],
    // A list of two with 和; of more than are printed 等 says so already.
    ['组建{x|list:2和}', ['“甲团”', '“乙团”'], '组建“甲团”和“乙团”'],
    ['组建{x|list:3和}', ['甲', '乙', '丙'], '组建甲、乙和丙'],
    ['组建{x|list:2和}', ['甲', '乙', '丙'], '组建甲、乙等'],
    ['组建{x|list:2和}', ['甲'], '组建甲'],
    // No brackets in brackets of their kind; a level by its short name.
    ['1个（{x}）', ['州（市）级'], '1个（州级）'],
    ['1个（{x}）', ['镇（街道）级'], '1个（镇级）'],
    ['{x}家庭', ['州（市）级'], '州级家庭'],
    ['发放{x}宣传册', ['禁毒', '其他'], '发放禁毒等宣传册'],
    ['1个（{x}）', ['甲村(一组)', '乙村'], '1个（甲村〔一组〕、乙村）'],
    ['{x|list:2}', ['“甲”', '“乙”', '“丙”'], '“甲”“乙”等'],
    ['{x}', ['“甲”', '乙', '“丙”'], '“甲”、乙、“丙”'],
    ['{x}', ['“甲”比赛', '“乙”比赛'], '“甲”比赛、“乙”比赛'],
    ['{x}', ['“甲”和“乙”', '“丙”'], '“甲”和“乙”、“丙”'],
    ['{x}', ['甲', '乙', '甲', ' 乙 '], '甲、乙'],
    ['{x|list:2}', ['甲', '甲', '乙'], '甲、乙'],
    ['{x}', ['“甲”', '甲'], '“甲”'],
    ['{x}', ['甲。', '', '，乙'], '甲、乙'],
  ])('%s of %j', (clause, given, text) => {
    expect(printed(clause, { x: names(...given) })).toBe(text)
  })
})

describe('等 of a list that a part in brackets goes on with', () => {
  it.each<[string, string[], string | undefined, string]>([
    ['{x|list:2}[、“{b}技工”招聘会]等活动', ['甲', '乙', '丙'], '青禾', '甲、乙、“青禾技工”招聘会等活动'],
    ['{x|list:2}[、“{b}技工”招聘会]等活动', ['甲', '乙', '丙'], undefined, '甲、乙等活动'],
    ['{x|list:2}[、“{b}技工”招聘会]等活动', ['甲'], '青禾', '甲、“青禾技工”招聘会等活动'],
    ['{x|list:2}[、{b}招聘会]，好', ['甲', '乙', '丙'], '青禾', '甲、乙、青禾招聘会等，好'],
    ['{x|list:2}[、{b}招聘会]', ['甲', '乙', '丙'], undefined, '甲、乙等'],
    ['[{x|list:2}]等活动', ['甲', '乙', '丙'], undefined, '甲、乙等活动'],
    ['{x|list:2}[，{b}招聘会]', ['甲', '乙', '丙'], '青禾', '甲、乙等，青禾招聘会'],
  ])('%s of %j and %s', (clause, list, brand, text) => {
    expect(printed(clause, { x: names(...list), ...(brand ? { b: names(brand) } : {}) })).toBe(text)
  })
})

describe('a comma behind words that a left-out part would have completed', () => {
  const values: Values = {
    organization: fixed('县残联'),
    on: fixed('11月9日'),
    unit: { kind: 'names', names: ['甲镇残联'], code: 'unit' },
    a: figure(9),
    b: figure(4),
    x: names('“甲”'),
  }
  it.each<[string, string]>([
    ['{organization}[创建{no}个][，开展培训{a}人]。', '县残联开展培训9人。'],
    ['{organization}[{no}个镇覆盖][，新建{a}个]。', '县残联新建9个。'],
    ['{organization}[创建{no}个]，开展培训{a}人。', '县残联开展培训9人。'],
    ['{organization}[创建{no}个][，新建{no}个][；开展培训{a}人]。', '县残联开展培训9人。'],
    ['{on}，{unit}[创建{no}个][，开展培训{a}人]。', '11月9日，甲镇残联开展培训9人。'],
    ['{organization}好，建成[机关{no}个][，两新{a}个]。', '县残联好，建成两新9个。'],
    // Words that stand by themselves keep their comma.
    ['{organization}推进工作[，建成{no}个][，培训{a}人]。', '县残联推进工作，培训9人。'],
    ['{unit}开展宣讲[{no}场][，受众{a}人]。', '甲镇残联开展宣讲，受众9人。'],
    ['{unit}开展{x}[{no}场][，受众{a}人]。', '甲镇残联开展“甲”，受众9人。'],
    ['{unit}宣讲{b}场[受众{no}人][，发放{a}份]。', '甲镇残联宣讲4场，发放9份。'],
    ['{unit}开展宣讲[（{no}）][，受众{a}人]。', '甲镇残联开展宣讲，受众9人。'],
    ['{organization}围绕中心[服务{no}人]，培训{a}人。', '县残联围绕中心，培训9人。'],
    ['{organization}好，[{no}]，培训{a}人。', '县残联好，培训9人。'],
    ['{organization}[创建{b}个][，开展培训{a}人]。', '县残联创建4个，开展培训9人。'],
  ])('%s', (clause, text) => {
    expect(printed(clause, values)).toBe(text)
  })
})

describe("a cadre's words", () => {
  it.each<[string, ClauseValue, string]>([
    ['好，{x}。', free('收到100 份,反响热烈;继续做.'), '好，收到100份，反响热烈，继续做。'],
    ['{x}。', free('效果很好!'), '效果很好。'],
    ['{x}。', free('采用“(线上)+(线下)”模式'), '采用“（线上）＋（线下）”模式。'],
    ['{x}。', free('“半个引号'), '半个引号。'],
    ['打造“{x}”。', free('“工匠”'), '打造“工匠”。'],
    ['开展{x}。', names('喜迎二十大,永远跟党走'), '开展喜迎二十大，永远跟党走活动。'],
    ['开展{x}。', names('5G+VR智慧教室'), '开展5G＋VR智慧教室。'],
  ])('stand in %s in full width', (clause, x, text) => {
    expect(printed(clause, { x })).toBe(text)
  })
})

describe('any subset of the values', () => {
  const clauses = [
    '{on}，{unit}开展{x}[，{a}人次参加][，发放资料{b:余}份][，{t}]。',
    '{organization}围绕中心，[开展{x|list:2}等活动，][宣讲{a:余}场次，][受众{b:余}人次；][{t}，]。',
    '{organization}[，建成{a}个（[男{b}人，][女{c}人]）][；另有{x|list:1}。]',
    '[{t}，][、{a}户][，{x}]。[{b}起！]',
    '{organization}[（{x|list:3}）]共[{a}场、][{b}次、]，[其中[{c}人][，{t}]]。',
  ]
  const given = fc.record(
    {
      a: amount(),
      b: amount(),
      c: amount(),
      x: fc
        .array(fc.constantFrom('甲', '“乙”', '《丙》', '丁。', '，戊', '加油！'), { maxLength: 5 })
        .map((n) => names(...n)),
      t: fc.constantFrom('成效好', '成效好。', '，反响热烈！', '。', '共三场；', '两场……').map(free),
      on: fc.constant(fixed('11月9日')),
      unit: fc.constant<ClauseValue>({ kind: 'names', names: ['甲镇妇联'], code: 'unit' }),
      organization: fc.constant(fixed('县妇联')),
    },
    { requiredKeys: [] },
  )

  it('leaves no hole, no 0 and no doubled punctuation, and prints every figure', () => {
    fc.assert(
      fc.property(fc.constantFrom(...clauses), given, (clause, values) => {
        const spans = worded(clause, values as Values)
        if (!spans) return
        const text = textOf(spans)
        expect(text).not.toMatch(/[，、；：。！？][，、；：。！？]|（）|“”|《》|[（“《][，、；：。]|[，、；：][）”》]/u)
        expect(text).not.toMatch(/^[，、；：。]|[，、；：]$|[{}[\]]|undefined|NaN|约\d*余|等等/u)
        expect(text).not.toMatch(/(^|\D)0[\u4e00-\u9fff]/u)
        expect(text).toMatch(/[。！？…]$/u)
        let rest = text
        for (const span of spans) {
          expect(textOf([span])).not.toBe('')
          if (span.kind !== 'figure') continue
          expect(span.value).not.toBe(0)
          expect(rest).toContain(span.printed)
          rest = rest.slice(rest.indexOf(span.printed) + span.printed.length)
        }
        expect(spans.some((span, i) => span.kind === 'words' && spans[i - 1]?.kind === 'words')).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('gets no longer than asked, unless figures and fixed words alone are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...clauses), given, fc.integer({ min: 1, max: 80 }), (clause, values, limit) => {
        const lookup = (code: string) => (values as Values)[code]
        const whole = wordClause(parseClause(clause), lookup)
        const short = shorten(parseClause(clause), lookup, limit)
        expect(short === undefined).toBe(whole === undefined)
        if (!whole || !short) return
        const length = [...textOf(short)].length
        expect(length).toBeLessThanOrEqual([...textOf(whole)].length)
        if (length > limit) {
          expect(short.filter((s) => s.kind === 'free').every((s) => s.text.length <= 2)).toBe(true)
          expect(short.filter((s) => s.kind === 'name' && s.code === 'names').length).toBeLessThanOrEqual(1)
        }
        if ([...textOf(whole)].length <= limit) expect(short).toEqual(whole)
        const figures = whole.filter((s) => s.kind === 'figure')
        for (const span of short) if (span.kind === 'figure') expect(figures).toContainEqual(span)
        expect(textOf(short)).not.toMatch(/[，、；：。！？][，、；：。！？]/u)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a name that ends in a verb', () => {
  it.each(['“两癌”救助', '“爱心妈妈”结对', '走访慰问', '书香家庭创建'])('%s wants no more said', (name) => {
    const clause = parseClause('{organization}开展{x|list:3}[{x>3}？等活动][，帮扶{a}名]。')
    const of: Values = { organization: { kind: 'words', text: '县妇联' }, x: names(name), a: figure(150) }
    expect(textOf(wordClause(clause, (code) => of[code]) ?? [])).toBe(`县妇联开展${name}，帮扶150名。`)
  })
})

describe('a clause that is too long', () => {
  const clause = parseClause('{on}，{unit}开展{x}[，{a}人参加][，{t}][，发放资料{b}份]。')
  const values: Values = {
    on: fixed('11月9日'),
    unit: names('甲镇妇联'),
    x: names('巾帼志愿宣讲'),
    a: figure(1500),
    b: figure(3200),
    t: free('群众反响热烈'),
  }
  const short = (limit: number, of: Values = values) => {
    const spans = shorten(clause, (code) => of[code], limit)
    return spans && textOf(spans)
  }

  it.each([
    [80, '11月9日，甲镇妇联开展巾帼志愿宣讲，1500人参加，群众反响热烈，发放资料3200份。'],
    [44, '11月9日，甲镇妇联开展巾帼志愿宣讲，1500人参加，群众反响热烈，发放资料3200份。'],
    [43, '11月9日，甲镇妇联开展巾帼志愿宣讲，1500人参加，发放资料3200份。'],
    [37, '11月9日，甲镇妇联开展巾帼志愿宣讲，1500人参加，发放资料3200份。'],
    // Numbers stay, however little room there is, and so does a short name.
    [14, '11月9日，甲镇妇联开展巾帼志愿宣讲，1500人参加，发放资料3200份。'],
  ])('in %i characters', (limit, text) => {
    expect(short(limit)).toBe(text)
  })

  it('leaves names off a list before it cuts one', () => {
    const many = { ...values, x: names('巾帼宣讲', '春风行动', '家风课堂') }
    expect(short(43, many)).toBe('11月9日，甲镇妇联开展巾帼宣讲、春风行动等，1500人参加，发放资料3200份。')
    expect(short(36, many)).toBe('11月9日，甲镇妇联开展巾帼宣讲等，1500人参加，发放资料3200份。')
  })

  it('closes the quotes of a name that it cuts', () => {
    const name = names('“巾帼志愿宣讲和家风课堂进乡村”')
    expect(short(38, { ...values, x: name })).toBe(
      '11月9日，甲镇妇联开展“巾帼志愿宣讲和家风课…”，1500人参加，发放资料3200份。',
    )
  })

  it('cuts free text that stands outside brackets, but no number in two', () => {
    const plain = (text: string, limit: number) =>
      textOf(shorten(parseClause('{t}，共{a}人。'), (code) => ({ t: free(text), a: figure(1500) })[code], limit) ?? [])
    expect(plain('走访慰问困难群众及家属', 15)).toBe('走访慰问困难…，共1500人。')
    expect(plain('慰问困难群众320户及其家属', 17)).toBe('慰问困难群众…，共1500人。')
    expect(plain('320户困难群众得到慰问', 13)).toBe('320户…，共1500人。')
    expect(plain('320户困难群众得到慰问', 10)).toBe('320…，共1500人。')
    expect(plain('慰问困难群众三百二十户', 17)).toBe('慰问困难群众…，共1500人。')
  })

  it('leaves out details before it cuts, and never what a number stands in', () => {
    const detailed = parseClause('{unit}开展{x}[（{y}）][，其中[{z}的]{a}人][，{t}]。')
    const of = { ...values, y: names('县级'), z: names('最远'), x: names('巾帼志愿宣讲') }
    const spans = (limit: number) => textOf(shorten(detailed, (code) => (of as Values)[code], limit) ?? [])
    expect(spans(30)).toBe('甲镇妇联开展巾帼志愿宣讲（县级），其中最远的1500人。')
    expect(spans(25)).toBe('甲镇妇联开展巾帼志愿宣讲（县级），其中1500人。')
    expect(spans(21)).toBe('甲镇妇联开展巾帼志愿宣讲，其中1500人。')
  })

  it('never touches a figure, however little room there is', () => {
    const spans = shorten(parseClause('共{a}人。'), () => figure(1500), 2)
    expect(textOf(spans ?? [])).toBe('共1500人。')
  })

  it('counts characters, not UTF-16 units', () => {
    const rare = parseClause('{x}。')
    const spans = shorten(rare, () => names('𠮷𠮷𠮷𠮷'), 5)
    expect(textOf(spans ?? [])).toBe('𠮷𠮷𠮷𠮷。')
    const long = '𠮷'.repeat(13)
    expect(textOf(shorten(rare, () => names(long), 12) ?? [])).toBe(`${'𠮷'.repeat(10)}…`)
  })

  it('says nothing where the clause says nothing', () => {
    expect(shorten(clause, () => undefined, 80)).toBeUndefined()
  })
})

function amount(): fc.Arbitrary<ClauseValue> {
  const value = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 99_999 }))
  return fc
    .tuple(value, fc.constantFrom(undefined, 'over' as const, 'about' as const))
    .map(([n, mark]) => figure(n, mark))
}

it('维权帮扶 wants no more said, and the comma behind it stays', () => {
  const clause = parseClause('{organization}推进建会入会和维权帮扶[，新建{n}家][，新发展{m}名]。')
  const of: Values = {
    organization: { kind: 'words', text: '县总工会' },
    m: figure(3),
  }
  expect(textOf(wordClause(clause, (code) => of[code]) ?? [])).toBe('县总工会推进建会入会和维权帮扶，新发展3名。')
})
