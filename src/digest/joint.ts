import { type Day, daysBetween } from '../calendar/day.ts'
import type { Answers } from '../catalogue/answers.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { JOINT_LEAD, JOINT_ORGS, OWN_LEAD } from '../catalogue/known-codes.ts'

/** Two units may date one event a day apart. */
export const DAYS_APART = 1

type Reported = {
  readonly unitId: string
  readonly organization: string
  readonly on: Day
  readonly answers: Answers
}

/** A report of an activity that several organizations held. */
export type Joint<Of extends Reported = Reported> = {
  readonly of: Of
  /** The name of its organization. */
  readonly organization: string
  readonly partners: readonly string[]
  /** Who counts it: another of the eight, or itself. */
  readonly lead: string
}

/** Undefined of one that was held alone, or is led by who reports nothing here. */
export function jointOf<Of extends Reported>({ organizations }: Catalogue, of: Of): Joint<Of> | undefined {
  const [partners, lead] = [of.answers[JOINT_ORGS]?.value, of.answers[JOINT_LEAD]?.value]
  const organization = organizations.find((o) => o.code === of.organization)?.name
  if (!Array.isArray(partners) || typeof lead !== 'string' || organization === undefined) return undefined
  const known = lead === OWN_LEAD || organizations.some((o) => o.name === lead)
  return known ? { of, organization, partners, lead } : undefined
}

/** The town that it was held in or below. */
export function townOf({ of }: Joint): string | undefined {
  return of.unitId.split('/', 1)[0]
}

/** Whether the other, of the same town, may have reported the same event: about the same day, with this one's organization. */
export function meet(one: Joint, other: Joint): boolean {
  return other.partners.includes(one.organization) && Math.abs(daysBetween(one.of.on, other.of.on)) <= DAYS_APART
}

/** Whether two organizations both say that they led what may be one event. */
export function bothLead(one: Joint, other: Joint): boolean {
  return (
    one.lead === OWN_LEAD &&
    other.lead === OWN_LEAD &&
    townOf(one) === townOf(other) &&
    meet(one, other) &&
    meet(other, one)
  )
}

/** The pairs of these of which both say that they led. */
export function leadingPairs<Of extends Reported>(catalogue: Catalogue, reports: readonly Of[]): [Of, Of][] {
  const byTown = new Map<string | undefined, Joint<Of>[]>()
  for (const report of reports) {
    const joint = jointOf(catalogue, report)
    if (joint?.lead === OWN_LEAD) byTown.set(townOf(joint), [...(byTown.get(townOf(joint)) ?? []), joint])
  }
  return [...byTown.values()].flatMap((own) =>
    own.flatMap((one, i) =>
      own.slice(i + 1).flatMap((other): [Of, Of][] => (bothLead(one, other) ? [[one.of, other.of]] : [])),
    ),
  )
}
