import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'

const SHEET = 'xl/worksheets/sheet1.xml'
const parts = unzipSync(await writeXlsx({ sheets: [{ name: '区域', rows: [['甲', '乙']] }] }))

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

/** Workbooks that are made to do harm, each with what is said of it. */
export const BOMBS: readonly (readonly [name: string, bytes: () => Uint8Array, told: RegExp])[] = [
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
