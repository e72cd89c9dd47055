import { formatted } from './format.js'
import { repeat } from './lit-html/directives/repeat.js'
import { html, nothing } from './lit-html/lit-html.js'
import { fileAddress } from './server.js'
import { set, state } from './state.js'

/** The day of a message, as a chat says it. */
export function dayOf(message) {
  return new Date(message.date * 1000).toLocaleDateString('zh-CN', { dateStyle: 'long', timeZone: state.zone })
}

/** A message in a few words. */
export function shortOf(message) {
  const kind = message.photo ? '图片' : message.document ? message.document.file_name : message.contact ? '名片' : ''
  const words = (message.text ?? message.caption ?? '').replace(/\s+/g, ' ').slice(0, 60)
  return serviceWords(message) ?? [kind && `「${kind}」`, words].filter(Boolean).join(' ')
}

/** A message as the messenger shows it. `does`: what its parts can be used for. */
export function messageView(message, { group, does }) {
  const news = serviceWords(message)
  if (news) return html`<li class="news" data-id=${message.message_id} tabindex="-1">${news}</li>`
  const own = message.from.id === state.as
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const chosen = state.chosen === message.message_id
  // A long press, where there is no mouse; a right click stays the browser's.
  const press = (event) => {
    if (event.pointerType !== 'touch') return
    event.preventDefault()
    set({ chosen: message.message_id })
  }
  return html`<li class=${own ? 'message own' : 'message'} data-id=${message.message_id} tabindex="-1">
    <div class="bubble" @contextmenu=${press}>
      ${
        group && !own
          ? html`<b class="from">${message.from.first_name}</b>`
          : html`<span class="hidden">${own ? '我' : message.from.first_name}：</span>`
      }
      ${message.reply_to_message ? html`<blockquote class="reply">${shortOf(message.reply_to_message)}</blockquote>` : nothing}
      ${message.photo ? pictureOf(message) : nothing}
      ${message.document ? fileOf(message.document) : nothing}
      ${message.contact ? html`<p>名片：${message.contact.first_name}</p>` : nothing}
      ${text ? html`<div class="text">${formatted(text, entities, does)}</div>` : nothing}
      <span class="foot"
        ><button
          type="button"
          class="more"
          aria-label="回复或修改这条消息"
          aria-expanded=${chosen ? 'true' : 'false'}
          @click=${() => set({ chosen: chosen ? undefined : message.message_id })}
        >
          ⋯</button
        ><small class="time">${message.edit_date ? '已编辑 ' : ''}${timeOf(message)}</small></span
      >
    </div>
    ${chosen ? deedsOf(message, own, does) : nothing} ${keysOf(message, does)}
  </li>`
}

function deedsOf(message, own, does) {
  return html`<div class="keys">
    <button type="button" @click=${() => does.about({ replyTo: message })}>回复</button>
    ${own && text(message) ? html`<button type="button" @click=${() => does.about({ editing: message })}>修改</button>` : nothing}
  </div>`
}
const text = (message) => message.text ?? message.caption

/** A button that changes becomes another one: whoever had pressed it does not find the new one under the finger. */
function keysOf(message, does) {
  const rows = message.reply_markup?.inline_keyboard ?? []
  return rows.map(
    (row) =>
      html`<div class="keys">
        ${repeat(
          row,
          (key) => `${key.callback_data ?? key.url} ${key.text}`,
          (key) =>
            key.url
              ? html`<button type="button" @click=${() => does.follow(key.url)}>${key.text} ↗</button>`
              : html`<button type="button" @click=${() => does.tap(message, key)}>${key.text}</button>`,
        )}
      </div>`,
  )
}

function timeOf(message) {
  const at = new Date(message.date * 1000)
  return at.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: state.zone })
}

function serviceWords(message) {
  if (message.group_chat_created) return '群建好了'
  if (message.new_chat_members) return `${message.new_chat_members.map((m) => m.first_name).join('、')}加入了群`
  if (message.left_chat_member) return `${message.left_chat_member.first_name}离开了群`
  if (message.new_chat_title) return `群名改为“${message.new_chat_title}”`
  if (message.pinned_message) return '置顶了一条消息'
  return undefined
}

function pictureOf(message) {
  const largest = message.photo.at(-1)
  const address = fileAddress(largest.file_id)
  return html`<a href=${address} target="_blank" rel="noopener"
    ><img src=${address} alt=${message.caption?.split('\n')[0] || '图片'} width=${largest.width} height=${largest.height} loading="lazy"
  /></a>`
}

function fileOf({ file_id, file_name = '文件', file_size }) {
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
const endingOf = (name) => (name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).slice(0, 4) : '文件')
