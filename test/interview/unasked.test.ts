import { describe, expect, it } from 'vitest'
import { onlyApplicable } from '../../src/catalogue/applicable.ts'
import { formSchema } from '../../src/catalogue/schema.ts'
import { correctionDraft } from '../../src/interview/draft.ts'
import { parseDraft } from '../../src/interview/stored-draft.ts'
import { NUMBERS, Talk } from './talk.ts'

const choices = ['省级', '县级']
const CONTEST = formSchema.parse({
  code: 'contest',
  title: '比赛',
  questions: [
    { code: 'level', kind: 'choice', ask: '哪一级的比赛？', label: '比赛级别', choices },
    { code: 'teams', kind: 'list', ask: '哪些队？', label: '队' },
    { code: 'all', kind: 'count', ask: '一共几支队？', counts: 'teams', indicator: { label: '队数', unit: '支' } },
    { code: 'medals', kind: 'count', ask: '几枚金牌？', indicator: { label: '金牌', unit: '枚', split_by: 'of' } },
    { code: 'of', kind: 'choice', ask: '哪一级的金牌？', label: '金牌级别', choices, when: 'medals', same_as: 'level' },
  ],
})

describe('a level that was given already', () => {
  it('is not asked again, is shown, and may be said otherwise', () => {
    const talk = new Talk(CONTEST)
    talk.saysAll('省级', '甲队', '1', '2')
    expect(talk.text).toContain('金牌级别：省级')
    const kept = () => onlyApplicable(CONTEST, talk.draft.answers, 'town')
    expect(kept()['of']?.value).toBe('省级')
    talk.taps('改某一项')
    expect(talk.buttons).toContain('5 金牌级别：省级')
    talk.saysAll('5 金牌级别：省级', '县级')
    expect(talk.text).toContain('金牌级别：县级')
    expect([kept()['level']?.value, kept()['of']?.value]).toEqual(['省级', '县级'])
  })

  it('goes with what it is about', () => {
    const talk = new Talk(CONTEST)
    talk.saysAll('省级', '甲队', '1', '0')
    expect(talk.text).not.toContain('金牌级别')
  })
})

describe('a total beside names', () => {
  it('is offered as the number of the names', () => {
    const talk = new Talk(CONTEST)
    talk.saysAll('省级', '甲队\n乙队')
    expect(talk.buttons[0]).toBe('2支')
    talk.taps('2支')
    expect(talk.text).toContain('几枚金牌')
  })

  it.each([
    ['5', '前面写了2个名称，这里是5支，对吗？'],
    ['1', '前面写了2个名称，这里是1支，对吗？'],
  ])('is asked about where it is another: %s', (typed, asked) => {
    const talk = new Talk(CONTEST)
    talk.saysAll('省级', '甲队\n乙队', typed)
    expect(talk.text).toBe(asked)
    talk.taps('对')
    expect(talk.value('all')).toBe(Number(typed))
  })
})

describe('a number now held that nobody knows', () => {
  it.each(['不清楚', '不知道', '还没统计', '记不清了', '说不准', '不太清楚'])(
    '%s leaves the last one standing',
    (words) => {
      const talk = new Talk(NUMBERS, { stock: { teams: 12 } })
      talk.says('甲点')
      expect(talk.buttons).toEqual(['还是12支', '不清楚', '返回', '取消'])
      talk.says(words)
      expect([talk.value('teams'), talk.step]).toEqual([null, { at: 'question', code: 'money' }])
      talk.says('3')
      expect(talk.text).toContain('现有队伍：不清楚')
    },
  )

  it('is no answer to what happened', () => {
    const talk = new Talk(NUMBERS)
    talk.saysAll('甲点', '12')
    expect(talk.buttons).not.toContain('不清楚')
    talk.says('不清楚')
    expect(talk.turn.outcome).toBe('refused')
  })
})

const JOINT = formSchema.parse({
  code: 'joint',
  title: '联合',
  questions: [
    {
      ...{ code: 'partners', kind: 'choices', ask: '和谁？', label: '联合', choices: ['妇联', '司法局'] },
      ...{ none: '没有联合', others: 'bodies' },
    },
    {
      code: 'lead',
      kind: 'choice',
      ask: '谁牵头？',
      label: '牵头',
      when: 'partners',
      among: 'partners',
      choices: ['本单位牵头'],
    },
    { code: 'words', kind: 'text', ask: '怎么做的？', label: '做法', optional: true },
  ],
})

describe('partners that no list has', () => {
  it('are typed beside ticks, may lead, and are seen ticked when one goes back', () => {
    const talk = new Talk(JOINT)
    talk.taps('司法局')
    talk.says('县就业局')
    expect(talk.buttons.slice(0, 3)).toEqual(['本单位牵头', '司法局', '县就业局'])
    talk.taps('县就业局')
    expect(talk.text).toContain('联合：司法局、县就业局')
    talk.saysAll('改某一项', '联合')
    expect(talk.buttons).toEqual(['没有联合', '妇联', '✓ 司法局', '✓ 县就业局', '选好了', '不改', '返回', '取消'])
    talk.taps('✓ 县就业局')
    talk.taps('选好了')
    expect(talk.text).toContain('谁牵头')
  })

  it('were once 其他部门, which can be unticked', () => {
    const before = { raw: '其他部门', value: ['其他部门'] }
    const answers = { partners: before, lead: { raw: '其他部门', value: '其他部门' } }
    const corrects = { report: 7, revision: 1, on: '2022-11-03', published: false }
    const talk = new Talk(JOINT, {}, correctionDraft(JOINT, 'women', answers, corrects))
    talk.saysAll('联合')
    talk.taps('司法局')
    talk.taps('选好了')
    expect(talk.text).toMatch(/^“其他部门”没有说是哪一家/)
    talk.taps('✓ 其他部门')
    talk.taps('选好了')
    expect(talk.value('partners')).toEqual(['司法局'])
  })
})

describe('a draft of an earlier version', () => {
  it('that stood at a question which is only offered now, goes on', () => {
    const talk = new Talk(JOINT)
    const answers = { partners: { raw: '没有联合', value: [] } }
    const stored = { ...talk.draft, answers, step: { at: 'question', code: 'words' } }
    const old = new Talk(JOINT, {}, parseDraft(JSON.parse(JSON.stringify(stored))))
    expect(old.text).toContain('怎么做的')
    expect(old.presses({ turn: old.draft.turn, action: 'skiprest' }).outcome).toBe('stale')
    old.taps('跳过')
    expect(old.step.at).toBe('echo')
    expect(old.text).not.toContain('跳过')
    expect(old.buttons).toContain('做法')
  })
})
