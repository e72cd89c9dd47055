import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { countyOf } from '../../src/catalogue/county.ts'
import { catalogueOf } from '../../src/catalogue/read.ts'
import { gather } from '../../src/desk/gather.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import type { Subject } from '../../src/desk/subject.ts'
import { scopeNamed } from '../../src/desk/subject.ts'
import { holesOfBlock } from '../../src/digest/clause-holes.ts'
import { compile } from '../../src/digest/compile.ts'
import { DIGEST_KINDS } from '../../src/digest/kinds/index.ts'
import { fixedWords, placesOf } from '../../src/digest/untraced.ts'
import { plainText } from '../../src/documents/text.ts'
import { prepareCounty } from '../../src/open-county.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'
import { deskOf } from '../support/shipped.ts'

/**
 * Documents as offices write them: what was reported goes in as rows, a copy of the shipped catalogue is changed as such an
 * office would change it, and the whole document comes out. Each file of test/fixtures/offices is one, fictional.
 */
const FOLDER = 'test/fixtures/offices'

const yaml = z.record(z.string(), z.unknown())
const documentSchema = z.strictObject({
  office: z.string(),
  document: z.string(),
  /** What of catalogue and forms it takes that the shipped ones do not have. */
  needs: z.array(z.string()),
  /** What documents of this kind say and this one cannot. */
  cannot: z.array(z.string()),
  county: yaml,
  compile: z.strictObject({ kind: z.string(), day: z.string(), scope: z.string().optional() }),
  /** What an office changes in its copy of the shipped catalogue: fields of a file by its name; forms come to those there. */
  catalogue: z.record(z.string(), yaml),
  rows: z.array(z.tuple([z.string(), z.string(), z.string(), yaml])),
  /** Everything that was reported, as it is printed. */
  facts: z.array(z.string()).min(1),
  text: z.string(),
})
type Document = z.infer<typeof documentSchema>

const documents = readdirSync(FOLDER)
  .sort()
  .map((file) => documentSchema.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))))

/** The shipped catalogue with the changes, as the texts of its files. */
function filesOf({ catalogue }: Document): Map<string, string> {
  const file = (name: string) => yaml.parse(parse(readFileSync(`catalogue/${name}.yaml`, 'utf8')))
  return new Map(
    Object.entries(catalogue).map(([name, changed]) => {
      const shipped = file(name)
      const forms = [...list.parse(shipped['forms']), ...list.parse(changed['forms'] ?? [])]
      const themes = changed['themes'] ? { themes: themesOf(shipped['themes'], changed['themes']) } : {}
      return [`${name}.yaml`, JSON.stringify({ ...shipped, ...changed, ...themes, forms })]
    }),
  )
}

const list = z.array(z.unknown())
const themeList = z.array(z.looseObject({ code: z.string() }))

/** Themes keep their codes and names, which forms refer to; all that is said of them is the office's. */
function themesOf(shipped: unknown, changed: unknown): unknown[] {
  const [had, has] = [themeList.parse(shipped), themeList.parse(changed)]
  const kept = had.map(({ code, name }) => ({ code, name, heading: name }))
  const said = has.map((theme) => ({ ...kept.find(({ code }) => code === theme.code), ...theme }))
  return [...said, ...kept.filter(({ code }) => !has.some((theme) => theme.code === code))]
}

async function compiled(document: Document) {
  const catalogue = catalogueOf(filesOf(document), 'catalogue')
  const county = countyOf('county.yaml', JSON.stringify(document.county), catalogue.organizations)
  const database = await sharedDatabase()
  await emptyDatabase(database)
  const settings = { countyFile: 'county.yaml', botToken: undefined, databaseUrl: undefined, databaseWorker: undefined }
  const { desk: shipped } = await deskOf()
  const desk = { ...shipped, catalogue, fileCatalogue: catalogue, county: county.name }
  const opened = await prepareCounty(database, { desk, county }, settings, new Date('2022-01-01T00:00:00Z'))
  const rows = document.rows.map(([unit, form, on, answers], i) => ({ line: i + 1, data: { unit, form, on, answers } }))
  await importReports(opened.db, opened.desk, 'rows.jsonl', rows, new Date('2025-06-01T12:00:00+08:00'))
  const { kind: named, day, scope: asked = 'county' } = document.compile
  const kind = DIGEST_KINDS.find(({ code }) => code === named)
  const scope = await scopeNamed(opened.db, opened.desk, asked)
  if (!kind || !scope) throw new Error(`no ${named} of ${asked}`)
  const subject: Subject = { kind, period: kind.around(day), scope }
  const asOf = new Date('2025-07-01T00:00:00Z')
  const gathered = await opened.db.transaction((tx) => gather(tx, opened.desk, subject, { asOf }))
  const digest = compile(gathered, 'office')
  const untraced = placesOf([digest], fixedWords(gathered))
  return { text: plainText(digest), untraced, holes: holesIn(catalogue) }
}

/** What a sentence of the office's would print with a hole, whichever of its facts are missing. */
function holesIn(catalogue: Catalogue) {
  return catalogue.blocks.flatMap(({ code, words }) => holesOfBlock(catalogue, code, words ?? ''))
}

// The first of them would wait for it.
beforeAll(sharedDatabase)

describe.each(documents.map((document) => [`${document.office}·${document.document}`, document] as const))(
  '%s',
  (_, document) => {
    it('is printed of what was reported', async () => {
      const { text, untraced, holes } = await compiled(document)
      expect(holes).toEqual([])
      expect(untraced).toEqual([])
      expect(text).toBe(document.text)
      expect(document.facts.filter((fact) => !text.includes(fact))).toEqual([])
    })
  },
)

it('are told of in the docs, with what each needs and what it cannot say', () => {
  const rows = documents.map(({ office, document, compile: { kind }, needs, cannot }) => {
    return `| ${office}·${document} | ${kind} | ${needs.join('; ')} | ${cannot.join('; ')} |`
  })
  const docs = readFileSync('docs/catalogue.md', 'utf8')
  expect(docs.split('\n').filter((line) => rows.includes(line))).toEqual(rows)
})

it('are of every kind that offices write', () => {
  expect(documents.length).toBeGreaterThanOrEqual(10)
  expect(new Set(documents.map(({ compile }) => compile.kind))).toEqual(
    new Set(['year', 'half', 'quarter', 'month', 'week', 'union']),
  )
})
