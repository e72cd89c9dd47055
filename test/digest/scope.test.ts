import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scopeKey, withinOf } from '../../src/digest/scope.ts'

const name = fc.string({ unit: 'binary' })

it('reads a scope’s key back as the part of the county that was written', () => {
  expect(withinOf(scopeKey({ kind: 'county' }))).toEqual({})
  fc.assert(
    fc.property(name, name, (id, label) => {
      expect(withinOf(scopeKey({ kind: 'area', id, name: label }))).toEqual({ area: id })
      expect(withinOf(scopeKey({ kind: 'organization', code: id, name: label }))).toEqual({ organization: id })
    }),
  )
})
