import type { Period } from '../calendar/period.ts'
import { type AskedQuestion, type FoundIndicator, writesWan } from '../catalogue/catalogue.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { bareName, printedName, withoutNote } from '../chinese/name-marks.ts'
import { namesActivity } from './activity-names.ts'
import { type Aggregate, type FigureGroup, grouped } from './aggregate.ts'
import type { FigureSpan, Lineage } from './digest.ts'
import type { NameGroup, ReportInput } from './gathered.ts'
import { type Kept, keyOf, once } from './once.ts'
import { isTold } from './once-a-level.ts'
import { ruleOf } from './rule-names.ts'
import { countSpan } from './spans.ts'
import type { Share, Sums } from './sums.ts'
import { townsCalled } from './towns-called.ts'

/** A question for a level and its answer: what was given together with it. */
export type Told = { readonly of: string; readonly level: string }

type Asked = Pick<AskedQuestion, 'form' | 'question'>
type Printed = Pick<ReportInput, 'catalogue' | 'edition' | 'units'> & { readonly names?: readonly NameGroup[] }

/** A period's figures and names, by the codes under which clauses ask for them. */
export class FiguresByCode {
  readonly indicators: readonly FoundIndicator[]
  readonly #input: Printed
  readonly period: Period
  /** Whether large numbers are written in 万. */
  readonly inWan: boolean
  /** What the county calls its towns. */
  readonly towns: string
  readonly #sums: Sums
  readonly #given: ReadonlyMap<string, readonly NameGroup[]>
  /** What was looked for already: a clause that has to be shorter is printed again and again. */
  readonly #names: Kept<readonly NameGroup[]> = new Map()
  readonly #printed: Kept<readonly string[]> = new Map()
  readonly #howMany: Kept<FigureSpan | undefined> = new Map()

  constructor(input: Printed, sums: Sums) {
    this.#input = input
    this.#sums = sums
    this.period = sums.period
    this.inWan = writesWan(input.catalogue)
    this.towns = townsCalled(input.units)
    this.indicators = input.catalogue.indicators.filter(({ question }) => this.#prints(question))
    this.#given = grouped(input.names ?? [], (n) => `${n.form}/${n.code}`)
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

  /** The indicator of a question by the question's code, or by its own. */
  indicatorAsked(code: string): FoundIndicator | undefined {
    const asked = this.asked(code)
    return asked?.question.indicator ? this.indicator(indicatorCode(asked.question)) : undefined
  }

  #prints({ sensitive }: Question): boolean {
    return !(sensitive && this.#input.edition === 'group')
  }

  groups(found: FoundIndicator, share: Share): readonly FigureGroup[] {
    return this.#sums.groups(found, share)
  }

  total(found: FoundIndicator, share: Share): Aggregate | undefined {
    return this.#sums.total(found, share)
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
    const wanted = this.#sums.levels(found).filter((level) => which(this.groups(found, { ...share, level })))
    return levelsInOrder(found.form, found.indicator.split_by, wanted)
  }

  /** The names that were given to a question; with `told` those that were given together with it, where the form asks it. */
  names({ question, form }: AskedQuestion, organization: string | undefined, told?: Told): readonly NameGroup[] {
    const asks = form.questions.some((q) => q.code === told?.of)
    const { of, level } = (asks ? told : undefined) ?? {}
    const all = this.#given.get(`${form.code}/${question.code}`) ?? []
    if (organization === undefined && of === undefined) return all
    return once(this.#names, keyOf(form.code, question.code, organization, of, level), () => {
      const own = all.filter((n) => organization === undefined || n.organization === organization)
      if (of === undefined) return own
      const given = own.filter((n) => (n.levels[of] ?? '') === level)
      // A number of this level is told with what it was reported under.
      if (form.questions.some(({ indicator: i }) => i?.keyed_by === question.code && i.split_by === of)) return given
      // What was named with a level is not told again without one, and of what rose only its last level.
      const higher = levelsAbove({ question, form }, of, level ?? '')
      return without(given, own, isTold(level ?? '') ? (other) => higher.includes(other) : isTold, of)
    })
  }

  /**
   * Those of them that may be printed, as they are printed, each once, the most frequent first. Typed with and without
   * quotation marks around it a name is one, in its more frequent spelling.
   */
  printed(asked: AskedQuestion, organization: string | undefined, told?: Told): readonly string[] {
    const { question, form } = asked
    return once(this.#printed, keyOf(form.code, question.code, organization, told?.of, told?.level), () => {
      const times = new Map<string, { readonly name: string; count: number; first: number }>()
      for (const { name, withheld, count, first } of this.names(asked, organization, told)) {
        if (withheld) continue
        const bare = bareName(name)
        const known = times.get(bare)
        if (known) {
          known.count += count
          known.first = Math.min(known.first, first)
        } else times.set(bare, { name, count, first })
      }
      const names = [...times.values()]
        .sort((a, b) => b.count - a.count || a.first - b.first)
        .map(({ name }) => printedName(name, question.marks))
      // Which of its kind it was is for the report itself: of several 道德讲堂（第三期） is 道德讲堂.
      return names.length > 1 && namesActivity(question) ? [...new Set(names.map(withoutNote))] : names
    })
  }

  /** How many different names were given, those that are not to be printed too; undefined where none was. */
  howMany(asked: AskedQuestion, organization: string | undefined, told?: Told): FigureSpan | undefined {
    const { question, form } = asked
    return once(this.#howMany, keyOf(form.code, question.code, organization, told?.of, told?.level), () => {
      const groups = this.names(asked, organization, told)
      const value = new Set(groups.map(({ name }) => bareName(name))).size
      if (value === 0) return undefined
      const of = (which: 'units' | 'reports') => [...new Set(groups.flatMap((group) => group[which] ?? []))].sort()
      return countSpan(question.code, value, { ...this.period, units: of('units'), reports: of('reports') })
    })
  }
}

/** Names without those that others of them were given with such a level. */
function without(
  names: readonly NameGroup[],
  all: readonly NameGroup[],
  such: (level: string) => boolean,
  of: string,
): readonly NameGroup[] {
  const known = new Set(all.flatMap(({ name, levels }) => (such(levels[of] ?? '') ? [bareName(name)] : [])))
  return known.size === 0 ? names : names.filter(({ name }) => !known.has(bareName(name)))
}

/** The levels above one, where these names are asked for theirs; none where they are told apart by something else. */
function levelsAbove({ form, question }: Asked, of: string, level: string): readonly string[] {
  const asks = form.questions.find(({ code, when }) => code === of && when === question.code)
  const choices = (asks?.choices ?? []).filter(isTold)
  return choices.every((choice) => choice.endsWith('级')) ? choices.slice(0, Math.max(0, choices.indexOf(level))) : []
}

/** What an indicator's total was made of, where its figures are of this period. */
export function lineageOf(period: Period, found: FoundIndicator, total: Aggregate, level?: string): Lineage {
  return {
    figures: total.figures,
    // What there is now may have been reported at any time before.
    ...(found.question.stock ? {} : { from: period.from }),
    indicators: [found.code],
    ...(level ? { level } : {}),
    ...(total.reports ? { reports: total.reports } : {}),
    rule: ruleOf(found.indicator),
    to: period.to,
    units: total.units,
  }
}

/** Levels as the question offers them; what it does not offer behind them, sorted. */
export function levelsInOrder(form: Form, levelQuestion: string | undefined, levels: readonly string[]): string[] {
  const offered = form.questions.find((q) => q.code === levelQuestion)?.choices ?? []
  const place = (level: string) => (offered.includes(level) ? offered.indexOf(level) : offered.length)
  return [...levels].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}
