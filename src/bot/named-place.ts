import type { Member } from '../database/member.ts'
import type { Located } from '../database/membership.ts'
import { type PlaceNames, placeName } from '../messages/place.ts'
import type { Door } from './feature.ts'
import type { HeldPlace, Part } from './who.ts'

type Desk = Pick<Door, 'desk'>

/** What the catalogue calls an organization. */
function organizationName(code: string | null | undefined, { desk }: Desk): string | null {
  if (code === null || code === undefined) return null
  return desk.catalogue.organizations.find((o) => o.code === code)?.name ?? code
}

/** A place with the name of its organization in the place of the code. */
export function namedPlace<Of extends { readonly organization: string | null }>(of: Of, door: Desk): Of {
  return { ...of, organization: organizationName(of.organization, door) }
}

/** The names of a place of somebody's own. */
export function heldNames({ unit, area, organization }: HeldPlace, door: Desk): PlaceNames {
  return { unit: unit?.name ?? null, area: area?.name ?? null, organization: organizationName(organization, door) }
}

/** What a part of the county is called; null: it is the whole county. */
export function partName({ areaName, organization }: Part, door: Desk): string | null {
  if (areaName === undefined && organization === undefined) return null
  return placeName({ unit: null, area: areaName ?? null, organization: organizationName(organization, door) })
}

/** Where a place is, by codes. */
export function locatedAt({ unit, area, organization }: HeldPlace): Located {
  return { unitId: unit?.id ?? null, areaId: area?.id ?? null, organization }
}

/** Whether it is a place among those who look after the whole county. */
export function isOfCounty({ role, areaId, organization }: Member): boolean {
  return role === 'editor' && areaId === null && organization === null
}
