import type { Database } from '../database/open.ts'
import { type KeptPastFigure, pastFiguresNow } from '../database/past-figure.ts'
import type { Write } from '../database/write.ts'
import { type PastFigure, pastKey } from '../digest/past-figures.ts'
import type { GivenPast } from '../documents/past-figures.ts'

/** What taking in a workbook of last year's figures changes. */
export type PastPlan = {
  readonly added: readonly PastFigure[]
  readonly changed: readonly { readonly was: KeptPastFigure; readonly is: PastFigure }[]
  readonly removed: readonly KeptPastFigure[]
  readonly same: number
}

/** What is given beside what there is: of what a workbook says nothing, everything stays. */
export async function planPastFigures(db: Database, given: readonly GivenPast[]): Promise<PastPlan> {
  const now = new Map((await pastFiguresNow(db)).map((figure) => [pastKey(figure), figure]))
  const added: PastFigure[] = []
  const changed: { was: KeptPastFigure; is: PastFigure }[] = []
  const removed: KeptPastFigure[] = []
  let same = 0
  for (const { value, ...of } of given) {
    const was = now.get(pastKey(of))
    if (value === null) {
      if (was) removed.push(was)
    } else if (!was) added.push({ ...of, value })
    else if (was.value !== value) changed.push({ was, is: { ...of, value } })
    else same += 1
  }
  return { added, changed, removed, same }
}

/** What is written of it; nothing where nothing changes. `personId`: the editor who gave it in chat. */
export function pastFigureWrites(
  { added, changed, removed }: PastPlan,
  at: Date,
  personId: number | null = null,
): readonly Write[] {
  const ends = [...changed.map(({ was }) => was.id), ...removed.map(({ id }) => id)]
  const adds = [...added, ...changed.map(({ is }) => is)]
  if (ends.length + adds.length === 0) return []
  const detail = { added: added.length, changed: changed.length, removed: removed.length }
  return [
    { do: 'changePastFigures', of: { ends, adds, at } },
    { do: 'note', of: { at, personId, action: 'import', subject: 'past_figure', detail } },
  ]
}
