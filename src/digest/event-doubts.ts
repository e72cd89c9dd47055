import { monthAndDate } from '../chinese/days.ts'
import type { Block, Span } from './digest.ts'
import type { EventPair, EventReport } from './same-event.ts'
import { closeItem, words } from './spans.ts'

/**
 * Reports of several levels of one organization that are, or may be, of one event: what counts only once, so that an office
 * can say that it is two; and what counts twice as long as nobody has said that it is one.
 */
export function eventDoubts(pairs: readonly EventPair[]): Block[] {
  // Of two organizations that is asked among the joint activities.
  const asked = pairs.filter(
    ({ is, said, counts, other }) =>
      is === 'likely' && said === undefined && counts.organization === other.organization,
  )
  const once = pairs.filter(({ is, said }) => said === 'same' || (is === 'certain' && said === undefined))
  return [...asked.map(inDoubt), ...once.map(countedOnce)]
}

function inDoubt({ counts, other, why }: EventPair): Block {
  return closeItem([
    ...called(counts),
    words('和'),
    ...called(other),
    words(`可能是同一次活动（${why}），现在各计一次。`),
  ])
}

function countedOnce({ counts, other }: EventPair): Block {
  return closeItem([...called(other), words('和'), ...called(counts), words('是同一次活动，只计后一份。')])
}

/** `甲镇妇联11月9日的填报（编号12）` */
function called({ unitName, id, on }: EventReport): Span[] {
  return [
    { kind: 'name', text: unitName, code: 'unit' },
    words(`${monthAndDate(on)}的填报（编号`),
    { kind: 'name', text: String(id), code: 'receipt' },
    words('）'),
  ]
}
