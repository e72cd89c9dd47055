import { set, state } from './state.js'

/** Nearer to the end than this is at the end. */
const NEAR = 80
/** For so long what comes into a chat after one's own deed in it belongs to it. */
const ANSWERS_MS = 5_000
let followed = { chat: undefined, until: 0 }
const follows = () => followed.chat === state.chat && performance.now() < followed.until

/** @type {() => HTMLElement | null} */
const log = () => document.querySelector('.messages')
const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR

export function toEnd() {
  const list = log()
  if (list) list.scrollTop = list.scrollHeight
  if (state.isBehind) set({ isBehind: false })
}

/** After a deed of one's own one sees what comes of it, wherever one was. */
export function followNews() {
  followed = { chat: state.chat, until: performance.now() + ANSWERS_MS }
}

/** A message that came while one reads further up is told of, not jumped to. */
export function noteNews(isOwn) {
  const list = log()
  if (!list || isAtEnd(list)) return
  if (isOwn || follows()) followNews()
  else state.isBehind = true
}

export function watchPlace(event) {
  if (state.isBehind && isAtEnd(event.target)) set({ isBehind: false })
}

/**
 * Draws, and keeps the place: the end stays the end, and a focus whose button went away stays at its message (else it
 * would be at the top of the page, or on whatever button took the place).
 */
export function keepingPlace(draw) {
  const before = log()
  const wasAtEnd = !before || before.dataset.chat !== String(state.chat) || isAtEnd(before)
  const focused = document.activeElement?.closest('.messages > li')?.getAttribute('data-id')
  const height = before?.scrollHeight
  draw()
  const now = log()
  if (!now) return
  const isOther = now.dataset.chat !== String(state.chat)
  now.dataset.chat = String(state.chat)
  const grew = height !== undefined && now.scrollHeight > height
  if (wasAtEnd || isOther || (grew && follows())) now.scrollTop = now.scrollHeight
  if (focused && document.activeElement === document.body) {
    /** @type {HTMLElement} */
    const item = now.querySelector(`li[data-id="${focused}"]`) ?? now
    item.focus({ preventScroll: true })
  }
}
