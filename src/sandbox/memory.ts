import type { Kept } from './files.ts'
import { type Bot, type Member, newTalk, type Talk, type Topic } from './state.ts'
import type { Chat, Message, ReplyKeyboard, User } from './types.ts'
import type { World } from './world.ts'

/** A world as JSON, so that it can go on where it was; the bytes of files are kept beside it. */
export interface WorldMemory {
  readonly ids: Readonly<World['ids']>
  readonly people: readonly { user: User; started: number[]; blocked: number[]; deactivated: boolean }[]
  readonly groups: readonly GroupMemory[]
  readonly privateTalks: readonly (readonly [string, TalkMemory])[]
  readonly bots: readonly (Pick<Bot, 'nextUpdateId' | 'nextPrivateId'> & {
    /** Its token is no memory: another one may be given at every start. */
    readonly id: number
    readonly pending: Bot['pending']
    readonly commands: readonly (readonly [string, { command: string; description: string }[]])[]
  })[]
  readonly files: readonly Omit<Kept, 'bytes'>[]
}

interface TalkMemory {
  readonly chat: Chat
  readonly messages: readonly Message[]
  readonly sealed: readonly number[]
  readonly nextId: number
  readonly keyboard?: ReplyKeyboard
}

interface GroupMemory {
  readonly talk: TalkMemory
  readonly members: readonly (readonly [number, Member])[]
  readonly topics: readonly (readonly [number, Topic])[]
  readonly pinned: readonly number[]
  readonly migratedTo?: number
}

/** What a process that was killed had given out since it last wrote its memory down is never given out again. */
const SKIPPED = 1_000

/** All that a world would have to know again. Taps, faults and the journal of calls end with the process. */
export function remember(world: World): WorldMemory {
  return {
    ids: world.ids,
    people: [...world.people.values()].map(({ user, started, blocked, deactivated }) => ({
      user,
      started: [...started],
      blocked: [...blocked],
      deactivated,
    })),
    groups: [...world.groups.values()].map(({ talk, members, topics, pinned, migratedTo }) => ({
      talk: talkMemory(talk),
      members: [...members],
      topics: [...topics],
      pinned,
      ...(migratedTo === undefined ? {} : { migratedTo }),
    })),
    privateTalks: [...world.privateTalks].map(([key, talk]) => [key, talkMemory(talk)] as const),
    bots: [...world.bots.values()].map(({ user, nextUpdateId, nextPrivateId, pending, commands }) => ({
      id: user.id,
      nextUpdateId,
      nextPrivateId,
      pending,
      commands: [...commands],
    })),
    files: [...world.files.kept.values()].map(({ bytes: _, ...file }) => file),
  }
}

/** Fills a new world with what another one remembered. `bytesOf` reads a file's bytes by its `file_id`. */
export function recall(world: World, memory: WorldMemory, bytesOf: (id: string) => Uint8Array): void {
  for (const [kind, next] of Object.entries(memory.ids) as [keyof World['ids'], number][]) {
    world.ids[kind] = next < 0 ? next - SKIPPED : next + SKIPPED
  }
  for (const { user, started, blocked, deactivated } of memory.people) {
    world.people.set(user.id, { user, started: new Set(started), blocked: new Set(blocked), deactivated })
  }
  for (const { talk, members, topics, pinned, migratedTo } of memory.groups) {
    const again = recalledTalk(talk)
    world.groups.set(again.chat.id, {
      chat: again.chat,
      members: new Map(members),
      topics: new Map(topics),
      pinned: [...pinned],
      talk: again,
      migratedTo,
    })
  }
  for (const [key, talk] of memory.privateTalks) world.privateTalks.set(key, recalledTalk(talk))
  for (const { id, nextUpdateId, nextPrivateId, pending, commands } of memory.bots) {
    const bot = world.botById(id)
    if (!bot) continue
    bot.nextUpdateId = nextUpdateId + SKIPPED
    bot.nextPrivateId = nextPrivateId + SKIPPED
    bot.pending = [...pending]
    for (const [scope, shown] of commands) bot.commands.set(scope, shown)
  }
  for (const file of memory.files) {
    world.files.kept.set(file.ref.file_id, { ...file, bytes: bytesOf(file.ref.file_id) })
  }
}

function talkMemory({ chat, messages, sealed, nextId, keyboard }: Talk): TalkMemory {
  return { chat, messages: [...messages.values()], sealed: [...sealed], nextId, ...(keyboard ? { keyboard } : {}) }
}

function recalledTalk({ chat, messages, sealed, nextId, keyboard }: TalkMemory): Talk {
  const talk = newTalk(chat)
  for (const message of messages) talk.messages.set(message.message_id, message)
  for (const id of sealed) talk.sealed.add(id)
  talk.nextId = nextId + SKIPPED
  talk.keyboard = keyboard
  return talk
}
