import { html } from './lit-html/lit-html.js'
import * as server from './server.js'
import { become, state, tried } from './state.js'

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
    <h1 tabindex="-1">群报试用</h1>
    <p>${state.county}是一个虚构的县。选一个人，看看他的手机。</p>
    <ul>
      ${state.people.map(
        (p) =>
          html`<li>
            <button type="button" class="person" @click=${() => become(p.id)}>
              <span class="face" aria-hidden="true">${p.name.slice(0, 1)}</span><b>${p.name}</b><span>${p.is}</span>
            </button>
          </li>`,
      )}
    </ul>
    <form @submit=${submit}>
      <input name="name" required maxlength="20" placeholder="再加一个人，写名字" aria-label="再加一个人的名字" />
      <button type="submit">添加</button>
    </form>
    <p class="soft">想同时做几个人？<a href=${location.pathname} target="_blank" rel="noopener">再开一个窗口</a>，各选各的人。</p>
  </main>`
}
