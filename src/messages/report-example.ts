import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Form } from '../catalogue/schema.ts'

/** A sentence as somebody of this organization may report it: of a form of its own that counts sessions, or who took part. */
export function reportExample(catalogue: Catalogue, organization: string | undefined): string {
  const forms = catalogue.organizations.find(({ code }) => code === organization)?.forms ?? []
  const held = forms.find((form) => countsIn(form).some(({ unit }) => SESSIONS.includes(unit)))
  const unit = held && countsIn(held).find((of) => SESSIONS.includes(of.unit))?.unit
  if (held) return `昨天开展${held.title}3${unit}`
  const attended = forms.find((form) => countsIn(form).some(takesPart))
  if (attended) return `昨天开展${attended.title}，150余${countsIn(attended).find(takesPart)?.unit}参加`
  return '昨天开展活动1场次，50余人次参加'
}

/** A form of the person's own organization that is quickly typed. */
export function formExample(catalogue: Catalogue, organization: string | undefined): string {
  const forms = catalogue.organizations.find(({ code }) => code === organization)?.forms ?? []
  const [shortest] = forms.map(({ title }) => title).sort((a, b) => a.length - b.length)
  return shortest ?? '其他活动'
}

const SESSIONS = ['场次', '场']

function countsIn({ questions }: Form) {
  return questions.flatMap(({ indicator, stock, sensitive }) => (indicator && !stock && !sensitive ? [indicator] : []))
}

/** What a digest adds up to 参与人次. */
function takesPart({ unit, adds_to }: { readonly unit: string; readonly adds_to?: string | undefined }): boolean {
  return adds_to !== undefined && unit.startsWith('人')
}
