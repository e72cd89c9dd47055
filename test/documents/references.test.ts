import { describe, expect, it } from 'vitest'
import { withReferences } from '../../src/documents/superior/references.ts'

const down = (formula: string) =>
  withReferences(formula, ({ from, to, ...of }) => ({
    ...of,
    from: { ...from, row: from.row + 10 },
    ...(to ? { to: { ...to, row: to.row + 10 } } : {}),
  }))

describe('references in a formula', () => {
  it.each([
    ['IF(B5=0,0,C5/B5)', 'IF(B15=0,0,C15/B15)'],
    ["'表 一'!B6+表一!$C$7:D8", "'表 一'!B16+表一!$C$17:D18"],
    ['LOG10(B5)&"B5"&ATAN2(A1,B1)', 'LOG10(B15)&"B5"&ATAN2(A11,B11)'],
    ['[1]Sheet1!B5+A1', '[1]Sheet1!B5+A11'],
    ['总数1+数1!B5+B:B+5:5', '总数1+数1!B15+B:B+5:5'],
    ['表1[数]+-A1^2%', '表1[数]+-A11^2%'],
    ['"说""A1"&A1', '"说""A1"&A11'],
  ])('%s', (formula, moved) => {
    expect(down(formula)).toBe(moved)
  })
})
