import type { Period } from '../calendar/period.ts'
import { areaCalled } from '../database/county.ts'
import { digestOf, sealedEdition } from '../database/digests.ts'
import type { Database } from '../database/open.ts'
import { lastChangeAt } from '../database/year-reports.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import { type Scope, scopeKey } from '../digest/scope.ts'
import { compileYear } from '../digest/year.ts'
import type { CountyDesk } from './county-desk.ts'
import { gatherYear } from './gather-year.ts'

/** A report on one scope over one period. */
export type YearReport = { readonly period: Period; readonly scope: Scope }

/**
 * One edition of a year's report: the sealed one where it was published, else compiled from what is recorded. The
 * instant it is true for is that of the last record, so that the same data give the same bytes whenever it is asked for.
 */
export async function yearEdition(
  db: Database,
  desk: CountyDesk,
  { period, scope }: YearReport,
  edition: EditionKind,
  asOf?: Date,
): Promise<Digest> {
  const row = await digestOf(db, { kind: 'year', scope: scopeKey(scope), ...period })
  const sealed = row && !asOf ? await sealedEdition(db, row.id, edition) : undefined
  if (sealed) return sealed
  const at = asOf ?? (await lastChangeAt(db)) ?? new Date(0)
  const matter = await gatherYear(db, desk, {
    period,
    scope,
    asOf: at,
    number: 1,
    ...(row ? { digestId: row.id } : {}),
  })
  return compileYear({ ...matter, edition })
}

/** The scope of this code or name: `county`, an organization (women, 妇联), an area (jia-zhen, 甲镇). */
export async function scopeNamed(db: Database, desk: CountyDesk, name: string): Promise<Scope | undefined> {
  if (name === 'county' || name === '全县' || name === desk.county) return { kind: 'county' }
  const organization = desk.catalogue.organizations.find((o) => o.code === name || o.name === name)
  if (organization) return { kind: 'organization', code: organization.code, name: organization.name }
  const area = await areaCalled(db, name)
  if (!area) return undefined
  return area.parentId === null ? { kind: 'county' } : { kind: 'area', id: area.id, name: area.name }
}
