import { type DigestRow, lockDigestIfAny } from '../../database/digest.ts'
import { type Highlights, highlightsOf, proposedIn } from '../../desk/highlights.ts'
import { MOST_HIGHLIGHTS } from '../../digest/week-highlights.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/highlights.ts'
import { publishedAlready, WEEK_GONE } from '../../messages/week.ts'
import type { Asked } from '../asked.ts'
import { type Effects, feature } from '../feature.ts'

type Names = 'highlights' | 'highlightTick' | 'highlightsNone' | 'highlightsProposed'
type Button = Extract<Asked<Names>, { readonly by: 'tap' }>['button']

type Facts = {
  readonly button: Button
  /** Held until the turn ends; undefined: there is none any more. */
  readonly row: DigestRow | undefined
  readonly highlights: Highlights
}

/** 亮点: an editor ticks which activities a week's digest tells as highlights. */
export const highlights = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  topic: 'digests',
  help: ['“一周汇编”里的“亮点”：勾这一周重点登的活动'],
  named: called(
    '亮点、重点 活动、推荐、精选、重点、挑 几件|几条|好|活动|大事、选 几件|几条|好|重点、突出、特色、典型、头条、大事、值得 登|写|宣传、主推、重头、放|排|摆|提 前面|头里、置顶、好 活动|做法、亮点 拿|换|加|删|改|选|勾、拿得出手、像样、出彩、亮眼、有看头',
    key('', 'highlights', { digest: 0, from: 0 }),
  ),
  buttons: ['highlights', 'highlightTick', 'highlightsNone', 'highlightsProposed'],
  load: async (db, asked, { desk, clock }) => {
    if (asked.by !== 'tap') throw new Error('no highlights were asked for')
    const { button } = asked
    const row = await lockDigestIfAny(db, button.parts.digest)
    if (!row || row.state === 'published')
      return { button, row, highlights: { candidates: [], picked: [], writes: [] } }
    return { button, row, highlights: await highlightsOf(db, desk, row, clock) }
  },
  decide: ({ button, row, highlights: found }): Effects => {
    if (!row) return { say: [WEEK_GONE] }
    if (row.state === 'published') return { say: [publishedAlready(row)] }
    const { candidates, picked, writes } = found
    const now = picksAfter(button, found)
    // The page would be the same: Telegram refuses to change a message into itself.
    if (now === picked && button.name === 'highlightTick')
      return { toast: messages.full(MOST_HIGHLIGHTS), write: writes }
    const from = 'from' in button.parts ? button.parts.from : 0
    const page = { digest: row.id, candidates, picked: now, from, most: MOST_HIGHLIGHTS }
    const pick = now === picked ? [] : [{ do: 'pickHighlights' as const, of: { digestId: row.id, reports: now } }]
    return { say: [messages.highlightsPage(page)], write: [...writes, ...pick] }
  },
})

/** What is picked once this was tapped; the same where there is no room for one more. */
function picksAfter(button: Button, { candidates, picked }: Highlights): readonly number[] {
  switch (button.name) {
    case 'highlights':
      return picked
    case 'highlightsNone':
      return []
    case 'highlightsProposed':
      return proposedIn(candidates)
    case 'highlightTick': {
      const { report } = button.parts
      if (picked.includes(report)) return picked.filter((other) => other !== report)
      return picked.length < MOST_HIGHLIGHTS ? [...picked, report] : picked
    }
  }
}
