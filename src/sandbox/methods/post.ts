import { type Place, topicFields, writable } from '../access.ts'
import { badRequest } from '../errors.ts'
import { type Markup, readMarkup } from '../markup.ts'
import type { Message } from '../types.ts'
import type { Caller } from './method.ts'

/** What every method that sends has in common. */
export interface SendParams {
  readonly chat_id: number | string
  readonly message_thread_id?: number
  readonly reply_parameters?: ReplyParameters
  readonly reply_markup?: Markup
  readonly protect_content?: boolean
  readonly disable_notification?: boolean
  readonly business_connection_id?: string
  readonly message_effect_id?: string
  readonly allow_paid_broadcast?: boolean
}

interface ReplyParameters {
  readonly message_id: number
  readonly chat_id?: number | string
  readonly allow_sending_without_reply?: boolean
}

type Content = Omit<Message, 'message_id' | 'chat' | 'date' | 'from'>

/** A reply within a reply is not shown. */
export function withoutReply(message: Message): Message {
  const { reply_to_message: _, ...rest } = message
  return rest
}

function replied(place: Place, reply: ReplyParameters | undefined): Pick<Message, 'reply_to_message'> {
  if (!reply) return {}
  const here = reply.chat_id === undefined || reply.chat_id === place.talk.chat.id
  const found = here ? place.talk.messages.get(reply.message_id) : undefined
  if (found) return { reply_to_message: withoutReply(found) }
  if (reply.allow_sending_without_reply) return {}
  throw badRequest('message to be replied not found')
}

/** Where a send goes and what it carries besides its content; every refusal comes before anything is sent. */
export class Sending {
  readonly place: Place
  readonly #caller: Caller
  readonly #common: Content
  readonly #markup: Markup | undefined

  constructor(caller: Caller, params: SendParams, count = 1) {
    this.#caller = caller
    if (params.business_connection_id) throw badRequest('business connection not found')
    if (params.message_effect_id) throw badRequest('EFFECT_ID_INVALID')
    if (params.allow_paid_broadcast) throw badRequest('FLOODSKIP_NOT_ALLOWED')
    this.place = writable(caller.world, caller.bot, params.chat_id)
    const inline = readMarkup(params.reply_markup, this.place.kind === 'private')
    this.#markup = params.reply_markup
    this.#common = {
      ...topicFields(this.place, params.message_thread_id),
      ...replied(this.place, params.reply_parameters),
      ...(params.protect_content ? { has_protected_content: true } : {}),
      ...(inline ? { reply_markup: inline } : {}),
    }
    caller.world.rate.take(caller.bot.user.id, this.place.talk, caller.world.now().getTime(), count)
  }

  post(content: Content): Message {
    const { world, bot } = this.#caller
    const { talk } = this.place
    const { keyboard, remove_keyboard, inline_keyboard } = this.#markup ?? {}
    if (keyboard) talk.keyboard = { keyboard }
    if (remove_keyboard) talk.keyboard = undefined
    const message = world.post(talk, bot, { from: bot.user, ...this.#common, ...content })
    if (this.#markup && !inline_keyboard) talk.sealed.add(message.message_id)
    return message
  }
}
