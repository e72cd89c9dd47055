import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../../src/catalogue/source.ts'
import { decodeText } from '../../src/chinese/encoding.ts'
import { countyInBytes } from '../../src/desk/read-county.ts'
import { readCatalogueWorkbook } from '../../src/documents/catalogue-workbook/read.ts'
import { officeParts } from '../../src/documents/office-parts.ts'
import { readSheets } from '../../src/documents/sheets.ts'
import { officeFile } from '../../src/documents/superior/office-file.ts'
import { BOMBS } from '../support/bombs.ts'
import { catalogue } from '../support/catalogue.ts'

describe.each(BOMBS)('%s', (_, made, told) => {
  it('is refused with a sentence, by every reader of workbooks', async () => {
    const bytes = made()
    await expect(readSheets(bytes)).rejects.toThrow(told)
    const county = await countyInBytes(bytes, catalogue.organizations, undefined)
    expect('problems' in county && county.problems[0]?.problem).toMatch(told)
    const forms = await readCatalogueWorkbook(bytes, catalogue)
    expect('faults' in forms && forms.faults[0]?.why).toMatch(told)
    const table = officeFile('表.xlsx', bytes)
    // Of a part that says it is small only so much is unpacked: what is left is no sheet, and is refused as it is read.
    if (typeof table !== 'string') return expect(table.bytes.length).toBeLessThan(10_000)
    expect(table).toMatch(/大得不正常|打不开|不该有的|只收|最多2MB/)
  })
})

it('what Excel wrote is read, and cleaned', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: '区域', rows: [['甲\u202E镇', 3]] }] })
  expect((await readSheets(bytes))[0]?.rows).toEqual([['甲镇', 3]])
  expect(typeof officeParts(bytes)).toBe('object')
})

describe('YAML', () => {
  it.each([
    ['aliases of aliases', `a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]`],
    ['an alias that holds itself', 'a: &a\n  b: *a'],
    ['ten thousand brackets', '['.repeat(10_000)],
    ['ten thousand levels', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('%s is a fault with its line, and nothing throws', (_, text) => {
    const source = parseSource('county.yaml', text)
    expect(source.broken.length).toBeGreaterThan(0)
    expect(source.broken[0]?.line).toBeGreaterThan(0)
    expect(source.data).toBeUndefined()
  })
})

it.each([
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x31, 0x4e]), /UTF-16/],
  ['GBK', new Uint8Array([0xb8, 0xbe, 0xc1, 0xaa]), /GBK/],
  ['bytes', new Uint8Array([0x31, 0, 0x32]), /不是文字/],
])('a text in %s is told of', (_, bytes, told) => {
  expect(decodeText(bytes).problem).toMatch(told)
})
