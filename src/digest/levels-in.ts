import type { AskedQuestion } from '../catalogue/catalogue.ts'
import { type Clause, type ClauseSlot, clauseCodes, phrasesOf, slotsOf } from '../catalogue/clause.ts'
import { kindOf } from '../kinds/index.ts'
import { type FiguresByCode, levelsInOrder } from './figures-by-code.ts'
import type { Key } from './keyed-parts.ts'
import type { Levels } from './once-a-level.ts'
import { MOST_NAMES, namesOf, numberOf, type Printing, themeOf, tickedOf } from './printing.ts'

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
export function levelsIn(clause: Clause, printing: Printing): Levels[] {
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
      const names = figures.asked(about)
      const has = (level: string) =>
        names === undefined || figures.names(names, organization, { of: code, level }).length > 0
      for (const { name } of figures.names(asked, organization)) if (has(name)) levels?.levels.add(name)
      if (levels && !listed.has(about)) levels.each = about
    }
  }
  for (const [question, { asked, codes: told }] of found) {
    for (const code of beside(clause, [question, ...told], asked, figures)) told.add(code)
  }
  return [...found].map(([question, { asked, codes: told, measures, counted, levels, each }]): Levels => {
    const byLevel = levelsInOrder(asked.form, question, [...levels]).map((level): Key => ({ of: question, level }))
    const keys = each === undefined ? byLevel : eachName(byLevel, each, printing)
    const names = slots.filter((slot) => told.has(slot.code) && !measures.has(slot.code))
    const numbers = slots.filter((slot) => told.has(slot.code) && measures.has(slot.code))
    // 1人、1人分别获州级、镇级表彰 says one number twice.
    const tellsNone = keys.every((key) => names.every((slot) => namesPrinted(slot, key, printing) === 0))
    const alike =
      tellsNone && keys.length > 1 && numbers.some((slot) => sameOfEach(slot.code, question, keys, printing))
    const single = !alike && keys.every((key) => names.every((slot) => namesPrinted(slot, key, printing) <= 1))
    const isCount = (slot: ClauseSlot) =>
      slot.count === true ||
      (slot.measure !== undefined && keys.every((key) => namesPrinted(slot, key, printing) === 0))
    return { question, codes: told, measures, counted, isCount, keys, single }
  })
}

/** Whether an indicator comes to the same number under each level. */
function sameOfEach(
  code: string,
  question: string,
  keys: readonly Key[],
  { figures, organization }: Printing,
): boolean {
  const indicator = numberOf(code, true, figures)
  if (indicator?.indicator.split_by !== question) return false
  const totals = keys.map(({ level }) => figures.total(indicator, { organization, level })?.quantity.value)
  return new Set(totals).size === 1
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
