import type { Update } from 'telegraf/types'
import type { Database } from '../database/open.ts'
import { type Sender, sendersOf } from '../database/senders.ts'
import { Buckets } from './buckets.ts'
import { chatOf } from './update.ts'

/** So many updates of a member may wait; a form has fewer answers, an album fewer pictures. */
const MOST_WAITING = 60
/** Whoever was a member when they were looked at counts as one for so long. */
const SEEN_MS = 60_000
/** A stranger reads, asks to join, follows a link: slowly. */
const STRANGER = { capacity: 15, perSecond: 1 / 2 }
/** All strangers together: a hall full of people who open their links at once. */
const STRANGERS = { capacity: 150, perSecond: 15 }
/**
 * Links that somebody may follow within the hour, counted in the database: a restart or another process gives no more. A
 * token cannot be guessed; whoever tries waits.
 */
const MOST_LINKS = 10
const LINKS_COUNTED_MS = 60 * 60 * 1000
/** What a group says to the bot: commands. */
const GROUP = { capacity: 10, perSecond: 1 / 6 }
/** Of what was not taken somebody is told so often. */
const TOLD = { capacity: 1, perSecond: 1 / 60 }

/** Why an update was not taken. */
export type Refusal = 'useless' | 'too many' | 'stranger' | 'link' | 'group'

export type Admitted = {
  readonly taken: readonly Update[]
  /** Chats of those who belong somewhere, and of groups: they come first. */
  readonly members: readonly number[]
  readonly strangers: readonly number[]
  /** Who is to be told that something was not taken, and why. */
  readonly told: readonly { readonly chatId: number; readonly why: 'too many' | 'link' }[]
}

type Parts = {
  readonly db: Database
  /** Whether the bot can use it at all. */
  readonly wanted: (update: Update) => boolean
  readonly now: () => Date
  /** Milliseconds of a steady clock. */
  readonly steady?: () => number
}

export type Admission = {
  /** Looks at what has arrived: one statement for all of it, none where members wrote who were looked at just now. */
  admit(updates: readonly Update[]): Promise<Admitted>
  readonly wanted: (update: Update) => boolean
  /** How many were not taken since the start, by why. */
  readonly refused: Readonly<Record<Refusal, number>>
}

/**
 * Decides what of the updates becomes a row, so that nobody waits behind a flood: what nobody can use is dropped, members
 * come before strangers, and neither a person nor a group has more waiting than it can mean.
 */
export function makeAdmission({ db, wanted, now, steady = () => performance.now() }: Parts): Admission {
  const refused: Record<Refusal, number> = { useless: 0, 'too many': 0, stranger: 0, link: 0, group: 0 }
  const [each, all, groups, told] = [STRANGER, STRANGERS, GROUP, TOLD].map((rate) => new Buckets(rate)) as [
    Buckets,
    Buckets,
    Buckets,
    Buckets,
  ]

  /** Members as they were looked at this minute; `waiting` with all that was taken since, so that it is never too few. */
  const seen = new Map<number, Sender>()
  let forgottenAt = 0

  /** Who sent these. A member is looked at again where too much may be waiting by now, or a link is followed. */
  async function sendersIn(updates: readonly Update[]): Promise<(chatId: number) => Sender | undefined> {
    if (steady() - forgottenAt >= SEEN_MS) {
      seen.clear()
      forgottenAt = steady()
    }
    const left = new Map<number, number>()
    for (const update of updates) {
      const chatId = chatOf(update)
      const before = left.get(chatId) ?? MOST_WAITING - (seen.get(chatId)?.waiting ?? MOST_WAITING)
      left.set(chatId, opensLink(update) ? -1 : before - 1)
    }
    const asked = [...left].flatMap(([chatId, more]) => (chatId > 0 && more < 0 ? [chatId] : []))
    const found = await sendersOf(db, asked, new Date(now().getTime() - LINKS_COUNTED_MS))
    for (const chatId of asked) seen.delete(chatId)
    for (const sender of found) if (sender.member) seen.set(sender.telegramId, sender)
    const strangers = new Map(found.map((sender) => [sender.telegramId, sender]))
    return (chatId) => seen.get(chatId) ?? strangers.get(chatId)
  }

  /** Why an update of this chat is not taken; undefined where it is. */
  function refusalOf(update: Update, chatId: number, sender: Sender | undefined): Refusal | undefined {
    const at = steady()
    if (chatId < 0) return groups.take(chatId, at) || isNews(update) ? undefined : 'group'
    if (opensLink(update) && (sender?.links ?? 0) >= MOST_LINKS) return 'link'
    if ((sender?.waiting ?? 0) >= MOST_WAITING) return 'too many'
    if (sender?.member) return undefined
    return each.take(chatId, at) && all.take(0, at) ? undefined : 'stranger'
  }

  return {
    refused,
    wanted,
    admit: async (updates) => {
      const useful = updates.filter(wanted)
      refused.useless += updates.length - useful.length
      if (useful.length === 0) return { taken: [], members: [], strangers: [], told: [] }
      const senderOf = await sendersIn(useful)
      const taken: Update[] = []
      const tell: { chatId: number; why: 'too many' | 'link' }[] = []
      for (const update of useful) {
        const chatId = chatOf(update)
        const sender = senderOf(chatId)
        const why = refusalOf(update, chatId, sender)
        if (why === undefined) {
          taken.push(update)
          // What is taken here counts for what comes behind it.
          if (sender) sender.waiting += 1
          if (sender && opensLink(update)) sender.links += 1
          continue
        }
        refused[why] += 1
        // A stranger's flood is not answered: each answer would be one of the thirty messages a second.
        const hears = why === 'link' || (why === 'too many' && sender?.member)
        if (hears && told.take(chatId, steady())) tell.push({ chatId, why })
      }
      const chats = [...new Set(taken.map(chatOf))]
      const isMember = (chatId: number) => chatId < 0 || senderOf(chatId)?.member === true
      return {
        taken,
        members: chats.filter(isMember),
        strangers: chats.filter((chatId) => !isMember(chatId)),
        told: tell,
      }
    },
  }
}

/** `/start` with a token behind it. */
export function opensLink(update: Update): boolean {
  return 'message' in update && 'text' in update.message && /^\/start(?:@\w+)?\s+\S/u.test(update.message.text)
}

/** What Telegram tells once and never again: the bot was put out, or the group has another id. */
function isNews(update: Update): boolean {
  return 'my_chat_member' in update || ('message' in update && 'migrate_to_chat_id' in update.message)
}
