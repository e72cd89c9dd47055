import type { Database } from '../../database/open.ts'
import { type CurrentReport, reportById } from '../../database/report.ts'
import { reportsToReview } from '../../database/review.ts'
import { unitById } from '../../database/unit.ts'
import { key } from '../../messages/buttons.ts'
import { GONE, reviewBegun, reviewList } from '../../messages/received.ts'
import { type Door, feature } from '../feature.ts'
import { receivedReport } from './received.ts'

const PAGE = 8

type Facts =
  | { readonly seen: CurrentReport | undefined; readonly waiting: readonly CurrentReport[] }
  | { readonly unit: { readonly id: string; readonly name: string }; readonly begins: boolean }
  | 'changed'

/** 待看的填报: what came from units of which an editor wants to look at every report. They count meanwhile. */
export const review = feature<Facts, 'toReview' | 'reviewedOne' | 'reviewUnit' | 'reviewNoMore'>({
  role: 'editor',
  narrows: true,
  place: 'private',
  buttons: ['toReview', 'reviewedOne', 'reviewUnit', 'reviewNoMore'],
  needs: async (db, { reach }) =>
    (await reportsToReview(db, reach, 1)).length > 0 ? [key('有填报待看', 'toReview')] : [],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap' || asked.button.name === 'toReview') return waiting(db, door)
    const { button } = asked
    if (button.name === 'reviewedOne') {
      const report = await reportById(db, button.parts.report)
      return report?.number === button.parts.number ? waiting(db, door, report) : 'changed'
    }
    const unit = await unitById(db, button.parts.unit)
    return unit ? { unit, begins: button.name === 'reviewUnit' } : 'changed'
  },
  decide: (facts, door) => {
    if (facts === 'changed') return { say: [GONE] }
    const { now, who } = door
    if ('unit' in facts) {
      const { unit, begins } = facts
      const detail = { review: begins }
      return {
        say: [reviewBegun(unit.name, begins)],
        write: [
          begins
            ? { do: 'beginReview', of: { unitId: unit.id, since: now, setBy: who.id } }
            : { do: 'endReview', of: { unitId: unit.id } },
          { do: 'note', of: { at: now, personId: who.id, action: 'review', subject: `unit ${unit.id}`, detail } },
        ],
      }
    }
    const { seen, waiting: all } = facts
    const say = [
      reviewList(
        all.map((report) => receivedReport(report, door)),
        door.today,
      ),
    ]
    if (!seen) return { say }
    const of = { reportId: seen.id, number: seen.number, at: now, personId: who.id }
    return { toast: '已看过', say, write: [{ do: 'keepReviewed', of }] }
  },
})

/** What waits, without the one that has just been `seen`. */
async function waiting(db: Database, { reach }: Door, seen?: CurrentReport): Promise<Facts> {
  const found = await reportsToReview(db, reach, PAGE + 1)
  return { seen, waiting: found.filter(({ id }) => id !== seen?.id).slice(0, PAGE) }
}
