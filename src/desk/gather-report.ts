import { dayIn, yearOf } from '../calendar/day.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { clauseCodes } from '../catalogue/clause.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import type { Form } from '../catalogue/schema.ts'
import type { DigestRow } from '../database/digest.ts'
import { examplesAt } from '../database/example.ts'
import { type NameQuestion, nameRows } from '../database/given-names.ts'
import { lockedSectionsAt } from '../database/locked-section.ts'
import type { Database } from '../database/open.ts'
import { pairsAt } from '../database/pair.ts'
import { newestProblems } from '../database/reported-problems.ts'
import { reportsOf } from '../database/standing-reports.ts'
import type { Within } from '../database/within.ts'
import type { Entry, GatheredReport, NameGroup, Pair } from '../digest/gathered.ts'
import type { Scope } from '../digest/scope.ts'
import { kindOf } from '../kinds/index.ts'
import type { CountyDesk } from './county-desk.ts'
import { entryOf } from './entry.ts'
import type { CountedOnce } from './same-event.ts'
import type { Subject } from './subject.ts'
import { wordingFor } from './wording.ts'

type OfReport = Pick<GatheredReport, 'dated' | 'wording' | 'names' | 'pairs' | 'activities' | 'examples' | 'locked'>

/**
 * What only a report is compiled from: its words, and what they print. Words that were published stay: of a later edition
 * they are those of the first, only its numbers are new.
 */
export async function reportPart(
  tx: Database,
  desk: CountyDesk,
  { period, scope }: Subject,
  {
    asOf,
    sealedAt,
    row,
    part,
    by,
  }: {
    readonly asOf: Date
    readonly sealedAt?: Date | undefined
    readonly row?: DigestRow | undefined
    readonly part: Within
  } & Pick<CountedOnce, 'by'>,
): Promise<OfReport> {
  const wordedAt = sealedAt ?? asOf
  const wording = await wordingFor(tx, desk.catalogue, yearOf(period.to), wordedAt)
  const asked = { ...period, asOf, part }
  const locked = row ? await lockedSectionsAt(tx, row.id, wordedAt) : []
  return {
    dated: dayIn(desk.zone, asOf),
    wording,
    names: await namesOf(tx, desk.catalogue, wording, asked),
    pairs: await pairsOf(tx, scope, { ...asked, asOf: wordedAt }),
    activities: await activitiesOf(tx, desk.catalogue, wording, { ...asked, by }),
    examples: await examplesAt(tx, { year: yearOf(period.to), asOf: wordedAt }),
    locked: new Map(locked.map((section) => [section.code, section.content])),
  }
}

/** The names that the sentences and text blocks of the year print. */
async function namesOf(
  tx: Database,
  catalogue: Catalogue,
  wording: GatheredReport['wording'],
  asked: Parameters<typeof nameRows>[2],
): Promise<NameGroup[]> {
  const printed = printedCodes(catalogue, wording)
  const questions = catalogue.forms.flatMap((form) => namesIn(form, printed))
  const levelsOf = new Map(questions.map((q) => [q.code, q.levels]))
  return (await nameRows(tx, questions, asked)).map((row) => ({
    ...row,
    levels: Object.fromEntries(
      (levelsOf.get(row.code) ?? []).flatMap((level, i) => {
        const given = row.levels[i]
        return given === null || given === undefined ? [] : [[level, given]]
      }),
    ),
  }))
}

/** The reports of the forms that sentences name, but for those that another report of the same event counts. */
async function activitiesOf(
  tx: Database,
  catalogue: Catalogue,
  wording: GatheredReport['wording'],
  { by, ...asked }: Parameters<typeof reportsOf>[2] & Pick<CountedOnce, 'by'>,
): Promise<Entry[]> {
  const printed = printedCodes(catalogue, wording)
  const isForm = (code: string) => !catalogue.question(code) && !catalogue.indicator(code)
  const forms = catalogue.forms.flatMap(({ code }) => (printed.has(code) && isForm(code) ? [code] : []))
  const reports = forms.length > 0 ? await reportsOf(tx, forms, asked) : []
  return reports.filter((r) => !by.has(r.id)).map((r) => entryOf(r, undefined))
}

function printedCodes(catalogue: Catalogue, wording: GatheredReport['wording']): ReadonlySet<string> {
  const texts = catalogue.blocks.flatMap(({ code }) => wording(code) || [])
  return new Set(texts.flatMap((text) => clauseCodes(catalogue.clause(text))))
}

/** Of a form the names, choices and sentences that are printed, with the levels that tell them apart. */
function namesIn(form: Form, printed: ReadonlySet<string>): NameQuestion[] {
  const named = form.questions.filter((q) => kindOf(q).words !== 'nothing')
  const wanted = named.filter((q) => printed.has(q.code))
  const counted = form.questions.filter((q) => printed.has(indicatorCode(q)) || printed.has(q.code))
  const split = new Set(counted.flatMap((q) => q.indicator?.split_by ?? []))
  const levels = form.questions
    .filter((q) => kindOf(q).picks === 'one' && (printed.has(q.code) || split.has(q.code)))
    .map((q) => q.code)
  return wanted.map(({ code }) => ({ form: form.code, code, levels: levels.filter((level) => level !== code) }))
}

/** What editors have put for the year; for an area of problems without that, what units reported last. */
async function pairsOf(tx: Database, scope: Scope, asked: Parameters<typeof nameRows>[2]): Promise<Pair[]> {
  const put = scope.kind === 'county' ? await pairsAt(tx, yearOf(asked.to), asked.asOf) : []
  const reported = await newestProblems(tx, PROBLEMS, asked)
  return [
    ...put.map(({ area, problem, plan, reports }) => ({ area, problem, plan, reports: reports.map(String) })),
    ...reported
      .filter(({ area }) => !put.some((p) => p.area === area))
      .map(({ report, ...pair }) => ({ ...pair, reports: [String(report)], ofUnit: true as const })),
  ]
}
