import { soughtIn } from '../chinese/sought.ts'
import type { Database } from '../database/open.ts'
import type { Key } from '../messages/buttons.ts'
import { letsIn, reachOf } from './access.ts'
import type { Asked } from './asked.ts'
import type { Door, Feature } from './feature.ts'
import type { Roles } from './who.ts'

/** The keys whose labels, typed, are a tap on them. */
export function keysOf({ place, opens, named = [] }: Feature): readonly Key[] {
  return place === 'private' ? [...(opens ? [opens] : []), ...named] : []
}

/**
 * The tap or the command that words are, where they are nobody's answer: the label of a page's key, or words by which a
 * feature that is for this person says that it is meant. Whoever edits a part of the county is told what is for its editors.
 */
export function meantBy(features: readonly Feature[], words: string, who: Roles): Asked | undefined {
  const text = words.trim()
  const own = features.filter(
    (of) => of.place === 'private' && (letsIn(of, who) || (of.role === 'editor' && who.edits.length > 0)),
  )
  const keys = own.flatMap(keysOf)
  const page = keys.find(({ label }) => label === text) ?? keys.find(({ label }) => label === soughtIn(text))
  if (page) return { by: 'tap', button: page.button }
  for (const { command, meant } of own) {
    const said = command === undefined ? undefined : meant?.(text)
    if (command !== undefined && said !== undefined) return { by: 'command', command, words: said }
  }
  return undefined
}

/** The command that words are by a name that only the database knows. */
export async function foundBy(
  features: readonly Feature[],
  words: string,
  { db, door }: { readonly db: Database; readonly door: Door },
): Promise<Asked | undefined> {
  const name = soughtIn(words)
  for (const of of features) {
    const { command, finds } = of
    if (command === undefined || !finds || !letsIn(of, door.who)) continue
    const said = await finds(db, name, { ...door, reach: reachOf(of, door.who) })
    if (said !== undefined) return { by: 'command', command, words: said }
  }
  return undefined
}
