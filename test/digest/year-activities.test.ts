import { describe, expect, it } from 'vitest'
import { catalogueOf } from '../../src/catalogue/read.ts'
import { changedNumbers } from '../../src/digest/changed-numbers.ts'
import type { Entry, ReportInput, UnitOfScope } from '../../src/digest/gathered.ts'
import { renewedSpans } from '../../src/digest/renewed-spans.ts'
import { wordsGiven } from '../../src/digest/words-to-read.ts'
import { compileYear } from '../../src/digest/year.ts'
import { sectionOf, yearInput } from './year-world.ts'

const REPORT = `organizations: [women, fic]
themes:
  - { code: guidance, name: 引领, heading: 坚持甲, sentences: [{ code: other, words: '{organization}还有：{generic|list:2}。' }] }
  - { code: reform, name: 创新, heading: 坚持丙, sentences: [{ code: other, words: '{organization}还有：{generic|list:2}。' }] }
forms:
  - code: generic
    title: 其他
    questions:
      - { code: theme, kind: choice, ask: 哪一部分？, choices: [引领, 创新] }
      - { code: work, kind: name, ask: 叫什么？ }
      - { code: on_day, kind: date, ask: 哪天？ }
    item: '{on}，{unit}做{work}。'
week: { title: 动态 }
year:
  titles: { county: 甲, area: 甲, organization: 甲 }
  chapters: [{ code: work, heading: 情况, of: themes }]
`
const WOMEN = (words: string) => `code: women
name: 妇联
forms:
  - code: event
    title: 活动
    theme: guidance
    questions:
      - { code: activity, kind: name, ask: 叫什么？ }
      - { code: event_day, kind: date, ask: 哪天？ }
      - { code: people, kind: count, ask: 多少人？, sensitive: true, indicator: { label: 人, unit: 人次 } }
    item: '{on}，{unit}举办{activity}[，{people}人次参加]。'
sentences: { guidance: [${JSON.stringify(words)}] }
`
const FIC =
  'code: fic\nname: 工商联\nforms: [{ code: a, title: 甲, questions: [{ code: n, kind: name, ask: 什么？ }] }]\n'

function catalogueWith(words: string) {
  const files = [
    ['report.yaml', REPORT],
    ['women.yaml', WOMEN(words)],
    ['fic.yaml', FIC],
  ] as const
  return catalogueOf(new Map(files), 'catalogue')
}

/** The county's own unit, a town's and a village's. */
const UNITS: readonly UnitOfScope[] = [
  { id: 'v', name: '甲东村妇联', area: '甲东村', organization: 'women', town: '甲镇' },
  { id: 't', name: '甲镇妇联', area: '甲镇', organization: 'women', town: '甲镇' },
  { id: 'c', name: '青禾县妇联', area: '青禾县', organization: 'women' },
  { id: 'f', name: '甲镇工商联', area: '甲镇', organization: 'fic', town: '甲镇' },
]

const answer = (value: string | number) => ({ raw: String(value), value })

function event(receipt: string, unitId: string, on: string, activity: string, people = 30): Entry {
  return entry(receipt, unitId, on, 'event', { activity: answer(activity), people: answer(people) })
}

function other(receipt: string, unitId: string, theme: string, work: string): Entry {
  return entry(receipt, unitId, '2022-05-04', 'generic', {
    theme: answer(theme),
    work: answer(work),
  })
}

function entry(receipt: string, unitId: string, on: string, form: string, answers: Entry['answers']): Entry {
  const unit = UNITS.find(({ id }) => id === unitId)
  return {
    ...{ receipt, unitId, on, form, answers, recordedAt: `${on}T04:00:00.000Z` },
    ...{ unitName: unit?.name ?? '', organization: unit?.organization ?? '' },
  }
}

function compiled(words: string, activities: readonly Entry[], of: Partial<ReportInput> = {}) {
  return compileYear(yearInput(catalogueWith(words), { units: UNITS, activities, ...of }))
}

describe('a sentence that names a form', () => {
  it('prints its reports one by one, by day, each as an item of the week', () => {
    const activities = [event('1', 't', '2022-03-08', '插花课', 45), event('2', 'c', '2022-03-01', '技能大赛', 60)]
    const digest = compiled('{organization}活动多：{event|list:4}。', activities)
    expect(sectionOf(digest, 'guidance')).toBe(
      '青禾县妇联活动多：3月1日，青禾县妇联举办技能大赛，60人次参加；3月8日，甲镇妇联举办插花课，45人次参加。',
    )
  })

  it('prints of too many those of the county’s own units first, then of towns, then of villages', () => {
    const activities = ['v', 't', 'v', 'c', 't'].map((unit, i) =>
      event(String(i + 1), unit, `2022-0${i + 1}-10`, `活动${'甲乙丙丁戊'[i]}`),
    )
    const said = sectionOf(compiled('{event|list:3}。', activities), 'guidance')
    expect([...(said ?? '').matchAll(/活动./gu)].map(String)).toEqual(['活动乙', '活动丁', '活动戊'])
  })

  it('is left out where nothing was reported', () => {
    expect(compiled('{organization}活动多：{event|list:4}。', []).sections.filter((s) => !s.annex)).toEqual([])
  })

  it('prints of a form of all only what the organization reported under the theme', () => {
    const activities = [
      other('1', 't', '引领', '宣讲'),
      other('2', 'f', '引领', '走访'),
      other('3', 't', '创新', '试点'),
    ]
    const digest = compiled('{event|list:4}。', activities)
    expect(sectionOf(digest, 'guidance')).toBe(
      '青禾县妇联还有：5月4日，甲镇妇联做宣讲。青禾县工商联还有：5月4日，甲镇工商联做走访。',
    )
    expect(sectionOf(digest, 'reform')).toBe('青禾县妇联还有：5月4日，甲镇妇联做试点。')
  })

  it('keeps from the group what is sensitive, and the names that nobody has read', () => {
    const activities = [event('1', 't', '2022-03-08', '插花课')]
    const group = (of: Partial<ReportInput> = {}) =>
      sectionOf(compiled('{event|list:4}。', activities, { edition: 'group', ...of }), 'guidance')
    expect(group()).toBe('3月8日，甲镇妇联举办插花课。')
    expect(group({ readUpTo: '2022-01-01T00:00:00.000Z' })).toBeUndefined()
    const input = yearInput(catalogueWith('{event|list:4}。'), { units: UNITS, activities })
    expect(wordsGiven(input)).toEqual([{ code: 'activity', text: '插花课', by: '甲镇妇联', reports: 1 }])
  })

  it('has lineage for its numbers', () => {
    const [section] = compiled('{event|list:4}。', [event('7', 't', '2022-03-08', '插花课', 45)]).sections.filter(
      ({ code }) => code === 'guidance',
    )
    const spans = section?.blocks.flatMap((block) => (block.kind === 'item' ? block.spans : []))
    expect(spans?.filter((span) => span.kind === 'figure')).toMatchObject([
      { printed: '45', lineage: { rule: 'report', units: ['t'], reports: ['7'] } },
    ])
  })

  it('has the numbers of each report followed by themselves', () => {
    const [early, late] = [event('2', 'c', '2022-03-01', '大赛', 60), event('1', 't', '2022-03-08', '插花课', 45)]
    const of = (...activities: Entry[]) => compiled('{event|list:4}。', activities).sections
    const spansOf = (sections: ReturnType<typeof of>) =>
      sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'item' ? block.spans : [])))
    const changes = changedNumbers(of(late), of(early, { ...late, answers: { ...late.answers, people: answer(50) } }))
    expect(changes.map(({ from, to }) => [from, to])).toEqual([
      ['45', '50'],
      ['', '60'],
    ])
    // An editor's words about one activity never get the number of another.
    expect(renewedSpans(spansOf(of(late)), [spansOf(of(early))])).toBeUndefined()
  })

  it('is refused of a form that has no item, of another organization’s, and where a number may be meant', () => {
    expect(() => catalogueWith('{a|list:4}。')).toThrow('这里没有代码为“a”的题')
    expect(() => catalogueWith('办了{event}场。')).toThrow('“event”是一张表，逐次印活动的写成{event|list:4}')
  })
})
