import type { Digest, EditionKind, Section } from './digest.ts'
import type { Entry, Gathered, GatheredReport } from './gathered.ts'
import { renewedSection } from './renewed-section.ts'
import { fixedWords, placesOf } from './untraced.ts'
import { compileWeek } from './week.ts'
import { freeTextsOf } from './week-items.ts'
import { withHash } from './with-hash.ts'
import { compileYear } from './year.ts'

/** Compiles one edition of a digest, as its layout says. Pure: the same input gives the same bytes. */
export function compile(gathered: Gathered, edition: EditionKind): Digest {
  if (gathered.layout === 'week') return compileWeek({ ...gathered, edition })
  const locked = gathered.renewed ? renewed(gathered, edition) : gathered.locked
  return compileYear({ ...gathered, locked, edition })
}

/** The same, read by nobody: as the clock publishes it. */
function unread(gathered: Gathered): Gathered {
  if (gathered.layout === 'year') return { ...gathered, unread: true }
  const { readUpTo: _, ...rest } = gathered
  return rest
}

/** The same without what editors have locked. */
function unlocked(gathered: Gathered): Gathered {
  return gathered.layout === 'year' ? { ...gathered, locked: new Map() } : gathered
}

/** Locked sections with the numbers of now: a correction reaches also what an editor worded. */
function renewed(gathered: GatheredReport, edition: EditionKind): ReadonlyMap<string, Section> {
  const compiled = compileYear({ ...gathered, locked: new Map(), edition })
  const anew = new Map(compiled.sections.map((section) => [section.code, section]))
  return new Map(
    [...gathered.locked].map(([code, kept]) => {
      const now = anew.get(code)
      return [code, now ? renewedSection(kept, now) : kept]
    }),
  )
}

/** A digest that is not out yet, in all that may become of it. Plain data. */
export type Preview = {
  readonly office: Digest
  /** For the group, as an editor publishes it, and as the clock does: without what nobody has read. */
  readonly group: Digest
  readonly unread: Digest
  /** Where numbers stand that nobody can trace: they forbid publishing. */
  readonly untraced: readonly string[]
  /** The reports of a week with sentences that its group edition would print: an editor reads them one by one. */
  readonly toRead: readonly Entry[]
  /** Of each section that an editor has locked what would be compiled without the lock. */
  readonly unlocked: readonly Section[]
}

/** Compiles all of it. Pure. */
export function previewOf(gathered: Gathered): Preview {
  const [office, group] = [compile(gathered, 'office'), compile(gathered, 'group')]
  const byClock = compile(unread(gathered), 'group')
  const locked = gathered.layout === 'year' ? [...gathered.locked.keys()] : []
  const free = locked.length > 0 ? compile(unlocked(gathered), 'office').sections : []
  return {
    ...{ office, group, unread: byClock },
    untraced: placesOf([group, office, byClock], fixedWords(gathered)),
    toRead: gathered.layout === 'week' ? [...new Set(freeTextsOf(gathered).map(({ entry }) => entry))] : [],
    unlocked: free.filter((section) => locked.includes(section.code)),
  }
}

/** The same digest at a later instant up to which nothing was recorded; `dated`: the day of it where the county is. */
export function laterBy(digest: Digest, at: { readonly asOf: string; readonly dated: string }): Digest {
  const { sha256: _, ...same } = digest
  const signed = same.signed ? { signed: { ...same.signed, on: at.dated } } : {}
  const masthead = same.masthead ? { masthead: { ...same.masthead, dated: at.dated } } : {}
  return withHash({ ...same, ...signed, ...masthead, asOf: at.asOf })
}
