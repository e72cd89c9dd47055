import { expect } from 'vitest'
import type { Digest, FigureSpan } from '../../src/digest/digest.ts'

/** Every number of a digest, in text and tables. */
export function figuresIn({ sections }: Pick<Digest, 'sections'>): FigureSpan[] {
  const spans = sections.flatMap((s) => s.blocks).flatMap((b) => (b.kind === 'item' ? b.spans : b.rows.flat(2)))
  return spans.filter((span): span is FigureSpan => span.kind === 'figure')
}

const WHOLE_PLACE = /^全(?:镇|乡|街道|村|社区)$/u
const MONEY = new Set(['red_cross_funds_yuan'])

/**
 * What is printed is true of what is known: 余 never above it, 约 never outside, digits alone only of an exact number; and
 * one number that is not exact reads the same wherever it stands. Told by the printed characters alone.
 */
export function expectTrue(digest: Pick<Digest, 'sections'>): void {
  const read = new Map<string, string>()
  for (const span of figuresIn(digest)) {
    if (span.lineage.rule === 'difference') continue
    const { low, high } = span.range ?? { low: span.value, high: span.value }
    // All of the place that a report is about (全镇): none only where nothing was counted.
    if (WHOLE_PLACE.test(span.printed)) {
      expect(low, `${span.printed} (${span.indicator})`).toBeGreaterThan(0)
      continue
    }
    const [, front = '', digits, unit = '', behind = ''] =
      /^([约近超]?)(\d+(?:\.\d+)?)([万亿]?)(余?)$/.exec(span.printed) ?? []
    const number = Number((Number(digits) * ({ 万: 10_000, 亿: 100_000_000 }[unit] ?? 1)).toFixed(4))
    const what = `${span.printed} of ${low} to ${high} (${span.indicator})`
    expect(`${front}${behind}`.length, what).toBeLessThanOrEqual(1)
    if (front === '近') expect(number, what).toBeGreaterThan(high)
    else if (behind === '余' || front === '超') expect(number, what).toBeLessThanOrEqual(low)
    else if (front === '约') expect(low <= number && number <= high, what).toBe(true)
    // Money in 万元 has two decimals and no mark.
    else if (unit && MONEY.has(span.indicator)) expect(low - number >= 0 && low - number < 100, what).toBe(true)
    else expect([low, high], what).toEqual([number, number])
    if (!span.range) continue
    const key = JSON.stringify([span.indicator, low, high, span.approximate])
    expect(span.printed, what).toBe(read.get(key) ?? span.printed)
    read.set(key, span.printed)
  }
}
