import type { DraftRow } from '../database/draft.ts'
import type { Awaited } from '../database/schema.ts'
import type { Unit } from '../database/unit.ts'

/** Who asks: a Telegram account, what it may do here, and what it has begun. */
export type Who = {
  /** Of somebody who never belonged anywhere an id that is kept for them, in case they join. */
  readonly id: number
  readonly telegramId: number
  readonly editor: boolean
  readonly reportsFor: readonly Unit[]
  /** Units whose digests this person may read. */
  readonly views: readonly Unit[]
  /** What the next typed words answer, where that is not a draft's question. */
  readonly awaited: Awaited | undefined
  /** Drafts that can be finished, the one touched last first. */
  readonly drafts: readonly DraftRow[]
  /** The draft that was on the screen last, unless that one is done with: typed words are for it. */
  readonly draftAtHand: DraftRow | undefined
}

/** Somebody who belongs nowhere. */
export function isStranger({ editor, reportsFor, views }: Pick<Who, 'editor' | 'reportsFor' | 'views'>): boolean {
  return !editor && reportsFor.length === 0 && views.length === 0
}
