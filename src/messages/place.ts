import type { Day } from '../calendar/day.ts'

export type Role = 'reporter' | 'editor' | 'viewer'

/** A place by the names of what it is in or over: a unit; an area, an organization or what is both; or the county, all null. */
export type PlaceNames = {
  readonly unit: string | null
  readonly area: string | null
  readonly organization: string | null
}

const ROLES: Readonly<Record<Role, string>> = { reporter: '填报人', editor: '编辑', viewer: '查看人' }

/** 甲镇妇联, 甲镇, 全县妇联; of the whole county its office. */
export function placeName({ unit, area, organization }: PlaceNames): string {
  if (unit !== null) return unit
  if (area !== null) return `${area}${organization ?? ''}`
  return organization === null ? '县群团办' : `全县${organization}`
}

/** 甲镇妇联填报人, 甲镇编辑. */
export function placeTitle(place: PlaceNames & { readonly role: Role }): string {
  return `${placeName(place)}${ROLES[place.role]}`
}

export function roleName(role: Role): string {
  return ROLES[role]
}

/** A unit that somebody reports for; of one that is closed only what was before that can still be reported. */
export function ownUnitName({ name, validTo }: { readonly name: string; readonly validTo: Day | null }, today: Day) {
  return validTo !== null && validTo < today ? `${name}（已关闭）` : name
}
