import type { Day } from '../calendar/day.ts'
import { fullDate } from '../chinese/days.ts'

/** When a unit existed, and the one that it went into. */
export type Validity = {
  readonly name: string
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly successorId: string | null
}

/** 撤并: a report before the day of a merger belongs to the old unit, one after it to the new. What is wrong with `on`. */
export function outsideOf({ name, validFrom, validTo, successorId }: Validity, on: Day): string | undefined {
  if (validFrom && on < validFrom) return `${name}从${fullDate(validFrom)}起才有，这之前的请报在原来的单位`
  if (!validTo || on <= validTo) return undefined
  return `${name}到${fullDate(validTo)}为止，这之后的${successorId ? `请报在“${successorId}”` : '请核对'}`
}
