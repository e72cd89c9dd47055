import { daysBetween } from '../calendar/day.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { JOINT_LEAD, JOINT_ORGS, OWN_LEAD } from '../catalogue/known-codes.ts'
import { monthAndDate } from '../chinese/days.ts'
import { grouped } from './aggregate.ts'
import type { Block, Span } from './digest.ts'
import type { Entry, IssueInput } from './gathered.ts'
import { DAYS_APART } from './same-event.ts'
import { closeItem, words } from './spans.ts'

/**
 * Of 待核对: joint activities that count nowhere, since whoever was to count them has not reported, or twice, since
 * both sides say that they lead. For the office, which asks the units; nothing is merged by itself.
 */
export function jointDoubts({ catalogue, entries }: Pick<IssueInput, 'catalogue' | 'entries'>): Block[] {
  const joint = entries.flatMap((entry) => jointOf(catalogue, entry))
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
    const twin = others.find((other) => (place.get(other) ?? 0) > i && meet(one, other) && meet(other, one))
    return twin ? [twice(one, twin)] : []
  })
}

type Joint = {
  readonly entry: Entry
  readonly organization: string
  readonly partners: readonly string[]
  readonly lead: string
}

function jointOf({ organizations }: Catalogue, entry: Entry): Joint[] {
  const [partners, lead] = [entry.answers[JOINT_ORGS]?.value, entry.answers[JOINT_LEAD]?.value]
  const organization = organizations.find((o) => o.code === entry.organization)?.name
  if (!Array.isArray(partners) || typeof lead !== 'string' || organization === undefined) return []
  // Who is none of the eight reports nothing here.
  const known = lead === OWN_LEAD || organizations.some((o) => o.name === lead)
  return known ? [{ entry, organization, partners, lead }] : []
}

function townOf({ entry }: Joint): string | undefined {
  return entry.unitId.split('/', 1)[0]
}

/** Whether the other, of the same town, may have reported the same event: about the same day, with this one's organization. */
function meet(one: Joint, other: Joint): boolean {
  return other.partners.includes(one.organization) && Math.abs(daysBetween(one.entry.on, other.entry.on)) <= DAYS_APART
}

function uncounted({ entry, lead }: Joint): Block {
  return closeItem([
    ...unitOf(entry),
    words(`${monthAndDate(entry.on)}的联合活动说由${lead}计数，没有找到${lead}的填报（编号`),
    receipt(entry),
    words('）。'),
  ])
}

function twice(one: Joint, other: Joint): Block {
  return closeItem([
    ...unitOf(one.entry),
    words('和'),
    ...unitOf(other.entry),
    words(`${monthAndDate(one.entry.on)}的联合活动都说由本单位牵头，可能重复计数（编号`),
    receipt(one.entry),
    words('、'),
    receipt(other.entry),
    words('）。'),
  ])
}

function unitOf({ unitName }: Entry): Span[] {
  return [{ kind: 'name', text: unitName, code: 'unit' }]
}

function receipt({ receipt: text }: Entry): Span {
  return { kind: 'name', text, code: 'receipt' }
}
