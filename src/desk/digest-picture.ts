import { addDays } from '../calendar/day.ts'
import type { Database } from '../database/open.ts'
import { partThen } from '../database/unit.ts'
import { weekSums } from '../database/week-sums.ts'
import type { Digest } from '../digest/digest.ts'
import { type Picture, pictureOf } from '../digest/picture.ts'
import { withinOf } from '../digest/scope.ts'
import type { CountyDesk } from './county-desk.ts'
import { keepLastMade } from './keep-last-made.ts'
import { countedOnce } from './same-event.ts'

/** How many weeks a week's picture looks back on, itself included. */
const WEEKS = 8

/** A digest as one picture for a phone; undefined where it has nothing to show. */
export type Drawing = (digest: Digest) => Promise<Buffer | undefined>

/** The editions of a digest have the same picture, and the office's document has it too: of so many digests it is kept. */
const KEPT = 2

/** Draws the pictures of digests: the same one once, whichever editions it is for. */
export function drawing(db: Database, desk: CountyDesk): Drawing {
  const sums = keepLastMade(KEPT, sameDays, async (digest) => {
    const asked = await comparedIn(db, desk, digest)
    const { uncounted } = await countedOnce(db, desk, { ...asked, periods: [asked], day: asked.to })
    return weekSums(db, { ...asked, uncounted })
  })
  const png = keepLastMade(KEPT, (picture: Picture) => JSON.stringify(picture), draw)
  return async (digest) => {
    const picture = pictureOf(digest, desk.catalogue, await sums(digest))
    return picture && png(picture)
  }
}

/** Loaded when it is wanted: a bot that only listens needs none of it in memory. */
async function draw(picture: Picture): Promise<Buffer> {
  const { pngOf } = await import('../documents/picture.ts')
  return pngOf(picture)
}

function sameDays({ kind, scope, period, asOf }: Digest): string {
  return [kind, scope, period.from, period.to, asOf].join()
}

/** The numbers whose sums by week are drawn beside each other. */
async function comparedIn(db: Database, { catalogue }: CountyDesk, digest: Digest) {
  const { kind, scope, period } = digest
  const [total] = catalogue.week.totals
  const indicators = catalogue.indicators
    .filter((i) => i.indicator.adds_to === total?.code && !i.question.sensitive)
    .map((i) => i.code)
  const from = kind === 'week' ? addDays(period.from, -7 * (WEEKS - 1)) : period.from
  const asOf = new Date(digest.asOf)
  const part = await partThen(db, withinOf(scope), { day: period.to, asOf })
  return { indicators, from, to: period.to, asOf, part }
}
