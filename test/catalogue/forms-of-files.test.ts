import { describe, expect, it } from 'vitest'
import { contentOf } from '../../src/catalogue/content-of.ts'
import { formsLacking, withFormsOfFiles } from '../../src/catalogue/forms-of-files.ts'
import type { CatalogueContent, Form } from '../../src/catalogue/schema.ts'
import { proposedByFiles } from '../../src/desk/change-catalogue.ts'
import { deskOf } from '../support/shipped.ts'

const { desk } = await deskOf()
const files = desk.fileCatalogue.content

/** The catalogue of a county that began before the program had these forms. */
function countyWithout(forms: readonly string[], change: (form: Form) => Form = (form) => form): CatalogueContent {
  const dropped = files.organizations.flatMap((o) => o.forms).filter(({ code }) => forms.includes(code))
  const kept = files.organizations.flatMap((o) => o.forms).filter(({ code }) => !forms.includes(code))
  const asked = kept.flatMap(({ questions }) => questions.map(({ code }) => code))
  const onlyTheirs = dropped
    .flatMap(({ questions }) => questions.map(({ code }) => code))
    .filter((c) => !asked.includes(c))
  const organizations = files.organizations.map((o) => {
    const sentences = Object.entries(o.sentences).map(([theme, said]) => [
      theme,
      said.filter((sentence) => !onlyTheirs.some((code) => JSON.stringify(sentence).includes(code))),
    ])
    const own = o.forms.filter(({ code }) => !forms.includes(code)).map(change)
    return [o.code, { forms: own, sentences: Object.fromEntries(sentences) }] as const
  })
  const done = contentOf(files, { organizations: new Map(organizations), commonForms: [...files.commonForms] })
  if ('findings' in done) throw new Error(JSON.stringify(done.findings))
  return done.catalogue.content
}

describe('forms that an upgrade brings to a county with a catalogue of its own', () => {
  const some = files.organizations.flatMap(({ forms }) => forms.slice(0, 1).map(({ code }) => code))

  it.each(some)('%s comes with the sentences that print it', (form) => {
    const own = countyWithout([form])
    expect(formsLacking(own, files).map(({ code }) => code)).toEqual([form])
    const added = withFormsOfFiles(own, files)?.content
    const said = (content: CatalogueContent | undefined) =>
      content?.organizations.map(({ sentences }) =>
        Object.values(sentences)
          .flat()
          .map((s) => JSON.stringify(s))
          .sort(),
      )
    expect(added && formsLacking(added, files)).toEqual([])
    expect(said(added)).toEqual(said(files))
  })

  it('leaves alone what the county made of its own', () => {
    const own = countyWithout(['women_talk'], (form) => ({
      ...form,
      title: form.code === 'women_gratitude' ? '最美家' : form.title,
    }))
    const added = withFormsOfFiles(own, files)
    expect(added?.forms.map(({ code }) => code)).toContain('women_talk')
    const lost = own.organizations
      .flatMap((o) => o.forms)
      .filter((form) => {
        return !added?.content.organizations.some((o) =>
          o.forms.some((f) => JSON.stringify(f) === JSON.stringify(form)),
        )
      })
    expect(lost).toEqual([])
  })

  it('brings nothing where nothing is lacking', () => {
    expect(withFormsOfFiles(files, files)).toBeUndefined()
    expect(proposedByFiles(desk)).toEqual({ lacking: 0 })
  })
})
