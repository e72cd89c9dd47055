import { THEME } from '../catalogue/known-codes.ts'
import type { Span } from './digest.ts'
import type { Entry, ReportInput } from './gathered.ts'
import { words } from './spans.ts'
import { activityItem } from './week-items.ts'

/** A report as a sentence of a period prints it: 3月8日，甲镇妇联举办…. */
type Activity = Pick<Entry, 'organization' | 'on'> & {
  /** The name of the one that it was put under; absent where the form has its own. */
  readonly theme: string | undefined
  readonly spans: readonly Span[]
}

/** Activities by form, those first that are printed first where not all are. */
export type ActivitiesByForm = ReadonlyMap<string, readonly Activity[]>

/** Whose activities a sentence prints; absent: everybody's. */
type Whose = { readonly organization?: string | undefined; readonly theme?: string | undefined }

/** What was reported with the forms that sentences name: the county's own units first, then towns, then villages. */
export function activitiesByForm(input: ReportInput): ActivitiesByForm {
  const { activities, units } = input
  const depths = new Map(units.map((u) => [u.id, u.town === undefined ? 0 : u.town === u.area ? 1 : 2]))
  const depth = ({ unitId }: Entry) => depths.get(unitId) ?? 2
  const ranked = [...activities].sort((a, b) => depth(a) - depth(b) || Number(a.receipt) - Number(b.receipt))
  const found = new Map<string, Activity[]>()
  for (const entry of ranked) {
    const item = activityItem(input, entry, Number.POSITIVE_INFINITY)
    if (!item) continue
    const { organization, on, form, answers } = entry
    const theme = answers[THEME]?.value
    const all = found.get(form) ?? []
    all.push({ organization, on, theme: typeof theme === 'string' ? theme : undefined, spans: withoutStop(item.spans) })
    found.set(form, all)
  }
  return found
}

/** At most so many of them, by day, one behind another. */
export function activitySpans(all: readonly Activity[], most: number, { organization, theme }: Whose): readonly Span[] {
  const mine = all.filter(
    (a) => (organization ?? a.organization) === a.organization && (theme ?? a.theme) === (a.theme ?? theme),
  )
  const printed = mine.slice(0, most).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return printed.flatMap(({ spans }, i) => (i === 0 ? spans : [words('；'), ...spans]))
}

function withoutStop(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1)
  if (last?.kind !== 'words') return spans
  const text = last.text.replace(/。$/u, '')
  return text === '' ? spans.slice(0, -1) : [...spans.slice(0, -1), words(text)]
}
