import type { Block, Coverage, EditionKind, Span } from './digest.ts'
import type { IssueInput, UnitName, UnitsByState } from './gathered.ts'
import { linesByArea } from './label.ts'
import { closeItem, countSpan, words } from './spans.ts'
import { TOWNS, townsCalled, withTowns } from './towns-called.ts'

/** 报送情况: who reported, by town and organization; then the units that sent a zero report, and nothing, never ranked. */
export function coverageBlocks(input: IssueInput): Block[] {
  const { zero, unappointed } = input.coverage
  return [
    ...table(input),
    ...unitLines('零报告', zero, input),
    ...unitLines('未报', silentIn(input.coverage), input),
    ...unitLines('还没有填报人', unappointed, input),
    ...NOT_DUE.flatMap(({ state, words }) => unitLines(words, input.coverage[state], input)),
  ]
}

/** Units that are not due: by their state, as it is called, and the code that their number is traced by. */
export const NOT_DUE = [
  { state: 'paused', words: '暂停', code: 'units_paused' },
  { state: 'notYet', words: '本期不用报', code: 'units_not_yet' },
] as const

/** 暂停2个、本期不用报3个, where there are such units. */
export function notDueWords(counts: Pick<Coverage, 'paused' | 'notYet'>): string[] {
  return NOT_DUE.flatMap(({ state, words }) => (counts[state] ? [`${words}${counts[state]}个`] : []))
}

/** Who sent nothing though somebody was appointed. */
export function silentIn({ missing, unappointed }: UnitsByState): readonly UnitName[] {
  const nobody = new Set(unappointed.map(({ id }) => id))
  return missing.filter(({ id }) => !nobody.has(id))
}

const HOW = '每格先写已报送的单位（含零报告），斜线后写应报的。'

/** A row a town with the villages in it, the county's own units first; a column an organization. */
function table({ catalogue, coverage, units, county, period }: IssueInput): Block[] {
  const { reported, zero, missing } = coverage
  const sent = new Set([...reported, ...zero].map(({ id }) => id))
  const due = new Set([...sent, ...missing.map(({ id }) => id)])
  const known = units.filter(({ id }) => due.has(id))
  const towns = [...new Set(known.flatMap(({ town }) => town ?? []))]
  const places = known.some(({ town }) => town === undefined) ? [undefined, ...towns] : towns
  const organizations = catalogue.organizations.filter(({ code }) => known.some((u) => u.organization === code))
  if (places.length === 0) return []
  const cell = (of: typeof known): Span[] => {
    if (of.length === 0) return []
    const count = (code: string, counted: typeof known) =>
      countSpan(code, counted.length, { ...period, units: counted.map(({ id }) => id) })
    return [
      count(
        'units_sent',
        of.filter(({ id }) => sent.has(id)),
      ),
      words('/'),
      count('units_due', of),
    ]
  }
  const rowOf = (name: string, of: typeof known): Span[][] => [
    [words(name)],
    ...organizations.map(({ code }) => cell(of.filter((u) => u.organization === code))),
    cell(of),
  ]
  const rows = places.map((town) =>
    rowOf(
      town ?? county,
      known.filter((u) => u.town === town),
    ),
  )
  const columns = [withTowns(TOWNS, townsCalled(units)), ...organizations.map(({ name }) => name), '合计']
  return [closeItem([words(HOW)]), { kind: 'table', columns, rows: [...rows, rowOf('合计', known)] }]
}

/** A line a town with its villages, in the county's order: a line a village would be pages. */
function unitLines(lead: string, named: readonly UnitName[], { units }: IssueInput): Block[] {
  if (named.length === 0) return []
  const townOf = new Map(units.map(({ id, town }) => [id, town]))
  const towns = [...new Set(named.map(({ id }) => townOf.get(id)))]
  const lines = towns.map((town) => linesByArea(named.filter(({ id }) => townOf.get(id) === town)).join('；'))
  return [{ ...closeItem([words(lead)]), head: true }, ...lines.map((line) => closeItem([words(`${line}。`)]))]
}

/** How many units reported; for the office also which did not. */
export function coverageOf({
  coverage: { reported, zero, missing, unappointed, paused, notYet },
  edition,
}: {
  readonly coverage: UnitsByState
  readonly edition: EditionKind
}): Coverage {
  const counts = {
    due: reported.length + zero.length + missing.length,
    reported: reported.length,
    zero: zero.length,
    missing: missing.length,
    unappointed: unappointed.length,
    ...(paused.length > 0 ? { paused: paused.length } : {}),
    ...(notYet.length > 0 ? { notYet: notYet.length } : {}),
  }
  if (edition === 'group') return counts
  const named = (of: readonly UnitName[]) => of.map((u) => u.name)
  return {
    ...counts,
    ...{ zeroUnits: named(zero), missingUnits: named(missing), unappointedUnits: named(unappointed) },
    ...(paused.length > 0 ? { pausedUnits: named(paused) } : {}),
    ...(notYet.length > 0 ? { notYetUnits: named(notYet) } : {}),
  }
}
