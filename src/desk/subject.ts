import { yearOf } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import { issueYear } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { areaCalled } from '../database/area.ts'
import type { DigestAsked, DigestRow } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import type { DigestKind, DueSettings } from '../digest/kinds/digest-kind.ts'
import { DIGEST_KINDS, kindOfDigest, periodLabel } from '../digest/kinds/index.ts'
import { type Scope, scopeKey, type Within, withinOf } from '../digest/scope.ts'
import type { CountyDesk } from './county-desk.ts'

/** What a digest is about: of which kind it is, over which days, on whose work. */
export type Subject = { readonly kind: DigestKind; readonly period: Period; readonly scope: Scope }

/** The county's digest of a kind, over the period that `day` lies in. */
export function countyDigest(kind: DigestKind, period: Period): Subject {
  return { kind, period, scope: { kind: 'county' } }
}

/** The county's digests of every kind that fell due after `since` and up to `now`; the caller knows which are done. */
export function digestsDue(settings: DueSettings, now: Date, since: Date): Subject[] {
  return DIGEST_KINDS.flatMap((kind) =>
    (kind.due?.periods(settings, now, since) ?? []).map((period) => countyDigest(kind, period)),
  )
}

/** A report of a longer period: of the kind whose period it is. */
export function reportOn(period: Period, scope: Scope): Subject {
  return { kind: kindOfDigest('year', period), period, scope }
}

/** What it is called in a list: `甲镇一周动态 11月7日–13日`, `2022年汇报`. */
export function digestName({ kind, period, scope }: Subject): string {
  const whose = scope.kind === 'county' ? '' : scope.name
  return kind.layout === 'week' ? `${whose}一周动态 ${weekLabel(period)}` : `${periodLabel(period)}${whose}汇报`
}

/** Under what its row is found. */
export function askedFor({ kind, period, scope }: Subject): DigestAsked {
  return { kind: kind.layout, scope: scopeKey(scope), ...period }
}

/** The year that its issues are counted in. */
export function issueYearOf({ kind, period }: Subject): number {
  return kind.numbered ? issueYear(period) : yearOf(period.to)
}

/** What the digest of a row is about. */
export async function subjectOf(db: Database, desk: CountyDesk, row: DigestRow): Promise<Subject> {
  const period = { from: row.periodFrom, to: row.periodTo }
  return { kind: kindOfDigest(row.kind, period), period, scope: await scopeOfKey(db, desk, row.scope) }
}

/** The scope of a stored key. */
export async function scopeOfKey(db: Database, desk: CountyDesk, key: string): Promise<Scope> {
  const { area, organization } = withinOf(key)
  if (organization !== undefined) {
    const name = desk.catalogue.organizations.find((o) => o.code === organization)?.name ?? organization
    return { kind: 'organization', code: organization, name }
  }
  if (area !== undefined) return { kind: 'area', id: area, name: (await areaCalled(db, area))?.name ?? area }
  return { kind: 'county' }
}

/** The scope of what somebody looks after, e.g. of a town; undefined where no digest is about such a part. */
export function scopeOfPart(db: Database, desk: CountyDesk, part: Within): Promise<Scope | undefined> {
  const { area, organization } = part
  if (area !== undefined && organization !== undefined) return Promise.resolve(undefined)
  return scopeNamed(db, desk, area ?? organization ?? 'county')
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
