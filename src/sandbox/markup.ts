import { badRequest, standIn } from './errors.ts'
import { urlProblem } from './text-tools.ts'
import type { InlineButton, InlineKeyboard, ReplyKeyboard } from './types.ts'

const ACTIONS = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
]

/** Telegram's servers refuse more; the eight to a row are only how a client draws them. */
const INLINE_BUTTONS = 100
const REPLY_BUTTONS = 300
const DATA_BYTES = 64

export interface Markup extends Partial<InlineKeyboard>, Partial<ReplyKeyboard> {
  readonly remove_keyboard?: boolean
  readonly force_reply?: boolean
}

function checkInlineButton(button: InlineButton): void {
  const actions = ACTIONS.filter((field) => button[field] !== undefined)
  const heading = "can't parse inline keyboard button: "
  if (button.text.trim() === '') throw standIn('the text of an inline keyboard button is empty')
  if (actions.length === 0 || (actions.length === 1 && button.callback_data === '')) {
    throw badRequest(`${heading}Text buttons are unallowed in the inline keyboard`)
  }
  if (actions.length > 1) throw standIn(`${heading}exactly one of ${actions.join(', ')} must be used`)
  if (button.callback_data !== undefined && Buffer.byteLength(button.callback_data, 'utf8') > DATA_BYTES) {
    throw badRequest('BUTTON_DATA_INVALID')
  }
  const wrong = button.url === undefined ? undefined : urlProblem(button.url)
  if (wrong) throw badRequest(`inline keyboard button URL '${button.url}' is invalid: ${wrong}`)
  const app = button.web_app as { url: string } | undefined
  if (app && !app.url.startsWith('https://')) {
    throw badRequest(`inline keyboard button Web App URL '${app.url}' is invalid: Only HTTPS links are allowed`)
  }
  const copied = button.copy_text as { text: string } | undefined
  if (copied && (copied.text === '' || copied.text.length > 256)) throw badRequest('BUTTON_COPY_TEXT_INVALID')
  if (button.pay || button.callback_game) throw badRequest('BUTTON_TYPE_INVALID')
}

/** The inline keyboard that a message keeps: rows without buttons drop out, and none at all is no keyboard. */
export function readInline(markup: Markup | undefined): InlineKeyboard | undefined {
  if (!markup?.inline_keyboard) {
    if (markup && Object.keys(markup).length > 0) throw badRequest('inline keyboard expected')
    return undefined
  }
  const rows = markup.inline_keyboard.filter((row) => row.length > 0)
  if (rows.flat().length > INLINE_BUTTONS) throw badRequest('REPLY_MARKUP_TOO_LONG')
  for (const button of rows.flat()) checkInlineButton(button)
  return rows.length > 0 ? { inline_keyboard: rows } : undefined
}

/** Checks any markup of a new message; gives the inline keyboard that stays on the message, if it is one. */
export function readMarkup(markup: Markup | undefined, isPrivate: boolean): InlineKeyboard | undefined {
  if (markup === undefined || markup.inline_keyboard) return readInline(markup)
  if (markup.remove_keyboard === false || markup.force_reply === false) {
    throw standIn('remove_keyboard and force_reply can only be true')
  }
  if (!markup.keyboard) return undefined
  const buttons = markup.keyboard.flat().map((button) => (typeof button === 'string' ? { text: button } : button))
  if (buttons.length === 0) throw standIn('a reply keyboard without buttons; remove_keyboard takes one away')
  if (buttons.length > REPLY_BUTTONS) throw badRequest('REPLY_MARKUP_TOO_LONG')
  for (const button of buttons) {
    if (button.text.trim() === '') throw standIn('the text of a keyboard button is empty')
    if ('request_contact' in button && button.request_contact && !isPrivate) {
      throw badRequest('phone number can be requested in private chats only')
    }
  }
  return undefined
}
