import { chatView } from './chat.js'
import { chatList } from './chat-list.js'
import { chooser } from './chooser.js'
import { clockView, hearClock, keepTicking } from './clock.js'
import { ask, dialogView, openDrawnDialog } from './dialog.js'
import { html, nothing, render } from './lit-html/lit-html.js'
import { keepingPlace, noteNews } from './place.js'
import * as server from './server.js'
import { become, me, onChange, set, state, toast } from './state.js'
import { openTour, tourSaw, tourView } from './tour.js'

let hangUp = () => {}

function show() {
  const chat = state.chats.find((c) => c.id === state.chat)
  document.body.dataset.chat = chat ? 'open' : 'list'
  document.title = chat ? `${chat.title} · 群报试用` : '群报试用'
  keepingPlace(() =>
    render(
      html`${tourView()}
        ${state.isLost ? html`<p class="lost" role="alert">连接断了，正在重连……</p>` : nothing}
        ${state.as ? talks(chat) : chooser(readCounty)}
        <div class="toast" role="status" ?hidden=${!state.toast}>${state.toast}</div>
        ${dialogView()}`,
      document.getElementById('app'),
    ),
  )
  openDrawnDialog()
}

function talks(chat) {
  const { name = '', is = '' } = me() ?? {}
  return html`<header class="top">
      <button type="button" class="me" @click=${() => become(undefined)} aria-label=${`${name}，${is}，换人`}>
        <span class="face" aria-hidden="true">${name.slice(0, 1)}</span>
        <span class="who"><b>${name}</b> <small>${is}</small></span>
        <span class="change">换人</span>
      </button>
      ${clockView()}
    </header>
    <main class="phone">${chatList()} ${chat ? chatView(chat) : html`<p class="wait">选一个聊天。</p>`}</main>`
}

function hear(told) {
  const chat = state.chats.find((c) => c.id === told.chat)
  if (told.kind === 'nobody') return become(undefined)
  if (told.kind === 'all') {
    state.chats = told.chats
    hearClock(told)
  } else if (told.kind === 'clock') {
    hearClock(told)
    tourSaw({ isTurned: told.to !== null })
  } else if (told.kind === 'answered') {
    if (told.alert) ask(told.text, [['知道了']])
    else if (told.text) toast(told.text)
  } else if (!chat) return listen()
  else if (told.kind === 'typing') state.typing = chat.id
  else if (told.kind === 'deleted') chat.messages = chat.messages.filter((m) => m.message_id !== told.message)
  else {
    chat.head = told.head
    if (told.message) take(chat, told)
  }
  show()
}

function take(chat, { kind, message }) {
  const at = chat.messages.findIndex((m) => m.message_id === message.message_id)
  const isOwn = message.from.id === state.as
  if (at >= 0) chat.messages = chat.messages.with(at, message)
  else if (kind === 'message') chat.messages = [...chat.messages, message]
  if (!isOwn) {
    state.typing = undefined
    tourSaw({ heard: message.text ?? '' })
  }
  if (kind === 'message' && chat.id === state.chat) noteNews(isOwn)
  else if (kind === 'message') state.unread[chat.id] = (state.unread[chat.id] ?? 0) + 1
  // Somebody without a place may just have got one.
  if (!isOwn && me()?.isNew) readCounty().then(show, () => undefined)
}

/** Everything anew, and then whatever happens: also for a chat that the person was not in before. */
function listen() {
  hangUp()
  hangUp = state.as ? server.listen(state.as, hear, (isLost) => set({ isLost })) : () => {}
}

async function followAddress(event) {
  const [as = '', chat] = location.hash.slice(1).split('/')
  let id = Number(as) || undefined
  // Another window may have added somebody, or somebody may have got a place meanwhile.
  if (id !== state.as) await readCounty().catch(({ message }) => toast(message))
  if (!state.people.some((p) => p.id === id)) id = undefined
  const isOther = id !== state.as
  if (isOther) {
    Object.assign(state, { as: id, chats: [], unread: {}, words: {}, about: {}, isLost: false })
    listen()
  }
  // A person's own chat with the bot is the one to begin with.
  state.chat = chat === undefined ? id : Number(chat) || undefined
  Object.assign(state, { chosen: undefined, isBehind: false })
  delete state.unread[state.chat]
  if (id !== undefined) tourSaw({ as: id })
  show()
  // Whoever cannot see the page learns where they are now.
  if (isOther && event) focusOn(id ? '.me' : 'h1')
}

function focusOn(selector) {
  /** @type {HTMLElement | null} */
  const found = document.querySelector(selector)
  found?.focus()
}

async function readCounty() {
  const read = await server.county()
  Object.assign(state, read)
  return read !== undefined
}

/** The county may still be being set up behind the page. */
async function open() {
  const say = (words) => {
    document.querySelector('.wait').textContent = words
  }
  const isReady = () =>
    readCounty().then(
      (ready) => ready || say('正在布置一个虚构的县，几秒钟就好……'),
      ({ message }) => say(message),
    )
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 250))
  document.getElementById('app').replaceChildren()
  onChange(show)
  openTour()
  keepTicking()
  addEventListener('hashchange', followAddress)
  await followAddress(undefined)
}

await open()
