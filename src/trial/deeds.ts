import { z } from 'zod'
import type { Actor, LocalBotApi } from '../sandbox/index.ts'

const id = z.number().int()

/** What a person can do in a chat. `chat` is the person's own id for the bot's chat, or a group's. */
export const deedSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('send'), as: id, chat: id, text: z.string(), replyTo: id.optional() }),
  z.strictObject({ do: z.literal('tap'), as: id, chat: id, message: id, label: z.string() }),
  z.strictObject({ do: z.literal('press'), as: id, chat: id, label: z.string() }),
  z.strictObject({ do: z.literal('open'), as: id, link: z.string() }),
])
export type Deed = z.infer<typeof deedSchema>

/** Does it; what a messenger's app would not let a person do throws an Error. Of a tap gives the id of its answer. */
export function perform(api: LocalBotApi, actor: Actor, deed: Deed): { tap?: string } {
  if (deed.do === 'open') {
    actor.open(deed.link)
    return {}
  }
  const place = placeOf(api, actor, deed.chat)
  if (deed.do === 'press') actor.press(deed.label, place)
  const messages = actor.messages(place.in)
  if (deed.do === 'send') {
    const replyTo = messages.find((m) => m.message_id === deed.replyTo)
    actor.send(deed.text, replyTo ? { ...place, replyTo } : place)
  }
  if (deed.do !== 'tap') return {}
  const message = messages.find((m) => m.message_id === deed.message)
  if (!message) throw new Error(`message ${deed.message} is no longer there`)
  return { tap: actor.tap(message, deed.label).query.id }
}

/** A picture goes as a photo, any other file as a document. */
export function sendFile(api: LocalBotApi, actor: Actor, chat: number, file: File, bytes: Uint8Array): void {
  const place = placeOf(api, actor, chat)
  const isPicture = ['image/png', 'image/jpeg', 'image/gif'].includes(file.type)
  if (isPicture) actor.sendPhoto(bytes, place)
  else actor.sendDocument(bytes, file.name, { ...place, type: file.type })
}

function placeOf(api: LocalBotApi, actor: Actor, chat: number) {
  if (chat === actor.user.id) return {}
  const group = api.world.groups.get(chat)
  if (!group) throw new Error(`there is no chat ${chat}`)
  return { in: group }
}
