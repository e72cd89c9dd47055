import { keyOf } from '../chinese/typed.ts'
import type { Database } from '../database/open.ts'
import { isCounty, namesWithin, type Reach } from '../database/within.ts'
import type { Write } from '../database/write.ts'
import type { ButtonName } from '../messages/buttons.ts'
import { COUNTY_ONLY, EDITORS_ONLY, inGroup, NO_UNIT, noUnit, OUT_OF_REACH } from '../messages/common.ts'
import type { Asked } from './asked.ts'
import type { Door, Effects, Feature, Plain, Role } from './feature.ts'
import type { Roles, Who } from './who.ts'

/** What each role may look at and change. An editor reads whatever a viewer reads. */
const REACHES: Readonly<Record<Role, (who: Roles) => Reach>> = {
  anyone: () => [],
  reporter: () => [],
  viewer: ({ views, edits }) => [...views, ...edits],
  editor: ({ edits }) => edits,
}

/** What somebody may look at and change by a feature. */
export function reachOf({ role }: Pick<Feature, 'role'>, who: Roles): Reach {
  return REACHES[role](who)
}

type Access = Pick<Feature, 'role' | 'narrows'>

/** Whether a feature is for somebody. One of editors that cannot be narrowed is for those of the whole county alone. */
export function letsIn({ role, narrows }: Access, who: Roles): boolean {
  if (role === 'anyone') return true
  if (role === 'reporter') return who.reportsFor.length > 0
  const reach = REACHES[role](who)
  return role === 'viewer' || narrows ? reach.length > 0 : isCounty(reach)
}

const REFUSALS: Readonly<Record<Role, (who: Roles) => string>> = {
  anyone: () => '',
  reporter: noUnit,
  viewer: () => NO_UNIT,
  editor: ({ edits }) => (edits.length > 0 ? COUNTY_ONLY : EDITORS_ONLY),
}

export type Router = {
  /** Finds the feature that is meant, checks that it is for whoever asks, and takes its turn. */
  route(db: Database, asked: Asked, door: Omit<Door, 'reach'>): Promise<Effects>
  /** Whether the turn may be taken in one transaction with those of others. */
  goesTogether(asked: Asked, door: Pick<Door, 'place' | 'who'>): boolean
}

/** 返回, 算了, 不写了: never what was to be typed, such as why a report is withdrawn or what a town is called. */
const LETS_GO = /^(?:返回|取消|退出|放弃|算|不用?(?:写|改|填|加|添|说|打|登|撤回?|退回?))(?:了|吧)*$/u

/**
 * The one place that says which feature is meant and who may use it.
 * @throws where two features would take the same.
 */
export function makeRouter(features: readonly Feature[]): Router {
  const commands = table(features, (f) => (f.command === undefined ? [] : [`${f.place} ${f.command}`]))
  const buttons = table(features, (f) => (f.place === 'private' ? (f.buttons ?? []) : []))
  const awaited = table(features, (f) => f.awaits ?? [])
  const pages = table(features, (f) => (f.place === 'private' && f.opens ? [f.opens.label] : []))
  const plain = table(features, (f) => (f.plain ?? []).map((by) => `${f.place} ${by}`))

  /** Words that let go of what was awaited; words that say what a button of the first page says, or by which a feature is meant, are that, where they are nobody's answer. */
  function asMeant(asked: Asked, { place, who }: Pick<Door, 'place' | 'who'>): Asked {
    if (asked.by === 'words' && place === 'private' && who.awaited && LETS_GO.test(keyOf(asked.text)))
      return { by: 'command', command: 'cancel', words: '' }
    if (asked.by !== 'words' || place !== 'private' || who.awaited || who.draftAtHand) return asked
    const text = asked.text.trim()
    const page = pages.get(text)
    if (page?.opens && letsIn(page, who)) return { by: 'tap', button: page.opens.button }
    for (const of of features) {
      const words = of.command !== undefined && of.place === 'private' ? of.meant?.(text) : undefined
      if (of.command !== undefined && words !== undefined && letsIn(of, who))
        return { by: 'command', command: of.command, words }
    }
    return asked
  }

  /** The feature that is meant, whoever asks; where none is, a command is only words. */
  function meant(asked: Asked, { place, who }: Pick<Door, 'place' | 'who'>): Feature | undefined {
    const otherwise = (by: Plain) => plain.get(`${place} ${by}`)
    switch (asked.by) {
      case 'command':
        return commands.get(`${place} ${asked.command}`) ?? otherwise('other')
      case 'tap':
        return place === 'private' ? buttons.get(asked.button.name satisfies ButtonName) : undefined
      case 'words': {
        const waiting = place === 'private' && who.awaited ? awaited.get(who.awaited.for) : undefined
        // Whoever may not do any more what was awaited of them speaks of something else.
        return waiting && letsIn(waiting, who) ? waiting : otherwise('words')
      }
      case 'document': {
        const waiting = who.awaited && awaited.get(who.awaited.for)
        const takes = waiting?.takesFile ? waiting : otherwise('document')
        return takes && letsIn(takes, who) ? takes : undefined
      }
      default:
        return otherwise(asked.by)
    }
  }

  const isOfGroups = (command: string) => commands.has(`group ${command}`) && !commands.has(`private ${command}`)

  const route: Router['route'] = async (db, given, at) => {
    const asked = asMeant(given, at)
    if (asked.by === 'command' && at.place === 'private' && isOfGroups(asked.command))
      return { say: [{ text: inGroup(asked.command) }], awaits: null }
    const feature = meant(asked, at)
    // A file that nothing is meant to read is like any other thing that is not words.
    if (!feature && asked.by === 'document') return route(db, { by: 'other', tapped: false }, at)
    if (!feature) return {}
    const { role, refusal } = feature
    if (!letsIn(feature, at.who)) return { say: [{ text: refusal ?? REFUSALS[role](at.who) }], awaits: null }
    const door = { ...at, reach: reachOf(feature, at.who) }
    const kept = role === 'anyone' || role === 'reporter' || (await namesWithin(db, namedBy(asked, at.who), door.reach))
    if (!kept) return { say: [OUT_OF_REACH], awaits: null }
    const effects = await feature.turn(db, asked, door)
    // What somebody was asked to type is the very next message: after a tap or a command, words are for something else.
    const letsGo = asked.by === 'tap' || asked.by === 'command'
    return letsGo && effects.awaits === undefined ? { ...effects, awaits: null } : effects
  }
  return { route, goesTogether: (asked, at) => meant(asMeant(asked, at), at)?.together ?? false }
}

/** What somebody names by a tap, or by an answer that was awaited. */
function namedBy(asked: Asked, { awaited }: Pick<Who, 'awaited'>): Readonly<Record<string, unknown>> {
  if (asked.by === 'tap') return asked.button.parts
  return asked.by === 'words' || asked.by === 'document' ? (awaited ?? {}) : {}
}

/** What is written of what is awaited: nothing where that does not change. */
export function awaitedWrites({ awaits }: Effects, { who }: Pick<Door, 'who'>): readonly Write[] {
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
