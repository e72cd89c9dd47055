import fc from 'fast-check'
import type { Question } from '../../src/catalogue/schema.ts'
import { questionSchema } from '../../src/catalogue/schema.ts'
import { exactly } from '../../src/chinese/quantity.ts'
import type { KindName } from '../../src/kinds/index.ts'
import { kindOf } from '../../src/kinds/index.ts'
import type { Counted, Data, Known, Said, Value } from '../../src/kinds/kind.ts'

export const KNOWN: Known = { today: '2022-11-09', names: [] }
export const LEVELS = ['国家级', '省级', '州（市）级', '县级', '镇（街道）级', '其他']
export const ORGANIZATIONS = ['总工会', '团委', '妇联', '工商联', '残联', '科协', '文联', '红十字会', '其他部门']

/** A question as a catalogue would give it, defaults filled in. */
export function question(kind: KindName, more: Record<string, unknown> = {}): Question {
  return questionSchema.parse({ code: 'q', kind, ask: '这一题问什么？', ...more })
}

/** What `text` comes to: the value, or undefined where it is not taken. */
export function taken(asked: Question, text: string, known: Known = KNOWN): Value | undefined {
  const reading = kindOf(asked).read(asked, text, known)
  return reading.kind === 'value' ? reading.value : undefined
}

/** The sentence with which `text` is refused; throws where it is taken. */
export function whyNot(asked: Question, text: string): string {
  const reading = kindOf(asked).read(asked, text, KNOWN)
  if (reading.kind !== 'refused') throw new Error(`not refused: ${text} → ${JSON.stringify(reading.value)}`)
  return reading.why
}

type Fixture = {
  readonly question: Question
  readonly accepted: readonly (readonly [text: string, value: Value, shown: string])[]
  readonly refused: readonly string[]
  /** What questions of a shipped form are sensibly answered with; labels and buttons aside. */
  readonly sensible: readonly string[]
  /** Any value of such a question; `words` are any that may be typed. */
  values(asked: Question, words: fc.Arbitrary<string>): fc.Arbitrary<Value>
  /** One value, and what becomes of it elsewhere. */
  readonly goes: {
    readonly value: Value
    readonly figures: readonly Counted[]
    readonly said: Said | undefined
    readonly cell: number | string
    readonly data: Data
  }
}

const FILE = 'AgACAgUAAxkBAAIBZ2NrV0_b9mQ-3fJ8'

const shortened = (asked: Question, words: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  words.map((text) => text.slice(0, asked.max_length))

/** Every kind of answer has some of both; each kind's own test has the long tables. */
const FIXTURES: Record<KindName, Fixture> = {
  count: {
    question: question('count', { indicator: { label: '参加人次', unit: '人次' } }),
    accepted: [
      ['320', 320, '320人次'],
      ['三百二十', 320, '320人次'],
      ['0', 0, '0人次'],
    ],
    refused: ['', '很多', '三四百', '200人、300人'],
    sensible: ['0', '3', '一百五十多', '累计320', '320人', '12'],
    values: () => fc.oneof(fc.nat(20), fc.nat(99_999_999)),
    goes: { value: 320, figures: [{ quantity: exactly(320) }], said: { as: 'figure' }, cell: 320, data: 320 },
  },
  decimal: {
    question: question('decimal', { indicator: { label: '捐赠款物', unit: '万元' } }),
    accepted: [
      ['3.5', 3.5, '3.5万元'],
      ['3万元', 3, '3万元'],
    ],
    refused: ['', '不少', '3.5.1'],
    sensible: ['0', '1.5', '累计3万元'],
    values: () => fc.nat(1_000_000_000).map((n) => n / 100),
    goes: { value: 3.5, figures: [{ quantity: exactly(3.5) }], said: { as: 'figure' }, cell: 3.5, data: 3.5 },
  },
  date: {
    question: question('date'),
    accepted: [
      ['昨天', '2022-11-08', '2022年11月8日（周二）'],
      ['11月3日', '2022-11-03', '2022年11月3日（周四）'],
    ],
    refused: ['', '最近', '11月31日', '其他日期'],
    sensible: ['今天', '昨天', '11月3日', '上周五'],
    values: () => fc.constant('2022-11-09'),
    goes: {
      value: '2022-11-08',
      figures: [],
      said: { as: 'names', names: ['2022-11-08'] },
      cell: '2022-11-08',
      data: '2022-11-08',
    },
  },
  choice: {
    question: question('choice', { choices: LEVELS }),
    accepted: [
      ['省级', '省级', '省级'],
      ['市级', '州（市）级', '州（市）级'],
    ],
    refused: ['', '都有', '7'],
    sensible: [],
    values: (asked) => fc.constantFrom(...(asked.choices ?? ['甲'])),
    goes: { value: '省级', figures: [], said: { as: 'names', names: ['省级'] }, cell: '省级', data: '省级' },
  },
  choices: {
    question: question('choices', { choices: ORGANIZATIONS, none: '没有联合' }),
    accepted: [
      ['科协、妇联', ['妇联', '科协'], '妇联、科协'],
      ['没有联合', [], '无'],
    ],
    refused: ['', '派出所', '没有联合、妇联'],
    sensible: ['没有联合', '妇联、科协'],
    values: (asked) => fc.subarray(asked.choices ?? ['甲']),
    goes: {
      value: ['妇联', '科协'],
      figures: [],
      said: { as: 'names', names: ['妇联', '科协'] },
      cell: '妇联、科协',
      data: ['妇联', '科协'],
    },
  },
  name: {
    question: question('name', { marks: '“”' }),
    accepted: [['"迎新春"文艺汇演。', '“迎新春”文艺汇演', '“迎新春”文艺汇演']],
    refused: ['', '同上', '123', '甲活动\n乙活动'],
    sensible: ['迎新春', '读书会'],
    values: shortened,
    goes: { value: '迎新春', figures: [], said: { as: 'names', names: ['“迎新春”'] }, cell: '迎新春', data: '迎新春' },
  },
  list: {
    question: question('list', { indicator: { label: '新建组织', unit: '个' } }),
    accepted: [
      ['甲村妇联\n乙村妇联', ['甲村妇联', '乙村妇联'], '甲村妇联、乙村妇联'],
      ['没有', [], '无'],
    ],
    refused: ['', '全部', '甲村、乙村等'],
    sensible: ['甲点', '甲点\n乙点', '0'],
    values: (asked, words) => fc.array(shortened(asked, words), { maxLength: asked.max_items }),
    goes: {
      value: ['甲村妇联', '乙村妇联'],
      figures: [
        { name: '甲村妇联', quantity: exactly(1) },
        { name: '乙村妇联', quantity: exactly(1) },
      ],
      said: { as: 'names', names: ['甲村妇联', '乙村妇联'] },
      cell: '甲村妇联、乙村妇联',
      data: ['甲村妇联', '乙村妇联'],
    },
  },
  text: {
    question: question('text', { max_length: 12 }),
    accepted: [['进村入户\n发放折页。', '进村入户，发放折页', '进村入户，发放折页']],
    refused: ['', '。。。', '无', '这一句话写得太长了已经放不下'],
    sensible: ['上门走访', '没有'],
    values: shortened,
    goes: {
      value: '进村入户',
      figures: [],
      said: { as: 'free', text: '进村入户' },
      cell: '进村入户',
      data: '进村入户',
    },
  },
  yesno: {
    question: question('yesno'),
    accepted: [
      ['是', true, '是'],
      ['没有', false, '否'],
    ],
    refused: ['', '不清楚', '是不是'],
    sensible: ['是', '否'],
    values: () => fc.boolean(),
    goes: {
      value: true,
      figures: [{ quantity: exactly(1) }],
      said: { as: 'words', text: '是' },
      cell: '是',
      data: true,
    },
  },
  photo: {
    question: question('photo', { max_items: 2 }),
    accepted: [[`${FILE}1\n${FILE}2`, [`${FILE}1`, `${FILE}2`], '2张']],
    refused: ['', '图片稍后发', 'photo', `${FILE}1\n${FILE}2\n${FILE}3`],
    sensible: ['跳过'],
    values: () => fc.constant([]),
    goes: {
      value: [`${FILE}1`, `${FILE}2`],
      figures: [],
      said: undefined,
      cell: '2张',
      data: [`${FILE}1`, `${FILE}2`],
    },
  },
}

/** The fixtures of a kind. */
export function fixtureOf(kind: KindName): Fixture {
  const { [kind]: fixture }: Partial<typeof FIXTURES> = FIXTURES
  if (!fixture) throw new Error(`give the kind ${kind} its fixtures in test/kinds/fixtures.ts`)
  return fixture
}
