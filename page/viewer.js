import { icon } from './icon.js'
import { html, nothing } from './lit-html/lit-html.js'
import { fileAddress } from './server.js'
import { chatOf, set, state } from './state.js'
import { words } from './words.js'

/** A picture of a chat before everything else; the keys of arrows go to those before and after it. */
export function viewerView() {
  const { chat, message } = state.viewed ?? {}
  const pictures = (chatOf(chat)?.messages ?? []).filter((m) => m.photo)
  const at = pictures.findIndex((m) => m.message_id === message)
  const shown = pictures[at]
  if (!shown) return nothing
  const address = fileAddress(shown.photo.at(-1).file_id)
  const to = (next) => pictures[next] && set({ viewed: { chat, message: pictures[next].message_id } })
  const key = (event) => {
    if (event.key === 'ArrowLeft') to(at - 1)
    if (event.key === 'ArrowRight') to(at + 1)
  }
  const close = (event) => event.target.closest('dialog').close()
  return html`<dialog class="viewer" aria-label=${words.picture} @keydown=${key} @close=${() => set({ viewed: undefined })}>
    <div class="tools">
      <span>${at + 1}/${pictures.length}</span>
      <a class="round" href=${address} download="${words.picture}.png" aria-label=${words.file}>${icon('save')}</a>
      <button type="button" class="round" aria-label=${words.close} @click=${close}>${icon('close')}</button>
    </div>
    <img src=${address} alt=${shown.caption?.split('\n')[0] || words.picture} @click=${close} />
    ${shown.caption ? html`<p lang="zh-CN">${shown.caption}</p>` : nothing}
  </dialog>`
}
