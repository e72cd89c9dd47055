import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Part, shortenToFit } from '../../src/digest/shorten-to-fit.ts'

const lengthOf = (said: string) => said.length
const part = (...ways: readonly [rank: number, said: string | undefined][]): Part<string> => {
  const [[, whole = ''] = [0, ''], ...shorter] = ways
  return { whole, shorter: shorter.map(([rank, said]) => ({ rank, said: () => said })) }
}

describe('parts that have to fit', () => {
  it('stay whole where there is room', () => {
    expect(shortenToFit([part([0, 'aaaa'], [1, 'a']), part([0, 'bb'])], 6, lengthOf)).toEqual(['aaaa', 'bb'])
  })

  it('give way by rank, of one rank the longest first, of those as long the last', () => {
    const parts = [part([0, 'aaaa'], [1, 'a']), part([0, 'bbbb'], [1, 'b']), part([0, 'cccccccc'], [2, 'c'])]
    expect(shortenToFit(parts, 13, lengthOf)).toEqual(['aaaa', 'b', 'cccccccc'])
    expect(shortenToFit(parts, 10, lengthOf)).toEqual(['a', 'b', 'cccccccc'])
    expect(shortenToFit(parts, 9, lengthOf)).toEqual(['a', 'b', 'c'])
  })

  it('are never said longer, and are left out only where a way says so', () => {
    expect(shortenToFit([part([0, 'aa'], [1, 'aaaa'], [2, undefined])], 1, lengthOf)).toEqual([undefined])
    expect(shortenToFit([part([0, 'aa'], [1, 'aaaa'])], 1, lengthOf)).toEqual(['aa'])
  })

  it('are as long as there is room, whatever they are, if each can be left out', () => {
    const ways = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.string({ maxLength: 30 })), { maxLength: 4 })
    const any = fc
      .tuple(fc.string({ maxLength: 60 }), ways)
      .map(([whole, shorter]) => part([0, whole], ...[...shorter].sort(([a], [b]) => a - b), [10, undefined]))
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), fc.integer({ min: 0, max: 200 }), (parts, room) => {
        const said = shortenToFit(parts, room, lengthOf)
        expect(said.reduce((sum, text) => sum + (text?.length ?? 0), 0)).toBeLessThanOrEqual(room)
      }),
    )
  })
})
