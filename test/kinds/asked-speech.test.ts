import { expect, it } from 'vitest'
import { formOf } from '../../src/catalogue/find.ts'
import { kindOf } from '../../src/kinds/index.ts'
import { catalogue } from '../support/catalogue.ts'
import { ASKED_NAMES } from './asked-names.ts'
import { ASKED_NUMBERS } from './asked-numbers.ts'
import { ASKED_SPEECH } from './asked-speech.ts'

const KNOWN = { today: '2022-11-09', names: [] }

function questionOf(of: string) {
  const [form = '', code = ''] = of.split('.')
  const found = catalogue.organizations.map((o) => formOf(catalogue, o.code, form)).find((f) => f !== undefined)
  const question = found?.questions.find((q) => q.code === code)
  if (!question) throw new Error(`no question ${of}`)
  return question
}

const rows = [...ASKED_SPEECH, ...ASKED_NUMBERS, ...ASKED_NAMES].flatMap(([of, each]) =>
  each.flatMap(([becomes, typed]) => typed.split('|').map((text) => ({ of, becomes, text }))),
)

it.each(rows)('$of: $text becomes $becomes', ({ of, becomes, text }) => {
  const question = questionOf(of)
  const reading = kindOf(question).read(question, text, KNOWN)
  if (reading.kind === 'refused') return expect(becomes, reading.why).toBe('✗')
  const asked = 'ask' in reading && reading.ask
  const mark = { guess: '？', cumulative: '累计', value: asked ? '！' : '' }[reading.kind]
  expect(`${mark}${kindOf(question).show(reading, question)}`).toBe(becomes)
})
