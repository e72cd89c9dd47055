import { describe, expect, it } from 'vitest'
import type { Scope } from '../../src/digest/scope.ts'
import { compileYear } from '../../src/digest/year.ts'
import { markdown, plainText } from '../../src/documents/text.ts'
import { yearInput } from '../digest/year-world.ts'
import { catalogue as CATALOGUE } from '../support/catalogue.ts'

describe('who signs a year’s report', () => {
  it.each<[Scope, string]>([
    [{ kind: 'county' }, '青禾县群团办公室'],
    [{ kind: 'area', id: 'jia-zhen', name: '甲镇' }, '甲镇群团组织'],
    [{ kind: 'organization', code: 'women', name: '妇联' }, '青禾县妇联'],
  ])('%o', (scope, by) => {
    expect(compileYear(yearInput(CATALOGUE, { scope })).signed).toEqual({ by, on: '2022-12-20' })
  })

  it('is no part of its text', () => {
    const digest = compileYear(yearInput(CATALOGUE))
    for (const text of [plainText(digest), markdown(digest)]) expect(text).not.toContain('群团办公室')
  })

  it('is nobody where the county left that empty', () => {
    const { wording } = yearInput(CATALOGUE)
    const blank = (code: string) => (code.startsWith('signature.') ? '' : wording(code))
    expect(compileYear(yearInput(CATALOGUE, { wording: blank })).signed).toBeUndefined()
  })
})
