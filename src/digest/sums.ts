import type { Period } from '../calendar/period.ts'
import type { Catalogue, FoundIndicator } from '../catalogue/catalogue.ts'
import { levelIn } from '../catalogue/figures.ts'
import { type Aggregate, aggregate, type FigureGroup, grouped } from './aggregate.ts'
import type { PeriodFigures, UnitOfScope } from './gathered.ts'
import { type Kept, keyOf, once } from './once.ts'
import { countsNamesOnce, depths, labelsApart, namesOnce } from './once-in-county.ts'

/** Some of what was reported: one organization's, one level's. Absent: all. */
export type Share = {
  readonly organization?: string | undefined
  /** The answer to the question that says of which level the figures are. */
  readonly level?: string | undefined
}

/** A period's figures by indicator, organization and level, and what they come to: the same for every edition. */
export class Sums {
  readonly period: Period
  readonly #all: ReadonlyMap<string, readonly FigureGroup[]>
  readonly #organizationOf: ReadonlyMap<string, string>
  /** What was asked for already: a clause that has to be shorter is printed again and again. */
  readonly #levels: Kept<ReadonlyMap<string, readonly FigureGroup[]>> = new Map()
  readonly #shares: Kept<ReadonlyMap<string | undefined, readonly FigureGroup[]>> = new Map()
  readonly #totals: Kept<Aggregate | undefined> = new Map()

  constructor(
    { catalogue, units }: { readonly catalogue: Catalogue; readonly units: readonly UnitOfScope[] },
    period: Period,
    figures: PeriodFigures,
    /** The figures of a longer period that is told beside this one. */
    among: readonly FigureGroup[] = [],
  ) {
    this.period = period
    this.#all = byIndicator(catalogue.indicators, figures, units, among)
    this.#organizationOf = new Map(units.map((u) => [u.id, u.organization]))
  }

  groups(found: FoundIndicator, { organization, level }: Share): readonly FigureGroup[] {
    const groups = (level === undefined ? this.#all.get(found.code) : this.#byLevel(found).get(level)) ?? []
    // Only what several are asked is reported by more than one organization.
    if (organization === undefined || found.organization !== undefined) return groups
    const byOrganization = once(this.#shares, keyOf(found.code, level), () =>
      grouped(groups, (g) => this.#organizationOf.get(g.unit)),
    )
    return byOrganization.get(organization) ?? []
  }

  total(found: FoundIndicator, share: Share): Aggregate | undefined {
    return once(this.#totals, keyOf(found.code, share.organization, share.level), () =>
      aggregate(found.indicator, this.groups(found, share)),
    )
  }

  /** The levels under which anything was reported, in the order of the groups. */
  levels(found: FoundIndicator): string[] {
    return [...this.#byLevel(found).keys()]
  }

  #byLevel(found: FoundIndicator): ReadonlyMap<string, readonly FigureGroup[]> {
    return once(this.#levels, found.code, () =>
      grouped(this.#all.get(found.code) ?? [], (g) => levelIn(found.indicator, g.label)),
    )
  }
}

/** Each indicator's groups: of a stock the newest, of all others those of the period; a name that counts once stands in one of them. */
export function byIndicator(
  indicators: readonly FoundIndicator[],
  figures: PeriodFigures,
  units: readonly UnitOfScope[],
  among: readonly FigureGroup[] = [],
): ReadonlyMap<string, readonly FigureGroup[]> {
  const isStock = new Map(indicators.map(({ code, question }) => [code, question.stock]))
  const groups = new Map<string, FigureGroup[]>(indicators.map(({ code }) => [code, []]))
  for (const group of figures.flow) if (isStock.get(group.indicator) === false) groups.get(group.indicator)?.push(group)
  for (const group of figures.stock) if (isStock.get(group.indicator) === true) groups.get(group.indicator)?.push(group)
  const [depthOf, apart] = [depths(units), labelsApart(units)]
  for (const found of indicators) {
    const own = groups.get(found.code) ?? []
    if (own.length + among.length < 2 || !countsNamesOnce(found)) continue
    const labelled = (of: readonly FigureGroup[]) => of.map((group) => ({ ...group, label: apart(group) }))
    const longer = among.filter(({ indicator }) => indicator === found.code)
    groups.set(found.code, [...namesOnce(found, labelled(own), depthOf, labelled(longer))])
  }
  return groups
}
