import { type DigestRow, digestById, waitingWeeks } from '../../database/digest.ts'
import { recordInstant } from '../../database/record-lock.ts'
import { partThen } from '../../database/unit.ts'
import type { Write } from '../../database/write.ts'
import { pairsToLookAt } from '../../desk/same-event.ts'
import { eventSaid } from '../../digest/event-said.ts'
import type { EventPair, EventReport } from '../../digest/same-event.ts'
import { withinOf } from '../../digest/scope.ts'
import { called, key } from '../../messages/buttons.ts'
import type { Said } from '../../messages/said.ts'
import * as messages from '../../messages/same-event.ts'
import { WEEK_GONE } from '../../messages/week.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names = 'eventPairs' | 'eventPairSame' | 'eventPairTwo' | 'eventPairUndo'
type Wish = Extract<Asked<Names>, { readonly by: 'tap' }>['button']

type Facts = {
  readonly wish: Wish
  /** Undefined: there is none any more. */
  readonly row: DigestRow | undefined
  /** Those in doubt first, as they stood `at`. */
  readonly pairs: readonly EventPair[]
  readonly at: Date
}

/**
 * 待核对: an editor says of two reports whether they are of one event. It holds for every digest of these days, also for one
 * that is out: its next edition counts so.
 */
export const sameEvent = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  topic: 'digests',
  help: ['“一周汇编”里的“待核对”：两份像是同一次活动的，定计几次'],
  named: called(
    '待核对、核对、重复、同一次、同 活动、重复 计、算 两次、算 一次、同一场、同 场、算 两遍、算 重、重复 算、两家 同、一场 两、合并 算、像 同、报重、报 重 了、重 报、报 重复|两遍|两次|两回、重 了、同一件|同一桩|同一项|同一个|一回事|一码事、同 件|事|条、条|份|个|两 一样|相同|雷同|相似|差不多|重合、一模一样、像 一|同|重、多 算、算 多、算 了 两、合|并 成|为 一|条|份、撞 了|车、两 条|份 同|一|重|合|是不是、是不是 一|同 条|份|件|场',
    key('', 'eventPairs', { digest: 0, index: 0 }),
  ),
  buttons: ['eventPairs', 'eventPairSame', 'eventPairTwo', 'eventPairUndo'],
  needs: async (db, { desk, now }) => {
    for (const { id: digest, periodFrom: from, periodTo: to, scope } of await waitingWeeks(db)) {
      const pairs = await pairsToLookAt(db, desk, {
        periods: [{ from, to }],
        day: to,
        asOf: now,
        part: withinOf(scope),
      })
      const open = pairs.filter(({ is, said }) => is === 'likely' && said === undefined).length
      if (open > 0) return [key(`待核对（${open}对）`, 'eventPairs', { digest, index: 0 })]
    }
    return []
  },
  load: async (db, asked, { desk, now, clock }) => {
    if (asked.by !== 'tap') throw new Error('no pair was asked for')
    const wish = asked.button
    const at = wish.name === 'eventPairs' ? now : await recordInstant(db, clock)
    const row = await digestById(db, wish.parts.digest)
    if (!row) return { wish, row, pairs: [], at }
    const period = { from: row.periodFrom, to: row.periodTo }
    const [day, asOf] = [period.to, at]
    const part = await partThen(db, withinOf(row.scope), { day, asOf })
    const pairs = await pairsToLookAt(db, desk, { periods: [period], asOf, part, day })
    return { wish, row, pairs: inOrder(pairs), at }
  },
  decide: ({ wish, row, pairs, at }, door) => {
    if (!row) return { say: [WEEK_GONE] }
    if (wish.name === 'eventPairs') return { say: [page(row, pairs, wish.parts.index, door)] }
    return settle(row, pairs, wish, at, door)
  },
})

/** What is in doubt, what counts once by rule, what an editor has said. */
function inOrder(pairs: readonly EventPair[]): EventPair[] {
  const place = ({ is, said }: EventPair) => (said !== undefined ? 2 : is === 'likely' ? 0 : 1)
  return [...pairs].sort((a, b) => place(a) - place(b))
}

function page(
  { id, kind }: DigestRow,
  pairs: readonly EventPair[],
  index: number,
  { desk }: Door,
  lead?: string,
): Said {
  const at = Math.min(index, pairs.length - 1)
  const pair = pairs[at]
  if (!pair) return messages.noPairs({ digest: id, layout: kind }, lead)
  const shown = (report: EventReport): messages.ShownReport => ({
    ...{ id: report.id, unit: report.unitName, on: report.on },
    says: eventSaid(desk.catalogue, report),
  })
  const { counts, other, ...rest } = pair
  return messages.pairPage(
    { ...rest, digest: id, layout: kind, index: at, of: pairs.length, counts: shown(counts), other: shown(other) },
    lead,
  )
}

/** What an editor says of the pair that it saw: where one of the two has gone since, nothing is decided. */
function settle(
  row: DigestRow,
  pairs: readonly EventPair[],
  { name, parts }: Exclude<Wish, { readonly name: 'eventPairs' }>,
  at: Date,
  door: Door,
): Effects {
  const { report, other } = parts
  const index = pairs.findIndex(
    ({ counts, other: second }) => [counts.id, second.id].sort((a, b) => a - b).join() === `${report},${other}`,
  )
  const pair = pairs[index]
  if (!pair) return { say: [page(row, pairs, 0, door, messages.CHANGED_SINCE)] }
  const of = { reportId: report, otherId: other, at }
  const note = (detail: Record<string, unknown>): Write => ({
    do: 'note',
    of: {
      at,
      personId: door.who.id,
      action: 'same-event',
      subject: `report ${report}`,
      detail: { other, ...detail },
    },
  })
  if (name === 'eventPairUndo') {
    const { said: _, ...undone } = pair
    return {
      toast: messages.RULED.undone,
      say: [page(row, replaced(pairs, index, undone), index, door)],
      write: [{ do: 'undoRuling', of }, note({ undone: true })],
    }
  }
  const counts = name === 'eventPairSame' ? parts.counts : null
  const said = counts === null ? ('two' as const) : ('same' as const)
  const [first, second] = counts === pair.other.id ? [pair.other, pair.counts] : [pair.counts, pair.other]
  const ruled = replaced(pairs, index, { ...pair, counts: first, other: second, said })
  const next = ruled.findIndex((each) => each.said === undefined && each.is === 'likely')
  return {
    toast: messages.RULED[said],
    say: [page(row, ruled, next < 0 ? index : next, door)],
    write: [{ do: 'ruleOnEvent', of: { ...of, countsId: counts, decidedBy: door.who.id } }, note({ counts })],
  }
}

function replaced(pairs: readonly EventPair[], index: number, pair: EventPair): EventPair[] {
  return pairs.map((each, i) => (i === index ? pair : each))
}
