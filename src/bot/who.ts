import type { Door } from '../database/door.ts'
import type { DraftRow } from '../database/draft.ts'
import type { Awaited } from '../database/schema.ts'
import type { UnitInArea } from '../database/unit.ts'
import type { Within } from '../database/within.ts'

type From = { readonly telegramId: number; readonly name: string }

/** A part of the county, with its area's name. */
export type Part = Within & { readonly areaName?: string | undefined }

/** Who asks: a Telegram account, what it may do here, and what it has begun. */
export type Who = {
  /** Of somebody who never belonged anywhere an id that is kept for them, in case they join. */
  readonly id: number
  readonly telegramId: number
  /** As Telegram shows it. */
  readonly name: string
  /** The parts of the county that this person looks after; the editors of the county look after all of it. */
  readonly edits: readonly Part[]
  readonly reportsFor: readonly UnitInArea[]
  /** The parts whose digests this person may read. */
  readonly views: readonly Part[]
  /** All places of this person, in the order in which they were given. */
  readonly places: readonly HeldPlace[]
  /** What the next typed words answer, where that is not a draft's question. */
  readonly awaited: Awaited | undefined
  /** Drafts that can be finished, the one touched last first. */
  readonly drafts: readonly DraftRow[]
  /** The draft that was on the screen last, unless that one is done with: typed words are for it. */
  readonly draftAtHand: DraftRow | undefined
}

/** A place that somebody has. */
export type HeldPlace = Door['memberships'][number]

/** What a person may do. */
export type Roles = Pick<Who, 'edits' | 'reportsFor' | 'views'>

export function whoIs({ person, memberships, awaited, drafts, lastDraft }: Door, { telegramId, name }: From): Who {
  const partsAs = (role: 'editor' | 'viewer') => memberships.flatMap((m) => (m.role === role ? [partOf(m)] : []))
  return {
    ...{ id: person.id, telegramId, name, places: memberships, awaited, drafts },
    edits: partsAs('editor'),
    reportsFor: memberships.flatMap((m) => (m.role === 'reporter' && m.unit ? [m.unit] : [])),
    views: partsAs('viewer'),
    draftAtHand: drafts.find(({ id }) => id === lastDraft),
  }
}

/** The part that a place is over. Whoever was let in to look by a unit looks at what the county's groups have got. */
export function partOf({ area, organization }: Pick<HeldPlace, 'area' | 'organization'>): Part {
  return {
    ...(area ? { area: area.id, areaName: area.name } : {}),
    ...(organization === null ? {} : { organization }),
  }
}

/** Somebody who belongs nowhere. */
export function isStranger({ edits, reportsFor, views }: Roles): boolean {
  return edits.length === 0 && reportsFor.length === 0 && views.length === 0
}
