import { ask } from './dialog.js'
import { inputBar, startBar } from './input.js'
import { repeat } from './lit-html/directives/repeat.js'
import { html, nothing } from './lit-html/lit-html.js'
import { dayOf, messageView } from './message.js'
import { followNews, toEnd, watchPlace } from './place.js'
import * as server from './server.js'
import { become, me, openChat, set, state, toast, tried } from './state.js'
import { tourSaw } from './tour.js'

/** One chat: messages, and what is below them. */
export function chatView(chat) {
  const { head } = chat
  const group = chat.kind === 'group'
  const does = doesIn(chat)
  const members = `${head.members.length}人：${head.members.join('、')}`
  return html`<section class="talk" aria-label=${chat.title}>
    <header>
      <button type="button" class="back" aria-label="返回聊天列表" @click=${() => openChat(undefined)}>‹</button>
      <h2 tabindex="-1">${chat.title}</h2>
      <small>${group ? members : state.typing === chat.id ? '正在输入……' : '机器人'}</small>
    </header>
    <div class="paper">
      <ol class="messages" role="log" aria-live="polite" aria-label="消息" tabindex="0" @scroll=${watchPlace}>
        ${repeat(
          chat.messages,
          (m) => m.message_id,
          (m, i) => html`${dayAbove(m, chat.messages[i - 1])} ${messageView(m, { group, does })}`,
        )}
      </ol>
      ${state.isBehind ? html`<button type="button" class="news-below" @click=${toEnd}>↓ 新消息</button>` : nothing}
    </div>
    ${head.unstarted ? startBar(me()?.invitation, does) : inputBar(chat, does)}
  </section>`
}

function dayAbove(message, before) {
  const day = dayOf(message)
  return before && dayOf(before) === day ? nothing : html`<li class="news day">${day}</li>`
}

const doesIn = (chat) => {
  const deed = (what) => {
    followNews()
    return tried(server.deed({ as: state.as, chat: chat.id, ...what }))
  }
  return {
    say(text) {
      tourSaw({ said: text })
      return deed({ do: 'send', text })
    },
    press: (label) => deed({ do: 'press', label }),
    tap: (message, key) => deed({ do: 'tap', message: message.message_id, label: key.callback_data }),
    submit: () => submit(chat, deed),
    about(about) {
      const words = about?.editing ? { [chat.id]: about.editing.text ?? about.editing.caption } : {}
      set({ chosen: undefined, about: { ...state.about, [chat.id]: about }, words: { ...state.words, ...words } })
      document.querySelector('textarea')?.focus()
    },
    follow,
  }
}

/** Sends what was written as what it belongs to. The words leave the field only when they have arrived. */
async function submit(chat, deed) {
  const text = (state.words[chat.id] ?? '').trim()
  const about = state.about[chat.id] ?? {}
  if (state.isSending || (!text && !about.file)) return
  set({ isSending: true })
  const replyTo = about.replyTo?.message_id
  const sent = about.file
    ? await tried(server.sendFile(state.as, chat.id, { file: about.file, caption: text, replyTo }))
    : about.editing
      ? await deed({ do: 'edit', message: about.editing.message_id, text })
      : await deed({ do: 'send', text, ...(replyTo ? { replyTo } : {}) })
  const left = (state.words[chat.id] ?? '').trim() === text ? { [chat.id]: '' } : {}
  if (sent) tourSaw({ said: text })
  set({
    isSending: false,
    ...(sent ? { words: { ...state.words, ...left }, about: { ...state.about, [chat.id]: undefined } } : {}),
  })
  if (sent) toEnd()
}

/** A link to the bot goes to whoever it was sent to: in the trial one says who opens it. */
function follow(link) {
  const url = new URL(link.includes('://') ? link : `https://${link}`)
  if (url.hostname !== 't.me' || !url.searchParams.has('start')) return toast('这个链接在试用里打不开。')
  const open = async (id) => {
    if (await tried(server.deed({ do: 'open', as: id, link }))) become(id)
  }
  if (me()?.invitation === link) return open(state.as)
  const strangersFirst = [...state.people].sort((a, b) => Number(b.isNew) - Number(a.isNew))
  return ask('由谁打开这个链接？', [...strangersFirst.map((p) => [p.name, () => open(p.id), p.is]), ['取消']])
}
