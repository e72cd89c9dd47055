import { Context, type Telegram } from 'telegraf'
import type { Update, UserFromGetMe } from 'telegraf/types'
import type { Day } from '../calendar/day.ts'
import type { Belonging } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { dataOf as dataOfKey, type Keys } from '../messages/buttons.ts'
import type { Owed } from '../messages/said.ts'

/** What an update is handled with. Everything that is written or owed goes into the one transaction `db`. */
export type Work = {
  readonly db: Database
  readonly desk: CountyDesk
  readonly clock: () => Date
  /** When the update is handled. */
  readonly now: Date
  /** 今天: the day of the message, in the county's zone, however late it is handled. */
  readonly today: Day
  readonly who: Belonging
  /** Random text for an invitation's link. */
  readonly newToken: () => string
}

/** Puts words and buttons before the person: in place of the tapped message, or as a new one. */
export type Say = (text: string, keys: Key[][]) => void

export type Key = { readonly label: string; readonly data: string }

/** Telegraf's context of one update, with the work at hand; what is said in it is owed, not sent. */
export class BotContext extends Context {
  readonly owed: Owed[] = []
  /** Shown over the chat when a button is tapped. */
  toast = ''
  readonly work: Work

  constructor(update: Update, telegram: Telegram, me: UserFromGetMe, work: Work) {
    super(update as never, telegram, me)
    this.work = work
  }

  /** The chat that answers go to. */
  get chatId(): number {
    return this.chat?.id ?? this.from?.id ?? 0
  }

  /** Says something new in this chat. */
  say(text: string, keys: readonly (readonly Key[])[] = [], html = false): void {
    this.owe('sendMessage', { chat_id: this.chatId, ...body(this, text, keys, html) })
  }

  /** Says it in place of the message whose button was tapped; anew where there was no button. */
  show(text: string, keys: readonly (readonly Key[])[] = [], html = false): void {
    const tapped = dataOf(this).startsWith(ANEW) ? undefined : this.callbackQuery?.message
    // A message too old to be reached comes with date 0 (Bot API, InaccessibleMessage) and cannot be edited.
    if (!tapped || tapped.date === 0) this.say(text, keys, html)
    else {
      const place = { chat_id: this.chatId, message_id: tapped.message_id }
      this.owe('editMessageText', { ...place, ...body(this, text, keys, html) })
    }
  }

  owe(method: string, payload: Record<string, unknown>, more: Partial<Owed> = {}): void {
    this.owed.push({ chatId: Number(payload['chat_id']), method, payload, ...more })
  }
}

function body(
  ctx: BotContext,
  text: string,
  keys: readonly (readonly Key[])[],
  html: boolean,
): Record<string, unknown> {
  const thread = ctx.chat?.type === 'private' ? undefined : ctx.message?.message_thread_id
  return {
    text,
    ...(html ? { parse_mode: 'HTML' } : {}),
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(keys.length > 0 ? { reply_markup: keyboard(keys) } : {}),
  }
}

export function keyboard(keys: readonly (readonly Key[])[]) {
  return { inline_keyboard: keys.map((row) => row.map((k) => ({ text: k.label, callback_data: k.data }))) }
}

/** Keys of the table of buttons, as they stand under what is said here. */
export function plainKeys(keys: Keys): Key[][] {
  return keys.map((row) => row.map((k) => ({ label: k.label, data: dataOfKey(k) })))
}

/** Begins the data of a button under words that have to stay, such as a receipt: what it brings up is said anew. */
export const ANEW = '+'

function dataOf({ callbackQuery: query }: BotContext): string {
  return query && 'data' in query ? query.data : ''
}

/** The part of a button's data behind its first letter and colon: `d:12:3:ok` → `['12', '3', 'ok']`. */
export function dataParts(ctx: BotContext, letter: string): string[] | undefined {
  const given = dataOf(ctx)
  const data = given.startsWith(ANEW) ? given.slice(ANEW.length) : given
  return data.startsWith(`${letter}:`) ? data.slice(2).split(':') : undefined
}
