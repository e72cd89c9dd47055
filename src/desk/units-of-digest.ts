import type { Database } from '../database/open.ts'
import { unitsThen } from '../database/unit.ts'
import type { Digest } from '../digest/digest.ts'
import type { UnitOfScope } from '../digest/gathered.ts'
import { withinOf } from '../digest/scope.ts'
import { toldApart } from '../digest/told-apart.ts'
import { unitsOfScope } from './units-of-scope.ts'

/** The units of a digest's part of the county, as it called them. */
export async function unitsOfDigest(
  db: Database,
  { asOf, period, scope }: Pick<Digest, 'asOf' | 'period' | 'scope'>,
): Promise<UnitOfScope[]> {
  const units = toldApart(await unitsThen(db, { day: period.to, asOf: new Date(asOf) }, withinOf(scope)))
  return unitsOfScope(units.filter(({ mine }) => mine))
}
