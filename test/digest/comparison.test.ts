import { describe, expect, it } from 'vitest'
import type { Period } from '../../src/calendar/period.ts'
import { exactly, type Quantity, quantityOf } from '../../src/chinese/quantity.ts'
import { comparisonSection } from '../../src/digest/comparison.ts'
import { FiguresByCode } from '../../src/digest/figures-by-code.ts'
import { linesOf } from '../../src/digest/lines.ts'
import { textOf } from '../../src/digest/spans.ts'
import { Sums } from '../../src/digest/sums.ts'
import { figure, smallCatalogue, UNITS, yearInput } from './year-world.ts'

const about = (value: number) => quantityOf(value, 'about', true)
const over = (value: number) => quantityOf(value, 'over', true)
const BEFORE: Period = { from: '2021-01-01', to: '2021-12-31' }

/** 本期, 上期 and 增减 of one number of one unit. */
function compared(now: Quantity, before: Quantity): string[] {
  const reached = (sum: Quantity) => ({ ...figure('people_reached', 0), sum })
  const input = yearInput(smallCatalogue([]), {
    figures: { flow: [reached(now)], stock: [] },
    coverage: { reported: [...UNITS], zero: [], missing: [], unappointed: [], paused: [], notYet: [] },
    earlier: [
      { what: 'before', period: BEFORE, reported: UNITS.map(({ id }) => id), flow: [reached(before)], stock: [] },
    ],
  })
  const figures = new FiguresByCode(input, new Sums(input, input.period, input.figures))
  const section = comparisonSection(input, figures, linesOf(undefined, figures))
  const rows = section?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? []
  return rows[0]?.slice(2).map(textOf) ?? []
}

describe('a number beside an earlier one', () => {
  it.each<[string, Quantity, Quantity, string[]]>([
    ['both exact: with a growth in hundredths', exactly(100), exactly(80), ['100', '80', '+20（+25%）']],
    ['less', exactly(60), exactly(80), ['60', '80', '-20（-25%）']],
    ['the same', exactly(80), exactly(80), ['80', '80', '0']],
    // Of 9 a growth of 300% says nothing.
    ['a base below 10', exactly(27), exactly(9), ['27', '9', '+18']],
    ['a base of 10', exactly(11), exactly(10), ['11', '10', '+1（+10%）']],
    ['nothing before', exactly(11), exactly(0), ['11', '0', '+11']],
    ['not exact: no growth in hundredths', about(300), exactly(100), ['约300', '100', '约+200']],
    ['more than some', over(150), exactly(100), ['150余', '100', '+50余']],
    ['less than before', exactly(100), over(150), ['100', '150余', '-50余']],
    // 250 to 349 beside 280: nobody knows which is more.
    ['too near to tell', about(300), exactly(280), ['约300', '280', '相近']],
  ])('%s', (_, now, before, cells) => {
    expect(compared(now, before)).toEqual(cells)
  })
})
