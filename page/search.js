import { icon } from './icon.js'
import { html } from './lit-html/lit-html.js'
import { goTo } from './place.js'
import { set, state } from './state.js'
import { words } from './words.js'

/** Messages that hold what is looked for, the newest first. */
function matches(chat) {
  const sought = (state.search?.words ?? '').trim().toLowerCase()
  if (!sought) return []
  return chat.messages.filter((m) => (m.text ?? m.caption ?? '').toLowerCase().includes(sought)).reverse()
}

export function openSearch(chat) {
  set({ search: { chat: chat.id, words: '', at: 0 } })
  /** @type {HTMLElement | null} */
  const field = document.querySelector('.search input')
  field?.focus()
}

export function closeSearch() {
  set({ search: undefined })
}

/** In the place of a chat's head while something is looked for in it. */
export function searchBar(chat) {
  const found = matches(chat)
  const { at } = state.search
  const go = (next) => {
    if (!found[next]) return
    set({ search: { ...state.search, at: next } })
    goTo(chat.id, found[next].message_id)
  }
  const write = (event) => {
    set({ search: { ...state.search, words: event.target.value, at: 0 } })
    const [newest] = matches(chat)
    if (newest) goTo(chat.id, newest.message_id)
  }
  const key = (event) => {
    if (event.key === 'Escape') closeSearch()
    else if (event.key === 'ArrowDown') go(at - 1)
    else if (event.key === 'ArrowUp' || event.key === 'Enter') go(at + 1)
    else return
    event.preventDefault()
  }
  return html`<div class="search" role="search">
    <h1 class="hidden">${words.searchIn}</h1>
    <button type="button" class="round" aria-label=${words.close} @click=${closeSearch}>${icon('back')}</button>
    <input
      type="search"
      aria-label=${words.searchIn}
      placeholder=${words.searchIn}
      autocomplete="off"
      .value=${state.search.words}
      @input=${write}
      @keydown=${key}
    />
    <span class="count" role="status">${state.search.words.trim() ? words.found(at + 1, found.length) : ''}</span>
    <button type="button" class="round" aria-label=${words.earlier} ?disabled=${!found[at + 1]} @click=${() => go(at + 1)}>
      ${icon('up')}
    </button>
    <button type="button" class="round" aria-label=${words.later} ?disabled=${at === 0} @click=${() => go(at - 1)}>
      ${icon('down')}
    </button>
  </div>`
}
