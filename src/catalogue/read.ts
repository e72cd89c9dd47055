import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { decodeText } from '../chinese/encoding.ts'
import { QunbaoError, whyUnread } from '../errors.ts'
import { canonicalJson } from './canonical.ts'
import { type Catalogue, loadCatalogue } from './catalogue.ts'
import { checkCatalogue } from './check.ts'
import { explain, findingsOf } from './explain.ts'
import { type OrganizationFile, organizationSchema, type ReportPlan, reportSchema } from './schema.ts'
import { type Lists, listsIn, type Shared, sharedIn, sharedPath, writeOut } from './shared.ts'
import { type Path, type Problem, parseSource, problemLines, type Source } from './source.ts'

/** Everything that is wrong with a catalogue at once, a line each. */
export class CatalogueError extends QunbaoError {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('catalogue.wrong', problemLines(problems))
    this.name = 'CatalogueError'
    this.problems = problems
  }
}

/**
 * Reads a folder with report.yaml and one file an organization.
 * @throws CatalogueError with every problem in it; a folder that cannot be read is one too.
 */
export function readCatalogue(folder: string): Catalogue {
  return catalogueOf(readFiles(folder), folder)
}

/** The texts of the folder's files, by name. */
function readFiles(folder: string): ReadonlyMap<string, string> {
  try {
    const names = readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
    const read = names.map((name) => ({ name, ...decodeText(readFileSync(join(folder, name))) }))
    const wrong = read.flatMap(({ name, problem }) =>
      problem === undefined ? [] : [{ file: join(folder, name), line: 1, field: '', problem }],
    )
    if (wrong.length > 0) throw new CatalogueError(wrong)
    return new Map(read.map(({ name, text = '' }) => [name, text]))
  } catch (error) {
    if (error instanceof CatalogueError) throw error
    throw new CatalogueError([
      { file: folder, line: 1, field: '', problem: `指标目录${whyUnread(error)}，请核对 CATALOGUE` },
    ])
  }
}

/** Files as texts → catalogue. Pure; `folder` is only named in problems. */
export function catalogueOf(files: ReadonlyMap<string, string>, folder: string): Catalogue {
  const sources = new Map([...files].map(([name, text]) => [name, parseSource(join(folder, name), text)]))
  const reportSource = sources.get('report.yaml')
  if (!reportSource) {
    throw new CatalogueError([
      { file: join(folder, 'report.yaml'), line: 1, field: '', problem: '缺少这个文件，请从随程序来的目录里复制一份' },
    ])
  }
  // What cannot be read says nothing of what the others refer to.
  const broken = [...sources.values()].flatMap((source) => source.broken)
  if (broken.length > 0) throw new CatalogueError(inOrder(broken))
  const shared = sharedIn(reportSource.data)
  const lists = listsIn(reportSource.data, organizationsIn(sources, reportSource.data))
  const problems: Problem[] = []
  const read = <T>(source: Source, schema: z.ZodType<T>): T | undefined => {
    const reading = readSource(source, schema, { shared, lists, report: reportSource })
    problems.push(...reading.problems)
    return reading.value
  }
  const report = read(reportSource, reportSchema)
  const parts: OrganizationFile[] = []
  for (const [file, source] of sources) {
    if (source === reportSource) continue
    const name = file.replace(/\.ya?ml$/, '')
    const organization = read(source, organizationSchema)
    if (organization) parts.push({ name, organization })
  }
  if (!report) throw new CatalogueError(inOrder(problems))
  const wanted = report.organizations.map((code) => `${code}.yaml`)
  const unread = [...sources].filter(([file, source]) => source !== reportSource && !wanted.includes(file))
  // A file that is called otherwise than the list says is missing there and too much here: that is told once.
  const others = unread.map(([file]) => file).join('、')
  for (const [i, file] of wanted.entries()) {
    if (files.has(file)) continue
    const problem = `缺少文件${file}${others ? `；没有写在这里的有：${others}` : ''}`
    problems.push(reportSource.at(['organizations', i], problem))
  }
  if (wanted.every((file) => files.has(file))) {
    for (const [, source] of unread) {
      problems.push(source.at([], '不会被读到：文件名要是report.yaml的organizations里的代码加“.yaml”'))
    }
  }
  for (const finding of checkCatalogue(report, parts)) {
    const source = sources.get(`${finding.in}.yaml`) ?? reportSource
    problems.push(locate(source, reportSource, shared, finding.path, finding.problem))
  }
  if (problems.length > 0) throw new CatalogueError(inOrder(problems))
  return assemble(report, parts)
}

type Reading<T> = { readonly value: T | undefined; readonly problems: readonly Problem[] }

/** What forms may name: shared questions, the county's lists, and where they stand. */
type Common = { readonly shared: Shared; readonly lists: Lists; readonly report: Source }

function readSource<T>(source: Source, schema: z.ZodType<T>, { shared, lists, report }: Common): Reading<T> {
  const { data, unknown } = writeOut(source.data, shared, lists)
  const problems = unknown.map(({ path, problem }) => locate(source, report, shared, path, problem))
  const parsed = schema.safeParse(data, { error: explain })
  if (parsed.success) return { value: unknown.length > 0 ? undefined : parsed.data, problems }
  // What an entry lacks that stands for no question is not worth telling.
  const told = (path: Path) => !unknown.some((u) => u.path.every((key, i) => path[i] === key))
  const found = parsed.error.issues.flatMap((issue) => findingsOf(schema, issue)).filter(({ path }) => told(path))
  return {
    value: undefined,
    problems: [...problems, ...found.map((f) => locate(source, report, shared, f.path, f.problem))],
  }
}

/** The files of the organizations as they are written, in the order of every report. */
function organizationsIn(sources: ReadonlyMap<string, Source>, report: unknown): unknown[] {
  const order = typeof report === 'object' && report !== null && 'organizations' in report ? report.organizations : []
  return Array.isArray(order) ? order.map((code) => sources.get(`${code}.yaml`)?.data) : []
}

/** A field that a form has from a shared question is to be mended there. */
function locate(source: Source, report: Source, shared: Shared, path: Path, problem: string): Problem {
  const there = sharedPath(source.data, shared, path)
  return there ? report.at(there, problem) : source.at(path, problem)
}

/** By file and line, each once: a shared question's fault shows in every form that asks it. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const once = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  return [...once.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
}

/** The catalogue of a report and its organizations, which were checked. */
export function assemble(report: ReportPlan, parts: readonly OrganizationFile[]): Catalogue {
  const content = {
    organizations: report.organizations.flatMap((code) =>
      parts.filter(({ name }) => name === code).map(({ organization }) => organization),
    ),
    themes: report.themes,
    commonForms: report.forms,
    words: report.words,
    week: report.week,
    ...(report.month ? { month: report.month } : {}),
    ...(report.large_numbers ? { large_numbers: report.large_numbers } : {}),
    year: report.year,
  }
  return loadCatalogue({ version: versionOf(content), ...content })
}

/** The same content has the same version, however its files are laid out. */
function versionOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 16)
}
