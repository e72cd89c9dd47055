import { readable } from '../access.ts'
import { badRequest, standIn } from '../errors.ts'
import { readText } from '../text.ts'
import { urlProblem } from '../text-tools.ts'
import type { Entity, Message } from '../types.ts'
import { type Caller, type Method, method, userLookup } from './method.ts'
import { Sending, type SendParams } from './post.ts'

export const TEXT_LIMIT = 4096
const CAPTION_LIMIT = 1024

export interface TextFields {
  readonly text: string
  readonly parse_mode?: string
  readonly entities?: Entity[]
  readonly link_preview_options?: { readonly url?: string }
}

export interface CaptionFields {
  readonly caption?: string
  readonly parse_mode?: string
  readonly caption_entities?: Entity[]
}

/** The text of a message; `tooLong` differs between sending and editing. */
export function messageText(caller: Caller, params: TextFields, tooLong: string): Pick<Message, 'text' | 'entities'> {
  const read = readText(params, userLookup(caller.world))
  if (read.text === '') throw badRequest('text must be non-empty')
  if (read.text.length > TEXT_LIMIT) throw badRequest(tooLong)
  const preview = params.link_preview_options
  if (preview?.url !== undefined && urlProblem(preview.url)) throw badRequest('WEBPAGE_URL_INVALID')
  return {
    text: read.text,
    ...(read.entities.length > 0 ? { entities: read.entities } : {}),
    ...(preview ? { link_preview_options: preview } : {}),
  }
}

export function captionOf(caller: Caller, params: CaptionFields): Pick<Message, 'caption' | 'caption_entities'> {
  const { caption = '', parse_mode, caption_entities } = params
  const read = readText({ text: caption, parse_mode, entities: caption_entities }, userLookup(caller.world))
  if (read.text.length > CAPTION_LIMIT) throw badRequest('message caption is too long')
  if (read.text === '') return {}
  return { caption: read.text, ...(read.entities.length > 0 ? { caption_entities: read.entities } : {}) }
}

const sendMessage = method<SendParams & TextFields>((caller, params) => {
  const content = messageText(caller, params, 'message is too long')
  return new Sending(caller, params).post(content)
})

interface FromParams extends SendParams, CaptionFields {
  readonly from_chat_id: number | string
  readonly message_id: number
}

function original(caller: Caller, params: FromParams, deed: 'forward' | 'copy'): Message {
  const { talk } = readable(caller.world, caller.bot, params.from_chat_id)
  const message = talk.messages.get(params.message_id)
  if (!message) throw badRequest(`message to ${deed} not found`)
  if (!message.text && !message.photo && !message.document && !message.contact) {
    throw badRequest(deed === 'copy' ? "message can't be copied" : "message can't be forwarded")
  }
  return message
}

function contentOf(message: Message): Partial<Message> {
  const fields = ['text', 'entities', 'caption', 'caption_entities', 'photo', 'document', 'contact'] as const
  return Object.fromEntries(fields.flatMap((field) => (message[field] ? [[field, message[field]]] : [])))
}

const forwardMessage = method<FromParams>((caller, params) => {
  const message = original(caller, params, 'forward')
  if (message.has_protected_content) throw badRequest("message has protected content and can't be forwarded")
  const origin = { type: 'user', date: message.date, sender_user: message.from } as const
  return new Sending(caller, params).post({ ...contentOf(message), forward_origin: origin })
})

const copyMessage = method<FromParams>((caller, params) => {
  const message = original(caller, params, 'copy')
  const caption = params.caption === undefined ? {} : captionOf(caller, params)
  if (params.caption !== undefined && message.text !== undefined) throw standIn('a text has no caption to replace')
  const { message_id } = new Sending(caller, params).post({ ...contentOf(message), ...caption })
  return { message_id }
})

export const texts: Readonly<Record<string, Method>> = { sendMessage, forwardMessage, copyMessage }
