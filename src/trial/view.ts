import {
  type Actor,
  type LocalBotApi,
  type Message,
  shownCommands,
  type Talk,
  type WorldEvent,
} from '../sandbox/index.ts'

/** One chat as the page shows it. Messages are the Bot API's own. */
export type ChatView = {
  readonly id: number
  readonly title: string
  readonly kind: 'bot' | 'group'
  readonly messages: readonly Message[]
  readonly head: ChatHead
}

/** What stands around the messages, and changes with them. */
export type ChatHead = {
  /** Buttons below the input field. */
  readonly keyboard: readonly (readonly string[])[]
  readonly commands: readonly { readonly command: string; readonly description: string }[]
  /** The person has not pressed 开始 yet. */
  readonly unstarted: boolean
  readonly members: readonly string[]
}

/** What the page of a person is told of as it happens. */
export type Told =
  | { readonly kind: 'message' | 'edited'; readonly chat: number; readonly message: Message; readonly head: ChatHead }
  | { readonly kind: 'deleted'; readonly chat: number; readonly message: number }
  | { readonly kind: 'answered'; readonly tap: string; readonly text: string; readonly alert: boolean }
  | { readonly kind: 'typing'; readonly chat: number }
  | { readonly kind: 'head'; readonly chat: number; readonly head: ChatHead }

/** The chats that a person is in: the bot's first, then groups. */
export function chatsOf(api: LocalBotApi, actor: Actor): ChatView[] {
  const groups = [...api.world.groups.values()].filter((g) => api.world.isIn(g, actor.user.id) && !g.migratedTo)
  return [
    {
      id: actor.user.id,
      title: actor.bot.user.first_name,
      kind: 'bot',
      messages: actor.messages(),
      head: headOf(api, actor, actor.talk()),
    },
    ...groups.map((group) => ({
      id: group.chat.id,
      title: group.chat.title ?? '',
      kind: 'group' as const,
      messages: actor.messages(group),
      head: headOf(api, actor, group.talk),
    })),
  ]
}

function headOf({ world }: LocalBotApi, { user, bot }: Actor, talk: Talk): ChatHead {
  const group = world.groups.get(talk.chat.id)
  const labels = (talk.keyboard?.keyboard ?? []).map((row) =>
    row.map((key) => (typeof key === 'string' ? key : key.text)),
  )
  const ids = [...(group?.members.keys() ?? [])].filter((id) => group && world.isIn(group, id))
  return {
    keyboard: labels,
    commands: shownCommands(world, bot, user.id, group),
    unstarted: !group && !world.people.get(user.id)?.started.has(bot.user.id),
    members: ids.map((id) => world.userById(id)?.first_name ?? ''),
  }
}

/** What an event of the world is to a person; undefined where it is none of theirs. */
export function toldOf(api: LocalBotApi, actor: Actor, event: WorldEvent): Told | undefined {
  if (event.kind === 'answered') {
    const { query, answer } = event.tap
    if (query.from.id !== actor.user.id) return undefined
    return { kind: 'answered', tap: query.id, text: answer?.text ?? '', alert: answer?.show_alert ?? false }
  }
  if (event.kind === 'call') {
    if (event.call.method !== 'setMyCommands') return undefined
    return { kind: 'head', chat: actor.user.id, head: headOf(api, actor, actor.talk()) }
  }
  const chat = event.talk.chat.id
  const group = api.world.groups.get(chat)
  const mine = group ? api.world.isIn(group, actor.user.id) : chat === actor.user.id
  if (!mine) return undefined
  if (event.kind === 'deleted') return { kind: 'deleted', chat, message: event.messageId }
  if (event.kind === 'action') return { kind: 'typing', chat }
  return { kind: event.kind, chat, message: event.message, head: headOf(api, actor, event.talk) }
}
