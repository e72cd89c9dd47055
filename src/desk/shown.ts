import type { Database } from '../database/open.ts'
import { shownTo } from '../database/shown-section.ts'
import type { Write } from '../database/write.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import { type ShownSection, type SinceShown, shownSections, sinceShown } from '../digest/shown-section.ts'

/** Both editions of a report that is not out, as they are now. */
type Editions = Readonly<Record<EditionKind, Digest>>

type Reader = { readonly digestId: number; readonly personId: number }

/** An editor reads sections of an edition; `whole`: all of it. */
export function showing(
  reader: Reader,
  of: {
    readonly as: EditionKind | 'asked'
    readonly sections: readonly ShownSection[]
    readonly whole: boolean
    readonly at: Date
  },
): Write {
  const { as: shownAs, sections, whole, at: shownAt } = of
  return { do: 'keepShown', of: { ...reader, shownAs, sections, whole, shownAt } }
}

/**
 * What stands otherwise than this editor has read it, each section in the edition in which it was read last. `put`: what
 * was put before all editors as a preview.
 */
export async function sinceRead(
  db: Database,
  reader: Reader,
  now: Editions,
  put: Digest | undefined,
): Promise<SinceShown> {
  const shownAt = new Date(put?.asOf ?? 0)
  const previewed = (put ? shownSections(put) : []).map((content) => ({ shownAs: 'office' as const, content, shownAt }))
  const rows = [...previewed, ...(await shownTo(db, reader))].sort((a, b) => +b.shownAt - +a.shownAt)
  const sections = { office: shownSections(now.office), group: shownSections(now.group) }
  const last = new Map<string, { was: ShownSection; is: ShownSection | undefined }>()
  for (const { shownAs, content } of rows) {
    if (shownAs === 'asked' || last.has(content.code)) continue
    last.set(content.code, { was: content, is: sections[shownAs].find(({ code }) => code === content.code) })
  }
  return sinceShown([...last.values()], sections.office)
}

/** What stands otherwise than when this editor was asked whether to publish. */
export async function sinceAsked(db: Database, reader: Reader, office: Digest): Promise<SinceShown> {
  const rows = await shownTo(db, reader)
  const now = shownSections(office)
  const asked = rows.flatMap(({ shownAs, content }) => (shownAs === 'asked' ? [content] : []))
  const since = asked.map((was) => ({ was, is: now.find(({ code }) => code === was.code) }))
  return sinceShown(since, now)
}
