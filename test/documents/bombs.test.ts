import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseSource } from '../../src/catalogue/source.ts'
import { decodeText } from '../../src/chinese/encoding.ts'
import { countyInBytes } from '../../src/desk/read-county.ts'
import { readCatalogueWorkbook } from '../../src/documents/catalogue-workbook/read.ts'
import { officeParts } from '../../src/documents/office-parts.ts'
import { readSheets } from '../../src/documents/sheets.ts'
import { officeFile } from '../../src/documents/superior/office-file.ts'
import { catalogue } from '../support/catalogue.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
let parts: Record<string, Uint8Array>

beforeAll(async () => {
  parts = unzipSync(await writeXlsx({ sheets: [{ name: '区域', rows: [['甲', '乙']] }] }))
})

const sheetOf = (rows: string) => {
  const xml = new TextDecoder().decode(parts[SHEET])
  return strToU8(xml.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${rows}</sheetData>`))
}
const withSheet = (rows: string) => zipSync({ ...parts, [SHEET]: sheetOf(rows) })
const NOTHING = new Uint8Array(70_000_000)

/** The size that the list of parts says, made small: what is unpacked is not believed to be. */
function lying(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset)
  for (let at = 0; at + 46 < zip.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true)
  }
  return zip
}

const BOMBS: readonly (readonly [name: string, bytes: () => Uint8Array, told: RegExp])[] = [
  ['parts that become 70 MB', () => zipSync({ ...parts, 'xl/media/a.bin': NOTHING }), /大得不正常/],
  ['a part that says it is small', () => lying(zipSync({ ...parts, [SHEET]: NOTHING })), /打不开|不是 \.xlsx/],
  [
    'six thousand parts',
    () =>
      zipSync({
        ...parts,
        ...Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`a${i}`, new Uint8Array(1)])),
      }),
    /大得不正常/,
  ],
  ['a million empty rows', () => withSheet('<row r="1"/>'.repeat(1_000_000)), /大得不正常/],
  ['cells at the far end', () => withSheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'.repeat(10)), /大得不正常/],
  [
    'entities of entities',
    () =>
      zipSync({
        ...parts,
        [SHEET]: strToU8(`<!DOCTYPE x [<!ENTITY a "${'b'.repeat(99)}">]><worksheet>&a;</worksheet>`),
      }),
    /不该有的内容/,
  ],
  ['parts in UTF-16', () => zipSync({ ...parts, [SHEET]: new Uint8Array([0xff, 0xfe, 0x3c, 0]) }), /不该有的内容/],
  ['a path out of the folder', () => zipSync({ ...parts, '../../etc/passwd': new Uint8Array(1) }), /不该有的内容/],
  ['a path from the root', () => zipSync({ ...parts, '/etc/passwd': new Uint8Array(1) }), /不该有的内容/],
  ['a file cut in the middle', () => zipSync(parts).slice(0, 900), /打不开/],
  ['five megabytes of nothing', () => new Uint8Array(5_000_000), /不是 \.xlsx|只收/],
]

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
