import { chooseMessage } from './deeds.js'
import { tintOf } from './face.js'
import { formatted } from './format.js'
import { icon } from './icon.js'
import { repeat } from './lit-html/directives/repeat.js'
import { html, nothing } from './lit-html/lit-html.js'
import { fileAddress } from './server.js'
import { set, state } from './state.js'
import { LOCALE, words } from './words.js'

/** The day of a message, as a chat says it. */
export function dayOf(message) {
  return new Date(message.date * 1000).toLocaleDateString(LOCALE, { dateStyle: 'long', timeZone: state.zone })
}

/** A message in a few words. */
export function shortOf(message) {
  const kind = message.photo
    ? words.picture
    : message.document
      ? message.document.file_name
      : message.contact
        ? words.contact
        : ''
  const said = (message.text ?? message.caption ?? '').replace(/\s+/g, ' ').slice(0, 60)
  return serviceWords(message) ?? [kind && `「${kind}」`, said].filter(Boolean).join(' ')
}

/** A message as the messenger shows it. `does`: what its parts can be used for; `isOld`: newer buttons stand below. */
export function messageView(message, { chat, does, isRead, isOld }) {
  const news = serviceWords(message)
  if (news) return html`<li class="news" data-id=${message.message_id} tabindex="-1">${news}</li>`
  const own = message.from.id === state.as
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const choose = (event) => chooseMessage(chat.id, message, does, event)
  return html`<li class=${own ? 'message own' : 'message'} data-id=${message.message_id} tabindex="-1">
    <div class="bubble" lang="zh-CN" @contextmenu=${choose}>
      ${
        chat.kind === 'group' && !own
          ? html`<b class="from ${tintOf(message.from.id)}">${message.from.first_name}</b>`
          : html`<span class="hidden">${words.says(own ? words.mine : message.from.first_name)}</span>`
      }
      ${message.reply_to_message ? html`<blockquote class="reply">${shortOf(message.reply_to_message)}</blockquote>` : nothing}
      ${message.photo ? pictureOf(chat, message) : nothing}
      ${message.document ? fileOf(message.document) : nothing}
      ${message.contact ? html`<p>${words.card(message.contact.first_name)}</p>` : nothing}
      ${text ? html`<div class="text">${formatted(text, entities, does)}</div>` : nothing}
      <small class="time"
        >${message.edit_date ? `${words.edited} ` : ''}${timeOf(message)}${own ? ticks(isRead) : nothing}</small
      >
      <button type="button" class="more" aria-label=${words.deeds} aria-haspopup="true" @click=${choose}>
        ${icon('more')}
      </button>
    </div>
    ${keysOf(message, does, isOld)}
  </li>`
}

/** One: sent. Two: the bot has it. */
function ticks(isRead) {
  const label = isRead ? words.read : words.sent
  return html`<span class="ticks" role="img" aria-label=${label}>${icon('tick')}${isRead ? icon('tick') : nothing}</span>`
}

/** Fewer rows than these take no room worth folding. */
const FEW_ROWS = 2

/** Below a message; where newer ones are below it, only on demand. */
function keysOf(message, does, isOld) {
  const rows = message.reply_markup?.inline_keyboard ?? []
  const keys = rows.map((row) => rowOf(row, message, does))
  if (!isOld || rows.length < FEW_ROWS) return keys
  return html`<details class="old">
    <summary>${words.folded(rows.flat().length)}${icon('down')}</summary>
    ${keys}
  </details>`
}

/** A button that changes becomes another one: whoever had pressed it does not find the new one under the finger. */
function rowOf(row, message, does) {
  return html`<div class="keys" lang="zh-CN">
    ${repeat(
      row,
      (key) => `${key.callback_data ?? key.url} ${key.text}`,
      (key) =>
        key.url
          ? html`<button type="button" @click=${() => does.follow(key.url)}>${key.text}${icon('open')}</button>`
          : html`<button type="button" @click=${() => does.tap(message, key)}>${key.text}</button>`,
    )}
  </div>`
}

function timeOf(message) {
  const at = new Date(message.date * 1000)
  return at.toLocaleTimeString(LOCALE, { hour: '2-digit', minute: '2-digit', timeZone: state.zone })
}

function serviceWords(message) {
  if (message.group_chat_created) return words.groupMade
  if (message.new_chat_members) return words.joined(message.new_chat_members.map((m) => m.first_name))
  if (message.left_chat_member) return words.left(message.left_chat_member.first_name)
  if (message.new_chat_title) return words.renamed(message.new_chat_title)
  if (message.pinned_message) return words.pinned
  return undefined
}

function pictureOf(chat, message) {
  const largest = message.photo.at(-1)
  const alt = message.caption?.split('\n')[0] || words.picture
  const view = () => set({ viewed: { chat: chat.id, message: message.message_id } })
  return html`<button type="button" class="picture" @click=${view}>
    <img src=${fileAddress(largest.file_id)} alt=${alt} width=${largest.width} height=${largest.height} loading="lazy" />
  </button>`
}

function fileOf({ file_id, file_name = words.file, file_size }) {
  return html`<a class="file" href=${fileAddress(file_id)} download=${file_name}
    ><b aria-hidden="true">${endingOf(file_name)}</b><span>${file_name}<small>${sizeOf(file_size)}</small></span></a
  >`
}

const sizeOf = (bytes) =>
  bytes === undefined
    ? ''
    : bytes < 1024 * 1024
      ? `${Math.ceil(bytes / 1024)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`
const endingOf = (name) => (name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).slice(0, 4) : words.file)
