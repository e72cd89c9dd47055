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
  /** New messages came below what is seen. */
  isBehind: false,
  /** Words that are not sent yet, by chat: they stay until they are. */
  words: {},
  /** What the next words of a chat belong to: `{ replyTo }`, `{ editing }` or `{ file }`, by chat. */
  about: {},
  /** The message whose further deeds are shown. */
  chosen: undefined,
  tour: undefined,
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

export const me = () => state.people.find((p) => p.id === state.as)

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

export function become(id) {
  location.hash = id ? `#${id}` : ''
}

export function openChat(id) {
  location.hash = id === undefined ? `#${state.as}/` : `#${state.as}/${id}`
}
