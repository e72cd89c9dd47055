import { describe, expect, it } from 'vitest'
import { seedOf } from './seed.ts'

describe('what properties draw', () => {
  it('is the same for one version and other for the next', () => {
    expect(seedOf(undefined, '0.14.0')).toBe(seedOf(undefined, '0.14.0'))
    expect(seedOf(undefined, '0.14.0')).not.toBe(seedOf(undefined, '0.14.1'))
  })

  it.each([
    ['5', 5],
    ['-17', -17],
    ['random', undefined],
  ])('is what TEST_SEED=%s says', (asked, seed) => {
    expect(seedOf(asked, '0.14.0')).toBe(seed)
  })

  it('refuses a seed that is none', () => {
    expect(() => seedOf('abc', '0.14.0')).toThrow('TEST_SEED')
  })
})
