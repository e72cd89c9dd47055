import { addDays } from '../calendar/day.ts'
import type { Database } from '../database/open.ts'
import { weekSums } from '../database/week-sums.ts'
import type { Digest } from '../digest/digest.ts'
import { type Picture, pictureOf } from '../digest/picture.ts'
import { withinOf } from '../digest/scope.ts'
import type { CountyDesk } from './county-desk.ts'

/** Draws a picture as a .png. */
export type Draw = (picture: Picture) => Promise<Buffer>

/** Loaded when it is wanted: a bot that only listens needs none of it in memory. */
export const draw: Draw = async (picture) => (await import('../documents/picture.ts')).pngOf(picture)

/** The group's picture and the office's document are made one after the other: so many drawings are worth keeping. */
const KEPT = 2

/** Draws a picture once for all who want the same, as the editions of a digest do. */
export function drawOnce(): Draw {
  const drawn = new Map<string, Promise<Buffer>>()
  return (picture) => {
    const same = JSON.stringify(picture)
    const png = drawn.get(same) ?? draw(picture)
    drawn.delete(same)
    drawn.set(same, png)
    png.catch(() => drawn.delete(same))
    for (const old of [...drawn.keys()].slice(0, -KEPT)) drawn.delete(old)
    return png
  }
}

/** How many weeks a week's picture looks back on, itself included. */
const WEEKS = 8

/** A digest as one picture for a phone; undefined where it has nothing to show. */
export async function pngOfDigest(
  db: Database,
  desk: CountyDesk,
  digest: Digest,
  drawing: Draw,
): Promise<Buffer | undefined> {
  const { kind, scope, period } = digest
  const [total] = desk.catalogue.week.totals
  const indicators = desk.catalogue.indicators
    .filter((i) => i.indicator.adds_to === total?.code && !i.question.sensitive)
    .map((i) => i.code)
  const from = kind === 'week' ? addDays(period.from, -7 * (WEEKS - 1)) : period.from
  const asked = { indicators, from, to: period.to, asOf: new Date(digest.asOf), part: withinOf(scope) }
  const picture = pictureOf(digest, desk.catalogue, await weekSums(db, asked))
  return picture && drawing(picture)
}
