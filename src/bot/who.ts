import type { Door } from '../database/door.ts'
import type { DraftRow } from '../database/draft.ts'
import type { Awaited } from '../database/schema.ts'
import type { UnitInArea } from '../database/unit.ts'

/** Who asks: a Telegram account, what it may do here, and what it has begun. */
export type Who = {
  /** Of somebody who never belonged anywhere an id that is kept for them, in case they join. */
  readonly id: number
  readonly telegramId: number
  readonly editor: boolean
  readonly reportsFor: readonly UnitInArea[]
  /** Units whose digests this person may read. */
  readonly views: readonly UnitInArea[]
  /** What the next typed words answer, where that is not a draft's question. */
  readonly awaited: Awaited | undefined
  /** Drafts that can be finished, the one touched last first. */
  readonly drafts: readonly DraftRow[]
  /** The draft that was on the screen last, unless that one is done with: typed words are for it. */
  readonly draftAtHand: DraftRow | undefined
}

/** What a person may do. */
export type Roles = Pick<Who, 'editor' | 'reportsFor' | 'views'>

export function whoIs({ person, memberships, awaited, drafts, lastDraft }: Door, telegramId: number): Who {
  const unitsAs = (role: 'reporter' | 'viewer') =>
    memberships.flatMap((m) => (m.role === role && m.unit ? [m.unit] : []))
  return {
    ...{ id: person.id, telegramId, awaited, drafts },
    editor: memberships.some((m) => m.role === 'editor'),
    reportsFor: unitsAs('reporter'),
    views: unitsAs('viewer'),
    draftAtHand: lastDraft?.status === 'open' ? lastDraft : undefined,
  }
}

/** Somebody who belongs nowhere. */
export function isStranger({ editor, reportsFor, views }: Roles): boolean {
  return !editor && reportsFor.length === 0 && views.length === 0
}
