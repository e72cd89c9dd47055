import { icon } from './icon.js'
import { html, nothing } from './lit-html/lit-html.js'
import { set, state, toast } from './state.js'
import { words } from './words.js'

const textOf = (message) => message.text ?? message.caption

/** Shows what can be done with a message, at the place where it was asked for. */
export function chooseMessage(chat, message, does, event) {
  event.preventDefault()
  const box = event.currentTarget.getBoundingClientRect()
  // A key has no place of its own.
  const [x, y] = event.clientX || event.clientY ? [event.clientX, event.clientY] : [box.left, box.bottom]
  const opener = document.activeElement
  set({ chosen: { chat, message, does } })
  /** @type {HTMLElement | null} */
  const menu = document.getElementById('deeds')
  if (!menu) return
  menu.showPopover()
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`
  menu.querySelector('button')?.focus()
  menu.addEventListener(
    'toggle',
    () => {
      if (!document.activeElement || document.activeElement === document.body)
        if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    },
    { once: true },
  )
}

/** The menu of a message; Esc and a tap elsewhere close it. */
export function deedsView() {
  const { message, does } = state.chosen ?? {}
  const choose = (act) => () => {
    document.getElementById('deeds').hidePopover()
    act()
  }
  const own = message?.from.id === state.as
  return html`<div id="deeds" class="pop" popover role="group" aria-label=${words.deeds}>
    ${
      message
        ? html`<button type="button" @click=${choose(() => does.about({ replyTo: message }))}>
              ${icon('reply')}<span>${words.reply}</span>
            </button>
            ${
              own && textOf(message)
                ? html`<button type="button" @click=${choose(() => does.about({ editing: message }))}>
                    ${icon('edit')}<span>${words.edit}</span>
                  </button>`
                : nothing
            }
            ${
              textOf(message)
                ? html`<button type="button" @click=${choose(() => copy(textOf(message)))}>
                    ${icon('copy')}<span>${words.copy}</span>
                  </button>`
                : nothing
            }`
        : nothing
    }
  </div>`
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    toast(words.copied)
  } catch {
    toast(words.notCopied)
  }
}
