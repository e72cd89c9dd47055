import { z } from 'zod'
import { RHYTHMS, type Rhythm } from '../calendar/rhythm.ts'
import { AREA_LEVELS, type AreaLevel } from './applicable.ts'

/**
 * How often units report, where that is not weekly: by organization (`women`), by level (`village`), or by both
 * (`women/village`).
 */
export const rhythms = z.record(z.string(), z.enum(RHYTHMS))
export type Rhythms = Readonly<Record<string, Rhythm>>

type Kind = { readonly organization?: string | undefined; readonly level?: AreaLevel | undefined }

/** Under what the rhythm of such units is put. */
export function rhythmKey({ organization, level }: Kind): string {
  return [organization, level].filter((part) => part !== undefined).join('/')
}

/** How often a unit reports: what is said most closely of it holds; of its organization more closely than of its level. */
export function rhythmOf(put: Rhythms, { organization, level }: Required<Kind>): Rhythm {
  return (
    put[rhythmKey({ organization, level })] ?? put[rhythmKey({ organization })] ?? put[rhythmKey({ level })] ?? 'week'
  )
}

/** The kinds of units that an editor puts a rhythm for: each level, each organization. */
export function kindsOfUnits(organizations: readonly { readonly code: string }[]): Kind[] {
  return [...AREA_LEVELS.map((level) => ({ level })), ...organizations.map(({ code }) => ({ organization: code }))]
}
