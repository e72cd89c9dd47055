import { face } from './face.js'
import { html, nothing } from './lit-html/lit-html.js'
import { shortOf } from './message.js'
import { openChat, state } from './state.js'
import { LOCALE, words } from './words.js'

const lastOf = (chat) => chat.messages.at(-1)

/** The chats of a person, the one with the latest message first. */
export function chatList() {
  const latest = [...state.chats].sort((a, b) => (lastOf(b)?.date ?? 0) - (lastOf(a)?.date ?? 0))
  return latest.map((chat) => {
    const last = lastOf(chat)
    const unread = state.unread[chat.id]
    return html`<button
      type="button"
      class="chat"
      aria-current=${chat.id === state.chat ? 'true' : 'false'}
      @click=${() => openChat(chat.id)}
    >
      ${chatFace(chat)}
      <span class="name" lang="zh-CN">${chat.title}</span>
      <span class="when">${last ? whenOf(last) : ''}</span>
      <span class="last" lang="zh-CN">${last ? shortOf(last) : words.none}</span>
      ${unread ? html`<span class="unread">${unread}<span class="hidden">${words.unread}</span></span>` : nothing}
    </button>`
  })
}

export const chatFace = (chat) => face(chat.kind === 'bot' ? 0 : 2, chat.kind === 'bot' ? words.bot : words.group)

/** The hour of today, the day of any other. */
function whenOf(message) {
  const at = new Date(message.date * 1000)
  const day = (date) => date.toLocaleDateString(LOCALE, { month: 'numeric', day: 'numeric', timeZone: state.zone })
  const now = state.clock.now ? new Date(state.clock.now) : at
  if (day(at) !== day(now) || now.getTime() - at.getTime() > 24 * 60 * 60 * 1000) return day(at)
  return at.toLocaleTimeString(LOCALE, { hour: '2-digit', minute: '2-digit', timeZone: state.zone })
}
