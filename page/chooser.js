import { face } from './face.js'
import { html } from './lit-html/lit-html.js'
import * as server from './server.js'
import { become, state, tried } from './state.js'
import { words } from './words.js'

/** Who one can be. */
export function chooser(readCounty) {
  const add = async (name) => {
    const { id } = await server.addPerson(name)
    await readCounty()
    become(id)
  }
  const submit = (event) => {
    event.preventDefault()
    const name = event.target.elements.name.value.trim()
    if (name) tried(add(name))
  }
  return html`<main class="chooser">
    <h1 tabindex="-1">${words.title}</h1>
    <p>${words.fictional(state.county)}</p>
    <ul lang="zh-CN">
      ${state.people.map(
        (p) =>
          html`<li>
            <button type="button" class="person" @click=${() => become(p.id)}>
              ${face(p.id, p.name.slice(0, 1))}<b>${p.name}</b><span>${p.is}</span>
            </button>
          </li>`,
      )}
    </ul>
    <form @submit=${submit}>
      <input name="name" required maxlength="20" placeholder=${words.addName} aria-label=${words.addName} />
      <button type="submit" class="main">${words.add}</button>
    </form>
    <p class="soft">
      ${words.several}<a href=${location.pathname} target="_blank" rel="noopener">${words.openWindow}</a>${words.severalRest}
    </p>
  </main>`
}
