import { THEME } from '../catalogue/known-codes.ts'
import { grouped } from './aggregate.ts'
import type { Span } from './digest.ts'
import type { Entry, ReportInput } from './gathered.ts'
import { words } from './spans.ts'
import { activityItem } from './week-items.ts'

/** A report that a sentence of a period may print: 3月8日，甲镇妇联举办…. */
type Activity = {
  readonly entry: Entry
  /** The name of the theme that it was put under; undefined where the form has its own. */
  readonly theme: unknown
  /** As an item of a week without its full stop; undefined where nothing can be said of it. */
  readonly said: () => readonly Span[] | undefined
}

/** Activities by form, those first that are printed first where not all are. */
export type ActivitiesByForm = ReadonlyMap<string, readonly Activity[]>

/** Whose activities a sentence prints; absent: everybody's. */
type Whose = { readonly organization?: string | undefined; readonly theme?: string | undefined }

/** What was reported with the forms that sentences name: the county's own units first, then towns, then villages. */
export function activitiesByForm(input: ReportInput): ActivitiesByForm {
  const { activities, units } = input
  const called = new Map(units.map((u) => [u.id, u.name]))
  const depths = new Map(units.map((u) => [u.id, u.town === undefined ? 0 : u.town === u.area ? 1 : 2]))
  const depth = ({ unitId }: Entry) => depths.get(unitId) ?? 2
  const ranked = [...activities].sort((a, b) => depth(a) - depth(b) || Number(a.receipt) - Number(b.receipt))
  const all = ranked.map((given): Activity => {
    const entry = { ...given, unitName: called.get(given.unitId) ?? given.unitName }
    const said = () => withoutStop(activityItem(input, entry, Number.POSITIVE_INFINITY)?.spans)
    return { entry, theme: entry.answers[THEME]?.value, said }
  })
  return grouped(all, ({ entry }) => entry.form)
}

/** At most so many of them, by day, one behind another. */
export function activitySpans(all: readonly Activity[], most: number, { organization, theme }: Whose): readonly Span[] {
  const printed: { on: string; spans: readonly Span[] }[] = []
  for (const { entry, said, ...activity } of all) {
    if (printed.length === most) break
    if ((organization ?? entry.organization) !== entry.organization) continue
    if (theme !== undefined && (activity.theme ?? theme) !== theme) continue
    const spans = said()
    if (spans) printed.push({ on: entry.on, spans })
  }
  const byDay = printed.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return byDay.flatMap(({ spans }, i) => (i === 0 ? spans : [words('；'), ...spans]))
}

function withoutStop(spans: readonly Span[] | undefined): readonly Span[] | undefined {
  const last = spans?.at(-1)
  if (!spans || last?.kind !== 'words') return spans
  const text = last.text.replace(/。$/u, '')
  return text === '' ? spans.slice(0, -1) : [...spans.slice(0, -1), words(text)]
}
