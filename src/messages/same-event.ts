import { monthAndDate } from '../chinese/days.ts'
import type { Layout } from '../digest/digest.ts'
import type { EventPair } from '../digest/same-event.ts'
import { type Key, key } from './buttons.ts'
import type { Said } from './said.ts'

export const RULED = { same: '按同一次计', two: '各计一次', undone: '已撤销' }

/** One of the two reports, as an editor compares it. */
export type ShownReport = {
  readonly id: number
  readonly unit: string
  readonly on: string
  /** `“姐妹课堂”，300人次`; what it says in few words. */
  readonly says: string
}

/** Two reports of a digest, with the place of the pair among its pairs. */
export type ShownPair = {
  readonly digest: number
  readonly index: number
  readonly of: number
  readonly layout: Layout
  readonly counts: ShownReport
  readonly other: ShownReport
} & Pick<EventPair, 'is' | 'why' | 'said'>

/** One pair at a time: is it one event, or two? */
export function pairPage(shown: ShownPair, lead = ''): Said {
  const { digest, index, of, counts, other, said } = shown
  const next = index + 1 < of ? [key('下一对', 'eventPairs', { digest, index: index + 1 })] : []
  return {
    text: [`${lead}${index + 1}/${of} ${stateOf(shown)}`, lineOf('①', counts), lineOf('②', other)].join('\n'),
    keys: [
      ...(said === undefined ? rulingKeys(shown) : [[key('撤销', 'eventPairUndo', idsOf(shown))]]),
      [...next, backTo(shown)],
    ],
  }
}

function stateOf({ is, why, said }: ShownPair): string {
  if (said === 'two') return '已定是两次，各计一次。'
  if (said === 'same') return '已定是同一次，只计①。'
  return is === 'certain' ? `${why}，已按同一次计，只计①。` : `可能是同一次（${why}），现在各计一次。`
}

function lineOf(mark: string, { unit, on, says, id }: ShownReport): string {
  return `${mark} ${unit} ${monthAndDate(on)} ${says}（编号${id}）`
}

/** What is counted already needs no word; what is not may be said either way. */
function rulingKeys(shown: ShownPair): Key[][] {
  const ids = idsOf(shown)
  const same = (label: string, by: ShownReport) => key(label, 'eventPairSame', { ...ids, counts: by.id })
  const two = key('是两次', 'eventPairTwo', ids)
  return shown.is === 'certain'
    ? [[two, same('同一次，计②', shown.other)]]
    : [[same('同一次，计①', shown.counts), same('同一次，计②', shown.other)], [two]]
}

function idsOf({ digest, counts, other }: ShownPair) {
  return { digest, report: Math.min(counts.id, other.id), other: Math.max(counts.id, other.id) }
}

export function noPairs(of: Pick<ShownPair, 'digest' | 'layout'>, lead = ''): Said {
  return {
    text: `${lead}没有要核对的：没有哪次活动像是同一组织几级都报了，或者两家都说自己牵头。`,
    keys: [[backTo(of)]],
  }
}

function backTo({ digest, layout }: Pick<ShownPair, 'digest' | 'layout'>): Key {
  return layout === 'week' ? key('返回', 'weekEdit', { digest }) : key('返回', 'yearShow', { digest })
}

/** Before a page that is not about the pair that a button was of. */
export const CHANGED_SINCE = '那两份刚被改过，请重新看。\n'
