import { describe, expect, it } from 'vitest'
import { kindOf } from '../../src/kinds/index.ts'
import { KNOWN, question } from './fixtures.ts'
import { SPEECH } from './number-speech.ts'

const rows = SPEECH.flatMap(([kind, unit, becomes, typed]) =>
  typed.split('|').map((text) => ({ kind, unit, becomes, text })),
)

describe('a number as cadres type it', () => {
  it.each(rows)('asked in $unit, $text becomes $becomes', ({ kind, unit, becomes, text }) => {
    const asked = question(kind, { ask: '有多少？', indicator: { label: '数量', unit } })
    const reading = kindOf(asked).read(asked, text, KNOWN)
    if (reading.kind === 'refused') {
      expect(`✗${reading.why}`).toMatch(/^✗.{4,60}[。？]$/u)
      expect(becomes).toMatch(/^✗/u)
      expect(reading.why).toContain(becomes.slice(1))
      return
    }
    const shown = kindOf(asked).show(reading, asked)
    const mark = { cumulative: `累计${'over' in reading && reading.over ? reading.over : ''} `, guess: '？', value: '' }
    expect(`${mark[reading.kind]}${reading.kind === 'value' && reading.ask ? '！' : ''}${shown}`).toBe(becomes)
    if ('ask' in reading && reading.ask) expect([...reading.ask].length).toBeLessThanOrEqual(30)
  })
})
