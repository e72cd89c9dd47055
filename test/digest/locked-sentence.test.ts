import { describe, expect, it } from 'vitest'
import { exactly } from '../../src/chinese/quantity.ts'
import { editedSentence } from '../../src/digest/edited-sentence.ts'
import type { ReportInput } from '../../src/digest/gathered.ts'
import { compiledOf, type LockedSection, type PlacedSentence, stateOf } from '../../src/digest/locked-sentence.ts'
import { textOf } from '../../src/digest/spans.ts'
import { compileYear, placedIn } from '../../src/digest/year.ts'
import { figure, named, sectionOf, smallCatalogue, yearInput } from './year-world.ts'

const TALK = '{organization}宣讲，受众{people_reached:余}人次[，评出{families}户]。'
const HOMES = '{organization}举办{activity|list:2}等活动。'
const CLUES = '{organization}上报线索{cases}起，现有队伍{teams}支。'
const catalogue = smallCatalogue([TALK, HOMES, CLUES])

const reached = (sum: number) => figure('people_reached', sum)
const clues = figure('cases', 3)
const teams = figure('teams', 4, { newest: { quantity: exactly(4), on: '2022-02-01', at: '' } })
const activity = named('activity', '读书会')

/** A report of these figures and names, with what is locked of 引领. */
function world(flow: ReportInput['figures']['flow'], of: Partial<ReportInput> = {}, lock?: LockedSection): ReportInput {
  const locked = new Map(lock ? [['guidance', lock]] : [])
  return yearInput(catalogue, { figures: { flow, stock: [teams] }, names: [activity], locked, ...of })
}

function sentences(input: ReportInput): readonly PlacedSentence[] {
  return placedIn(input).find(({ code }) => code === 'guidance')?.sentences ?? []
}

function states(input: ReportInput): Record<string, string> {
  return Object.fromEntries(sentences(input).map((s) => [`${s.of} ${s.place}`, stateOf(s)]))
}

/** The sentence of a block in an editor's words, as it is locked. */
function lock(input: ReportInput, of: string, text: string): LockedSection {
  const all = sentences(input)
  const sentence = all.find((s) => s.of === of)
  const compiled = sentence && compiledOf(sentence)
  if (!sentence || !compiled) throw new Error(`no sentence of ${of}`)
  const others = all.flatMap((other) => compiledOf(other) ?? [])
  const edited = editedSentence(compiled, others, text, [])
  if ('untraced' in edited) throw new Error(edited.untraced.join())
  return { sentences: [{ of, place: sentence.place, was: compiled, says: edited.spans }] }
}

const TALK_OF = 'sentence.women.guidance.1'
const printed = (input: ReportInput) => sectionOf(compileYear(input), 'guidance')

describe('a locked sentence', () => {
  const seen = world([reached(372)])
  const own = lock(seen, TALK_OF, '全县妇联院坝宣讲，370余人次坐满了院坝。')

  it('stays in its words with the numbers of now, and others come and go around it', () => {
    expect(printed(world([reached(372)], {}, own))).toBe(
      '大家一起干。全县妇联院坝宣讲，370余人次坐满了院坝。举办读书会活动。成效明显。',
    )
    const later = world([reached(4991), clues], { names: [activity, named('activity', '山歌赛', { count: 9 })] }, own)
    expect(printed(later)).toBe(
      '大家一起干。全县妇联院坝宣讲，4900余人次坐满了院坝。举办山歌赛、读书会等活动。' +
        '上报线索3起，现有队伍4支。成效明显。',
    )
    expect(states(later)).toMatchObject({ [`${TALK_OF} 0`]: 'changed', 'sentence.women.guidance.2 0': 'open' })
  })

  it.each<[string, ReportInput, string, string]>([
    ['as it was', world([reached(372)], {}, own), 'locked', '坐满了院坝'],
    ['with another number', world([reached(400)], {}, own), 'changed', '400人次坐满了院坝'],
    ['with more to say', world([reached(372), figure('families', 3)], {}, own), 'changed', '370余人次坐满了院坝'],
    ['without its data', world([], {}, own), 'gone', '大家一起干。青禾县妇联举办'],
  ])('tells what is behind it: %s', (_, input, state, text) => {
    expect(states(input)[`${TALK_OF} 0`]).toBe(state)
    expect(printed(input)).toContain(text)
    expect(printed(input)?.includes('院坝')).toBe(state !== 'gone')
  })

  it('one number of which is there no longer is printed as compiled', () => {
    const both = world([reached(372), figure('families', 3)])
    const input = world([reached(372)], {}, lock(both, TALK_OF, '3户带动370余人次。'))
    expect(states(input)[`${TALK_OF} 0`]).toBe('unfit')
    expect(printed(input)).toContain('青禾县妇联宣讲，受众370余人次。')
  })

  it('takes numbers along that stood in another sentence', () => {
    const took = lock(world([reached(372), clues]), TALK_OF, '4支队伍讲给370余人次听。')
    expect(printed(world([reached(999), clues], {}, took))).toContain('4支队伍讲给990余人次听。')
  })

  it('is left out where it says nothing, and its section with the last of it', () => {
    const empty = { says: [] }
    const all = sentences(seen).flatMap(({ of, place, spans }) => ({ of, place, was: spans, ...empty }))
    const [, talk] = all
    if (!talk) throw new Error('no sentence')
    expect(printed(world([reached(372)], {}, { sentences: [talk] }))).toBe('大家一起干。举办读书会活动。成效明显。')
    const none = compileYear(world([reached(372), figure('gifts', 2, { unit: 'jia/fic' })], {}, { sentences: all }))
    expect(none.sections.flatMap((s) => (s.level === 2 ? [s.heading] : []))).toEqual(['（一）坚持丙。'])
  })

  it('is known again by its words where the sentences of its block are others now', () => {
    const text = new Map([[TALK_OF, '[评出{families}户。]受众{people_reached}人次。']])
    const wording = (code: string) => text.get(code) ?? seen.wording(code)
    const both = world([reached(372), figure('families', 3)], { wording })
    const second = sentences(both).find((s) => s.of === TALK_OF && s.place === 1)
    if (!second) throw new Error('no second sentence')
    const kept = { of: TALK_OF, place: 1, was: second.spans, says: second.spans }
    expect(states(world([reached(372)], { wording }, { sentences: [kept] }))[`${TALK_OF} 0`]).toBe('locked')
  })
})

describe('for the group', () => {
  const office = world([reached(372), clues])
  const CLUES_OF = 'sentence.women.guidance.3'

  it('is printed as compiled where the editor’s words hold what it must not read', () => {
    const input = world([reached(372), clues], { edition: 'group' }, lock(office, CLUES_OF, '查出3起，队伍有4支。'))
    expect(printed(input)).toBe('大家一起干。青禾县妇联宣讲，受众370余人次。举办读书会活动。成效明显。')
  })

  it('is printed in the editor’s words where they hold nothing of that, though the clause has nothing for the group', () => {
    const input = world(
      [reached(372), clues],
      { edition: 'group' },
      lock(office, CLUES_OF, '县妇联的4支队伍排查线索。'),
    )
    expect(printed(input)).toContain('县妇联的4支队伍排查线索。成效明显。')
  })
})

describe('a section that was locked as a whole', () => {
  const compiled = compileYear(world([reached(372)])).sections.find((s) => s.code === 'guidance')
  if (!compiled) throw new Error('no section')
  const whole = { whole: { ...compiled, blocks: compiled.blocks.slice(0, 1) } }

  it('has nothing added, and the numbers of now', () => {
    expect(printed(world([reached(400), clues], {}, whole))).toBe(
      '大家一起干。青禾县妇联宣讲，受众400人次。举办读书会活动。成效明显。',
    )
  })

  it('is as compiled where its numbers are there no longer, and gone with all of its data', () => {
    expect(printed(world([clues], {}, whole))).toContain('上报线索3起')
    expect(printed(world([], { names: [] }, whole))).toBeUndefined()
  })
})

it('points are counted as they are left, and one alone is not counted', () => {
  const pairs = [{ area: '覆盖', problem: '村级力量弱。', plan: '配齐专干', reports: ['7'] }]
  const input = yearInput(catalogue, { pairs })
  const problems = placedIn(input).find(({ code }) => code === 'problems')?.sentences ?? []
  const first = problems.filter(({ point }) => point === 0)
  const locked = (some: readonly PlacedSentence[]) =>
    new Map([['problems', { sentences: some.map(({ of, place, spans }) => ({ of, place, was: spans, says: [] })) }]])
  const said = (some: readonly PlacedSentence[]) =>
    sectionOf(compileYear({ ...input, locked: locked(some) }), 'problems')
  expect(first.map(({ spans }) => textOf(spans))).toEqual(['覆盖不够。', '村级力量弱。'])
  expect(said([])).toBe('还有不足。一是覆盖不够。村级力量弱。二是品牌不响。品牌还少。')
  expect(said(first.slice(0, 1))).toBe('还有不足。一是村级力量弱。二是品牌不响。品牌还少。')
  expect(said(first)).toBe('还有不足。品牌不响。品牌还少。')
})
