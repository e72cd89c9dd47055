import type { Period } from '../calendar/period.ts'
import { areaCalled } from '../database/area.ts'
import { type DigestRow, digestOf } from '../database/digest.ts'
import { firstSealedAt, sealedEdition } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import { lastChangeAt } from '../database/revision.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import { renewedSection } from '../digest/renewed-section.ts'
import { partOf, type Scope, scopeKey } from '../digest/scope.ts'
import { compileYear } from '../digest/year.ts'
import type { CountyDesk } from './county-desk.ts'
import { type Compiler, editionAt } from './edition-at.ts'
import { fixedWords } from './fixed-words.ts'
import { gatherYear, type YearMatterInput } from './gather-year.ts'

/** A report on one scope over one period. */
export type YearReport = { readonly period: Period; readonly scope: Scope }

/**
 * One edition of a year's report: the newest that was sealed, where it was published, else compiled from what is
 * recorded. The instant it is true for is that of the last record, so that the same data give the same bytes whenever
 * it is asked for.
 */
export async function yearEdition(
  db: Database,
  desk: CountyDesk,
  report: YearReport,
  edition: EditionKind,
  asOf?: Date,
): Promise<Digest> {
  const row = await digestOf(db, { kind: 'year', scope: scopeKey(report.scope), ...report.period })
  const sealed = row && !asOf ? await sealedEdition(db, row.id, edition) : undefined
  if (sealed) return sealed
  const at = asOf ?? (await lastChangeAt(db)) ?? new Date(0)
  return (await editionAt(db, row, await yearCompiler(db, desk, report, row, at), edition)).digest
}

/** Reads what a year's report is compiled from, as it stood at `asOf`. `row`: what is known of it, where it was opened. */
export async function yearCompiler(
  db: Database,
  desk: CountyDesk,
  report: YearReport,
  row: DigestRow | undefined,
  asOf: Date,
): Promise<Compiler> {
  const { matter, wasSealed } = await readMatter(db, desk, report, row, asOf)
  return {
    compile: (edition) => {
      const locked = wasSealed ? renewed({ ...matter, edition }) : matter.locked
      return compileYear({ ...matter, locked, edition })
    },
    fixed: fixedWords(matter),
  }
}

/** What the report of this row is compiled from, as it stands at `asOf`. */
export async function yearMatter(db: Database, desk: CountyDesk, row: DigestRow, asOf: Date): Promise<YearMatterInput> {
  return (await readMatter(db, desk, await reportOf(db, desk, row), row, asOf)).matter
}

/** Words that were published stay: of a later edition they are those of the first, only its numbers are new. */
async function readMatter(
  db: Database,
  desk: CountyDesk,
  report: YearReport,
  row: DigestRow | undefined,
  asOf: Date,
): Promise<{ matter: YearMatterInput; wasSealed: boolean }> {
  const sealedAt = row && (await firstSealedAt(db, row.id, asOf))
  const digest = row ? { digestId: row.id } : {}
  const matter = await gatherYear(db, desk, { ...report, ...digest, asOf, wordedAt: sealedAt ?? asOf })
  return { matter, wasSealed: sealedAt !== undefined }
}

/** Locked sections with the numbers of now: a correction reaches also what an editor worded. */
function renewed(input: Parameters<typeof compileYear>[0]): YearMatterInput['locked'] {
  const compiled = compileYear({ ...input, locked: new Map() })
  const anew = new Map(compiled.sections.map((section) => [section.code, section]))
  return new Map(
    [...input.locked].map(([code, kept]) => {
      const now = anew.get(code)
      return [code, now ? renewedSection(kept, now) : kept]
    }),
  )
}

/** What a row of a year's report is about. */
export async function reportOf(db: Database, desk: CountyDesk, row: DigestRow): Promise<YearReport> {
  return { period: { from: row.periodFrom, to: row.periodTo }, scope: await scopeOf(db, desk, row.scope) }
}

async function scopeOf(db: Database, desk: CountyDesk, key: string): Promise<Scope> {
  const { area, organization } = partOf(key)
  if (organization !== undefined) {
    const name = desk.catalogue.organizations.find((o) => o.code === organization)?.name ?? organization
    return { kind: 'organization', code: organization, name }
  }
  if (area !== undefined) return { kind: 'area', id: area, name: (await areaCalled(db, area))?.name ?? area }
  return { kind: 'county' }
}

/** The scope of this code or name: `county`, an organization (women, 妇联), an area (jia-zhen, 甲镇). */
export async function scopeNamed(db: Database, desk: CountyDesk, name: string): Promise<Scope | undefined> {
  if (name === 'county' || name === '全县' || name === desk.county) return { kind: 'county' }
  const organization = desk.catalogue.organizations.find((o) => o.code === name || o.name === name)
  if (organization) return { kind: 'organization', code: organization.code, name: organization.name }
  const area = await areaCalled(db, name)
  if (!area) return undefined
  return area.parentId === null ? { kind: 'county' } : { kind: 'area', id: area.id, name: area.name }
}
