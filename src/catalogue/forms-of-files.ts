import type { Catalogue } from './catalogue.ts'
import { contentOf } from './content-of.ts'
import type { CatalogueContent, Form } from './schema.ts'

type Sentence = CatalogueContent['organizations'][number]['sentences'][string][number]

/** Forms that the files have and a county's own catalogue has not, as an upgrade brings them. */
export function formsLacking(own: CatalogueContent, files: CatalogueContent): Form[] {
  const known = new Set(formsIn(own).map(({ code }) => code))
  return formsIn(files).filter(({ code }) => !known.has(code))
}

/**
 * A county's own catalogue with those forms, and with the sentences of the year that print what only they ask. Undefined
 * where it lacks none, or they do not go together with what the county made of its own.
 */
export function withFormsOfFiles(own: CatalogueContent, files: CatalogueContent): Catalogue | undefined {
  const lacking = formsLacking(own, files)
  if (lacking.length === 0) return undefined
  const isLacking = (form: Form) => lacking.includes(form)
  const known = codesAsked(formsIn(own))
  const isTold = newlyTold([...codesAsked(lacking)].filter((code) => !known.has(code)))
  const organizations = own.organizations.map((organization) => {
    const theirs = files.organizations.find(({ code }) => code === organization.code)
    const sentences = { ...organization.sentences }
    for (const [theme, said] of Object.entries(theirs?.sentences ?? {})) {
      const added = said.filter(isTold)
      if (added.length > 0) sentences[theme] = [...(sentences[theme] ?? []), ...added]
    }
    const forms = [...organization.forms, ...(theirs?.forms ?? []).filter(isLacking)]
    return [organization.code, { forms, sentences }] as const
  })
  const commonForms = [...own.commonForms, ...files.commonForms.filter(isLacking)]
  const done = contentOf(own, { organizations: new Map(organizations), commonForms })
  return 'catalogue' in done ? done.catalogue : undefined
}

function formsIn({ organizations, commonForms }: CatalogueContent): Form[] {
  return [...organizations.flatMap(({ forms }) => forms), ...commonForms]
}

function codesAsked(forms: readonly Form[]): Set<string> {
  return new Set(forms.flatMap(({ questions }) => questions.map(({ code }) => code)))
}

/** Whether a sentence names one of these codes. */
function newlyTold(codes: readonly string[]): (sentence: Sentence) => boolean {
  return (sentence) => {
    const named = (typeof sentence === 'string' ? sentence : sentence.words).match(/[a-z0-9_]+/gu) ?? []
    return named.some((code) => codes.includes(code))
  }
}
