import type { Catalogue } from './catalogue.ts'
import type { Form, Organization } from './schema.ts'

export function organization(catalogue: Catalogue, code: string): Organization | undefined {
  return catalogue.formsByOrganization.get(code)?.organization
}

/** What an organization can report with: its own forms, then those that all have. None for an unknown organization. */
export function formsOf(catalogue: Catalogue, organizationCode: string): readonly Form[] {
  return catalogue.formsByOrganization.get(organizationCode)?.forms ?? []
}

export function formOf(catalogue: Catalogue, organizationCode: string, formCode: string): Form | undefined {
  return catalogue.formsByOrganization.get(organizationCode)?.byCode.get(formCode)?.form
}

/** The form as an organization's units are asked it: nobody is a partner of itself. */
export function formAsked(catalogue: Catalogue, organizationCode: string, formCode: string): Form | undefined {
  return catalogue.formsByOrganization.get(organizationCode)?.byCode.get(formCode)?.asked
}
