import { expect, it } from 'vitest'
import { nextNumbers, type PublishedIssue } from '../../src/digest/issue-numbers.ts'

const issue = (year: number, number: number, running: number | null = null): PublishedIssue => ({
  year,
  number,
  running,
})
const BEGINS = { year: 2026, number: 5, running: 38 }

it.each([
  ['the first of all', [], 2026, undefined, { number: 1, running: 1 }],
  ['the first where an office goes on', [], 2026, BEGINS, { number: 5, running: 38 }],
  ['the second there', [issue(2026, 5, 38)], 2026, BEGINS, { number: 6, running: 39 }],
  ['the first of another year', [issue(2026, 5, 38), issue(2026, 6, 39)], 2027, BEGINS, { number: 1, running: 40 }],
  [
    'behind issues of before there was a running number',
    [issue(2026, 1), issue(2026, 2)],
    2026,
    undefined,
    { number: 3, running: 3 },
  ],
  [
    'an older year, asked for late',
    [issue(2025, 52, 90), issue(2026, 1, 91)],
    2025,
    undefined,
    { number: 53, running: 92 },
  ],
] as const)('%s', (_, published, year, begins, numbers) => {
  expect(nextNumbers(published, year, begins)).toEqual(numbers)
})
