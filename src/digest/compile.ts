import type { Digest, EditionKind, Section } from './digest.ts'
import type { Gathered, GatheredReport } from './gathered.ts'
import { renewedSection } from './renewed-section.ts'
import { compileWeek } from './week.ts'
import { compileYear } from './year.ts'

/** Compiles one edition of a digest, as its layout says. Pure: the same input gives the same bytes. */
export function compile(gathered: Gathered, edition: EditionKind): Digest {
  if (gathered.layout === 'week') return compileWeek({ ...gathered, edition })
  const locked = gathered.renewed ? renewed(gathered, edition) : gathered.locked
  return compileYear({ ...gathered, locked, edition })
}

/** The same, read by nobody: as the clock publishes it. */
export function unread(gathered: Gathered): Gathered {
  if (gathered.layout === 'year') return { ...gathered, unread: true }
  const { readUpTo: _, ...rest } = gathered
  return rest
}

/** The same without what editors have locked. */
export function unlocked(gathered: Gathered): Gathered {
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
