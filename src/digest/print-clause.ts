import type { AskedQuestion, FoundIndicator } from '../catalogue/catalogue.ts'
import { type Clause, mapOption } from '../catalogue/clause.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import { exactly, type Quantity } from '../chinese/quantity.ts'
import { kindOf } from '../kinds/index.ts'
import { valueBeside } from './beside.ts'
import type { ClauseValue, Lookup } from './clause-value.ts'
import { spelledOut } from './county-words.ts'
import type { FigureSpan, Span } from './digest.ts'
import { lineageOf } from './figures-by-code.ts'
import type { Key, KeyedSlot } from './keyed-parts.ts'
import { levelsIn } from './levels-in.ts'
import { measureOf, totalOf } from './lines.ts'
import { isTold, onceALevel } from './once-a-level.ts'
import { MOST_NAMES, namesOf, numberOf, type Printing, themeOf, tickedOf } from './printing.ts'
import { figureSpan } from './spans.ts'
import { levelCalled } from './towns-called.ts'
import { type Leaving, wordClause } from './word-clause.ts'
import type { Passage } from './written-section.ts'
import { activitySpans } from './year-activities.ts'

/** Prints the county's text blocks by their codes. */
export type TextPrinter = {
  /** Undefined where there is none, or where it has nothing to say. */
  clause(code: string, texts?: Printing['texts']): readonly Span[] | undefined
  /** What a heading or a title says; empty where there is none. */
  text(code: string): string
  /** A text of several lines; those with nothing to say are left out. */
  paragraphs(code: string): readonly (readonly Passage[])[]
}

/** A clause of a period as spans; undefined where it has nothing to say. */
export function printClause(clause: Clause, printing: Printing, leaving?: Leaving): readonly Span[] | undefined {
  const spelled = printing.phrases ? spelledOut(clause, printing.phrases) : clause
  const whole = printing.place === undefined ? spelled : inOnePlace(spelled)
  return wordClause(levelsIn(whole, printing).reduce(onceALevel, limited(whole)), lookupIn(printing), leaving)
}

/** A slot that counts the county's towns, in what is told of one of them. */
type PlaceSlot = KeyedSlot & { readonly place?: true }

const MEASURE = '个'

/** One town is no number of towns: of `{n}个{towns}实现全覆盖` its own report says 全镇实现全覆盖. */
function inOnePlace(clause: Clause): Clause {
  return clause.flatMap((part, i): Clause => {
    if (part.kind === 'optional') return [mapOption(part, inOnePlace)]
    if (part.kind === 'value' && countsTowns(clause, i)) return [{ ...part, place: true } as PlaceSlot]
    return countsTowns(clause, i - 1) || countsTowns(clause, i - 2) ? [] : [part]
  })
}

function countsTowns(clause: Clause, i: number): boolean {
  const [counted, measure, towns] = clause.slice(Math.max(i, 0), i + 3)
  const says = measure?.kind === 'words' && measure.text === MEASURE
  return i >= 0 && counted?.kind === 'value' && says && towns?.kind === 'value' && towns.code === 'towns'
}

/** Names in a row end at some point, also where the clause does not say at which. */
function limited(clause: Clause): Clause {
  return clause.map((part) => {
    if (part.kind === 'optional') return mapOption(part, limited)
    const plain: KeyedSlot | undefined =
      part.kind === 'value' && part.list === undefined && !part.count
        ? { ...part, list: MOST_NAMES, plain: true }
        : undefined
    return plain ?? part
  })
}

function lookupIn(printing: Printing): Lookup {
  const { figures, organization, words, ready, texts, totals } = printing
  return (code, slot): ClauseValue | undefined => {
    const { key = themeOf(printing), plain, place }: PlaceSlot = slot
    const fixed = words.get(code)
    if (fixed !== undefined) return { kind: 'words', text: fixed }
    const spans = ready?.get(code)
    if (spans) return { kind: 'spans', spans }
    const activities = printing.activities?.get(code)
    if (activities) return { kind: 'spans', spans: activitySpans(activities, slot.list ?? MOST_NAMES, printing) }
    const free = texts?.get(code)
    if (free) return { kind: 'free', ...free, code }
    const members = totals.get(code)
    if (members) return totalOf(code, members, figures, { organization })
    const asked = figures.asked(code)
    if (slot.growth || slot.whole !== undefined) {
      const found = figures.indicator(code) ?? figures.indicatorAsked(code)
      return found && valueBeside(found, slot, printing)
    }
    const indicator = numberOf(code, !plain, figures)
    if (indicator) {
      const found = totalUnder(indicator, printing, key)
      if (!found) return undefined
      const of = { indicator: indicator.code, lineage: found.of.lineage }
      if (place) return { kind: 'spans', spans: wholePlace(found.of.quantity, of, printing) }
      return { kind: 'figure', ...of, ...found.of, measure: measureOf(indicator, found.total, figures.inWan) }
    }
    if (!asked) return undefined
    if (key?.of === code)
      return isTold(key.level)
        ? { kind: 'names', code, names: [levelCalled(key.level, figures.towns)] }
        : { kind: 'nothing' }
    if (key?.name?.code === code) return { kind: 'names', code, names: [key.name.value] }
    // Short ones in a row, where the clause lists them: 开通甲站、乙站.
    const isListed = slot.list !== undefined && !plain
    if (kindOf(asked.question).words === 'sentence' && !isListed) return newestText(asked, printing)
    const names = namesOf(asked, printing, key)
    const all = slot.measure === undefined && !slot.count ? undefined : howMany(asked, printing, key)
    if (slot.count) return all && { ...all, quantity: exactly(all.value) }
    const most = tickedOf(asked, names, printing).length
    return names.length > 0 || all ? { kind: 'names', code, names, all, ...(most > 0 ? { most } : {}) } : undefined
  }
}

/** 全镇, which is traced as the number that it stands for; nothing where that is 0. */
function wholePlace(quantity: Quantity, of: Parameters<typeof figureSpan>[2], { place }: Printing): readonly Span[] {
  return quantity.value > 0 && place !== undefined ? [figureSpan(quantity, place, of)] : []
}

/** What an indicator comes to; under a level that it is split by only what was reported under that. */
function totalUnder(indicator: FoundIndicator, { figures, organization }: Printing, key: Key | undefined) {
  const level = key && indicator.indicator.split_by === key.of ? key.level : undefined
  const total = figures.total(indicator, { organization, level })
  if (!total) return undefined
  return { total, of: { quantity: total.quantity, lineage: lineageOf(figures.period, indicator, total, level) } }
}

/** How many names were given, those that are not to be printed too; of names that an indicator counts what it comes to. */
function howMany(asked: AskedQuestion, printing: Printing, key?: Key): FigureSpan | undefined {
  const { figures, organization } = printing
  const { code } = asked.question
  const indicator = figures.indicator(asked.question.indicator ? indicatorCode(asked.question) : code)
  if (indicator) {
    const found = totalUnder(indicator, printing, key)
    if (!found) return undefined
    const { quantity, lineage } = found.of
    const { value } = quantity
    return { kind: 'figure', indicator: indicator.code, value, printed: String(value), lineage }
  }
  return figures.howMany(asked, organization, key)
}

/** Of many sentences one is printed: the one that was said most often, of those the newest. */
function newestText(asked: AskedQuestion, { figures, organization }: Printing): ClauseValue | undefined {
  const said = [...figures.names(asked, organization)].sort((a, b) => b.count - a.count || b.last - a.last)
  const [first] = said
  return first && { kind: 'free', text: first.name, code: asked.question.code, report: String(first.last) }
}
