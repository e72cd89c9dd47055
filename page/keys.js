/** Fields, and whatever takes letters of its own. */
const TAKES_LETTERS = 'input:not([type=file]), textarea, select, dialog, [popover]'

/** Any letter begins a message, and Esc goes to the field, from wherever one is on the page. */
export function watchKeys() {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
    const isLetter = event.key.length === 1 && event.key !== ' '
    if (!isLetter && event.key !== 'Escape') return
    const at = document.activeElement
    if (at?.closest(TAKES_LETTERS) || document.querySelector('dialog[open], :popover-open')) return
    /** @type {HTMLElement | null} */
    const field = document.querySelector('.talk textarea')
    // A letter then goes where the focus is.
    field?.focus()
  })
}
