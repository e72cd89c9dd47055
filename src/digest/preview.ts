import { compile, unlocked, unread } from './compile.ts'
import type { Digest, Section } from './digest.ts'
import type { Entry, Gathered } from './gathered.ts'
import { fixedWords, placesOf } from './untraced.ts'
import { freeTextsOf } from './week-items.ts'
import { withHash } from './with-hash.ts'

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
  return withHash({ ...same, ...signed, asOf: at.asOf })
}
