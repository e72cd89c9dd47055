import { type Day, daysBetween } from '../calendar/day.ts'
import type { Answers } from '../catalogue/answers.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { countsEvents, eventForms } from '../catalogue/events.ts'
import { figuresOf, levelIn, tookPartOnly } from '../catalogue/figures.ts'
import { formOf, organization } from '../catalogue/find.ts'
import { JOINT_ORGS } from '../catalogue/known-codes.ts'
import { eventName, namesAlike } from '../chinese/event-name.ts'
import { isExact, type Quantity } from '../chinese/quantity.ts'
import { bothLead, DAYS_APART, jointOf } from './joint.ts'

/** A report that may be of the same event as another of its organization, or of one that says that it led it too. */
export type EventReport = {
  readonly id: number
  readonly unitId: string
  readonly unitName: string
  readonly organization: string
  /** How far below the county its unit is: 0, 1 a town's, 2 a village's. */
  readonly depth: number
  readonly form: string
  readonly on: Day
  readonly answers: Answers
}

/** What an editor said of two reports: `counts` is the one that counts; undefined where they are of two events. */
export type Ruling = { readonly report: number; readonly other: number; readonly counts: number | undefined }

/**
 * Two reports of one organization whose areas lie in one line, or of two that both say that they led, and what speaks for
 * their being of one event.
 */
export type EventPair = {
  /** The one that counts, or would. */
  readonly counts: EventReport
  readonly other: EventReport
  /** `certain`: counted once by rule; `likely`: an editor is asked. */
  readonly is: 'certain' | 'likely'
  /** `同名同日，数字不同` */
  readonly why: string
  /** What an editor said of them: it comes before the rule. */
  readonly said?: 'same' | 'two'
}

/** Numbers of which one is approximate agree where both may be the same, and within a tenth of what was typed. */
const NEAR = 0.1
/** Without a name only numbers can be told again, and small ones happen to be equal. */
const TELLING = 10

/** What of a report tells its event from others. */
type Traits = {
  readonly name: string | undefined
  readonly numbers: ReadonlyMap<string, Quantity>
  /** It says that other levels of its own organization took part. */
  readonly withLevels: boolean
}

/** Pairs that are of one event for sure or in all likelihood, in the order given. */
export function eventPairs(
  catalogue: Catalogue,
  pairs: readonly (readonly [EventReport, EventReport])[],
  rulings: readonly Ruling[],
): EventPair[] {
  const said = new Map(rulings.map((ruling) => [keyOf(ruling.report, ruling.other), ruling]))
  const traits = traitsIn(catalogue)
  return pairs.flatMap(([a, b]): EventPair[] => {
    const ruling = said.get(keyOf(a.id, b.id))
    const [first, second] = inOrder(a, b, traits)
    const found =
      a.organization === b.organization ? compared(first, second, traits) : comparedLeads(catalogue, first, second)
    if (!ruling) return found ? [{ counts: first, other: second, ...found }] : []
    const [counts, other] = ruling.counts === second.id ? [second, first] : [first, second]
    const { is, why } = found ?? { is: 'likely' as const, why: '' }
    return [{ counts, other, is, why, said: ruling.counts === undefined ? 'two' : 'same' }]
  })
}

/** The reports that do not count, each with the one that counts in its place. */
export function countedElsewhere(pairs: readonly EventPair[]): Map<number, EventReport> {
  const reports = new Map(pairs.flatMap(({ counts, other }) => [counts, other].map((r) => [r.id, r] as const)))
  const by = new Map<number, number[]>()
  for (const { counts, other, is, said } of pairs) {
    if (said === 'two' || (is !== 'certain' && said !== 'same')) continue
    by.set(
      other.id,
      [...(by.get(other.id) ?? []), counts.id].sort((a, b) => a - b),
    )
  }
  const found = new Map<number, number | undefined>()
  // Of what an editor said in a ring, the report that is looked at first counts.
  const counterOf = (id: number): number | undefined => {
    if (found.has(id)) return found.get(id)
    found.set(id, id)
    const counter = by.get(id)?.find((other) => counterOf(other) === undefined)
    found.set(id, counter)
    return counter
  }
  const all = [...by.keys()].sort((a, b) => a - b)
  return new Map(
    all.flatMap((id) => {
      const counter = reports.get(counterOf(id) ?? id)
      return counter === undefined || counter.id === id ? [] : [[id, counter] as const]
    }),
  )
}

function keyOf(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** The one that counts first: who says that other levels took part, then the lowest, then who reported first. */
function inOrder(a: EventReport, b: EventReport, traits: TraitsOf): [EventReport, EventReport] {
  const [ofA, ofB] = [traits(a), traits(b)]
  const leads = Number(ofB.withLevels) - Number(ofA.withLevels)
  return (leads || b.depth - a.depth || a.id - b.id) <= 0 ? [a, b] : [b, a]
}

function compared(a: EventReport, b: EventReport, traits: TraitsOf): Pick<EventPair, 'is' | 'why'> | undefined {
  const [one, other] = [traits(a), traits(b)]
  if (a.form !== b.form || !counts(one) || !counts(other)) return undefined
  const apart = Math.abs(daysBetween(a.on, b.on))
  if (apart > DAYS_APART) return undefined
  const agree = numbersAgree(one, other)
  const partners = one.withLevels || other.withLevels
  const day = apart === 0 ? '同一天' : '差一天'
  const numbers = agree ? '数字相同' : '数字不同'
  const likely = (why: string) => ({ is: 'likely' as const, why: `${why}，${day}，${numbers}` })
  if (one.name === undefined || other.name === undefined) {
    const telling = agree && [...one.numbers.values()].some(({ value }) => value >= TELLING)
    return apart === 0 && (telling || partners) ? likely(partners ? '写了上下级联合' : '同一张表') : undefined
  }
  if (one.name === other.name) {
    if (apart === 0 && agree) return { is: 'certain', why: '同名同日，数字相同' }
    if (apart === 0 && partners) return { is: 'certain', why: '同名同日，写了上下级联合' }
    return likely('同名')
  }
  return namesAlike(one.name, other.name) && (apart === 0 || agree) ? likely('名称相近') : undefined
}

/** Of two organizations that both say that they led: only who asks them knows. */
function comparedLeads(
  catalogue: Catalogue,
  a: EventReport,
  b: EventReport,
): Pick<EventPair, 'is' | 'why'> | undefined {
  const [one, other] = [jointOf(catalogue, a), jointOf(catalogue, b)]
  if (!one || !other || !bothLead(one, other)) return undefined
  return { is: 'likely', why: `两家都说自己牵头，${a.on === b.on ? '同一天' : '差一天'}` }
}

function counts({ numbers }: Traits): boolean {
  return [...numbers.values()].some(({ value }) => value > 0)
}

function numbersAgree(one: Traits, other: Traits): boolean {
  const codes = new Set([...one.numbers.keys(), ...other.numbers.keys()])
  return [...codes].every((code) => {
    const [a, b] = [one.numbers.get(code), other.numbers.get(code)]
    if (!a || !b) return (a ?? b)?.value === 0
    const near = isExact(a) && isExact(b) ? 0 : NEAR * Math.max(a.value, b.value)
    return (a.low <= b.high && b.low <= a.high) || Math.abs(a.value - b.value) <= near
  })
}

type TraitsOf = (report: EventReport) => Traits

function traitsIn(catalogue: Catalogue): TraitsOf {
  const nameOf = new Map(eventForms(catalogue).map(({ code, name }) => [code, name]))
  const counted = new Set(catalogue.indicators.filter(countsEvents).map(({ code }) => code))
  const known = new Map<number, Traits>()
  return (report) => {
    const found = known.get(report.id) ?? traitsOf(report)
    known.set(report.id, found)
    return found
  }

  /** Its level, but not its key: that is the event's name, which two may spell in two ways. */
  function placeOf(code: string, label: string): string {
    const found = catalogue.indicator(code)
    return `${code} ${found ? levelIn(found.indicator, label) : label}`
  }

  function traitsOf({ organization: code, form: formCode, answers }: EventReport): Traits {
    const form = formOf(catalogue, code, formCode)
    const own = organization(catalogue, code)?.name
    const given = nameOf.get(formCode)
    const named = given === undefined ? undefined : answers[given]?.value
    const figures = form ? figuresOf(form, answers).filter((f) => counted.has(f.indicator)) : []
    const partners = answers[JOINT_ORGS]?.value
    const withLevels =
      own !== undefined && Array.isArray(partners) && partners.some((name) => String(name).includes(own))
    return {
      name: typeof named === 'string' ? eventName(named) : undefined,
      numbers: new Map(figures.map(({ indicator, label, quantity }) => [placeOf(indicator, label), quantity])),
      withLevels: withLevels && !tookPartOnly(answers),
    }
  }
}
