import type { Question, QuestionKind } from '../../../src/catalogue/schema.ts'
import { questionSchema } from '../../../src/catalogue/schema.ts'
import type { Value } from '../../../src/catalogue/value.ts'
import type { Known } from '../../../src/interview/answers/answer-kind.ts'
import { answerKinds } from '../../../src/interview/answers/index.ts'

export const KNOWN: Known = { today: '2022-11-09', names: [] }
export const LEVELS = ['国家级', '省级', '州（市）级', '县级', '镇（街道）级', '其他']
export const ORGANIZATIONS = ['总工会', '团委', '妇联', '工商联', '残联', '科协', '文联', '红十字会', '其他部门']

/** A question as a catalogue would give it, defaults filled in. */
export function question(kind: QuestionKind, more: Record<string, unknown> = {}): Question {
  return questionSchema.parse({ code: 'q', kind, ask: '这一题问什么？', ...more })
}

/** What `text` comes to: the value, or undefined where it is not taken. */
export function taken(asked: Question, text: string, known: Known = KNOWN): Value | undefined {
  const reading = answerKinds[asked.kind].read(asked, text, known)
  return reading.kind === 'value' ? reading.value : undefined
}

/** The sentence with which `text` is refused; throws where it is taken. */
export function whyNot(asked: Question, text: string): string {
  const reading = answerKinds[asked.kind].read(asked, text, KNOWN)
  if (reading.kind !== 'refused') throw new Error(`not refused: ${text} → ${JSON.stringify(reading.value)}`)
  return reading.why
}

type Fixture = {
  readonly question: Question
  readonly accepted: readonly (readonly [text: string, value: Value, shown: string])[]
  readonly refused: readonly string[]
}

const FILE = 'AgACAgUAAxkBAAIBZ2NrV0_b9mQ-3fJ8'

/** Every kind of answer has some of both; each kind's own test has the long tables. */
export const fixtures: Record<QuestionKind, Fixture> = {
  count: {
    question: question('count', { indicator: { label: '参加人次', unit: '人次' } }),
    accepted: [
      ['320', 320, '320'],
      ['三百二十', 320, '320'],
      ['0', 0, '0'],
    ],
    refused: ['', '很多', '三四百', '2场300人'],
  },
  decimal: {
    question: question('decimal', { indicator: { label: '捐赠款物', unit: '万元' } }),
    accepted: [
      ['3.5', 3.5, '3.5'],
      ['3万元', 3, '3'],
    ],
    refused: ['', '不少', '3.5.1'],
  },
  date: {
    question: question('date'),
    accepted: [
      ['昨天', '2022-11-08', '2022年11月8日（周二）'],
      ['11月3日', '2022-11-03', '2022年11月3日（周四）'],
    ],
    refused: ['', '最近', '11月31日', '其他日期'],
  },
  choice: {
    question: question('choice', { choices: LEVELS }),
    accepted: [
      ['省级', '省级', '省级'],
      ['市级', '州（市）级', '州（市）级'],
    ],
    refused: ['', '都有', '7'],
  },
  choices: {
    question: question('choices', { choices: ORGANIZATIONS, none: '没有联合' }),
    accepted: [
      ['科协、妇联', ['妇联', '科协'], '妇联、科协'],
      ['没有联合', [], ''],
    ],
    refused: ['', '派出所', '没有联合、妇联'],
  },
  name: {
    question: question('name'),
    accepted: [['"迎新春"文艺汇演。', '“迎新春”文艺汇演', '“迎新春”文艺汇演']],
    refused: ['', '同上', '123', '甲活动\n乙活动'],
  },
  list: {
    question: question('list', { indicator: { label: '新建组织', unit: '个' } }),
    accepted: [
      ['甲村妇联\n乙村妇联', ['甲村妇联', '乙村妇联'], '甲村妇联、乙村妇联'],
      ['没有', [], ''],
    ],
    refused: ['', '甲村，乙村', '甲村、乙村等'],
  },
  text: {
    question: question('text', { max_length: 12 }),
    accepted: [['进村入户\n发放折页。', '进村入户，发放折页', '进村入户，发放折页']],
    refused: ['', '。。。', '无', '这一句话写得太长了已经放不下'],
  },
  yesno: {
    question: question('yesno'),
    accepted: [
      ['是', true, '是'],
      ['没有', false, '否'],
    ],
    refused: ['', '不清楚', '是不是'],
  },
  photo: {
    question: question('photo', { max_items: 2 }),
    accepted: [[`${FILE}1\n${FILE}2`, [`${FILE}1`, `${FILE}2`], '2张']],
    refused: ['', '图片稍后发', 'photo', `${FILE}1\n${FILE}2\n${FILE}3`],
  },
}
