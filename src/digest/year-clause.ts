import type { AskedQuestion, FoundIndicator } from '../catalogue/catalogue.ts'
import { type Clause, type ClauseSlot, clauseCodes, mapOption, phrasesOf, slotsOf } from '../catalogue/clause.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import { THEME } from '../catalogue/known-codes.ts'
import { bareName, printedName } from '../chinese/name-marks.ts'
import { exactly } from '../chinese/quantity.ts'
import { kindOf } from '../kinds/index.ts'
import { spelledOut } from './county-words.ts'
import type { FigureSpan, Span } from './digest.ts'
import { type FiguresByCode, inOrder, lineageOf } from './figures-by-code.ts'
import { measureOf, totalOf } from './lines.ts'
import { type ClauseValue, type Leaving, type Lookup, wordClause } from './print-clause.ts'
import { countSpan } from './spans.ts'
import type { Passage } from './written-section.ts'
import { isTold, type Key, type KeyedSlot, type Levels, onceALevel } from './year-levels.ts'

/** How many names a clause prints that does not say so. */
const MOST_NAMES = 4

/** What a clause of the year is printed from. */
export type Printing = {
  readonly figures: FiguresByCode
  /** Whose sentence it is: forms that all have then count for this one only. */
  readonly organization?: string | undefined
  /** The theme it stands under, by name: of a form whose reports are put under one only those of this theme count. */
  readonly theme?: string | undefined
  /** {county}, {period}, {organization} … */
  readonly words: ReadonlyMap<string, string>
  /** The county's words that hold values, by code. */
  readonly phrases?: ReadonlyMap<string, Clause>
  /** Totals by code, and the codes of the indicators that each adds up. */
  readonly totals: ReadonlyMap<string, readonly string[]>
  /** What is made of more than one figure or name, by code: {where}. */
  readonly ready?: ReadonlyMap<string, readonly Span[]>
  /** Names that an editor has ticked, by the question's code. */
  readonly examples?: ReadonlyMap<string, readonly string[]>
  /** Free text by code, e.g. the {problem} of a pair. */
  readonly texts?: ReadonlyMap<string, { readonly text: string; readonly report: string }>
}

/** Prints the county's text blocks by their codes. */
export type TextPrinter = {
  /** Undefined where there is none, or where it has nothing to say. */
  clause(code: string, texts?: Printing['texts']): readonly Span[] | undefined
  /** What a heading or a title says; empty where there is none. */
  text(code: string): string
  /** A text of several lines; those with nothing to say are left out. */
  paragraphs(code: string): readonly (readonly Passage[])[]
}

/** A clause of the year as spans; undefined where it has nothing to say. */
export function printClause(clause: Clause, printing: Printing, leaving?: Leaving): readonly Span[] | undefined {
  const whole = printing.phrases ? spelledOut(clause, printing.phrases) : clause
  return wordClause(levelsIn(whole, printing).reduce(onceALevel, limited(whole)), lookupIn(printing), leaving)
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

/** What is known of one question for a level while the codes of a clause are gone through. */
type Found = {
  readonly asked: AskedQuestion
  readonly codes: Set<string>
  readonly measures: Map<string, string>
  readonly counted: Map<string, ReadonlySet<string>>
  readonly levels: Set<string>
  each?: string
}

/** Everything in this clause that levels tell apart: numbers that are split by one, and names that have one. */
function levelsIn(clause: Clause, printing: Printing): Levels[] {
  const { figures, organization } = printing
  const codes = clauseCodes(clause)
  const slots = slotsOf(clause)
  const listed = new Set(slots.flatMap((slot) => (slot.list === undefined && !slot.count ? [] : [slot.code])))
  const found = new Map<string, Found>()
  const of = (question: string) => {
    const asked = figures.asked(question)
    if (!asked) return undefined
    const known: Found = found.get(question) ?? {
      asked,
      codes: new Set(),
      measures: new Map(),
      counted: new Map(),
      levels: new Set(),
    }
    found.set(question, known)
    return known
  }
  for (const code of codes) {
    const indicator = numberOf(code, listed.has(code), figures)
    const split = indicator?.indicator.split_by
    if (indicator && split !== undefined && split !== themeOf(printing)?.of) {
      const levels = of(split)
      levels?.codes.add(code)
      levels?.measures.set(code, indicator.indicator.unit)
      const some = figures.levels(indicator, { organization })
      levels?.counted.set(code, new Set(some))
      for (const level of some) levels?.levels.add(level)
    }
    const asked = figures.asked(code)
    const about = asked && kindOf(asked.question).picks === 'one' ? asked.question.when : undefined
    const named = about !== undefined && codes.includes(about) && !numberOf(about, listed.has(about), figures)
    if (asked && about !== undefined && named) {
      const levels = of(code)
      levels?.codes.add(about)
      for (const { name } of figures.names(asked, organization)) levels?.levels.add(name)
      if (levels && !listed.has(about)) levels.each = about
    }
  }
  for (const [question, { asked, codes: told }] of found) {
    for (const code of beside(clause, [question, ...told], asked, figures)) told.add(code)
  }
  return [...found].map(([question, { asked, codes: told, measures, counted, levels, each }]): Levels => {
    const byLevel = inOrder(asked.form, question, [...levels]).map((level): Key => ({ of: question, level }))
    const keys = each === undefined ? byLevel : eachName(byLevel, each, printing)
    const names = slots.filter((slot) => told.has(slot.code) && !measures.has(slot.code))
    const single = keys.every((key) => names.every((slot) => namesPrinted(slot, key, printing) <= 1))
    return { question, codes: told, measures, counted, keys, single }
  })
}

/** How many names a slot prints of a level. */
function namesPrinted({ code, list, count }: ClauseSlot, key: Key, printing: Printing): number {
  const asked = printing.figures.asked(code)
  if (!asked || count) return 0
  const names = namesOf(asked, printing, key)
  return Math.min(list ?? Infinity, tickedOf(asked, names, printing).length || names.length)
}

/**
 * Names of the same form in the same phrase belong to the level too: of 甲社区等3个团队获得省级表彰 the names are those that
 * were reported with 省级.
 */
function beside(clause: Clause, told: readonly string[], { form }: AskedQuestion, figures: FiguresByCode): string[] {
  const near = phrasesOf(clause).filter((phrase) => phrase.some((slot) => told.includes(slot.code)))
  return near.flat().flatMap(({ code }) => {
    const asked = figures.asked(code)
    if (!asked || asked.form.code !== form.code) return []
    return kindOf(asked.question).words === 'names' ? [code] : []
  })
}

/** Of a name that the clause gives without `|list` each stands for itself: 甲商会被评为省级…，乙商会被评为县级…. */
function eachName(keys: readonly Key[], code: string, printing: Printing): Key[] {
  const asked = printing.figures.asked(code)
  if (!asked) return [...keys]
  const named = (of: (names: readonly string[]) => readonly string[]) =>
    keys.flatMap((key) => of(namesOf(asked, printing, key)).map((value): Key => ({ ...key, name: { code, value } })))
  const ticked = named((names) => tickedOf(asked, names, printing))
  return (ticked.length > 0 ? ticked : named((names) => names)).slice(0, MOST_NAMES)
}

/** The indicator that a slot prints as a number; none where it asks for names. */
function numberOf(code: string, listed: boolean, figures: FiguresByCode) {
  const asked = figures.asked(code)
  if (listed && asked && kindOf(asked.question).counts === 'names') return undefined
  return figures.indicator(asked?.question.indicator ? indicatorCode(asked.question) : code)
}

/** What a theme limits, as a level does: reports that were put under it. */
function themeOf({ theme }: Printing): Key | undefined {
  return theme === undefined ? undefined : { of: THEME, level: theme }
}

function lookupIn(printing: Printing): Lookup {
  const { figures, organization, words, ready, texts, totals } = printing
  return (code, slot): ClauseValue | undefined => {
    const { key = themeOf(printing), plain }: KeyedSlot = slot
    const fixed = words.get(code)
    if (fixed !== undefined) return { kind: 'words', text: fixed }
    const spans = ready?.get(code)
    if (spans) return { kind: 'spans', spans }
    const free = texts?.get(code)
    if (free) return { kind: 'free', ...free, code }
    const members = totals.get(code)
    if (members) return totalOf(code, members, figures, { organization })
    const asked = figures.asked(code)
    const indicator = numberOf(code, !plain, figures)
    if (indicator) {
      const found = totalUnder(indicator, printing, key)
      const { inWan } = figures
      return (
        found && {
          kind: 'figure',
          indicator: indicator.code,
          ...found.of,
          measure: measureOf(indicator, found.total, inWan),
        }
      )
    }
    if (!asked) return undefined
    if (key?.of === code) return isTold(key.level) ? { kind: 'names', code, names: [key.level] } : { kind: 'nothing' }
    if (key?.name?.code === code)
      return { kind: 'names', code, names: [printedName(key.name.value, asked.question.marks)] }
    if (kindOf(asked.question).words === 'sentence') return newestText(asked, printing)
    const names = namesOf(asked, printing, key).map((name) => printedName(name, asked.question.marks))
    const all = slot.measure === undefined && !slot.count ? undefined : howMany(asked, printing, key)
    if (slot.count) return all && { ...all, quantity: exactly(all.value) }
    const most = tickedOf(asked, names, printing).length
    return names.length > 0 || all ? { kind: 'names', code, names, all, ...(most > 0 ? { most } : {}) } : undefined
  }
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
  const groups = figures.names(asked, organization, key)
  const value = new Set(groups.map(({ name }) => bareName(name))).size
  if (value === 0) return undefined
  const of = (which: 'units' | 'reports') => [...new Set(groups.flatMap((group) => group[which] ?? []))].sort()
  return countSpan(code, value, { ...figures.period, units: of('units'), reports: of('reports') })
}

/** Names, those that were ticked first, then the most frequent; of a level those that were given together with it. */
function namesOf(asked: AskedQuestion, printing: Printing, key?: Key): readonly string[] {
  const all = printing.figures.ranked(asked, printing.organization, key)
  const ticked = tickedOf(asked, all, printing)
  return ticked.length === 0 ? all : [...new Set([...ticked, ...all])]
}

/** Of these names those that an editor has ticked, as ticked. */
function tickedOf({ question }: AskedQuestion, names: readonly string[], { examples }: Printing): readonly string[] {
  return (examples?.get(question.code) ?? []).flatMap(
    (ticked) => names.find((name) => bareName(name) === bareName(ticked)) ?? [],
  )
}

/** Of many sentences one is printed: the one that was said most often, of those the newest. */
function newestText(asked: AskedQuestion, { figures, organization }: Printing): ClauseValue | undefined {
  const said = [...figures.names(asked, organization)].sort((a, b) => b.count - a.count || b.last - a.last)
  const [first] = said
  return first && { kind: 'free', text: first.name, code: asked.question.code, report: String(first.last) }
}
