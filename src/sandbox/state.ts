import type { BotApiError } from './errors.ts'
import type { CallbackQuery, Chat, MemberStatus, Message, ReplyKeyboard, Update, User } from './types.ts'

export interface Webhook {
  readonly url: string
  readonly secret: string | undefined
  readonly maxConnections: number
  lastError?: { at: number; text: string }
}

export interface Bot {
  readonly token: string
  readonly user: User & { username: string }
  /** Privacy mode off: every message of a group arrives. */
  readonly readsEverything: boolean
  /** Not yet confirmed by an offset or a 2xx, oldest first. */
  pending: { readonly update: Update; readonly at: number }[]
  nextUpdateId: number
  /** As last set by getUpdates or setWebhook; undefined is Telegram's default selection. */
  allowed: readonly string[] | undefined
  webhook: Webhook | undefined
  poll: { refuse(error: BotApiError): void } | undefined
  /** Called when an update has come. */
  wake: () => void
  readonly commands: Map<string, { command: string; description: string }[]>
  readonly words: Map<string, string>
  readonly menuButtons: Map<number | 'default', unknown>
  /** All private chats of a bot share one counter, as they do with Telegram. */
  nextPrivateId: number
}

export interface Person {
  readonly user: User
  /** The bots that may write: the person pressed Start. */
  readonly started: Set<number>
  readonly blocked: Set<number>
  deactivated: boolean
}

export interface Member {
  status: MemberStatus
  rights: Readonly<Record<string, boolean>>
}

export interface Topic {
  readonly name: string
  closed: boolean
}

export interface Group {
  readonly chat: Chat
  readonly members: Map<number, Member>
  readonly topics: Map<number, Topic>
  readonly pinned: number[]
  readonly talk: Talk
  migratedTo: number | undefined
}

/** What was said in one chat; a private chat is one of a person and one bot. */
export interface Talk {
  readonly chat: Chat
  /** Without the deleted ones. */
  readonly messages: Map<number, Message>
  /** Every message and edit in order, for those who wait for one. */
  readonly log: { readonly kind: 'message' | 'edited'; readonly message: Message }[]
  /** Sent with a keyboard that is not inline: Telegram lets nobody edit them. */
  readonly sealed: Set<number>
  nextId: number
  keyboard: ReplyKeyboard | undefined
}

export interface Tap {
  readonly bot: Bot
  readonly query: CallbackQuery
  readonly at: number
  answer: { text?: string; show_alert?: boolean; url?: string } | undefined
}

/** A call as the bot made it. `injected` = a fault that the test asked for, not Telegram's judgement. */
export interface Call {
  readonly bot: string
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly at: Date
  ok: boolean
  error?: { readonly code: number; readonly description: string }
  result?: unknown
  injected?: true
}

/** What a page or a test can watch. */
export type WorldEvent =
  | { readonly kind: 'message' | 'edited'; readonly talk: Talk; readonly message: Message }
  | { readonly kind: 'deleted'; readonly talk: Talk; readonly messageId: number }
  | { readonly kind: 'answered'; readonly tap: Tap }
  | { readonly kind: 'action'; readonly talk: Talk; readonly action: string }
  | { readonly kind: 'call'; readonly call: Call }

export function newTalk(chat: Chat): Talk {
  return { chat, messages: new Map(), log: [], sealed: new Set(), nextId: 1, keyboard: undefined }
}

export function newBot(token: string, user: Bot['user'], readsEverything: boolean): Bot {
  return {
    token,
    user,
    readsEverything,
    pending: [],
    nextUpdateId: 100_000_001,
    allowed: undefined,
    webhook: undefined,
    poll: undefined,
    wake: () => {},
    commands: new Map(),
    words: new Map(),
    menuButtons: new Map(),
    nextPrivateId: 1,
  }
}
