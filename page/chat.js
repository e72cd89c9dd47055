import { chatFace } from './chat-list.js'
import { ask } from './dialog.js'
import { icon } from './icon.js'
import { inputBar, startBar } from './input.js'
import { repeat } from './lit-html/directives/repeat.js'
import { html, nothing } from './lit-html/lit-html.js'
import { dayOf, messageView } from './message.js'
import { followNews, toEnd, watchPlace } from './place.js'
import { openSearch, searchBar } from './search.js'
import * as server from './server.js'
import { become, me, openChat, set, state, toast, tried } from './state.js'
import { words } from './words.js'

/** One chat: messages, and what is below them. `tools` stand at the end of its head. */
export function chatView(chat, /** @type {unknown} */ tools, isBeside = false) {
  const { head, messages } = chat
  const does = doesIn(chat)
  const news = messages.findLastIndex((m) => m.from.id !== state.as)
  const keys = messages.findLastIndex((m) => m.reply_markup?.inline_keyboard?.length)
  return html`<section class=${isBeside ? 'talk beside' : 'talk'} aria-label=${chat.title}>
    ${state.search?.chat === chat.id ? searchBar(chat) : headOf(chat, tools, isBeside)}
    <div class="paper">
      <ol
        class="messages"
        aria-live="polite"
        aria-label=${words.messages}
        tabindex="0"
        data-chat=${chat.id}
        @scroll=${(event) => watchPlace(chat.id, event)}
      >
        ${repeat(
          messages,
          (m) => m.message_id,
          (m, i) =>
            html`${dayAbove(m, messages[i - 1])} ${messageView(m, { chat, does, isRead: i < news, isOld: i < keys })}`,
        )}
      </ol>
      ${
        state.behind[chat.id]
          ? html`<button type="button" class="news-below" @click=${() => toEnd(chat.id)}>
              ${icon('down')}${words.newsBelow}
            </button>`
          : nothing
      }
    </div>
    ${head.unstarted ? startBar(me()?.invitation, does) : inputBar(chat, does)}
  </section>`
}

function headOf(chat, tools, isBeside) {
  const about =
    chat.kind === 'group' ? words.members(chat.head.members) : state.typing === chat.id ? words.typing : words.botIs
  return html`<header>
    ${
      state.isNarrow
        ? html`<button type="button" class="round" aria-label=${words.back} @click=${() => openChat(undefined)}>${icon('back')}</button>`
        : nothing
    }
    ${chatFace(chat)}
    <div class="named">
      ${
        isBeside
          ? html`<h2 tabindex="-1" lang="zh-CN">${chat.title}</h2>`
          : html`<h1 tabindex="-1" lang="zh-CN">${chat.title}</h1>`
      }
      <small>${about}</small>
    </div>
    <button type="button" class="round" aria-label=${words.search} @click=${() => openSearch(chat)}>${icon('search')}</button>
    ${tools}
  </header>`
}

function dayAbove(message, before) {
  const day = dayOf(message)
  return before && dayOf(before) === day ? nothing : html`<li class="news day">${day}</li>`
}

const doesIn = (chat) => {
  const as = state.as
  const deed = (what) => {
    followNews(chat.id)
    return tried(server.deed({ as, chat: chat.id, ...what }))
  }
  return {
    say: (text) => deed({ do: 'send', text }),
    press: (label) => deed({ do: 'press', label }),
    tap: (message, key) => deed({ do: 'tap', message: message.message_id, label: key.callback_data }),
    submit: () => submit(chat, { deed, upload: (what) => tried(server.sendFile(as, chat.id, what)) }),
    about(about) {
      const wasEditing = state.about[chat.id]?.editing
      const editing = about?.editing
      const written = editing || wasEditing ? { [chat.id]: editing?.text ?? editing?.caption ?? '' } : {}
      set({ about: { ...state.about, [chat.id]: about }, words: { ...state.words, ...written } })
      fieldOf(chat)?.focus()
    },
    follow,
  }
}

/** @type {(chat: { id: number }) => HTMLElement | null | undefined} */
const fieldOf = ({ id }) =>
  document.querySelector(`.messages[data-chat="${id}"]`)?.closest('.talk')?.querySelector('textarea')

let sending = Promise.resolve()
let underway

/** Sends what was written, one after the other. The words leave the field only when they have arrived. */
async function submit(chat, does) {
  const text = (state.words[chat.id] ?? '').trim()
  const about = state.about[chat.id]
  if (!text && !about?.file) return
  // Enter, pressed once more before the answer has come.
  if (underway?.text === text && underway.about === about && underway.chat === chat.id) return
  const mine = { text, about, chat: chat.id }
  underway = mine
  sending = sending.then(() => sendWords(chat, does, text, about))
  await sending
  if (underway === mine) underway = undefined
}

async function sendWords(chat, { deed, upload }, text, about) {
  const { file, editing, replyTo } = about ?? {}
  const to = replyTo ? { replyTo: replyTo.message_id } : {}
  const sent = file
    ? await upload({ file, caption: text, replyTo: replyTo?.message_id })
    : await deed(editing ? { do: 'edit', message: editing.message_id, text } : { do: 'send', text, ...to })
  if (!sent) return
  // What was written meanwhile stays.
  const isSame = (state.words[chat.id] ?? '').trim() === text
  set({
    words: isSame ? { ...state.words, [chat.id]: '' } : state.words,
    about: state.about[chat.id] === about ? { ...state.about, [chat.id]: undefined } : state.about,
  })
  toEnd(chat.id)
}

/** A link to the bot goes to whoever it was sent to: in the trial one says who opens it. */
function follow(link) {
  const url = new URL(link.includes('://') ? link : `https://${link}`)
  if (url.hostname !== 't.me' || !url.searchParams.has('start')) return toast(words.elsewhere)
  const open = async (id) => {
    if (await tried(server.deed({ do: 'open', as: id, link }))) become(id)
  }
  if (me()?.invitation === link) return open(state.as)
  const strangersFirst = [...state.people].sort((a, b) => Number(b.isNew) - Number(a.isNew))
  return ask(words.whoOpens, [...strangersFirst.map((p) => [p.name, () => open(p.id), p.is]), [words.cancel]])
}
