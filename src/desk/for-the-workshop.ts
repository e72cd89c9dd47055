import type { CountyDesk } from './county-desk.ts'

/**
 * A digest would have to be compiled, and here people wait for answers. Whoever catches it has written nothing, and has all
 * that it was about done in the workshop, from the beginning.
 */
export class ForTheWorkshop extends Error {}

export function refuseWhereOthersWait({ handsOver }: CountyDesk): void {
  if (handsOver) throw new ForTheWorkshop('what compiles is done in the workshop')
}
