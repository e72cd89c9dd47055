import type { Database } from '../database/open.ts'
import type { Write } from '../database/write.ts'
import type { ButtonName } from '../messages/buttons.ts'
import { EDITORS_ONLY, NO_UNIT, noUnit } from '../messages/common.ts'
import type { Asked } from './asked.ts'
import type { Door, Effects, Feature, Plain, Role } from './feature.ts'
import type { Roles } from './who.ts'

/** Whom each role lets in. An editor reads whatever a viewer reads. */
export const LETS_IN: Readonly<Record<Role, (who: Roles) => boolean>> = {
  anyone: () => true,
  reporter: (who) => who.reportsFor.length > 0,
  viewer: (who) => who.views.length > 0 || who.editor,
  editor: (who) => who.editor,
}

const REFUSALS: Readonly<Record<Role, (who: Roles) => string>> = {
  anyone: () => '',
  reporter: noUnit,
  viewer: () => NO_UNIT,
  editor: () => EDITORS_ONLY,
}

/** Finds the feature that is meant, checks that it is for whoever asks, and takes its turn. */
export type Router = (db: Database, asked: Asked, door: Door) => Promise<Effects>

/**
 * The one place that says which feature is meant and who may use it.
 * @throws where two features would take the same.
 */
export function makeRouter(features: readonly Feature[]): Router {
  const commands = table(features, (f) => (f.command === undefined ? [] : [`${f.place} ${f.command}`]))
  const buttons = table(features, (f) => (f.place === 'private' ? (f.buttons ?? []) : []))
  const awaited = table(features, (f) => f.awaits ?? [])
  const plain = table(features, (f) => (f.plain ?? []).map((by) => `${f.place} ${by}`))

  /** The feature that is meant, whoever asks; where none is, a command is only words. */
  function meant(asked: Asked, { place, who }: Door): Feature | undefined {
    const otherwise = (by: Plain) => plain.get(`${place} ${by}`)
    switch (asked.by) {
      case 'command':
        return commands.get(`${place} ${asked.command}`) ?? otherwise('other')
      case 'tap':
        return place === 'private' ? buttons.get(asked.button.name satisfies ButtonName) : undefined
      case 'words': {
        const waiting = place === 'private' && who.awaited ? awaited.get(who.awaited.for) : undefined
        // Whoever may not do any more what was awaited of them speaks of something else.
        return waiting && LETS_IN[waiting.role](who) ? waiting : otherwise('words')
      }
      case 'document': {
        const waiting = who.awaited && awaited.get(who.awaited.for)
        const takes = waiting?.takesFile ? waiting : otherwise('document')
        return takes && LETS_IN[takes.role](who) ? takes : undefined
      }
      default:
        return otherwise(asked.by)
    }
  }

  const route: Router = async (db, asked, door) => {
    const feature = meant(asked, door)
    // A file that nothing is meant to read is like any other thing that is not words.
    if (!feature && asked.by === 'document') return route(db, { by: 'other', tapped: false }, door)
    if (!feature) return {}
    const { role, refusal } = feature
    if (!LETS_IN[role](door.who)) return { say: [{ text: refusal ?? REFUSALS[role](door.who) }], awaits: null }
    const effects = await feature.turn(db, asked, door)
    // What somebody was asked to type is the very next message: after a tap or a command, words are for something else.
    const letsGo = asked.by === 'tap' || asked.by === 'command'
    return letsGo && effects.awaits === undefined ? { ...effects, awaits: null } : effects
  }
  return route
}

/** What is written of what is awaited: nothing where that does not change. */
export function awaitedWrites({ awaits }: Effects, { who }: Door): readonly Write[] {
  if (awaits === undefined) return []
  if (awaits) return [{ do: 'awaitWords', of: { personId: who.id, what: awaits } }]
  return who.awaited ? [{ do: 'stopAwaiting', of: { personId: who.id } }] : []
}

function table(features: readonly Feature[], keysOf: (feature: Feature) => readonly string[]) {
  const found = new Map<string, Feature>()
  for (const feature of features) {
    for (const key of keysOf(feature)) {
      if (found.has(key)) throw new Error(`two features take “${key}”`)
      found.set(key, feature)
    }
  }
  return found
}
