import type { Day } from '../calendar/day.ts'
import type { County } from '../catalogue/county.ts'
import { type CountyPlan, planCounty } from '../catalogue/county-changes.ts'
import { countyNow, countyPast, lockCounty } from '../database/county.ts'
import type { Database } from '../database/open.ts'
import type { Write } from '../database/write.ts'

/** What changes where the county is to be another, and what it is now. */
export type CountyChanged = CountyPlan & { readonly now: County | undefined; readonly day: Day }

/**
 * Looks at what would change if the county were `wanted` from `day` on. What `wanted` does not name is deleted where it was
 * never used, else it is closed, or stays. The county is held until the transaction ends.
 */
export async function lookAtCounty(
  tx: Database,
  wanted: County,
  { day, absent }: { readonly day: Day; readonly absent: 'close' | 'stay' },
): Promise<CountyChanged> {
  await lockCounty(tx)
  const now = await countyNow(tx)
  return { now, day, ...planCounty(now, wanted, { day, past: await countyPast(tx), absent }) }
}

/** Who changes the county: the file that it began with, a command that was given one, or an editor (`person`). */
type By = 'county file' | 'command' | { readonly person: number }

/** What is written of it. */
export function countyWrites(
  { now, next, day, changes }: CountyChanged,
  { at, by }: { readonly at: Date; readonly by: By },
): Write[] {
  const personId = typeof by === 'object' ? by.person : null
  const [first, ...others] = changes
  const subject = first && others.length === 0 ? `${first.of} ${first.id}` : 'county'
  const note: Write = { do: 'note', of: { at, personId, action: 'county', subject, detail: { day, changes } } }
  return [
    { do: 'changeCounty', of: { now, next, day, at } },
    ...(first ? [note] : []),
    ...(by === 'county file' ? [] : [{ do: 'keepCountyHere', of: { at } } as const]),
  ]
}
