import { OWN_LEAD } from '../catalogue/known-codes.ts'
import { monthAndDate } from '../chinese/days.ts'
import { grouped } from './aggregate.ts'
import type { Block, Span } from './digest.ts'
import type { Entry, IssueInput } from './gathered.ts'
import { bothLead, type Joint, jointOf, meet, townOf } from './joint.ts'
import type { EventPair } from './same-event.ts'
import { closeItem, words } from './spans.ts'

/**
 * Of 待核对: joint activities that count nowhere, since whoever was to count them has not reported, or twice, since
 * both sides say that they lead and no editor has said whether it was one event. Nothing is merged by itself.
 */
export function jointDoubts({
  catalogue,
  entries,
  events,
}: Pick<IssueInput, 'catalogue' | 'entries' | 'events'>): Block[] {
  const joint = entries.flatMap((entry) => jointOf(catalogue, entry) ?? [])
  const settled = settledIn(events)
  const leading = grouped(
    joint.filter(({ lead }) => lead === OWN_LEAD),
    townOf,
  )
  const place = new Map(joint.map((one, i) => [one, i]))
  return joint.flatMap((one, i) => {
    const others = leading.get(townOf(one)) ?? []
    if (one.lead !== OWN_LEAD) {
      const counted = others.some((other) => other.organization === one.lead && meet(one, other))
      return counted ? [] : [uncounted(one)]
    }
    const twin = others.find(
      (other) => (place.get(other) ?? 0) > i && bothLead(one, other) && !settled.has(keyOf(one, other)),
    )
    return twin ? [twice(one, twin)] : []
  })
}

type Reported = Joint<Entry>

/** The pairs of which an editor has said whether they are of one event. */
function settledIn(events: readonly EventPair[]): ReadonlySet<string> {
  const said = events.filter((pair) => pair.said !== undefined)
  return new Set(said.flatMap(({ counts, other }) => [`${counts.id} ${other.id}`, `${other.id} ${counts.id}`]))
}

function keyOf(one: Reported, other: Reported): string {
  return `${one.of.receipt} ${other.of.receipt}`
}

function uncounted({ of: entry, lead }: Reported): Block {
  return closeItem([
    ...unitOf(entry),
    words(`${monthAndDate(entry.on)}的联合活动说由${lead}计数，没有找到${lead}的填报（编号`),
    receipt(entry),
    words('）。'),
  ])
}

function twice({ of: one }: Reported, { of: other }: Reported): Block {
  return closeItem([
    ...unitOf(one),
    words('和'),
    ...unitOf(other),
    words(`${monthAndDate(one.on)}的联合活动都说由本单位牵头，可能重复计数（编号`),
    receipt(one),
    words('、'),
    receipt(other),
    words('）。'),
  ])
}

function unitOf({ unitName }: Entry): Span[] {
  return [{ kind: 'name', text: unitName, code: 'unit' }]
}

function receipt({ receipt: text }: Entry): Span {
  return { kind: 'name', text, code: 'receipt' }
}
