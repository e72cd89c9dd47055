import { indicatorCode } from './figures.ts'
import { JOINT_LEAD, JOINT_ORGS } from './known-codes.ts'
import type { Catalogue, Form, Indicator, Organization, Question } from './schema.ts'

export function organization(catalogue: Catalogue, code: string): Organization | undefined {
  return catalogue.organizations.find((o) => o.code === code)
}

/** What an organization can report with: its own forms, then those that all have. None for an unknown organization. */
export function formsOf(catalogue: Catalogue, organizationCode: string): readonly Form[] {
  const found = organization(catalogue, organizationCode)
  return found ? [...found.forms, ...catalogue.commonForms] : []
}

export function formOf(catalogue: Catalogue, organizationCode: string, formCode: string): Form | undefined {
  return formsOf(catalogue, organizationCode).find((form) => form.code === formCode)
}

/** The form as an organization's units are asked it: nobody is a partner of itself. */
export function formAsked(catalogue: Catalogue, organizationCode: string, formCode: string): Form | undefined {
  const form = formOf(catalogue, organizationCode, formCode)
  const own = organization(catalogue, organizationCode)?.name
  if (!form?.questions.some((question) => question.code === JOINT_ORGS)) return form
  const questions = form.questions.map((question) => {
    const partners = question.code === JOINT_ORGS || question.code === JOINT_LEAD
    return partners ? { ...question, choices: question.choices?.filter((label) => label !== own) } : question
  })
  return { ...form, questions }
}

export type FoundIndicator = {
  /** What figures name it by. */
  readonly code: string
  readonly indicator: Indicator
  readonly question: Question
  readonly form: Form
  /** Undefined for a form that all organizations have. */
  readonly organization: Organization | undefined
}

/** Every indicator once, in the order of organizations, forms and questions; those of common forms last. */
export function indicatorsOf(catalogue: Catalogue): readonly FoundIndicator[] {
  const owned = catalogue.organizations.flatMap((o) => o.forms.map((form) => ({ form, organization: o })))
  const common = catalogue.commonForms.map((form) => ({ form, organization: undefined }))
  const found = new Map<string, FoundIndicator>()
  for (const of of [...owned, ...common]) {
    for (const question of of.form.questions) {
      const code = indicatorCode(question)
      if (question.indicator && !found.has(code)) {
        found.set(code, { code, indicator: question.indicator, question, ...of })
      }
    }
  }
  return [...found.values()]
}

/** The codes of questions and indicators that only the office's edition prints. */
export function sensitiveCodes({ organizations, commonForms }: Catalogue): ReadonlySet<string> {
  const questions = [...organizations.flatMap((o) => o.forms), ...commonForms].flatMap((form) => form.questions)
  return new Set(questions.filter((q) => q.sensitive).flatMap((q) => [q.code, indicatorCode(q)]))
}
