import { type Fault, Faults } from './faults.ts'
import { Files } from './files.ts'
import { type Limits, Rate } from './rate.ts'
import {
  type Bot,
  type Call,
  type Group,
  newBot,
  newTalk,
  type Person,
  type Talk,
  type Tap,
  type WorldEvent,
} from './state.ts'
import type { Chat, MemberStatus, Message, Update, User } from './types.ts'
import { checkUpdate } from './validate.ts'

export interface BotOptions {
  readonly token: string
  readonly username?: string
  readonly first_name?: string
  /** Privacy mode off. */
  readonly readsEverything?: boolean
}

/** Telegram sends these only to bots that ask for them. */
const ON_REQUEST = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])
/** Telegram keeps an update for a day. */
const UPDATE_LIFE = 24 * 60 * 60 * 1000

/** Everybody and everything that the local Telegram knows. The clock is given; ids count up. */
export class World {
  readonly bots = new Map<string, Bot>()
  readonly people = new Map<number, Person>()
  readonly groups = new Map<number, Group>()
  readonly taps = new Map<string, Tap>()
  readonly files = new Files()
  readonly faults = new Faults()
  readonly rate: Rate
  /** Every call that bots made, oldest first. */
  readonly calls: Call[] = []
  readonly now: () => Date
  /** By bot and person, see privateTalk. */
  readonly privateTalks = new Map<string, Talk>()
  readonly #watchers = new Set<(event: WorldEvent) => void>()
  /** The next of each kind. */
  readonly ids = { person: 5_000_000_001, group: -4_000_000_001, supergroup: -1_002_000_000_001, any: 1 }

  constructor(now: () => Date, bots: readonly BotOptions[], limits: Limits | 'off') {
    this.now = now
    this.rate = new Rate(limits)
    for (const bot of bots) this.#addBot(bot)
  }

  #addBot({ token, username, first_name, readsEverything }: BotOptions): void {
    const id = Number(/^(\d+):[A-Za-z0-9_-]+$/.exec(token)?.[1])
    if (!Number.isSafeInteger(id)) throw new Error('a token is digits, a colon, and letters, digits, - or _')
    const user = { id, is_bot: true, first_name: first_name ?? '群报', username: username ?? `stand_in_${id}_bot` }
    this.bots.set(token, newBot(token, user, readsEverything ?? false))
  }

  botById(id: number): Bot | undefined {
    return [...this.bots.values()].find((bot) => bot.user.id === id)
  }

  /** A person, made up where `user` leaves gaps; known from now on. */
  person(user: Partial<Omit<User, 'is_bot'>> = {}): User {
    const id = user.id ?? this.ids.person++
    const known = this.people.get(id)
    const full: User = { first_name: '佚名', ...known?.user, ...user, id, is_bot: false }
    this.people.set(
      id,
      known ? { ...known, user: full } : { user: full, started: new Set(), blocked: new Set(), deactivated: false },
    )
    return full
  }

  userById(id: number): User | undefined {
    return this.people.get(id)?.user ?? this.botById(id)?.user
  }

  group(title: string, type: 'group' | 'supergroup', options: { forum?: boolean } = {}): Group {
    const id = type === 'group' ? this.ids.group-- : this.ids.supergroup--
    const chat: Chat = options.forum ? { id, type, title, is_forum: true } : { id, type, title }
    const group = {
      chat,
      members: new Map(),
      topics: new Map(),
      pinned: [],
      talk: newTalk(chat),
      migratedTo: undefined,
    }
    this.groups.set(id, group)
    return group
  }

  /** What a person and a bot say to each other. */
  privateTalk(bot: Bot, person: Person): Talk {
    const key = `${bot.user.id}:${person.user.id}`
    const talk = this.privateTalks.get(key)
    if (talk) return talk
    const { is_bot: _, language_code: __, ...names } = person.user
    const made = newTalk({ ...names, type: 'private' })
    this.privateTalks.set(key, made)
    return made
  }

  statusOf(group: Group, userId: number): MemberStatus {
    return group.members.get(userId)?.status ?? 'left'
  }

  isIn(group: Group, userId: number): boolean {
    return !['left', 'kicked'].includes(this.statusOf(group, userId))
  }

  nextId(): number {
    return this.ids.any++
  }

  seconds(): number {
    return Math.floor(this.now().getTime() / 1000)
  }

  /** Adds a message with the next id of its chat. */
  post(talk: Talk, bot: Bot | undefined, rest: Omit<Message, 'message_id' | 'chat' | 'date'>): Message {
    const isPrivate = talk.chat.type === 'private'
    const message_id = isPrivate && bot ? bot.nextPrivateId++ : talk.nextId++
    const message: Message = { message_id, chat: talk.chat, date: this.seconds(), ...rest }
    talk.messages.set(message_id, message)
    this.#tell({ kind: 'message', talk, message })
    return message
  }

  replace(talk: Talk, message: Message): Message {
    talk.messages.set(message.message_id, message)
    this.#tell({ kind: 'edited', talk, message })
    return message
  }

  remove(talk: Talk, messageId: number): boolean {
    const was = talk.messages.delete(messageId)
    if (was) this.#tell({ kind: 'deleted', talk, messageId })
    return was
  }

  /** Queues an update for a bot, if it wants that kind. */
  enqueue(bot: Bot, kind: string, payload: unknown): void {
    const wanted = bot.allowed ? bot.allowed.includes(kind) : !ON_REQUEST.has(kind)
    if (!wanted) return
    const update: Update = { update_id: bot.nextUpdateId, [kind]: structuredClone(payload) }
    checkUpdate(update)
    bot.nextUpdateId += 1
    bot.pending.push({ update, at: this.now().getTime() })
    bot.wake()
  }

  /** What a bot has still to get, without what is older than a day. */
  pending(bot: Bot): readonly Update[] {
    const oldest = this.now().getTime() - UPDATE_LIFE
    bot.pending = bot.pending.filter(({ at }) => at >= oldest)
    return bot.pending.map(({ update }) => update)
  }

  fault(method: string, fault: Fault): void {
    this.faults.add(method, fault)
  }

  /** The calls that Telegram itself would have refused; faults that a test injected are none of them. */
  refused(): Call[] {
    return this.calls.filter((call) => call.error && !call.injected)
  }

  /** Tells of every event from now on; gives the function that stops it. */
  watch(watcher: (event: WorldEvent) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  emit(event: Exclude<WorldEvent, { kind: 'message' | 'edited' }>): void {
    this.#tell(event)
  }

  #tell(event: WorldEvent): void {
    if (event.kind === 'message' || event.kind === 'edited')
      event.talk.log.push({ kind: event.kind, message: event.message })
    for (const watcher of this.#watchers) watcher(event)
  }
}
