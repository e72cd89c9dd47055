import { officeParts, packed } from '../office-parts.ts'

/** Larger no table of a superior is: what is sent as one is something else. */
const MOST_BYTES = 2_000_000

export type OfficeFile = { readonly as: 'xlsx' | 'docx'; readonly bytes: Uint8Array }

/** A file that Excel or Word wrote, or WPS; a text is why it is none that can be filled, and what to do. */
export function officeFile(name: string, bytes: Uint8Array): OfficeFile | string {
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length)
  if (/\.(xls|doc|et|wps)$/iu.test(name)) {
    return `“${name}”是旧格式，填不了。请用 Excel、Word 或 WPS 打开，另存为 .xlsx 或 .docx 再发。`
  }
  // A compound file holds what is encrypted (MS-OFFCRYPTO), and the formats of before 2007.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return '这个文件加了密码，或是旧格式。请去掉密码，另存为 .xlsx 或 .docx 再发。'
  if (!starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return noOffice(name)
  const parts = officeParts(bytes)
  if (typeof parts === 'string') return `这个文件${parts}。`
  const names = Object.keys(parts)
  if (names.some((part) => /vbaProject/iu.test(part))) return '这个文件里有宏。请另存为不带宏的 .xlsx 或 .docx 再发。'
  if (names.includes('xl/workbook.xml')) return { as: 'xlsx', bytes: packed(parts, 6) }
  if (names.includes('word/document.xml')) return { as: 'docx', bytes: packed(parts, 6) }
  return noOffice(name)
}

/** What is called as it should be and is something else came broken, or was only renamed. */
function noOffice(name: string): string {
  return /\.(?:xlsx|docx)$/iu.test(name)
    ? `“${name}”打不开，可能没有存好或没有传完。请用 Excel、Word 或 WPS 打开看看，另存一份再发。`
    : '只收 .xlsx 和 .docx 文件。请另存为这两种格式再发。'
}

function tooLarge(bytes: number): string {
  return `文件有${(bytes / 1_000_000).toFixed(1)}MB，最多2MB。请去掉图片和用不到的表再发。`
}

function starts(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte)
}
