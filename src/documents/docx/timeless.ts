import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { withoutInvalid } from '../../chinese/clean-text.ts'

/** The first day that a zip can name: the files in it carry no time of their own. */
const NO_TIME = new Date(1980, 0, 1)

/**
 * A .docx without the times at which it was made; it says that it is of `at` (ISO 8601), so that it can be made again. Nor
 * is anything left in it that XML may not hold, wherever it came from.
 */
export function timeless(docx: Uint8Array, at: string): Buffer {
  const files = unzipSync(docx)
  for (const [name, bytes] of Object.entries(files)) {
    if (!/\.(?:xml|rels)$/.test(name)) continue
    const xml = strFromU8(bytes)
    const valid = withoutInvalid(xml)
    if (valid !== xml) files[name] = strToU8(valid)
  }
  const core = files['docProps/core.xml']
  if (core) {
    const instant = `${at.slice(0, 19)}Z`
    const dated = strFromU8(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`)
    files['docProps/core.xml'] = strToU8(dated)
  }
  return Buffer.from(zipSync(files, { mtime: NO_TIME }))
}
