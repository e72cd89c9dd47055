import { describe, expect, it } from 'vitest'
import { kindOf } from '../../src/kinds/index.ts'
import { KNOWN, ORGANIZATIONS, question } from './fixtures.ts'
import { NAME_SPEECH } from './name-speech.ts'

const QUESTIONS = {
  name: question('name', { max_length: 40 }),
  list: question('list', { ask: '哪些获得命名？', indicator: { label: '妇女之家', unit: '个' } }),
  titles: question('list', { marks: '《》', indicator: { label: '作品', unit: '件' } }),
  goods: question('list', { amounts: true }),
  partners: question('choices', { choices: ORGANIZATIONS, others: 'bodies', none: '没有联合' }),
}

const rows = Object.entries(QUESTIONS).flatMap(([of, asked]) =>
  NAME_SPEECH[of as keyof typeof QUESTIONS].flatMap(([becomes, typed]) =>
    typed.split('|').map((text) => ({ of, asked, becomes: becomes === '=' ? text : becomes, text })),
  ),
)

describe('names as cadres type them', () => {
  it.each(rows)('$of: $text becomes $becomes', ({ asked, becomes, text }) => {
    const reading = kindOf(asked).read(asked, text, KNOWN)
    if (becomes === '？') return expect(reading.kind).toBe('guess')
    if (reading.kind === 'refused') return expect(becomes, reading.why).toBe('✗')
    expect(`${reading.kind === 'guess' ? '？' : ''}${[reading.value].flat().join('+')}`).toBe(becomes)
  })
})
