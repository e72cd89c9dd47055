import { html, nothing } from './lit-html/lit-html.js'
import { fileAddress } from './server.js'

/** The day of a message, as a chat says it. */
export function dayOf(message, zone) {
  return new Date(message.date * 1000).toLocaleDateString('zh-CN', { dateStyle: 'long', timeZone: zone })
}

/** A message as the messenger shows it. `does`: what its parts can be used for. */
export function messageView(message, { own, group, zone, does }) {
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const time = new Date(message.date * 1000).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  const news = serviceWords(message)
  if (news) return html`<li class="news" data-id=${message.message_id}>${news}</li>`
  return html`<li class=${own ? 'message own' : 'message'} data-id=${message.message_id}>
    <div class="bubble">
      ${group && !own ? html`<b class="from">${message.from.first_name}</b>` : nothing}
      ${message.reply_to_message ? html`<blockquote class="reply">${shortOf(message.reply_to_message)}</blockquote>` : nothing}
      ${message.photo ? pictureOf(message) : nothing}
      ${
        message.document
          ? html`<a class="file" href=${fileAddress(message.document.file_id)} download=${message.document.file_name}
              ><b aria-hidden="true">${endingOf(message.document.file_name)}</b> ${message.document.file_name}<small>${sizeOf(message.document.file_size)}</small></a
            >`
          : nothing
      }
      ${message.contact ? html`<p>名片：${message.contact.first_name}</p>` : nothing}
      ${text ? html`<div class="text">${formatted(text, entities, does)}</div>` : nothing}
      <small class="time">${message.edit_date ? '已编辑 ' : ''}${time}</small>
    </div>
    ${(message.reply_markup?.inline_keyboard ?? []).map(
      (row) =>
        html`<div class="keys">
          ${row.map((key) =>
            key.url
              ? html`<button type="button" @click=${() => does.follow(key.url)}>${key.text} ↗</button>`
              : html`<button type="button" @click=${() => does.tap(message, key)}>${key.text}</button>`,
          )}
        </div>`,
    )}
  </li>`
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

const sizeOf = (bytes) =>
  bytes === undefined
    ? ''
    : bytes < 1024 * 1024
      ? `${Math.ceil(bytes / 1024)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`
const endingOf = (name) => (name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).slice(0, 4) : '文件')
const shortOf = (message) => (message.text ?? message.caption ?? '文件').slice(0, 60)

const MARKS = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre' }

/** Text cut at every beginning and end of an entity, each piece in all that cover it. */
function formatted(text, entities, does) {
  const edges = new Set([0, text.length])
  for (const e of entities) edges.add(e.offset).add(e.offset + e.length)
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]
    const covering = entities.filter((e) => e.offset <= start && e.offset + e.length >= end)
    return covering.reduce((inner, entity) => wrapped(inner, entity, text, does), text.slice(start, end))
  })
}

function wrapped(inner, entity, text, does) {
  const words = text.slice(entity.offset, entity.offset + entity.length)
  switch (entity.type) {
    case 'bot_command':
      return html`<button type="button" class="link" @click=${() => does.send(words)}>${inner}</button>`
    case 'url':
    case 'text_link':
      return html`<button type="button" class="link" @click=${() => does.follow(entity.url ?? words)}>${inner}</button>`
    case 'blockquote':
    case 'expandable_blockquote':
      return html`<blockquote>${inner}</blockquote>`
    default:
      return markOf(MARKS[entity.type], inner)
  }
}

function markOf(mark, inner) {
  switch (mark) {
    case 'b':
      return html`<b>${inner}</b>`
    case 'i':
      return html`<i>${inner}</i>`
    case 'u':
      return html`<u>${inner}</u>`
    case 's':
      return html`<s>${inner}</s>`
    case 'code':
    case 'pre':
      return html`<code>${inner}</code>`
    default:
      return inner
  }
}
