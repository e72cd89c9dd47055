import { shortLevel } from '../chinese/printed-names.ts'
import type { UnitOfScope } from './gathered.ts'

/** A unit, as far as it lies in a town. */
type InTown = Pick<UnitOfScope, 'town'>

const known = new WeakMap<readonly InTown[], string>()

/** Towns are called what they are: 乡镇, 镇（街道）. Asked for each report: of the same units it is worked out once. */
export function townsCalled(units: readonly InTown[]): string {
  const called = known.get(units) ?? calledOf(townsOf(units))
  known.set(units, called)
  return called
}

function calledOf(towns: readonly string[]): string {
  const has = (kind: string) => towns.some((town) => town.endsWith(kind))
  const rural = `${has('乡') ? '乡' : ''}${has('镇') ? '镇' : ''}`
  return rural === '' ? (has('街道') ? '街道' : TOWNS) : `${rural}${has('街道') ? '（街道）' : ''}`
}

export function townsOf(units: readonly InTown[]): readonly string[] {
  return [...new Set(units.flatMap(({ town }) => town ?? []))]
}

/** What a catalogue calls them, which is made for every county. */
export const TOWNS = '镇（街道）'

/** A label of the catalogue's in the county's words: 妇联组织全覆盖的乡镇. */
export function withTowns(label: string, called: string): string {
  return called.startsWith('镇') ? label : label.replaceAll(TOWNS, called)
}

/** A level in the county's words: 乡级, 乡镇（街道）级. */
export function levelCalled(level: string, called: string): string {
  if (level === '镇级') return `${called.replace('（街道）', '')}级`
  return level === `${TOWNS}级` ? withTowns(level, called) : level
}

/** What a figure is kept under, its level in the county's words: 乡级/甲家 of 镇（街道）级/甲家. */
export function labelCalled(label: string, called: string): string {
  return label.replace(/^[^/]+/u, (level) => shortLevel(levelCalled(level, called)))
}
