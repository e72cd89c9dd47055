import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isNumber, isText, listOf, oneOf, orNull, packedRows, rowsOf, wholeNumber } from '../../src/database/rows.ts'
import { readAnswers, readDigest, readLockedSection } from '../../src/database/stored.ts'
import { digestOf, item, section, table } from '../documents/digests.ts'

const WEEK = digestOf([section('一、', [item('甲'), table(['序号'], [['1']])])])

describe('a sealed digest', () => {
  it('is given as it is stored, not as a copy', () => {
    expect(readDigest(WEEK)).toBe(WEEK)
  })

  it('of 0.1.0 is the county’s first, and loses nothing', () => {
    const { scope: _, version: __, ...old } = { ...WEEK, later: 'x' }
    expect(readDigest(old)).toEqual({ ...WEEK, later: 'x', scope: 'county', version: 1 })
  })

  it.each([
    ['nothing', null],
    ['a text', 'digest'],
    ['without a hash', { ...WEEK, sha256: undefined }],
    ['of no kind', { ...WEEK, kind: 'day' }],
    ['without sections', { ...WEEK, sections: undefined }],
    ['with a section of nothing', { ...WEEK, sections: [{ code: 'a', heading: '' }] }],
    ['with a block of no kind', { ...WEEK, sections: [{ code: 'a', heading: '', blocks: [{ kind: 'x' }] }] }],
  ])('is refused: %s', (_, stored) => {
    expect(() => readDigest(stored)).toThrow('a sealed digest cannot be read')
  })
})

it('what is locked of a section is sentences, or, of before 0.3, all of it', () => {
  const section = { code: 'work', heading: '一、', blocks: [{ kind: 'item', spans: [] }] }
  expect(readLockedSection(section)).toEqual({ whole: section })
  const sentences = [{ of: 'opening', place: 0, was: [{ kind: 'words', text: '甲。' }], says: [] }]
  expect(readLockedSection({ sentences })).toEqual({ sentences })
  for (const wrong of [{ code: 'work' }, { sentences: [{ of: 'opening' }] }, null]) {
    expect(() => readLockedSection(wrong)).toThrow()
  }
})

it('answers are given as they are stored, with what another version kept in them', () => {
  const answers = { a: { raw: '3', value: 3, kept: 1 }, b: null, c: { raw: '甲、乙', value: ['甲', '乙'] } }
  expect(readAnswers(answers)).toBe(answers)
  for (const wrong of [null, [], { a: 3 }, { a: { value: 3 } }, { a: { raw: '3' } }, { a: { raw: '', value: {} } }]) {
    expect(() => readAnswers(wrong)).toThrow('the answers of a report cannot be read')
  }
})

describe('rows of a query', () => {
  const wholeNumberOf = z.object({ n: wholeNumber })

  it('are the same of either driver', () => {
    expect(rowsOf([{ n: '12' }], wholeNumberOf)).toEqual([{ n: 12 }])
    expect(rowsOf([{ n: 12 }], wholeNumberOf)).toEqual([{ n: 12 }])
    expect(() => rowsOf([{ n: 'x' }], wholeNumberOf)).toThrow()
    expect(() => rowsOf({}, wholeNumberOf)).toThrow()
  })

  it('packed into one text are looked at column by column', () => {
    const read = (rows: unknown) =>
      packedRows([{ rows }], isText, orNull(isNumber), listOf(isText), oneOf('over', 'about'))
    expect(read(null)).toEqual([])
    expect(read([['a', null, ['b'], 'over']])).toEqual([['a', null, ['b'], 'over']])
    for (const wrong of [['a'], [1, 2, [], 'over'], ['a', '2', [], 'over'], ['a', 2, [3], 'over'], ['a', 2, [], 'x']]) {
      expect(() => read([wrong])).toThrow('a row of a query is not what it was asked for')
    }
  })
})
