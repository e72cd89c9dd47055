import type { AskedQuestion, Catalogue } from '../catalogue/catalogue.ts'
import { type Clause, type ClauseSlot, clauseCodes, slotsOf } from '../catalogue/clause.ts'
import { paragraphsOf } from '../catalogue/text-blocks.ts'
import { type Hole, holesIn } from '../chinese/holes.ts'
import { exactly } from '../chinese/quantity.ts'
import { kindOf } from '../kinds/index.ts'
import { sampleWords } from './clause-sample.ts'
import type { ClauseValue } from './clause-value.ts'
import { type countyWords, spelledOut } from './county-words.ts'
import { textOf } from './spans.ts'
import { wordClause } from './word-clause.ts'

/** A clause that would be printed with a hole: which codes have to be missing for it, and what would be printed. */
export type ClauseHole = Hole & {
  /** `women_talk.item`, or the code of a text block. */
  readonly clause: string
  readonly missing: readonly string[]
  readonly printed: string
}

/** Where it was, in each way that a clause may say it. */
const PLACES: readonly string[] = ['where', 'at', 'across']
const MOST_MISSING = 3
/** Nobody's clause has so many codes; one that has starts all the same, and soon. */
const MOST_TRIES = 3000
/** What is never missing, with what stands for it. */
const FIXED: Readonly<Record<string, string>> = {
  on: '11月9日',
  organization: '甲县妇联',
  county: '甲县',
  scope: '全县',
  towns: '镇（街道）',
  period: '2022年',
  year: '2022',
  next_year: '2023',
  next_period: '2023年',
}
const UNIT = '甲镇妇联'

/**
 * The holes that clauses of the catalogue leave when up to three of their codes have no value: a verb without its object,
 * a comma at an end, 等 behind nothing. Of each clause the combinations with the fewest codes; none is named that only adds
 * codes to another. What a clause has also when nothing is missing is the county's own wording.
 */
export function clauseHoles(catalogue: Catalogue): ClauseHole[] {
  return holesOfTexts(catalogue, textsOf(catalogue))
}

/** The same of the clauses that read otherwise than in the catalogue before. */
export function newClauseHoles(catalogue: Catalogue, before: Catalogue): ClauseHole[] {
  const known = new Set(textsOf(before).map(({ text }) => text))
  return holesOfTexts(
    catalogue,
    textsOf(catalogue).filter(({ text }) => !known.has(text)),
  )
}

type ClauseText = { readonly code: string; readonly text: string }

function textsOf(catalogue: Catalogue): ClauseText[] {
  return [
    ...catalogue.forms.flatMap(({ code, item, period }) => [
      ...(item ? [{ code: `${code}.item`, text: item }] : []),
      ...(period ? [{ code: `${code}.period`, text: period }] : []),
    ]),
    ...catalogue.blocks.flatMap(({ code, words }) => paragraphsOf(words ?? '').map((text) => ({ code, text }))),
  ]
}

function holesOfTexts(catalogue: Catalogue, texts: readonly ClauseText[]): ClauseHole[] {
  const samples = new Samples(catalogue)
  return texts.flatMap(({ code, text }) => holesOfText(catalogue.clause(text), code, samples))
}

/** The same of a text block in words that are not in the catalogue yet. @throws ClauseError where they are no clause. */
export function holesOfBlock(catalogue: Catalogue, code: string, words: string): ClauseHole[] {
  const samples = new Samples(catalogue)
  return paragraphsOf(words).flatMap((text) => holesOfText(catalogue.clause(text), code, samples))
}

function holesOfText(text: Clause, code: string, samples: Samples): ClauseHole[] {
  const clause = samples.spelledOut(text)
  const [first, ...rest] = clause
  // A later sentence of an organization does not name it again.
  const isSaidAlone = first?.kind === 'value' && first.code === 'organization' && rest[0]?.kind === 'optional'
  const forms = isSaidAlone ? [clause, rest] : [clause]
  return forms.flatMap((form) => holesOf(form, samples).map((hole) => ({ clause: code, ...hole })))
}

function holesOf(clause: Clause, samples: Samples): Omit<ClauseHole, 'clause'>[] {
  const found: Omit<ClauseHole, 'clause'>[] = []
  const isKnown = (missing: readonly string[]) =>
    found.some((hole) => hole.missing.every((code) => missing.includes(code)))
  for (const many of slotsOf(clause).length > printedSlots(clause) ? [false, true] : [true]) {
    const own = new Set((samples.holes(clause, [], many) ?? []).map(({ wrong, at }) => wrong + at))
    const answered = clauseCodes(clause).filter((code) => code !== 'unit' && FIXED[code] === undefined)
    // Without a code that stands outside all brackets nothing is printed.
    const codes = answered.filter((code) => samples.holes(clause, [code], many) !== undefined)
    for (const missing of combinations(codes)) {
      if (isKnown(missing)) continue
      const [hole] = (samples.holes(clause, missing, many) ?? []).filter(({ wrong, at }) => !own.has(wrong + at))
      if (hole) found.push({ ...hole, missing })
    }
  }
  return found
}

/** How many values a clause has apart from those of conditions. */
function printedSlots(clause: Clause): number {
  return clause.reduce((count, part) => {
    if (part.kind === 'words') return count
    if (part.kind === 'value') return count + 1
    return count + printedSlots(part.parts) + (part.or ? printedSlots([part.or]) : 0)
  }, 0)
}

/** Up to three of the codes, fewer first. */
function* combinations(codes: readonly string[]): Generator<readonly string[]> {
  let row: readonly (readonly string[])[] = [[]]
  let tries = 0
  for (let size = 1; size <= Math.min(MOST_MISSING, codes.length); size++) {
    row = row.flatMap((chosen) => {
      const from = chosen.length === 0 ? 0 : codes.indexOf(chosen.at(-1) ?? '') + 1
      return codes.slice(from).map((code) => [...chosen, code])
    })
    for (const chosen of row) {
      if (tries++ >= MOST_TRIES) return
      yield chosen
    }
  }
}

/** Prints a clause with values that read like any. */
class Samples {
  readonly #catalogue: Catalogue
  readonly #words: ReturnType<typeof countyWords>

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#words = sampleWords(catalogue, FIXED)
  }

  spelledOut(clause: Clause): Clause {
    return spelledOut(clause, this.#words.phrases)
  }

  /**
   * The holes in what is printed without `missing`, undefined where nothing is. `many`: numbers above 1, and several names.
   */
  holes(clause: Clause, missing: readonly string[], many: boolean): (Hole & { printed: string })[] | undefined {
    const printed = this.printed(clause, missing, many)
    if (printed === undefined) return undefined
    return holesIn(printed, [UNIT, FIXED['organization'] ?? '']).map((hole) => ({ ...hole, printed }))
  }

  printed(clause: Clause, missing: readonly string[] = [], many = true): string | undefined {
    const spans = wordClause(clause, (code, slot) =>
      missing.includes(code) || (slot.whole !== undefined && missing.includes(slot.whole))
        ? undefined
        : this.#value(code, slot, many),
    )
    return spans && textOf(spans)
  }

  #value(code: string, slot: ClauseSlot, many: boolean): ClauseValue {
    if (code === 'unit' || PLACES.includes(code)) return { kind: 'names', code, names: [UNIT] }
    const fixed = this.#words.fixed.get(code)
    if (fixed !== undefined) return { kind: 'words', text: fixed }
    if (this.#catalogue.forms.some((form) => form.code === code)) {
      return { kind: 'spans', spans: [{ kind: 'name', text: `${FIXED['on']}，${UNIT}开展甲甲`, code }] }
    }
    if (slot.growth) return { kind: 'spans', spans: [{ kind: 'name', text: '同比增长12.5%', code }] }
    const asked = this.#catalogue.question(code)
    const indicator = this.#catalogue.indicator(code)
    const isNumber = slot.count || (slot.list === undefined && (indicator !== undefined || asked?.question.indicator))
    if (isNumber || !asked) {
      const lineage = { rule: 'sum', indicators: [code], to: '2022-12-31', units: [], figures: 1 }
      return { kind: 'figure', indicator: code, quantity: exactly(many ? 372 : 1), lineage }
    }
    const { question } = asked
    const { words } = kindOf(question)
    if (words === 'sentence') return { kind: 'free', text: '群众反响很好', code, report: '1' }
    // Only an item prints it; fixed words hold no clause together.
    if (words === 'nothing') return { kind: 'words', text: '是' }
    return { kind: 'names', code, names: namesOf(asked, many) }
  }
}

function namesOf({ question }: AskedQuestion, many: boolean): string[] {
  const all = question.choices ?? ['甲甲', '乙乙', '丙丙', '丁丁', '戊戊', '己己']
  return all.slice(0, many ? 6 : 1)
}
