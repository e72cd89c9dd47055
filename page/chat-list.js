import { html, nothing } from './lit-html/lit-html.js'
import { shortOf } from './message.js'
import { openChat, state } from './state.js'

const lastOf = (chat) => chat.messages.at(-1)

/** The chats of a person, the one with the latest message first. */
export function chatList() {
  const latest = [...state.chats].sort((a, b) => (lastOf(b)?.date ?? 0) - (lastOf(a)?.date ?? 0))
  return html`<nav class="chats" aria-label="聊天">
    ${latest.map((chat) => {
      const last = lastOf(chat)
      const unread = state.unread[chat.id]
      return html`<button
        type="button"
        class="chat"
        aria-current=${chat.id === state.chat ? 'true' : 'false'}
        @click=${() => openChat(chat.id)}
      >
        <span class="face ${chat.kind}" aria-hidden="true">${chat.kind === 'bot' ? '报' : '群'}</span>
        <span class="name">${chat.title}</span>
        <span class="when">${last ? whenOf(last) : ''}</span>
        <span class="last">${last ? shortOf(last) : '还没有消息'}</span>
        ${unread ? html`<span class="unread">${unread}<span class="hidden">条未读</span></span>` : nothing}
      </button>`
    })}
  </nav>`
}

/** The hour of today, the day of any other. */
function whenOf(message) {
  const at = new Date(message.date * 1000)
  const day = (date) => date.toLocaleDateString('zh-CN', { month: 'numeric', day: 'numeric', timeZone: state.zone })
  const now = state.clock.now ? new Date(state.clock.now) : at
  if (day(at) !== day(now) || now.getTime() - at.getTime() > 24 * 60 * 60 * 1000) return day(at)
  return at.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: state.zone })
}
