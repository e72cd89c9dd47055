import { describe, expect, it } from 'vitest'
import { type Count, counted, pasted, sentences } from './key.ts'

const KEYS = ['a', 'b'] as const

/** Never a wrong value, four of five values understood, nine of ten forms right: what was promised. */
function keeps(count: Count): void {
  expect(count.wrong).toEqual([])
  expect(count.understood / count.values).toBeGreaterThan(0.8)
  expect((count.right + count.offered) / count.forms).toBeGreaterThan(0.9)
}

describe.each(KEYS)('key %s', (name) => {
  it('has sentences that are understood, and none of them wrongly', () => {
    const count = counted(sentences(`key-${name}.txt`))
    expect(count.forms).toBeGreaterThanOrEqual(118)
    keeps(count)
  })

  it('has pasted reports that come to the works that they tell of', () => {
    const reports = pasted(`pasted-${name}.txt`)
    expect(reports.length).toBeGreaterThanOrEqual(20)
    keeps(counted(reports))
  })
})

it('leaves a number to be asked that may be of something else', () => {
  expect(counted(sentences('key-c.txt')).wrong).toEqual([])
})
