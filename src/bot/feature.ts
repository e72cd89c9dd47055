import type { Day } from '../calendar/day.ts'
import type { Database } from '../database/open.ts'
import type { Awaited } from '../database/schema.ts'
import type { Reach } from '../database/within.ts'
import type { Write } from '../database/write.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import type { Answer } from '../messages/answers.ts'
import type { ButtonName, Key, Keys } from '../messages/buttons.ts'
import type { Owed, Said } from '../messages/said.ts'
import type { Topic } from '../messages/topics.ts'
import type { Asked, Where } from './asked.ts'
import type { Who } from './who.ts'

/** What a turn came to. Data only: the dispatcher writes all of it in one go, and sends what was said after that. */
export type Effects = {
  /** Said to whoever asked. */
  readonly say?: readonly Said[]
  /** Owed to other chats, or in other ways. */
  readonly owe?: readonly Owed[]
  /** Shown over the chat when a button was tapped (200 characters; Bot API, answerCallbackQuery). */
  readonly toast?: string
  readonly write?: readonly Write[]
  /** What was asked is for another feature, which takes its turn; below what that says stand these keys. */
  readonly instead?: { readonly asked: Asked; readonly below: Keys }
  /** What the next typed words answer; null: nothing more. Absent: a tap or a command lets go of it, words do not. */
  readonly awaits?: Awaited | null
}

/** Who asks, where and when, and what a turn works with. */
export type Door = Where & {
  readonly who: Who
  readonly desk: CountyDesk
  /** The bot's own username. */
  readonly me: string
  readonly now: Date
  /** For what waits for a lock before it knows its instant. */
  readonly clock: () => Date
  /** 今天: the day of the message, in the county's zone, however late it is handled. */
  readonly today: Day
  /** Whether the same words came seconds before: a message that was sent twice. */
  readonly again: boolean
  /** What this person may look at and change here: the feature reads and does nothing outside of it. */
  readonly reach: Reach
  /** Fetches what is in a file that was sent; undefined where that is more than so many bytes. */
  readonly download: (file: string, mostBytes: number) => Promise<Uint8Array | undefined>
  /** Random text for an invitation's link. */
  readonly newToken: () => string
}

/** Whom a feature is for: anyone, who reports for a unit, who may read digests (editors too), editors of the county. */
export type Role = 'anyone' | 'reporter' | 'viewer' | 'editor'

/** What people did when no command, button or awaited answer says which feature is meant. */
export type Plain = Extract<Asked['by'], 'words' | 'edit' | 'photo' | 'document' | 'other' | 'move' | 'removal'>

type Described<Names extends ButtonName> = {
  /** The command that begins it, without the slash. */
  readonly command?: string
  readonly role: Role
  /** Of an editor's: it keeps to `door.reach`, so that it is for those too who look after a part of the county. */
  readonly narrows?: true
  readonly place: 'private' | 'group'
  /** What somebody is told whom it is not for; absent: the sentence of the role. */
  readonly refusal?: string
  /** Its line in Telegram's menu of commands. */
  readonly menu?: string
  /** Its lines in /help, on the page of its topic. */
  readonly topic?: Topic
  /** Among the most used: the first of its lines stands above all topics too. */
  readonly often?: true
  readonly help?: readonly string[] | ((door: Door) => readonly string[])
  /**
   * Words by which it is meant where nothing is asked, as whoever looks for it says them (催一下, 第2期): what they say behind its
   * command. Of nobody's answer and no report; a feature with a command alone has them.
   */
  readonly meant?: (words: string) => string | undefined
  /** The same of names that only the database knows, a unit's or a person's, which are asked for last of all. */
  readonly finds?: (db: Database, words: string, door: Door) => Promise<string | undefined>
  /** Its button on the first page; typed, its label is a tap on it. */
  readonly opens?: Key
  /**
   * Keys of its pages by other names that people type: 停刊, 年报; the first of a page is what it is called. A name of several
   * words (改 名) is any words that have all of them; of `改|换 名` either does. A digest 0 in one is the week's at hand.
   */
  readonly named?: readonly Key[]
  /** What people ask about it that no page tells. */
  readonly answers?: readonly Answer[]
  /** What its button opens is no page: a tap does something at once. Only its label, typed, is one. */
  readonly acts?: true
  /** What of it waits for this person today: keys that stand above all others on the first page. */
  readonly needs?: (db: Database, door: Door) => Promise<readonly Key[]>
  /** In whose menu, help and first page it stands, where that is not its role's. */
  readonly shownTo?: Role
  /** The buttons that it takes. */
  readonly buttons?: readonly Names[]
  /** The typed words that it takes when they are awaited. */
  readonly awaits?: readonly Awaited['for'][]
  /** It takes a file too where its words are awaited. */
  readonly takesFile?: true
  /**
   * Its turns may be taken in one transaction with those of other people: they hold no row that is not the asker's own, and
   * decide on nothing that another's turn writes.
   */
  readonly together?: true
  /** What it takes where nothing else says who is meant. */
  readonly plain?: readonly Plain[]
}

/** Everything that a feature is: what calls it, whom it is for, where, and its turn. */
export type Feature = Described<ButtonName> & {
  readonly turn: (db: Database, asked: Asked, door: Door) => Promise<Effects>
}

/**
 * A feature. `load` reads, in the turn's transaction: it may lock rows and reserve ids, and writes nothing. `decide` is
 * pure: what was read → what is said and written.
 */
export function feature<Facts, Names extends ButtonName = never>({
  load,
  decide,
  ...described
}: Described<Names> & {
  readonly load: (db: Database, asked: Asked<Names>, door: Door) => Facts | Promise<Facts>
  readonly decide: (facts: Facts, door: Door) => Effects
}): Feature {
  return {
    ...described,
    // The router hands a feature only the buttons that it names.
    turn: async (db, asked, door) => decide(await load(db, asked as Asked<Names>, door), door),
  }
}
