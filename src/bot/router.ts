import { canonicalJson } from '../catalogue/canonical.ts'
import { goesBack, letsGo } from '../chinese/lets-go.ts'
import type { Database } from '../database/open.ts'
import type { Awaited } from '../database/schema.ts'
import { namesWithin } from '../database/within.ts'
import type { Write } from '../database/write.ts'
import type { Button, ButtonName, Keys } from '../messages/buttons.ts'
import { COUNTY_ONLY, EDITORS_ONLY, inGroup, NO_UNIT, noUnit, OUT_OF_REACH } from '../messages/common.ts'
import { strangerTo } from '../messages/menu.ts'
import type { Said } from '../messages/said.ts'
import { answerSaid, WHICH_PAGE } from '../messages/small-talk.ts'
import { letsIn, reachOf } from './access.ts'
import type { Asked } from './asked.ts'
import type { Door, Effects, Feature, Plain, Role } from './feature.ts'
import { commandNear, meantBy } from './meant.ts'
import { NO_DIGEST } from './own-scope.ts'
import { maySeekPage, pageSought } from './page-sought.ts'
import { weekAtHand } from './week-at-hand.ts'
import { isStranger, type Roles, type Who } from './who.ts'

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

/** 合并在哪, 还有谁没交, 怎么改名: a question is no name of a place, and no day. */
const ASKS =
  /(?:在哪[里儿]?|怎么\p{Script=Han}{1,4}|吗|呢|[谁哪]\p{Script=Han}{0,6}没\p{Script=Han}{1,3}|什么时候\p{Script=Han}{0,4})[?？]*$|[?？]$/u
/** What is typed in whole sentences, which may well ask something. */
const SENTENCES: ReadonlySet<Awaited['for']> = new Set([
  ...(['withdraw', 'send-back', 'pair', 'next-week', 'reword', 'wording', 'year-section', 'number'] as const),
])

/** Whether what was to be typed is let go of: a reason and a sentence may say themselves that something was given up. */
const isLetGo = (awaited: Awaited, text: string): boolean =>
  SENTENCES.has(awaited.for) ? goesBack(text) : letsGo(text)

/**
 * The one place that says which feature is meant and who may use it.
 * @throws where two features would take the same.
 */
export function makeRouter(features: readonly Feature[]): Router {
  const commands = table(features, (f) => (f.command === undefined ? [] : [`${f.place} ${f.command}`]))
  const buttons = table(features, (f) => (f.place === 'private' ? (f.buttons ?? []) : []))
  const awaited = table(features, (f) => f.awaits ?? [])
  // Typed, what a button of the first page says opens one page: that no two features have it is looked at here, at the start.
  table(features, ({ place, opens }) => (place === 'private' && opens ? [opens.label] : []))
  const plain = table(features, (f) => (f.plain ?? []).map((by) => `${f.place} ${by}`))

  /** Words that let go of what was awaited; words that say what a button of the first page says, or by which a feature is meant, are that, where they are nobody's answer. */
  function asMeant(asked: Asked, { place, who }: Pick<Door, 'place' | 'who'>): Asked {
    if (asked.by === 'command' && place === 'private' && !isKnown(asked.command)) {
      const command = commandNear(features, asked.command, who)
      return command === undefined ? asked : { ...asked, command }
    }
    if (asked.by === 'words' && place === 'private' && who.awaited && isLetGo(who.awaited, asked.text))
      return { by: 'command', command: 'cancel', words: '' }
    if (asked.by !== 'words' || place !== 'private' || who.awaited || who.draftAtHand) return asked
    return meantBy(features, asked.text, who) ?? asked
  }

  /** The page that words name or plainly seek. */
  function pageNamed(words: string, who: Roles): Asked | undefined {
    const meant = meantBy(features, words, who)
    if (meant) return meant.by === 'tap' ? meant : undefined
    const sought = pageSought(features, words, who)
    return sought && 'page' in sought ? { by: 'tap', button: sought.page.button } : undefined
  }

  /** A question put where a name, a day or a number is awaited. */
  const asksElsewhere = (words: string, { awaited }: Who): boolean =>
    awaited !== undefined && !SENTENCES.has(awaited.for) && ASKS.test(words.trim())

  /** The answer to what was asked instead, or the few pages that may be meant; what is awaited is so still. */
  function toldBeside(words: string, who: Roles): Said | undefined {
    const sought = pageSought(features, words, who)
    if (!sought || 'page' in sought) return undefined
    return 'few' in sought ? answerSaid(WHICH_PAGE, sought.few, []) : answerSaid(sought.says, sought.keys, [])
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

  const isKnown = (command: string) => commands.has(`private ${command}`) || commands.has(`group ${command}`)
  const isOfGroups = (command: string) => commands.has(`group ${command}`) && !commands.has(`private ${command}`)

  const route: Router['route'] = async (db, given, at) => {
    const meantAs = asMeant(given, at)
    if (meantAs.by === 'command' && at.place === 'private' && isOfGroups(meantAs.command))
      return { say: [{ text: inGroup(meantAs.command) }], awaits: null }
    const feature = meant(meantAs, at)
    // A file that nothing is meant to read is like any other thing that is not words.
    if (!feature && meantAs.by === 'document') return route(db, { by: 'other', tapped: false }, at)
    if (!feature) return {}
    const { role, refusal } = feature
    if (!letsIn(feature, at.who)) {
      const stranger = at.place === 'private' && isStranger(at.who)
      const said = { text: refusal ?? REFUSALS[role](at.who) }
      return { say: [stranger ? strangerTo(role) : said], awaits: null }
    }
    const door = { ...at, reach: reachOf(feature, at.who) }
    const asked = await ofWeekAtHand(db, meantAs, door)
    if (!asked) return { say: [NO_DIGEST], awaits: null }
    const kept = role === 'anyone' || role === 'reporter' || (await namesWithin(db, namedBy(asked, at.who), door.reach))
    if (!kept) return { say: [OUT_OF_REACH], awaits: null }
    const wish = asked.by === 'words' && asksElsewhere(asked.text, at.who) ? pageNamed(asked.text, at.who) : undefined
    if (wish) return route(db, wish, at)
    const { instead, ...effects } = await feature.turn(db, asked, door)
    if (instead) return withKeys(await route(db, instead.asked, at), instead.below)
    // What is no answer to what is awaited may be the name of a page, which lets go of it.
    if (asked.by === 'words' && isRefused(effects, at.who)) {
      const other = pageNamed(asked.text, at.who)
      if (other) return route(db, other, at)
      const report = await begun(db, asked, at)
      if (report) return { ...report, awaits: null }
      const told = toldBeside(asked.text, at.who)
      if (told) return { ...effects, say: [told] }
    }
    // What somebody was asked to type is the very next message: after a tap or a command, words are for something else.
    const letsGo = asked.by === 'tap' || asked.by === 'command'
    return letsGo && effects.awaits === undefined ? { ...effects, awaits: null } : effects
  }

  /** What somebody reports where something else was awaited; undefined where the words begin no report. */
  async function begun(db: Database, asked: Asked, at: Omit<Door, 'reach'>): Promise<Effects | undefined> {
    const feature = plain.get(`${at.place} ${asked.by}`)
    if (!feature || at.who.reportsFor.length === 0) return undefined
    const door = { ...at, who: { ...at.who, awaited: undefined }, reach: reachOf(feature, at.who) }
    const effects = await feature.turn(db, asked, door)
    return effects.write?.some((write) => write.do === 'addDraft') ? effects : undefined
  }

  /** Words may turn out to be for another feature, whose turns do not go together. */
  const mayGoElsewhere = (asked: Asked, { who }: Pick<Door, 'who'>) =>
    asked.by === 'words' &&
    (((who.draftAtHand || who.awaited) && meantBy(features, asked.text, who) !== undefined) ||
      (!who.draftAtHand && features.some((of) => of.finds && letsIn(of, who))) ||
      maySeekPage(features, asked.text, who))

  return {
    route,
    goesTogether: (asked, at) => !mayGoElsewhere(asked, at) && (meant(asMeant(asked, at), at)?.together ?? false),
  }
}

/** A page of the week that there is something to do about, asked for by its name; undefined: there is no such week. */
async function ofWeekAtHand(db: Database, asked: Asked, door: Door): Promise<Asked | undefined> {
  if (asked.by !== 'tap' || !('digest' in asked.button.parts) || asked.button.parts.digest !== 0) return asked
  const row = await weekAtHand(db, door)
  return row && { by: 'tap', button: { ...asked.button, parts: { ...asked.button.parts, digest: row.id } } as Button }
}

/** Whether typed words were awaited, and still are. */
function isRefused({ awaits, write = [] }: Effects, { awaited }: Who): boolean {
  return (
    awaited !== undefined &&
    write.length === 0 &&
    (awaits === undefined || canonicalJson(awaits) === canonicalJson(awaited))
  )
}

/** The same with keys below what is said last. */
function withKeys(effects: Effects, below: Keys): Effects {
  const { say = [] } = effects
  return {
    ...effects,
    say: say.map((said, i) => (i < say.length - 1 ? said : { ...said, keys: [...(said.keys ?? []), ...below] })),
  }
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
