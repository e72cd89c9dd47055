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
  const as = state.as
  const deed = (what) => {
    followNews()
    return tried(server.deed({ as, chat: chat.id, ...what }))
  }
  return {
    say(text) {
      tourSaw({ said: text })
      return deed({ do: 'send', text })
    },
    press: (label) => deed({ do: 'press', label }),
    tap: (message, key) => deed({ do: 'tap', message: message.message_id, label: key.callback_data }),
    submit: () => submit(chat, { deed, upload: (what) => tried(server.sendFile(as, chat.id, what)) }),
    about(about) {
      const wasEditing = state.about[chat.id]?.editing
      const editing = about?.editing
      const words = editing || wasEditing ? { [chat.id]: editing?.text ?? editing?.caption ?? '' } : {}
      set({ chosen: undefined, about: { ...state.about, [chat.id]: about }, words: { ...state.words, ...words } })
      document.querySelector('textarea')?.focus()
    },
    follow,
  }
}

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
  tourSaw({ said: text })
  // What was written meanwhile stays.
  const isSame = (state.words[chat.id] ?? '').trim() === text
  set({
    words: isSame ? { ...state.words, [chat.id]: '' } : state.words,
    about: state.about[chat.id] === about ? { ...state.about, [chat.id]: undefined } : state.about,
  })
  toEnd()
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
