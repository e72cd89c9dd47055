import type { SentDocument } from './asked.ts'
import type { Door } from './feature.ts'

/** Larger no workbook or document is that the bot asks for. */
const MOST_BYTES = 5_000_000
const TOO_LARGE = `文件太大了，最多${MOST_BYTES / 1_000_000}MB。请去掉图片和用不到的表再发。`

/** What is in a file that was sent; a sentence is why it was not fetched, and what to do. */
export async function contentOf(
  { download }: Door,
  { id, bytes }: Pick<SentDocument, 'id' | 'bytes'>,
): Promise<Uint8Array | string> {
  if (bytes > MOST_BYTES) return TOO_LARGE
  try {
    return (await download(id, MOST_BYTES)) ?? TOO_LARGE
  } catch {
    // Who fetches it writes down why.
    return '文件没取到，请再发一次。'
  }
}
