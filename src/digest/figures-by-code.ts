import type { Period } from '../calendar/period.ts'
import { type AskedQuestion, type FoundIndicator, writesWan } from '../catalogue/catalogue.ts'
import { levelIn } from '../catalogue/figures.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { bareName } from '../chinese/name-marks.ts'
import { type Aggregate, aggregate, type FigureGroup, grouped } from './aggregate.ts'
import type { Lineage } from './digest.ts'
import type { NameGroup, PeriodFigures, ReportInput } from './gathered.ts'
import { ruleOf } from './rule-names.ts'

/** Some of what was reported: one organization's, one level's, under one name. Absent: all. */
export type Share = {
  readonly organization?: string | undefined
  /** The answer to the question that says of which level the figures are. */
  readonly level?: string | undefined
}

/** A question for a level and its answer: what was given together with it. */
export type Told = { readonly of: string; readonly level: string }

type Arranged = Pick<ReportInput, 'catalogue' | 'edition' | 'period' | 'figures' | 'names' | 'units'>

/** A period's figures and names, by the codes under which clauses ask for them. */
export class FiguresByCode {
  readonly indicators: readonly FoundIndicator[]
  readonly #input: Arranged
  readonly period: Period
  /** Whether large numbers are written in 万. */
  readonly inWan: boolean
  readonly #all: ReadonlyMap<string, readonly FigureGroup[]>
  /** By indicator and level. */
  readonly #figures: ReadonlyMap<string, ReadonlyMap<string, readonly FigureGroup[]>>
  readonly #organizationOf: ReadonlyMap<string, string>
  readonly #names: ReadonlyMap<string, readonly NameGroup[]>
  /** What was looked for already: a clause that has to be shorter is printed again and again. */
  readonly #shares: Kept<ReadonlyMap<string | undefined, readonly FigureGroup[]>> = new Map()
  readonly #totals: Kept<Aggregate | undefined> = new Map()
  readonly #given: Kept<readonly NameGroup[]> = new Map()
  readonly #ranked: Kept<readonly string[]> = new Map()

  constructor(input: Arranged) {
    this.#input = input
    this.period = input.period
    this.inWan = writesWan(input.catalogue)
    this.indicators = input.catalogue.indicators.filter(({ question }) => this.#prints(question))
    const figures = byIndicator(this.indicators, input.figures)
    this.#all = figures
    this.#figures = new Map(
      this.indicators.map((i) => [i.code, grouped(figures.get(i.code) ?? [], (g) => levelIn(i.indicator, g.label))]),
    )
    this.#names = grouped(input.names, (n) => `${n.form}/${n.code}`)
    this.#organizationOf = new Map(input.units.map((u) => [u.id, u.organization]))
  }

  /** The question of this code, unless it is kept from this edition. */
  asked(code: string): AskedQuestion | undefined {
    const asked = this.#input.catalogue.question(code)
    return asked && this.#prints(asked.question) ? asked : undefined
  }

  indicator(code: string): FoundIndicator | undefined {
    const found = this.#input.catalogue.indicator(code)
    return found && this.#prints(found.question) ? found : undefined
  }

  #prints({ sensitive }: Question): boolean {
    return !(sensitive && this.#input.edition === 'group')
  }

  groups(found: FoundIndicator, { organization, level }: Share): readonly FigureGroup[] {
    const groups = (level === undefined ? this.#all.get(found.code) : this.#figures.get(found.code)?.get(level)) ?? []
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

  /** The levels under which it was counted, in the order in which the question offers them; others behind. */
  levels(found: FoundIndicator, share: Share): string[] {
    return this.#levelsWhere(found, share, (groups) => groups.some((g) => g.sum.value > 0))
  }

  /** The levels under which anything was reported, 0 too. */
  reportedLevels(found: FoundIndicator, share: Share): string[] {
    return this.#levelsWhere(found, share, (groups) => groups.length > 0)
  }

  #levelsWhere(found: FoundIndicator, share: Share, which: (groups: readonly FigureGroup[]) => boolean): string[] {
    const present = [...(this.#figures.get(found.code)?.keys() ?? [])]
    const wanted = present.filter((level) => which(this.groups(found, { ...share, level })))
    return levelsInOrder(found.form, found.indicator.split_by, wanted)
  }

  /** The names that were given to a question; with `told` those that were given together with it, where the form asks it. */
  names({ question, form }: AskedQuestion, organization: string | undefined, told?: Told): readonly NameGroup[] {
    const asks = form.questions.some((q) => q.code === told?.of)
    const { of, level } = (asks ? told : undefined) ?? {}
    const all = this.#names.get(`${form.code}/${question.code}`) ?? []
    if (organization === undefined && of === undefined) return all
    return once(this.#given, keyOf(form.code, question.code, organization, of, level), () =>
      all.filter(
        (n) =>
          (organization === undefined || n.organization === organization) &&
          (of === undefined || (n.levels[of] ?? '') === level),
      ),
    )
  }

  /**
   * Those of them that may be printed, each once, the most frequent first. Typed with and without quotation marks around it
   * a name is one, in its more frequent spelling.
   */
  ranked(asked: AskedQuestion, organization: string | undefined, told?: Told): readonly string[] {
    const { question, form } = asked
    return once(this.#ranked, keyOf(form.code, question.code, organization, told?.of, told?.level), () => {
      const times = new Map<string, { name: string; count: number; first: number }>()
      for (const { name, withheld, count, first } of this.names(asked, organization, told)) {
        if (withheld) continue
        const bare = bareName(name)
        const before = times.get(bare) ?? { name, count: 0, first }
        times.set(bare, { ...before, count: before.count + count, first: Math.min(before.first, first) })
      }
      return [...times.values()].sort((a, b) => b.count - a.count || a.first - b.first).map(({ name }) => name)
    })
  }
}

function keyOf(...parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts)
}

type Kept<Value> = Map<string, { readonly value: Value }>

/** What is kept under a key, made where it is not there yet. */
function once<Value>(kept: Kept<Value>, key: string, make: () => Value): Value {
  const known = kept.get(key) ?? { value: make() }
  kept.set(key, known)
  return known.value
}

/** What an indicator's total was made of, where its figures are of this period. */
export function lineageOf(period: Period, found: FoundIndicator, total: Aggregate, level?: string): Lineage {
  return {
    rule: ruleOf(found.indicator),
    indicators: [found.code],
    ...(level ? { level } : {}),
    // What there is now may have been reported at any time before.
    ...(found.question.stock ? {} : { from: period.from }),
    to: period.to,
    units: total.units,
    figures: total.figures,
    ...(total.reports ? { reports: total.reports } : {}),
  }
}

/** Levels as the question offers them; what it does not offer behind them, sorted. */
export function levelsInOrder(form: Form, levelQuestion: string | undefined, levels: readonly string[]): string[] {
  const offered = form.questions.find((q) => q.code === levelQuestion)?.choices ?? []
  const place = (level: string) => (offered.includes(level) ? offered.indexOf(level) : offered.length)
  return [...levels].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

/** Each indicator's groups: of a stock the newest, of all others those of the period. */
export function byIndicator(
  indicators: readonly FoundIndicator[],
  figures: PeriodFigures,
): ReadonlyMap<string, readonly FigureGroup[]> {
  const stock = new Set(indicators.filter((i) => i.question.stock).map((i) => i.code))
  const wanted = new Set(indicators.map((i) => i.code))
  return grouped(
    [
      ...figures.flow.filter((g) => !stock.has(g.indicator)),
      ...figures.stock.filter((g) => stock.has(g.indicator)),
    ].filter((g) => wanted.has(g.indicator)),
    (g) => g.indicator,
  )
}
