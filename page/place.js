import { set, state } from './state.js'

/** Nearer to the end than this is at the end. */
const NEAR = 80
/** For so long what comes into a chat after one's own deed in it belongs to it. */
const ANSWERS_MS = 5_000
let followed = { chat: undefined, until: 0 }
const follows = (chat) => followed.chat === chat && performance.now() < followed.until

/** @type {() => HTMLElement[]} */
const logs = () => [...document.querySelectorAll('.messages')].map((list) => /** @type {HTMLElement} */ (list))
/** @type {(chat: number) => HTMLElement | undefined} */
export const logOf = (chat) => logs().find((list) => list.dataset.chat === String(chat))
const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR
/** Which chat a list of messages showed last. */
const showed = new WeakMap()

export function toEnd(chat) {
  const list = logOf(chat)
  if (list) list.scrollTop = list.scrollHeight
  if (state.behind[chat]) set({ behind: { ...state.behind, [chat]: false } })
}

/** After a deed of one's own one sees what comes of it, wherever one was. */
export function followNews(chat) {
  followed = { chat, until: performance.now() + ANSWERS_MS }
}

/** A message that came while one reads further up is told of, not jumped to. */
export function noteNews(chat, isOwn) {
  const list = logOf(chat)
  if (!list || isAtEnd(list)) return
  if (isOwn || follows(chat)) followNews(chat)
  else state.behind = { ...state.behind, [chat]: true }
}

export function watchPlace(chat, event) {
  if (state.behind[chat] && isAtEnd(event.target)) set({ behind: { ...state.behind, [chat]: false } })
}

/** Goes to a message, and shows for a moment which one it is. */
export function goTo(chat, messageId) {
  const item = logOf(chat)?.querySelector(`li[data-id="${messageId}"]`)
  item?.scrollIntoView({ block: 'center' })
  item?.classList.remove('found')
  requestAnimationFrame(() => item?.classList.add('found'))
}

/**
 * Draws, and keeps the place: the end stays the end, and a focus whose button went away stays at its message (else it
 * would be at the top of the page, or on whatever button took the place).
 */
export function keepingPlace(draw) {
  const before = new Map(logs().map((list) => [list, { wasAtEnd: isAtEnd(list), height: list.scrollHeight }]))
  const focused = document.activeElement?.closest('.messages > li')?.getAttribute('data-id')
  const focusedChat = Number(document.activeElement?.closest('.messages')?.getAttribute('data-chat'))
  draw()
  for (const list of logs()) {
    const was = before.get(list)
    const chat = Number(list.dataset.chat)
    const isOther = showed.get(list) !== chat
    showed.set(list, chat)
    const grew = was !== undefined && list.scrollHeight > was.height
    if (!was || was.wasAtEnd || isOther || (grew && follows(chat))) list.scrollTop = list.scrollHeight
  }
  if (focused && document.activeElement === document.body) {
    const list = logOf(focusedChat)
    /** @type {HTMLElement | null | undefined} */
    const item = list?.querySelector(`li[data-id="${focused}"]`) ?? list
    item?.focus({ preventScroll: true })
  }
}
