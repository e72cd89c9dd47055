import { html, nothing } from './lit-html/lit-html.js'
import { set, state } from './state.js'

/** Asks above all else; `answers` are `[label, what to do, small words]`, the first the one to begin with. */
export function ask(words, answers) {
  set({ asked: { words, answers } })
}

/** The browser itself keeps the focus within a dialog, closes it at Esc, and gives the focus back. */
export function dialogView() {
  if (!state.asked) return nothing
  const { words, answers } = state.asked
  const choose = (act) => (event) => {
    event.target.closest('dialog').close()
    act?.()
  }
  return html`<dialog class="box" aria-label=${words} @close=${() => set({ asked: undefined })}>
    <p>${words}</p>
    ${answers.map(
      ([label, act, more], i) =>
        html`<button type="button" class=${i === 0 ? 'main' : ''} @click=${choose(act)}>
          ${label}${more ? html` <small>${more}</small>` : nothing}
        </button>`,
    )}
  </dialog>`
}

/** A dialog that was just drawn is opened as one. */
export function openDrawnDialog() {
  /** @type {HTMLDialogElement | null} */
  const drawn = document.querySelector('dialog:not([open])')
  drawn?.showModal()
}
