import type { Logger } from 'pino'
import { dayIn } from '../calendar/day.ts'
import type { Door as AtTheDoor } from '../database/door.ts'
import type { Waiting } from '../database/inbox.ts'
import type { Database } from '../database/open.ts'
import type { Write } from '../database/write.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import type { Owed } from '../messages/said.ts'
import type { Client } from '../telegram/client.ts'
import type { ReadUpdate } from './asked.ts'
import type { Door, Effects, Feature } from './feature.ts'
import { awaitedWrites, makeRouter } from './router.ts'
import { makeSaidAgain } from './said-again.ts'
import { makeSingleTap } from './single-tap.ts'
import { withWayBack } from './way-back.ts'
import type { Who } from './who.ts'

/** What is handled: an update, and who sent it. */
export type Turn = { readonly waiting: Waiting; readonly read: ReadUpdate; readonly met: AtTheDoor; readonly who: Who }

/** A turn that was taken: what it writes and says, and what is still to be done once it is committed. */
export type Taken = {
  readonly writes: readonly Write[]
  readonly owed: readonly Owed[]
  /** The places that it relies on: whoever loses one meanwhile has not done it. */
  readonly places: readonly number[]
  readonly query: string | undefined
  readonly toast: string
  readonly received: Date
}

export type TurnParts = {
  readonly desk: CountyDesk
  readonly client: Client
  /** The bot's own username. */
  readonly me: string
  readonly features: readonly Feature[]
  readonly log: Logger
  readonly now: () => Date
  readonly newToken: () => string
}

/** Takes turns: what was asked and who asks → what is written and said. */
export function makeTurns({ desk, client, me, features, log, now, newToken }: TurnParts): {
  take(tx: Database, turn: Turn): Promise<Taken>
  /** Whether a turn has nothing to do with those of others. */
  goTogether(turn: Turn): boolean
} {
  const { route, goesTogether } = makeRouter(features)
  const isRepeated = makeSingleTap()
  const isSaidAgain = makeSaidAgain()
  return {
    goTogether: ({ read, who }) => goesTogether(read.asked, { place: read.place, who }),
    take: async (tx, { waiting: { updateId, receivedAt }, read, met, who }) => {
      const { asked, from: _, tap, ...where } = read
      const download: Door['download'] = (file, mostBytes) =>
        client.download(file, mostBytes).catch((error: unknown) => {
          log.warn({ update: updateId, err: error }, 'a file that was sent could not be fetched')
          throw error
        })
      const today = dayIn(desk.zone, read.sentAt ?? receivedAt)
      const again = isSaidAgain(read, receivedAt)
      const moment = { now: now(), clock: now, today, again }
      const door: Omit<Door, 'reach'> = { ...where, who, desk, me, ...moment, download, newToken }
      const effects = isRepeated(read, now()) ? {} : await route(tx, asked, door)
      const owed = withWayBack(where, who, effects)
      const writes = [...(effects.write ?? []), ...awaitedWrites(effects, door)]
      return {
        writes: [...kept(met.person, read, writes), ...writes],
        owed,
        places: placesBehind(effects, door),
        query: tap?.query,
        toast: effects.toast ?? '',
        received: receivedAt,
      }
    },
  }
}

/**
 * The person, where that is news: a new name, somebody who could not be reached before, or a stranger of whom something
 * is written. Whoever stopped the bot says by that that they cannot be reached; a stranger who does is not kept. Whoever
 * has everything erased keeps no name.
 */
function kept(person: AtTheDoor['person'], { from, asked }: ReadUpdate, writes: readonly Write[]): Write[] {
  const erases = writes.some((each) => each.do === 'erasePerson' && each.of.id === person.id)
  if (asked.by === 'removal' || erases) return []
  const isNews = person.known ? person.name !== from.name || !person.reachable : writes.length > 0
  return isNews ? [{ do: 'keepPerson', of: { id: person.id, ...from } }] : []
}

/** What is a person's own: what they have begun, and what they are asked. Whoever loses a place may go on with that. */
const OWN: ReadonlySet<Write['do']> = new Set(['addDraft', 'saveDraft', 'awaitWords', 'stopAwaiting', 'keepPerson'])

/** The places that a turn relies on: those of whoever asks, where it does more than to tell them something. */
export function placesBehind(
  { write = [], owe = [] }: Effects,
  { chatId, who }: Pick<Door, 'chatId' | 'who'>,
): number[] {
  const reachesOthers = write.some((each) => !OWN.has(each.do)) || owe.some((message) => message.chatId !== chatId)
  return reachesOthers ? who.places.map(({ id }) => id) : []
}
