import { html, nothing } from './lit-html/lit-html.js'
import { shortOf } from './message.js'
import { set, state } from './state.js'

/** What is below the messages: what the next words belong to, the field, and the keyboard of the chat. */
export function inputBar(chat, does) {
  const about = state.about[chat.id]
  const submit = (event) => {
    event.preventDefault()
    does.submit()
    event.target.closest('form').elements.words.focus()
  }
  // Enter that ends a choice of characters is not yet the end of the message.
  const key = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
    else if (event.key === 'Escape' && about) does.about(undefined)
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
      <button type="button" class="round" aria-label="命令菜单" popovertarget="commands">☰</button>
      <label class="round" title="发照片或文件">
        <span aria-hidden="true">＋</span><span class="hidden">发照片或文件</span>
        <input class="hidden" type="file" @change=${choose} />
      </label>
      <textarea
        name="words"
        rows="1"
        aria-label="写消息"
        placeholder=${about?.file ? '可以加一句说明' : '写消息'}
        maxlength="4096"
        autocomplete="off"
        .value=${state.words[chat.id] ?? ''}
        @input=${write}
        @keydown=${key}
      ></textarea>
      <button type="submit" class="round send" aria-label="发送">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 20v-6l8-2-8-2V4l19 8z" /></svg>
      </button>
    </form>
    ${chat.head.keyboard.map(
      (row) =>
        html`<div class="keys below">${row.map((label) => html`<button type="button" @click=${() => does.press(label)}>${label}</button>`)}</div>`,
    )}
  </footer>`
}

function commandMenu(chat, does) {
  const say = (command) => {
    document.getElementById('commands').hidePopover()
    does.say(`/${command}`)
  }
  return html`<div id="commands" class="pop" popover role="group" aria-label="命令">
    ${chat.head.commands.map(
      (c) =>
        html`<button type="button" @click=${() => say(c.command)}><b>/${c.command}</b><span>${c.description}</span></button>`,
    )}
  </div>`
}

function aboutBar({ replyTo, editing, file }, does) {
  const [what, words] = file ? ['发送', file.name] : editing ? ['修改', shortOf(editing)] : ['回复', shortOf(replyTo)]
  return html`<p class="about">
    <span><b>${what}</b> ${words}</span>
    <button type="button" aria-label=${`不${what}了`} @click=${() => does.about(undefined)}>✕</button>
  </p>`
}

/** Before the first word to a bot there is a button in the field's place. */
export function startBar(invitation, does) {
  return html`<footer class="start">
    ${invitation ? html`<p>你收到了一个邀请链接。</p>` : html`<p>第一次和机器人说话，先点“开始”。</p>`}
    <button type="button" class="main" @click=${() => (invitation ? does.follow(invitation) : does.say('/start'))}>
      ${invitation ? '打开邀请链接' : '开始'}
    </button>
  </footer>`
}
