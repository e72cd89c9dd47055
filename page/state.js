/** Everything the page shows. Who one is and which chat is open stand in the address: a reload keeps both. */
export const state = {
  county: '',
  zone: 'Asia/Shanghai',
  people: [],
  as: undefined,
  chat: undefined,
  chats: [],
  unread: {},
  /** The chat in which the bot is about to say something. */
  typing: undefined,
  /** What the clock shows, where it is being turned to, and where it can be. */
  clock: { now: undefined, to: null, turns: [] },
  /** When turning began, so that it can be said how far it is. */
  turnedFrom: undefined,
  isLost: false,
  toast: '',
  /** What is asked in a box above all else: `{ words, answers }`. */
  asked: undefined,
  /** New messages came below what is seen, by chat. */
  behind: {},
  /** Words that are not sent yet, by chat: they stay until they are. */
  words: {},
  /** What the next words of a chat belong to: `{ replyTo }`, `{ editing }` or `{ file }`, by chat. */
  about: {},
  /** The message whose deeds are shown, and where: `{ chat, message, x, y }`. */
  chosen: undefined,
  /** What is looked for in a chat: `{ chat, words, at }`, `at` counted from the newest. */
  search: undefined,
  /** The picture that is shown large: `{ chat, message }`. */
  viewed: undefined,
  tour: undefined,
  /** One pane at a time; or three, with the group beside the private chat. */
  isNarrow: false,
  isWide: false,
  showsBeside: true,
}

let changed = () => {}
let toastEnds

/** Calls `draw` after every change. */
export function onChange(draw) {
  changed = draw
}

export function set(change) {
  Object.assign(state, change)
  changed()
}

/** Follows how much room there is. */
export function watchRoom() {
  for (const [name, query] of [
    ['isNarrow', '(max-width: 700px)'],
    ['isWide', '(min-width: 1200px)'],
  ]) {
    const room = matchMedia(query)
    state[name] = room.matches
    room.addEventListener('change', () => set({ [name]: room.matches }))
  }
}

export const me = () => state.people.find((p) => p.id === state.as)
export const chatOf = (id) => state.chats.find((c) => c.id === id)

/** The group that is shown beside the private chat. */
export function besideChat() {
  if (!state.isWide || !state.showsBeside || chatOf(state.chat)?.kind !== 'bot') return undefined
  return state.chats.find((c) => c.kind === 'group')
}
/** Whether a chat is before one's eyes. */
export const isShown = (id) => id === state.chat || id === besideChat()?.id

export function toast(words) {
  clearTimeout(toastEnds)
  toastEnds = setTimeout(() => set({ toast: '' }), 4000)
  set({ toast: words })
}

/** Whether it could be done; what could not is told, and the page goes on. */
export async function tried(doing) {
  try {
    await doing
    return true
  } catch (error) {
    toast(error.message)
    return false
  }
}

export function become(id, chat) {
  location.hash = id ? `#${id}${chat === undefined ? '' : `/${chat}`}` : ''
}

export function openChat(id) {
  location.hash = id === undefined ? `#${state.as}/` : `#${state.as}/${id}`
}
