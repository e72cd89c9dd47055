import { z } from 'zod'
import { type Actor, type LocalBotApi, type Message, photoProblem } from '../sandbox/index.ts'

/** Something that cannot be done now, with the sentence that tells the person what to do instead. */
export class Refusal extends Error {}

const id = z.number().int()

/** What a person can do in a chat. `chat` is the person's own id for the bot's chat, or a group's. */
export const deedSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('send'), as: id, chat: id, text: z.string(), replyTo: id.optional() }),
  z.strictObject({ do: z.literal('edit'), as: id, chat: id, message: id, text: z.string() }),
  z.strictObject({ do: z.literal('tap'), as: id, chat: id, message: id, label: z.string() }),
  z.strictObject({ do: z.literal('press'), as: id, chat: id, label: z.string() }),
  z.strictObject({ do: z.literal('open'), as: id, link: z.string() }),
])
export type Deed = z.infer<typeof deedSchema>

const LONGEST_TEXT = 4096
const LONGEST_CAPTION = 1024

/** Does it, or throws a Refusal: what a messenger's app would not let a person do. Of a tap gives the id of its answer. */
export function perform(api: LocalBotApi, actor: Actor, deed: Deed): { tap?: string } {
  if (deed.do === 'open') {
    openLink(actor, deed.link)
    return {}
  }
  const place = placeOf(api, actor, deed.chat)
  const messageOf = (wanted: number) => {
    const found = actor.messages(place.in).find((m) => m.message_id === wanted)
    if (!found) throw new Refusal('这条消息已经不在了。')
    return found
  }
  switch (deed.do) {
    case 'press':
      pressKey(actor, deed.label, place)
      return {}
    case 'send':
      checkLength(deed.text, LONGEST_TEXT)
      actor.send(deed.text, deed.replyTo === undefined ? place : { ...place, replyTo: messageOf(deed.replyTo) })
      return {}
    case 'edit':
      editOwn(actor, messageOf(deed.message), deed.text)
      return {}
    case 'tap':
      return { tap: tapButton(actor, messageOf(deed.message), deed.label) }
  }
}

function openLink(actor: Actor, link: string): void {
  const whole = link.includes('://') ? link : `https://${link}`
  const url = URL.canParse(whole) ? new URL(whole) : undefined
  const isOurs = url?.hostname === 't.me' && url.pathname === `/${actor.bot.user.username}`
  if (!isOurs) throw new Refusal('这个链接在试用里打不开。')
  actor.open(link)
}

function pressKey(actor: Actor, label: string, place: ReturnType<typeof placeOf>): void {
  const keys = (actor.talk(place.in).keyboard?.keyboard ?? []).flat()
  const isThere = keys.some((key) => (typeof key === 'string' ? key : key.text) === label)
  if (!isThere) throw new Refusal('这个按钮已经收起来了，请看最新的消息。')
  actor.press(label, place)
}

function editOwn(actor: Actor, message: Message, text: string): void {
  if (message.from.id !== actor.user.id) throw new Refusal('只能修改自己发的消息。')
  checkLength(text, message.text === undefined ? LONGEST_CAPTION : LONGEST_TEXT)
  actor.edit(message, text.trim())
}

function tapButton(actor: Actor, message: Message, label: string): string {
  const keys = message.reply_markup?.inline_keyboard.flat() ?? []
  const key = keys.find((one) => one.callback_data === label || one.text === label)
  if (key?.callback_data === undefined) throw new Refusal('这个按钮已经换了，请看最新的消息。')
  return actor.tap(message, label).query.id
}

export type SentFile = {
  readonly chat: number
  readonly file: File
  readonly bytes: Uint8Array
  readonly caption: string
  readonly replyTo: number | undefined
}

/** A picture goes as a photo, any other file as a document. */
export function sendFile(api: LocalBotApi, actor: Actor, { chat, file, bytes, caption, replyTo }: SentFile): void {
  if (bytes.length === 0) throw new Refusal('这个文件是空的，请换一个。')
  if (caption !== '') checkLength(caption, LONGEST_CAPTION)
  const place = placeOf(api, actor, chat)
  const replied = actor.messages(place.in).find((m) => m.message_id === replyTo)
  const options = { ...place, ...(caption ? { caption } : {}), ...(replied ? { replyTo: replied } : {}) }
  // A picture that no messenger could show goes as any other file does.
  if (photoProblem(bytes) === undefined) actor.sendPhoto(bytes, options)
  else actor.sendDocument(bytes, file.name, { ...options, type: file.type })
}

function checkLength(text: string, most: number): void {
  if (text.trim() === '') throw new Refusal('还没有写字。')
  if (text.trim().length > most) throw new Refusal(`最多${most}个字，请分几次发。`)
}

function placeOf(api: LocalBotApi, actor: Actor, chat: number) {
  if (chat === actor.user.id) return {}
  const group = api.world.groups.get(chat)
  if (!group || !api.world.isIn(group, actor.user.id)) throw new Refusal('您不在这个群里。')
  return { in: group }
}
