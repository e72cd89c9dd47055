import type { Database } from '../database/open.ts'
import { type KeptPreview, keptPreview } from '../database/preview.ts'
import type { CountyDesk } from './county-desk.ts'

/**
 * A digest would have to be compiled, and here people wait for answers. Whoever catches it has written nothing, and has all
 * that it was about done in the workshop, from the beginning.
 */
export class ForTheWorkshop extends Error {}

export function refuseWhereOthersWait({ handsOver }: CountyDesk): void {
  if (handsOver) throw new ForTheWorkshop('what compiles is done in the workshop')
}

/** To read and to check what takes more of the disk, pressed as it is there, keeps others waiting for longer than a blink. */
const MOST_HERE = 300_000
const ANY = 2 ** 31 - 1

/** What was compiled of a digest last, where it can be read without anybody waiting for it. */
export async function keptHere(db: Database, desk: CountyDesk, digest: number): Promise<KeptPreview | undefined> {
  const kept = await keptPreview(db, digest, desk.handsOver ? MOST_HERE : ANY)
  if (kept === 'large') throw new ForTheWorkshop('what is so large is read in the workshop')
  return kept
}
