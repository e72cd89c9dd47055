import { cleanText } from './clean-text.ts'

/**
 * The text of a file, which has to be UTF-8, with or without the mark at its head; of any other file, a sentence that
 * says what it is and what to do. Notepad of an older Windows saves as GBK (it calls it ANSI), Excel as UTF-16.
 */
export function decodeText(
  bytes: Uint8Array,
): { readonly text: string; readonly problem?: never } | { readonly text?: never; readonly problem: string } {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { problem: asUtf8('UTF-16') }
  const text = decoded('utf-8', bytes)
  if (text !== undefined)
    return text.includes('\0') ? { problem: '里面有不是文字的内容，请核对是不是这个文件' } : { text: cleanText(text) }
  if (bytes.includes(0)) return { problem: '不是文字文件，请核对是不是这个文件' }
  const chinese = decoded('gb18030', bytes)
  return { problem: chinese !== undefined && /\p{Script=Han}/u.test(chinese) ? asUtf8('GBK（ANSI）') : asUtf8('') }
}

function asUtf8(encoding: string): string {
  return `是${encoding || '别的'}编码，读不准，请另存为 UTF-8`
}

function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
