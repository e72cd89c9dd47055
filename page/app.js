import { chatView } from './chat.js'
import { chatList } from './chat-list.js'
import { chooser } from './chooser.js'
import { clockView, hearClock, keepTicking } from './clock.js'
import { deedsView } from './deeds.js'
import { ask, dialogView, openDrawnDialog } from './dialog.js'
import { face } from './face.js'
import { icon } from './icon.js'
import { watchKeys } from './keys.js'
import { html, nothing, render } from './lit-html/lit-html.js'
import { keepingPlace, noteNews } from './place.js'
import * as server from './server.js'
import { become, besideChat, chatOf, isShown, me, onChange, set, state, toast, watchRoom } from './state.js'
import { isDigestNow, openTour, tourSaw, tourView } from './tour.js'
import { viewerView } from './viewer.js'
import { isEnglish, words } from './words.js'

let hangUp = () => {}
let loaded

function show() {
  const chat = chatOf(state.chat)
  document.body.dataset.chat = chat ? 'open' : 'list'
  document.title = chat ? `${chat.title} · ${words.title}` : words.title
  keepingPlace(() =>
    render(
      html`${state.isLost ? html`<p class="lost" role="alert">${words.lost}</p>` : nothing}
        ${tourView()} ${state.as ? talks(chat) : chooser(readCounty)}
        <div class="toast" role="status" ?hidden=${!state.toast}>${state.toast}</div>
        ${dialogView()} ${viewerView()} ${deedsView()}`,
      document.getElementById('app'),
    ),
  )
  openDrawnDialog()
}

/** Where there is room for one chat only, one's own tools stand in its head. */
function talks(chat) {
  const beside = besideChat()
  const tools = state.isNarrow ? html`${clockView()} ${meView()}` : state.isWide ? besideTool(chat) : nothing
  const list = html`<nav class="chats" aria-label=${words.chats}>
    ${chat ? nothing : html`<h1 class="hidden">${words.chats}</h1>`}
    <header>${meView()} ${clockView()}</header>
    ${chatList()}
  </nav>`
  return html`<main class="phone">
    ${state.isNarrow && chat ? nothing : list}
    ${chat ? chatView(chat, tools) : state.isNarrow ? nothing : html`<p class="wait">${words.chooseChat}</p>`}
    ${beside ? chatView(beside, nothing, true) : nothing}
  </main>`
}

function besideTool(chat) {
  if (chat?.kind !== 'bot' || !state.chats.some((c) => c.kind === 'group')) return nothing
  return html`<button
    type="button"
    class="round"
    aria-label=${words.beside}
    aria-pressed=${state.showsBeside ? 'true' : 'false'}
    @click=${() => set({ showsBeside: !state.showsBeside })}
  >
    ${icon('beside')}
  </button>`
}

function meView() {
  const { id, name = '', is = '' } = me() ?? {}
  return html`<button type="button" class="me" lang="zh-CN" @click=${() => become(undefined)} aria-label=${words.me(name, is)}>
    ${face(id ?? 0, name.slice(0, 1))}
    <span class="who"><b>${name}</b> <small>${is}</small></span>
    <span class="change">${words.swap}</span>
  </button>`
}

function hear(told) {
  const chat = chatOf(told.chat)
  if (told.kind === 'nobody') return become(undefined)
  if (told.kind === 'all') {
    // The files of the page are others than those that it was loaded with.
    loaded ??= told.page
    if (loaded !== told.page) return location.reload()
    state.chats = told.chats
    hearClock(told)
    tourSaw()
  } else if (told.kind === 'clock') hearClock(told)
  else if (told.kind === 'answered') {
    if (told.alert) ask(told.text, [[words.ok]])
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
  if (!isOwn) state.typing = undefined
  if (kind === 'message' && isShown(chat.id)) noteNews(chat.id, isOwn)
  else if (kind === 'message') state.unread[chat.id] = (state.unread[chat.id] ?? 0) + 1
  // Somebody without a place may just have got one, and anybody another role.
  if (!isOwn && (me()?.isNew || state.people.some((p) => p.isNew))) readCounty().then(show, () => undefined)
  if (isOwn) tourSaw({ said: message.text })
  else if (chat.kind === 'group') tourSaw({ group: isDigestNow(message) })
  else tourSaw({ heard: message.text ?? '' })
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
    Object.assign(state, { as: id, chats: [], unread: {}, words: {}, about: {}, behind: {}, isLost: false })
    listen()
  }
  // A person's own chat with the bot is the one to begin with.
  state.chat = chat === undefined ? id : Number(chat) || undefined
  Object.assign(state, { chosen: undefined, search: undefined, viewed: undefined })
  delete state.unread[state.chat]
  show()
  tourSaw()
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
  if (isEnglish) document.documentElement.lang = 'en'
  const say = (said) => {
    document.querySelector('.wait').textContent = said
  }
  const isReady = () =>
    readCounty().then(
      (ready) => ready || say(words.settingUp),
      ({ message }) => say(message),
    )
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 250))
  document.getElementById('app').replaceChildren()
  onChange(show)
  watchRoom()
  openTour()
  keepTicking()
  watchKeys()
  addEventListener('hashchange', followAddress)
  await followAddress(undefined)
}

await open()
