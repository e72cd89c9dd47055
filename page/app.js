import { chatList, chatView } from './chat.js'
import { html, nothing, render } from './lit-html/lit-html.js'
import * as server from './server.js'
import { isTourOpen, leaveTour, tourView } from './tour.js'

/** Everything the page shows. Who one is and which chat is open stand in the address: a reload keeps both. */
const state = {
  county: '',
  zone: 'Asia/Shanghai',
  weekly: '',
  people: [],
  as: undefined,
  chat: undefined,
  chats: [],
  unread: {},
  typing: undefined,
  menu: false,
  now: undefined,
  turning: false,
  toast: '',
  alert: '',
  link: undefined,
  tour: isTourOpen() ? 0 : undefined,
}
let hangUp = () => {}
let toastEnds

/** Where the clock can be turned to. */
const turns = () => [
  ['hour', '1小时后'],
  ['day', '明早'],
  ['compile', state.weekly],
  ['draft', '12月20日'],
]

/** @type {() => HTMLElement | null} */
const messages = () => document.querySelector('.messages')

function show() {
  const chat = state.chats.find((c) => c.id === state.chat)
  const log = messages()
  const atEnd =
    !log || log.dataset.chat !== String(state.chat) || log.scrollHeight - log.scrollTop - log.clientHeight < 120
  document.body.dataset.chat = chat ? 'open' : 'list'
  document.title = chat ? `${chat.title} · 群报试用` : '群报试用'
  render(
    html`${state.as ? talks(chat) : chooser()} ${tourView(state.tour, does)}
      <div class="toast" role="status" ?hidden=${!state.toast}>${state.toast}</div>
      ${state.alert ? question(state.alert, [['知道了', () => does.set({ alert: '' })]]) : nothing}
      ${state.link ? linkQuestion() : nothing}`,
    document.getElementById('app'),
  )
  const now = messages()
  if (!now) return
  now.dataset.chat = String(state.chat)
  if (atEnd) now.scrollTop = now.scrollHeight
}

function chooser() {
  const add = async (event) => {
    event.preventDefault()
    const name = event.target.elements.name.value
    const { id } = await server.addPerson(name)
    await readCounty()
    does.become(id)
  }
  return html`<main class="chooser">
    <h1>群报试用</h1>
    <p>${state.county}，一个虚构的县。选一个人，看看他的手机。</p>
    <ul>
      ${state.people.map(
        (p) =>
          html`<li>
            <button type="button" class="person" @click=${() => does.become(p.id)}>
              <span class="face" aria-hidden="true">${p.name.slice(0, 1)}</span><b>${p.name}</b><span>${p.is}</span>
            </button>
          </li>`,
      )}
    </ul>
    <form @submit=${(event) => tried(add(event))}>
      <input name="name" required maxlength="20" placeholder="再加一个人，写名字" aria-label="再加一个人的名字" />
      <button type="submit">添加</button>
    </form>
  </main>`
}

function talks(chat) {
  const me = state.people.find((p) => p.id === state.as)
  return html`<header class="top">
      <button type="button" class="me" @click=${() => does.become(undefined)} aria-label="换一个人">
        <b>${me?.name ?? ''}</b> <small>${me?.is ?? ''}</small> <span>换人</span>
      </button>
      <a class="window" href=${location.pathname} target="_blank" rel="noopener">再开一个窗口</a>
      <div class="clock" role="group" aria-label="拨时间">
        <time>${clockWords()}</time>
        ${turns().map(
          ([to, words]) =>
            html`<button type="button" ?disabled=${state.turning} @click=${() => does.turn(to)}>${state.turning ? '…' : words}</button>`,
        )}
      </div>
    </header>
    <main class="phone">${chatList(state, does)} ${chat ? chatView(chat, state, does) : html`<p class="wait">选一个聊天。</p>`}</main>`
}

function clockWords() {
  if (!state.now) return ''
  return new Date(state.now).toLocaleString('zh-CN', {
    ...{ month: 'numeric', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' },
    timeZone: state.zone,
  })
}

function question(words, answers) {
  return html`<div class="veil"><div class="box" role="alertdialog" aria-modal="true" aria-label=${words}>
    <p>${words}</p>
    ${answers.map(([label, act], i) => html`<button type="button" class=${i === 0 ? 'main' : ''} @click=${act}>${label}</button>`)}
  </div></div>`
}

/** A link to the bot goes to whoever it was sent to: in the trial one says who opens it. */
function linkQuestion() {
  const open = (id) => async () => {
    const link = state.link
    does.set({ link: undefined })
    await tried(server.deed({ do: 'open', as: id, link }))
    does.become(id)
  }
  return question('由谁打开这个链接？', [
    ...state.people.map((p) => [`${p.name}（${p.is}）`, open(p.id)]),
    ['取消', () => does.set({ link: undefined })],
  ])
}

const does = {
  set(change) {
    Object.assign(state, change)
    show()
  },
  become(id) {
    location.hash = id ? `#${id}` : ''
  },
  openChat(id) {
    location.hash = id === undefined ? `#${state.as}/` : `#${state.as}/${id}`
  },
  toggleMenu: () => does.set({ menu: !state.menu }),
  tourTo: (tour) => does.set({ tour }),
  leaveTour() {
    leaveTour()
    does.set({ tour: undefined })
  },
  async turn(to) {
    does.set({ turning: true })
    await tried(server.turnClock(to))
    does.set({ turning: false })
  },
  inChat: (chat) => ({
    send(text) {
      does.set({ menu: false })
      return tried(server.deed({ do: 'send', as: state.as, chat: chat.id, text }))
    },
    press: (label) => tried(server.deed({ do: 'press', as: state.as, chat: chat.id, label })),
    tap: (message, key) =>
      tried(
        server.deed({ do: 'tap', as: state.as, chat: chat.id, message: message.message_id, label: key.callback_data }),
      ),
    upload: (file) => tried(server.sendFile(state.as, chat.id, file)),
    follow(link) {
      const url = new URL(link.includes('://') ? link : `https://${link}`)
      if (url.hostname !== 't.me' || !url.searchParams.has('start')) return toast('这个链接在试用里打不开。')
      const invitation = state.people.find((p) => p.id === state.as)?.invitation
      if (invitation === link) return tried(server.deed({ do: 'open', as: state.as, link }))
      return does.set({ link })
    },
  }),
}

function toast(words) {
  clearTimeout(toastEnds)
  toastEnds = setTimeout(() => does.set({ toast: '' }), 3500)
  does.set({ toast: words })
}

/** What could not be done is told; the page goes on. */
async function tried(doing) {
  try {
    return await doing
  } catch (error) {
    toast(error.message)
    return undefined
  }
}

function hear(told) {
  const chat = state.chats.find((c) => c.id === told.chat)
  if (told.kind === 'all') Object.assign(state, { chats: told.chats, now: told.now })
  else if (told.kind === 'clock') state.now = told.now
  else if (told.kind === 'answered') {
    if (told.alert) state.alert = told.text
    else if (told.text) toast(told.text)
  } else if (!chat) return rejoin()
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
  if (at >= 0) chat.messages = chat.messages.with(at, message)
  else if (kind === 'message') chat.messages = [...chat.messages, message]
  if (message.from.id !== state.as) state.typing = undefined
  if (kind === 'message' && chat.id !== state.chat) state.unread[chat.id] = (state.unread[chat.id] ?? 0) + 1
}

/** A chat that the person was not in before: everything anew. */
function rejoin() {
  hangUp()
  hangUp = server.listen(state.as, hear, () => {})
}

function followAddress() {
  const [as = '', chat] = location.hash.slice(1).split('/')
  const id = Number(as) || undefined
  if (id !== state.as) {
    const tour = id && state.tour === 0 ? 1 : state.tour
    Object.assign(state, { as: id, chats: [], unread: {}, menu: false, tour })
    hangUp()
    hangUp = id ? server.listen(id, hear, () => {}) : () => {}
  }
  // A person's own chat with the bot is the one to begin with.
  state.chat = chat === undefined ? id : Number(chat) || undefined
  state.menu = false
  delete state.unread[state.chat]
  show()
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
      () => say('连不上，正在重试……'),
    )
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 400))
  document.getElementById('app').replaceChildren()
  addEventListener('hashchange', followAddress)
  followAddress()
}

await open()
