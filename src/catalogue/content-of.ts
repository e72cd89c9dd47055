import type { z } from 'zod'
import type { Catalogue } from './catalogue.ts'
import { checkCatalogue } from './check.ts'
import type { Finding } from './check-codes.ts'
import { explain, findingsOf } from './explain.ts'
import { assemble } from './read.ts'
import {
  type CatalogueContent,
  type OrganizationFile,
  organizationSchema,
  type Question,
  reportSchema,
} from './schema.ts'

/** What a workbook says in the place of a catalogue's forms and sentences; not checked yet. */
export type Edited = {
  /** By the organization's code: its forms, and its sentences by theme. */
  readonly organizations: ReadonlyMap<string, { readonly forms: unknown[]; readonly sentences: unknown }>
  readonly commonForms: unknown[]
}

/** A catalogue with other forms and sentences, or everything that is wrong with them. */
export function contentOf(base: CatalogueContent, edited: Edited): { catalogue: Catalogue } | { findings: Finding[] } {
  const { organizations, themes, words, week, month, large_numbers, year } = base
  const findings: Finding[] = []
  const parsed = <T>(file: string, schema: z.ZodType<T>, data: unknown): T | undefined => {
    const read = schema.safeParse(data, { error: explain })
    if (read.success) return read.data
    for (const issue of read.error.issues) {
      for (const { path, problem } of findingsOf(schema, issue)) findings.push({ in: file, path, problem })
    }
    return undefined
  }
  const parts = organizations.flatMap((organization): OrganizationFile[] => {
    const { forms = [], sentences = {} } = edited.organizations.get(organization.code) ?? {}
    const read = parsed(organization.code, organizationSchema, { ...organization, forms, sentences })
    return read ? [{ name: organization.code, organization: read }] : []
  })
  const report = parsed('report', reportSchema, {
    ...{ organizations: organizations.map(({ code }) => code), themes, forms: edited.commonForms, words, week, year },
    ...(month ? { month } : {}),
    ...(large_numbers ? { large_numbers } : {}),
  })
  if (!report || findings.length > 0) return { findings }
  const forms = [...report.forms, ...parts.flatMap(({ organization }) => organization.forms)]
  const checked = checkCatalogue({ ...report, questions: sharedAmong(forms.map((form) => form.questions)) }, parts)
  return checked.length > 0 ? { findings: [...checked] } : { catalogue: assemble(report, parts) }
}

/** Questions that several forms ask, each as the first of them does: a stored catalogue has them written out. */
function sharedAmong(forms: readonly (readonly Question[])[]): Question[] {
  const first = new Map<string, { readonly question: Question; readonly form: number; shared: boolean }>()
  for (const [form, questions] of forms.entries()) {
    for (const question of questions) {
      const before = first.get(question.code)
      if (!before) first.set(question.code, { question, form, shared: false })
      else if (before.form !== form) before.shared = true
    }
  }
  return [...first.values()].flatMap(({ question, shared }) => (shared ? [question] : []))
}
