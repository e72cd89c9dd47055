import { icon } from './icon.js'
import { html, nothing } from './lit-html/lit-html.js'
import { shortOf } from './message.js'
import { set, state } from './state.js'
import { words } from './words.js'

/** What is below the messages: what the next words belong to, the field, and the keyboard of the chat. */
export function inputBar(chat, does) {
  const about = state.about[chat.id]
  const submit = (event) => {
    event.preventDefault()
    does.submit()
    event.target.closest('form').elements.words.focus()
  }
  const key = (event) => {
    // Enter that ends a choice of characters is not yet the end of the message.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
    else if (event.key === 'Escape' && about) does.about(undefined)
    else if (event.key === 'ArrowUp' && event.target.value === '' && !about) editLast(event)
  }
  const editLast = (event) => {
    const last = chat.messages.findLast((m) => m.from.id === state.as && (m.text ?? m.caption))
    if (!last) return
    event.preventDefault()
    does.about({ editing: last })
  }
  const choose = (event) => {
    const [file] = event.target.files
    event.target.value = ''
    if (file) does.about({ file })
  }
  const write = (event) => set({ words: { ...state.words, [chat.id]: event.target.value } })
  return html`<footer>
    ${commandMenu(chat, does)} ${about ? aboutBar(about, does) : nothing}
    <form @submit=${submit}>
      <button type="button" class="round" aria-label=${words.menu} popovertarget=${`commands${chat.id}`}>${icon('menu')}</button>
      <label class="round" title=${words.attach}>
        ${icon('attach')}<span class="hidden">${words.attach}</span>
        <input class="hidden" type="file" @change=${choose} />
      </label>
      <textarea
        name="words"
        rows="1"
        aria-label=${words.write}
        placeholder=${about?.file ? words.caption : words.write}
        maxlength="4096"
        autocomplete="off"
        .value=${state.words[chat.id] ?? ''}
        @input=${write}
        @keydown=${key}
      ></textarea>
      <button type="submit" class="round send" aria-label=${words.send}>${icon('send')}</button>
    </form>
    ${chat.head.keyboard.map(
      (row) =>
        html`<div class="keys below">${row.map((label) => html`<button type="button" @click=${() => does.press(label)}>${label}</button>`)}</div>`,
    )}
  </footer>`
}

function commandMenu(chat, does) {
  const id = `commands${chat.id}`
  const say = (command) => {
    document.getElementById(id).hidePopover()
    does.say(`/${command}`)
  }
  return html`<div id=${id} class="pop commands" popover role="group" aria-label=${words.commands} lang="zh-CN">
    ${chat.head.commands.map(
      (c) =>
        html`<button type="button" @click=${() => say(c.command)}><b>/${c.command}</b><span>${c.description}</span></button>`,
    )}
  </div>`
}

function aboutBar({ replyTo, editing, file }, does) {
  const [what, said] = file
    ? [words.send, file.name]
    : editing
      ? [words.edit, shortOf(editing)]
      : [words.reply, shortOf(replyTo)]
  return html`<p class="about">
    <span class="said"><b>${what}</b> ${said}</span>
    <button type="button" class="round" aria-label=${words.not(what)} @click=${() => does.about(undefined)}>${icon('close')}</button>
  </p>`
}

/** Before the first word to a bot there is a button in the field's place. */
export function startBar(invitation, does) {
  return html`<footer class="start">
    <p>${invitation ? words.invited : words.first}</p>
    <button type="button" class="main" @click=${() => (invitation ? does.follow(invitation) : does.say('/start'))}>
      ${invitation ? words.follow : words.start}
    </button>
  </footer>`
}
