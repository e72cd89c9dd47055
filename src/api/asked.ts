import { dayIn } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { heldIn } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import type { TokenScope } from '../database/schema.ts'
import { type UnitThen, unitsThen } from '../database/unit.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { scopeNamed } from '../desk/subject.ts'
import { type Scope, scopeKey } from '../digest/scope.ts'
import { QunbaoError } from '../errors.ts'
import type { RecordsAsked } from './shapes.ts'

/** What every answer is made from. */
export type Asking = {
  /** A transaction, so that an answer is of one instant. */
  readonly tx: Database
  readonly desk: CountyDesk
  readonly scope: TokenScope
  readonly now: Date
}

/** The days that are asked for: today, where none are said. @throws where they end before they begin. */
export function periodOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  { desk, now }: Asking,
): Period {
  const today = dayIn(desk.zone, now)
  const begin = from ?? to ?? today
  const end = to ?? (begin > today ? begin : today)
  if (begin > end) throw new QunbaoError('api.wrong', `from ${begin} is after to ${end}`)
  return { from: begin, to: end }
}

/** Every unit there was, each with whether it is asked for. @throws where a part that is asked for is not there. */
export async function unitsAsked(
  { unit, area, organization }: RecordsAsked,
  period: Period,
  { tx, desk, now }: Asking,
): Promise<readonly UnitThen[]> {
  if (organization !== undefined) known(organizationsOf(desk.catalogue).has(organization), 'organization', organization)
  if (area !== undefined) await areaAsked(area, { tx, desk })
  const all = await unitsThen(tx, { day: period.to, asOf: now }, { area, organization })
  if (unit === undefined) return all
  known(
    all.some(({ id }) => id === unit),
    'unit',
    unit,
  )
  return all.map((of) => ({ ...of, mine: of.mine && of.id === unit }))
}

/** The county or the area of this id. @throws where there is none. */
async function areaAsked(area: string, { tx, desk }: Pick<Asking, 'tx' | 'desk'>): Promise<Scope> {
  const scope = await scopeNamed(tx, desk, area)
  if (scope?.kind === 'county' || (scope?.kind === 'area' && scope.id === area)) return scope
  throw new QunbaoError('api.wrong', `there is no area “${area}”`)
}

function known(isThere: boolean, what: string, code: string): void {
  if (!isThere) throw new QunbaoError('api.wrong', `there is no ${what} “${code}”`)
}

export function organizationsOf(catalogue: Catalogue): ReadonlyMap<string, { code: string; name: string }> {
  return new Map(catalogue.organizations.map(({ code, name }) => [code, { code, name }]))
}

/**
 * The keys of the digests that are about what is asked for: the county's, and an area's or organization's own.
 * @throws where there is no such part.
 */
export async function scopeKeyOf(
  { area, organization }: Pick<RecordsAsked, 'area' | 'organization'>,
  { tx, desk }: Asking,
): Promise<string> {
  if (area !== undefined && organization !== undefined)
    throw new QunbaoError('api.wrong', 'no digest is about an area and an organization at once: ask for one of them')
  if (area !== undefined) return scopeKey(await areaAsked(area, { tx, desk }))
  if (organization === undefined) return 'county'
  const called = organizationsOf(desk.catalogue).get(organization)
  if (!called) throw new QunbaoError('api.wrong', `there is no organization “${organization}”`)
  return scopeKey({ kind: 'organization', ...called })
}

/** Whether a stock, which may have been told on any day before, may be of days that this token may not read. */
export async function isStockHeld({ to }: Period, { tx, scope }: Asking): Promise<boolean> {
  return scope !== 'all' && (await heldIn(tx, { from: FIRST_DAY, to }, ['county'])).length > 0
}

/** Before any record. */
const FIRST_DAY = '1900-01-01'

/** 暂缓: what an editor holds back is for tokens alone that may read all. @throws where these days are held back. */
export async function checkHeld(
  { area, organization }: Pick<RecordsAsked, 'area' | 'organization'>,
  period: Period,
  { tx, scope }: Asking,
): Promise<void> {
  if (scope === 'all') return
  const scopes = [
    'county',
    ...(area === undefined ? [] : [`area:${area}`]),
    ...(organization === undefined ? [] : [`organization:${organization}`]),
  ]
  const held = await heldIn(tx, period, scopes)
  if (held.length > 0)
    throw new QunbaoError('api.held', held.map(({ periodFrom, periodTo }) => `${periodFrom} to ${periodTo}`).join(', '))
}
