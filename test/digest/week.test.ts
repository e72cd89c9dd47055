import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Answers } from '../../src/catalogue/answers.ts'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import { formsOf } from '../../src/catalogue/find.ts'
import type { Form, Question } from '../../src/catalogue/schema.ts'
import { exactly, quantityOf } from '../../src/chinese/quantity.ts'
import type { Block, Digest } from '../../src/digest/digest.ts'
import type { Entry, IssueInput } from '../../src/digest/gathered.ts'
import { textOf } from '../../src/digest/spans.ts'
import { compileWeek } from '../../src/digest/week.ts'
import { fixtureOf } from '../kinds/fixtures.ts'
import { catalogue } from '../support/catalogue.ts'

const input = (of: Partial<IssueInput> = {}): IssueInput => ({
  county: '青禾县',
  catalogue,
  edition: 'office',
  layout: 'week',
  scope: { kind: 'county' },
  period: { from: '2022-11-07', to: '2022-11-13' },
  number: 45,
  running: 45,
  dated: '2022-11-14',
  asOf: '2022-11-14T09:00:00.000Z',
  entries: [],
  late: [],
  changes: [],
  events: [],
  figures: { flow: [], stock: [] },
  yearToDate: [],
  lateFigures: [],
  units: [],
  coverage: { reported: [], zero: [], missing: [], unappointed: [], paused: [], notYet: [] },
  heirs: new Map(),
  earlier: [],
  next: [],
  verdicts: new Map(),
  readUpTo: '2022-11-14T09:00:00.000Z',
  ...of,
})

const entry = (of: Partial<Entry>): Entry => ({
  receipt: '1',
  unitId: 'jia-zhen/women',
  unitName: '甲镇妇联',
  organization: 'women',
  form: 'women_talk',
  on: '2022-11-09',
  answers: {},
  recordedAt: '2022-11-09T12:00:00.000Z',
  ...of,
})

const answer = (value: Answer['value']): Answer => ({ raw: '', value })
const generic = (theme: string, name: string): Answers => ({
  theme: answer(theme),
  generic_activity_name: answer(name),
})
const line = (block: Block) => (block.kind === 'item' ? textOf(block.spans) : '')
const sectionOf = (digest: Digest, code: string) => digest.sections.find((s) => s.code === code)?.blocks ?? []
const headings = (digest: Digest) => digest.sections.map((s) => s.heading)

describe('a week beside earlier ones', () => {
  const group = (unit: string, sum: number, count = 1) => ({
    ...{ indicator: 'women_gratitude_audience', unit, label: '', sum: exactly(sum), count },
    newest: undefined,
  })
  const unit = (id: string) => ({ id, name: id, area: '甲镇' })
  const reported = ['a/women', 'b/women', 'c/women']
  const period = { from: '2022-10-31', to: '2022-11-06' }
  const compiled = (earlier: IssueInput['earlier']) =>
    compileWeek(
      input({
        figures: { flow: [group('a/women', 60), group('b/women', 40), group('c/women', 900)], stock: [] },
        coverage: { reported: reported.map(unit), zero: [], missing: [], unappointed: [], paused: [], notYet: [] },
        earlier,
      }),
    )
  const compared = (digest: Digest) => digest.sections.find((s) => s.code === 'comparison')

  it('is compared over the units that reported in both, and says how many these are', () => {
    const flow = [group('a/women', 50), group('b/women', 30), group('gone/women', 700)]
    const section = compared(compiled([{ what: 'before', period, reported: ['a/women', 'b/women'], flow, stock: [] }]))
    const [note, table] = section?.blocks ?? []
    expect(note && line(note)).toBe(
      '与上期（2022年10月31日至11月6日）对比，只比两期都报过的2个单位，本期报过的有3个，其余的不可比。',
    )
    expect(table?.kind === 'table' && table.rows.map((row) => row.map(textOf))).toEqual([
      ['巾帼宣讲受众', '人次', '100', '80', '+20（+25%）'],
    ])
    expect(section?.annex).toBe(true)
  })

  it('is not compared where nobody reported before', () => {
    expect(compared(compiled([]))).toBeUndefined()
  })
})

describe('the sections of a week', () => {
  it('are numbered without gaps, and left out where they are empty', () => {
    const change = {
      ...{
        receipt: '1',
        organization: 'women',
        unitId: 'jia-zhen/women',
        unitName: '甲镇妇联',
        on: '2022-11-02',
        label: '',
      },
      ...{ indicator: 'women_gratitude_audience', where: '第44期', before: exactly(320), after: exactly(230) },
    }
    const digest = compileWeek(
      input({
        entries: [entry({ form: 'generic', answers: generic('改革创新', '读书会') })],
        changes: [change],
        next: ['周三召开联席会议'],
      }),
    )
    expect(headings(digest)).toEqual(['', '一、改革创新', '二、更正', '三、下周安排', '活动一览'])
  })

  it.each([
    ['周三召开联席会议', '周三召开联席会议。'],
    ['周五开展志愿服务；', '周五开展志愿服务。'],
    ['召开总结会。', '召开总结会。'],
  ])('end each line of 下周安排 as a sentence: %s', (line, said) => {
    const { sections } = compileWeek(input({ next: [line] }))
    const [block] = sections.find(({ code }) => code === 'next')?.blocks ?? []
    expect(block?.kind === 'item' && textOf(block.spans)).toBe(said)
  })

  it('may be more than twelve', () => {
    const themes = Array.from({ length: 23 }, (_, i) => ({ code: `t${i}`, name: `第${i}部分`, heading: '标题' }))
    const entries = themes.map((t) => entry({ form: 'generic', answers: generic(t.name, '读书会') }))
    const digest = compileWeek(input({ catalogue: loadCatalogue({ ...catalogue.content, themes }), entries }))
    const found = digest.sections.filter(({ annex }) => !annex).map(({ heading }) => heading)
    expect(found.slice(1).map((h) => h.split('、')[0])).toEqual([
      ...['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
      ...['十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'],
      ...['二十一', '二十二', '二十三'],
    ])
  })

  it('have every activity in an annex: organizations in their order, then days, units and receipts', () => {
    const of = (receipt: string, organization: string, on: string, unitId: string) =>
      entry({ receipt, organization, on, unitId, form: 'generic', answers: generic('思想引领', '读书会') })
    const entries = [
      of('10', 'women', '2022-11-08', 'b'),
      of('9', 'women', '2022-11-08', 'b'),
      of('3', 'women', '2022-11-08', 'a'),
      of('4', 'women', '2022-11-07', 'c'),
      of('5', 'rc', '2022-11-07', 'c'),
      of('6', 'union', '2022-11-13', 'c'),
    ]
    const blocks = sectionOf(compileWeek(input({ entries })), 'activities')
    const told = blocks.map((block) => (block.kind === 'item' && block.report) || line(block))
    expect(told).toEqual(['一、思想引领', '总工会', '6', '妇联', '4', '3', '9', '10', '红十字会', '5'])
    const heads = blocks.flatMap((block) => (block.kind === 'item' && block.head ? [block.close ?? false] : []))
    expect(heads).toEqual([false, true, true, true])
  })
})

describe('an item', () => {
  const [longName, longText] = ['很长的活动名称'.repeat(6).slice(0, 40), '这一句话说得很长，'.repeat(9).slice(0, 80)]
  const nasty = fc.constantFrom(
    '“巾帼大宣讲”',
    '《条例》学习',
    '读书会。',
    '，宣讲',
    longName,
    '甲“乙”丙',
    '甲、乙',
    '讲讲！',
    '1',
    longText,
  )

  /** Any value that the question's kind can have. */
  function anyValue(question: Question): fc.Arbitrary<Answer['value']> {
    return fixtureOf(question.kind).values(question, nasty)
  }

  function answersOf(form: Form): fc.Arbitrary<Answers> {
    const each = form.questions.map((q) =>
      fc.oneof(
        { arbitrary: anyValue(q).map((v) => [q.code, answer(v)] as const), weight: 5 },
        fc.constant([q.code, null] as const),
      ),
    )
    return fc.tuple(...each).map((pairs) => Object.fromEntries(pairs))
  }

  const printed = catalogue.organizations.flatMap((o) =>
    formsOf(catalogue, o.code)
      .filter((form) => form.item)
      .map((form) => ({ organization: o.code, form })),
  )
  const anyEntry = fc.constantFrom(...printed).chain(({ organization, form }) =>
    fc
      .record({
        answers: answersOf(form),
        unitName: fc.constantFrom('甲镇妇联', '青禾县高新技术产业开发区总工会委员会'),
      })
      .map((of) => entry({ organization, form: form.code, ...of })),
  )

  it('has as a highlight at most 80 characters, no punctuation twice anywhere, and ends like a sentence, whatever was answered', () => {
    fc.assert(
      fc.property(anyEntry, fc.constantFrom('group', 'office'), (one, edition) => {
        const digest = compileWeek(input({ entries: [one], edition: edition as 'group' | 'office', picked: ['1'] }))
        const blocks = sectionOf(digest, 'highlights')
        const highlights = blocks.map(line)
        // Numbers stay where there is no room for them; what was said of them has gone then.
        const said = blocks.some((b) => b.kind === 'item' && b.spans.some((span) => span.kind === 'free'))
        for (const text of highlights) expect(Array.from(text).length).toBeLessThanOrEqual(said ? 80 : 200)
        const told = ['activities', ...catalogue.themes.map(({ code }) => code)].flatMap((code) =>
          sectionOf(digest, code),
        )
        for (const text of [...highlights, ...told.filter((b) => !('head' in b)).map(line)]) {
          expect(text).toMatch(/[^，、；：][。！？…]$/u)
          // Names stay as they were given, with what stands in them.
          const own = Object.values(one.answers).flatMap((a) =>
            typeof a?.value === 'string' || Array.isArray(a?.value) ? a.value : [],
          )
          const fixed = own.flat().reduce((rest, name) => rest.replaceAll(name, '名'), text)
          expect(fixed).not.toMatch(/[，。；、：][，。；、：]|“”|《》|（）|undefined|null|NaN/u)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('has all of the free text for the office; for a group it is left out where it is too long', () => {
    const answers = (text: string) => ({
      ...generic('思想引领', longName),
      generic_sessions: answer(12),
      result_text: answer(text),
    })
    const theme = (edition: 'group' | 'office', text: string) => {
      const entries = [entry({ form: 'generic', answers: answers(text) })]
      const digest = compileWeek(input({ entries, edition, picked: ['1'] }))
      return sectionOf(digest, edition === 'office' ? 'activities' : 'highlights')
        .map(line)
        .at(-1)
    }
    const long = '这一句话说得很长，'.repeat(7).slice(0, 60)
    const items = [theme('office', long), theme('group', long), theme('group', '很好')]
    expect(items.map((text) => text?.includes(long))).toEqual([true, false, false])
    expect(items[2]).toContain('，共12场次，很好。')
  })

  it('without any answer says nothing, or only that it was held', () => {
    for (const { organization, form } of printed) {
      const digest = compileWeek(input({ entries: [entry({ organization, form: form.code })] }))
      expect(digest.sections.slice(1).map(({ code }) => code)).toEqual(digest.sections.length > 1 ? ['activities'] : [])
      for (const text of digest.sections.slice(1).flatMap((s) => s.blocks.map(line))) {
        expect(text.replace('11月9日', '某日')).not.toMatch(/\d|，。|“”|《》|（）/)
      }
    }
  })
})

describe('a correction', () => {
  const change = (of: object) => ({
    ...{ receipt: '7', organization: 'women', unitId: 'jia-zhen/women', unitName: '甲镇妇联', on: '2022-11-02' },
    ...{ indicator: 'women_gratitude_audience', label: '', where: '第44期', ...of },
  })
  const corrected = (of: object, edition: 'group' | 'office' = 'office') => {
    const digest = compileWeek(input({ changes: [change(of)], edition }))
    return digest.sections.find((s) => s.code === 'corrections')?.blocks.map(line) ?? []
  }

  it.each<[object, string]>([
    [{ before: exactly(320), after: exactly(230) }, '第44期甲镇妇联11月2日巾帼宣讲受众320人应为230人，合计相应更正。'],
    [{ before: exactly(320) }, '第44期甲镇妇联11月2日巾帼宣讲受众320人撤回，合计相应更正。'],
    [
      { before: exactly(320), after: quantityOf(230, 'over', true), why: '打错了。' },
      '第44期甲镇妇联11月2日巾帼宣讲受众320人应为230余人，合计相应更正。原因：打错了。',
    ],
    [
      {
        ...{ before: exactly(340), after: exactly(230), indicator: 'women_education_participants' },
        activity: { code: 'women_education_activities', text: '反诈课堂', recordedAt: '2022-11-02T12:00:00.000Z' },
      },
      '第44期甲镇妇联“反诈课堂”参加人次340应为230，合计相应更正。',
    ],
    [
      { indicator: 'women_star_homes', label: '县级/甲村妇女之家', after: exactly(1) },
      '第44期甲镇妇联11月2日漏登星级示范“妇女之家”（县级，甲村妇女之家）1个，合计相应更正。',
    ],
    [
      { indicator: 'women_star_homes', label: '镇（街道）级/甲村妇女之家', after: exactly(1) },
      '第44期甲镇妇联11月2日漏登星级示范“妇女之家”（镇级，甲村妇女之家）1个，合计相应更正。',
    ],
  ])('of %j', (of, said) => {
    expect(corrected(of)).toEqual([said])
  })

  it('is told to the group without its reason, and not at all of a sensitive number', () => {
    expect(corrected({ before: exactly(3), after: exactly(2), why: '王某报错' }, 'group').join()).not.toContain('王某')
    expect(
      corrected({ indicator: 'women_beautiful_families', before: exactly(3), after: exactly(2) }, 'group'),
    ).toEqual([])
  })
})

/** A catalogue in which nothing is asked is still one. */
const BARE = loadCatalogue({ ...catalogue.content, organizations: [], commonForms: [] })

describe('a week of nothing', () => {
  it('has its first lines and no more', () => {
    for (const of of [catalogue, BARE]) {
      const digest = compileWeek(input({ catalogue: of, edition: 'group' }))
      expect(digest.sections.flatMap((s) => s.blocks.map(line))).toEqual([
        '应报0个单位，已报0个，零报告0个，未报0个。',
        '本期没有活动报送。',
      ])
    }
  })
})
