import { getHeapSpaceStatistics } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { collectYoung, isHeldInVain } from '../../src/watch/young-space.ts'

const MB = 2 ** 20
const QUIET = { ms: 20_000, workedMs: 200, youngBytes: 32 * MB }

describe('what V8 holds for what is thrown away soon', () => {
  it.each<[what: string, of: Partial<typeof QUIET>, isInVain: boolean]>([
    ['after a burst, once it is quiet', {}, true],
    ['while somebody writes', { workedMs: 5_000 }, false],
    ['in quiet that goes on', { youngBytes: MB }, false],
    // The machine was asleep or busy with others: the clock went on, not the work.
    ['after a long stretch without work', { ms: 3_600_000, workedMs: 900 }, true],
  ])('is given back or kept: %s', (_, of, isInVain) => {
    expect(isHeldInVain({ ...QUIET, ...of })).toBe(isInVain)
  })

  it('is collected without a flag at the start', () => {
    const used = () =>
      getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_used_size ?? 0
    const thrownAway = Array.from({ length: 20_000 }, (_, i) => ({ i })).length
    const before = used()
    collectYoung()
    expect(before - used()).toBeGreaterThan(thrownAway)
  })
})
