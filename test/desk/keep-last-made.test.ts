import { describe, expect, it } from 'vitest'
import { keepLastMade } from '../../src/desk/keep-last-made.ts'

describe('what is remembered', () => {
  it('is made once for all who ask, also while it is being made', async () => {
    const made: number[] = []
    const double = keepLastMade(2, String, async (n: number) => {
      made.push(n)
      return n * 2
    })
    expect(await Promise.all([double(1), double(1), double(2)])).toEqual([2, 2, 4])
    expect(await double(1)).toBe(2)
    expect(made).toEqual([1, 2])
  })

  it('is forgotten when enough was asked for since', async () => {
    const made: number[] = []
    const kept = keepLastMade(2, String, async (n: number) => made.push(n))
    for (const n of [1, 2, 1, 3, 1, 2]) await kept(n)
    expect(made).toEqual([1, 2, 3, 2])
  })

  it('is asked for again where it could not be made', async () => {
    let tries = 0
    const once = keepLastMade(2, String, async (_: number) => {
      tries += 1
      if (tries === 1) throw new Error('the database is away')
      return tries
    })
    await expect(once(1)).rejects.toThrow('away')
    expect(await once(1)).toBe(2)
  })
})
