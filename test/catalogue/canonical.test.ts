import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, canonicalPieces } from '../../src/catalogue/canonical.ts'

it('is the same text in pieces, however deep it is taken apart', () => {
  const value = fc.object({
    maxDepth: 6,
    // Names that are numbers stand first in every object; what is undefined is left out of one, and null in a list.
    key: fc.oneof(fc.string(), fc.nat(200).map(String)),
    values: [fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)],
  })
  fc.assert(
    fc.property(value, fc.nat(6), (any, depth) => {
      expect([...canonicalPieces(any, depth)].join('')).toBe(canonicalJson(any))
    }),
  )
})

it('has the names of every object in order', () => {
  const given = { b: [{ d: 1, c: '甲' }, undefined], 10: 1, a: undefined, 9: { z: null, y: [] } }
  const text = '{"9":{"y":[],"z":null},"10":1,"b":[{"c":"甲","d":1},null]}'
  expect([...canonicalPieces(given)].join('')).toBe(text)
  expect(canonicalJson(given)).toBe(text)
})

it('has every name, whatever it is', () => {
  const given: unknown = JSON.parse('{"b":1,"__proto__":{"d":1,"c":2}}')
  const text = '{"__proto__":{"c":2,"d":1},"b":1}'
  expect(canonicalJson(given)).toBe(text)
  expect([...canonicalPieces(given)].join('')).toBe(text)
})
