import { unzipSync, zipSync } from 'fflate'

/** What a file may hold unpacked: more is made to fill a machine's memory. */
const MOST_UNPACKED = 60_000_000
const MOST_PARTS = 5000
/** Rows of all sheets together; Excel writes a row for each that has a format, though nothing is in it. */
const MOST_ROWS = 200_000

/** What is in a file of Excel, Word or WPS, by its name in it. */
export type OfficeParts = Record<string, Uint8Array>

/** The first day that a zip can name. */
const NO_TIME = new Date(1980, 0, 1)

const BROKEN = '打不开：可能传坏了，请重新另存一份再发'
const TOO_MUCH = '里面的内容大得不正常，请只留要用的表，重新另存一份再发'
const ODD = '里面有不该有的内容，请用 Excel、Word 或 WPS 重新另存一份再发'

/** Packs them anew: who reads it next finds nothing else in it than what was looked at. `level`: 0 is not pressed at all. */
export function packed(parts: OfficeParts, level: 0 | 6): Uint8Array {
  return zipSync(parts, { level, mtime: NO_TIME })
}

/** Unpacks a file within bounds, whatever it says of itself. A text is why it cannot be read, and what to do. */
export function officeParts(bytes: Uint8Array): OfficeParts | string {
  let unpacked = 0
  let count = 0
  let refusal: string | undefined
  let parts: OfficeParts
  try {
    parts = unzipSync(bytes, {
      // What a part says of its size is what is set aside for it: it cannot become more.
      filter: ({ name, originalSize }) => {
        unpacked += originalSize
        count += 1
        if (count > MOST_PARTS || unpacked > MOST_UNPACKED) refusal = TOO_MUCH
        else if (/^[/\\]|\.\.[/\\]|^[A-Za-z]:|[\0]/.test(name)) refusal = ODD
        return refusal === undefined
      },
    })
  } catch {
    return refusal ?? BROKEN
  }
  return refusal ?? oddIn(parts) ?? parts
}

/** Office writes neither entities nor other encodings than UTF-8, nor sheets that are wider than a year's days. */
function oddIn(parts: OfficeParts): string | undefined {
  let rows = 0
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue
    const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (part[0] === 0xff || part[0] === 0xfe || part.includes('<\0')) return ODD
    if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY')) return ODD
    if (!name.startsWith('xl/worksheets/')) continue
    for (let at = part.indexOf('<row'); at >= 0; at = part.indexOf('<row', at + 4)) rows += 1
    if (rows > MOST_ROWS || /<c [^>]{0,80}?r="[A-Z]{3}/.test(part.toString('latin1'))) return TOO_MUCH
  }
  return undefined
}
