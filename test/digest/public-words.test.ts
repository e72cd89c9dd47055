import { describe, expect, it } from 'vitest'
import { type ExplainedChange, reasonsIn, withPublicReasons } from '../../src/digest/next-edition.ts'
import {
  nameInLabel,
  publicLabel,
  publicValue,
  publicWords,
  REASON,
  type Reading,
  type Verdict,
  wordsKey,
} from '../../src/digest/public-words.ts'
import { catalogue } from '../support/catalogue.ts'

const CODE = 'generic_activity_name'
const BEFORE = '2022-11-14T08:00:00.000Z'
const READ = '2022-11-14T09:00:00.000Z'
const LATER = '2022-11-14T10:00:00.000Z'

const reading = (verdict?: Verdict, of: Partial<Reading> = {}): Reading => ({
  edition: 'group',
  verdicts: new Map(verdict ? [[wordsKey({ code: CODE, text: '《读书会》' }), verdict]] : []),
  ...of,
})

describe('words of a cadre', () => {
  const reworded: Verdict = { is: 'reworded', words: '读书日' }
  it.each<[what: string, recordedAt: string | undefined, by: Reading, printed: string | undefined]>([
    ['nobody has read', BEFORE, reading(), undefined],
    ['an editor read with all the rest', BEFORE, reading(undefined, { readUpTo: READ }), '读书会'],
    ['came after that', LATER, reading(undefined, { readUpTo: READ }), undefined],
    ['have to be read by themselves', undefined, reading(undefined, { readUpTo: READ }), undefined],
    ['were passed once', LATER, reading({ is: 'passed' }), '读书会'],
    ['were dropped', BEFORE, reading({ is: 'dropped' }, { readUpTo: READ }), undefined],
    ['were reworded', LATER, reading(reworded), '读书日'],
    ['are for the office', LATER, reading(undefined, { edition: 'office' }), '读书会'],
    ['were dropped, for the office', LATER, reading({ is: 'dropped' }, { edition: 'office' }), '读书会'],
    ['were reworded, for the office', LATER, reading(reworded, { edition: 'office' }), '读书日'],
  ])('that %s stand where they may', (_, recordedAt, by, printed) => {
    const words = { code: CODE, text: '读书会', ...(recordedAt === undefined ? {} : { recordedAt }) }
    expect(publicWords(words, by)).toBe(printed)
  })

  it('that seem to name a person are not read with all the rest', () => {
    const by = reading(undefined, { readUpTo: READ })
    expect(publicWords({ code: CODE, text: '慰问困难职工张小明', recordedAt: BEFORE }, by)).toBeUndefined()
    expect(publicWords({ code: CODE, text: '慰问困难职工', recordedAt: BEFORE }, by)).toBe('慰问困难职工')
  })

  it('are the same in other spellings, and not those of another question', () => {
    for (const text of ['读书会', '“读书会”', '《读书会》', ' 读书会。']) {
      expect(publicWords({ code: CODE, text }, reading({ is: 'passed' }))).toBe(text)
    }
    expect(publicWords({ code: 'other', text: '读书会' }, reading({ is: 'passed' }))).toBeUndefined()
  })
})

describe('an answer', () => {
  const question = (code: string) => catalogue.question(code)?.question ?? expect.fail(`no question ${code}`)

  it('of several names has those that may stand there', () => {
    const list = question('women_agency_orgs_built')
    const verdicts = new Map<string, Verdict>([
      [wordsKey({ code: list.code, text: '东风妇联' }), { is: 'passed' }],
      [wordsKey({ code: list.code, text: '南街社' }), { is: 'reworded', words: '南街社区妇联' }],
    ])
    const by = reading(undefined, { verdicts })
    expect(publicValue(list, ['东风妇联', '南街社', '北街社'], BEFORE, by)).toEqual(['东风妇联', '南街社区妇联'])
    expect(publicValue(list, ['北街社'], BEFORE, by)).toBeUndefined()
    expect(publicValue(list, [], BEFORE, by)).toEqual([])
  })

  it('in the words of the catalogue, or a number, is public; one typed beside its labels is not', () => {
    const partners = question('joint_orgs')
    expect(publicValue(partners, ['妇联', '某某协会'], BEFORE, reading())).toEqual(['妇联'])
    expect(publicValue(question('women_agency_org_level'), '县级', BEFORE, reading())).toBe('县级')
    expect(publicValue(question('women_gratitude_talks'), 3, BEFORE, reading())).toBe(3)
  })
})

describe('a reason', () => {
  const changes = [
    { why: [{ is: 'corrected', unit: '甲镇妇联', reason: '多数了一排', report: '1' }] },
    { why: [{ is: 'late', unit: '乙镇妇联', report: '2' }] },
  ] as unknown as readonly ExplainedChange[]
  const told = (by: Reading) => withPublicReasons(changes, by).map(({ why }) => why.map((w) => w.reason))

  it('is for the office, and for the group when it was passed', () => {
    expect(reasonsIn(changes)).toEqual([{ code: REASON, text: '多数了一排' }])
    expect(told(reading())).toEqual([[undefined], [undefined]])
    expect(told(reading(undefined, { edition: 'office' }))).toEqual([['多数了一排'], [undefined]])
    const verdicts = new Map([[wordsKey({ code: REASON, text: '多数了一排' }), { is: 'passed' as const }]])
    expect(told(reading(undefined, { verdicts }))).toEqual([['多数了一排'], [undefined]])
  })
})

it('the name that a number is kept under is a cadre’s own, its level is not', () => {
  const named = (indicator: string, label: string) => nameInLabel(catalogue, { indicator, label })?.text
  expect(named('women_agency_orgs_built', '县级/东风妇联')).toBe('东风妇联')
  expect(named('women_agency_orgs_built', '/东风妇联')).toBe('东风妇联')
  expect(named('women_beautiful_families', '县级')).toBeUndefined()
  const label = (by: Reading) =>
    publicLabel(catalogue, { indicator: 'women_agency_orgs_built', label: '县级/东风妇联' }, by)
  expect(label(reading())).toBe('县级/')
  expect(label(reading(undefined, { edition: 'office' }))).toBe('县级/东风妇联')
  const verdicts = new Map([
    [wordsKey({ code: 'women_agency_orgs_built', text: '东风妇联' }), { is: 'reworded', words: '东风' } as Verdict],
  ])
  expect(label(reading(undefined, { verdicts }))).toBe('县级/东风')
})
