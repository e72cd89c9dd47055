import { repeat } from './lit-html/directives/repeat.js'
import { html, nothing } from './lit-html/lit-html.js'
import { dayOf, messageView } from './message.js'

/** The chats of a person, the bot's first. */
export function chatList(state, does) {
  return html`<nav class="chats" aria-label="聊天">
    ${state.chats.map((chat) => {
      const last = chat.messages.at(-1)
      return html`<button
        type="button"
        class="chat"
        aria-current=${chat.id === state.chat ? 'true' : 'false'}
        @click=${() => does.openChat(chat.id)}
      >
        <span class="face" aria-hidden="true">${chat.kind === 'bot' ? '报' : '群'}</span>
        <span class="name">${chat.title}</span>
        <span class="last">${(last?.text ?? last?.caption ?? (last ? '文件' : '还没有消息')).slice(0, 40)}</span>
        ${state.unread[chat.id] ? html`<span class="unread" aria-label="未读">${state.unread[chat.id]}</span>` : nothing}
      </button>`
    })}
  </nav>`
}

/** One chat: messages, and what is below them. */
export function chatView(chat, state, does) {
  const { head } = chat
  const group = chat.kind === 'group'
  return html`<section class="talk" aria-label=${chat.title}>
    <header>
      <button type="button" class="back" aria-label="返回聊天列表" @click=${() => does.openChat(undefined)}>‹</button>
      <div>
        <h2>${chat.title}</h2>
        <small>${group ? `${head.members.length}人：${head.members.join('、')}` : state.typing === chat.id ? '正在输入……' : '机器人'}</small>
      </div>
    </header>
    <ol class="messages" role="log" aria-live="polite" aria-label="消息" tabindex="0">
      ${repeat(
        chat.messages,
        (m) => m.message_id,
        (m, i) => html`${dayAbove(m, chat.messages[i - 1], state.zone)}
          ${messageView(m, { own: m.from.id === state.as, group, zone: state.zone, does: does.inChat(chat) })}`,
      )}
    </ol>
    ${head.unstarted ? startBar(chat, state, does) : inputBar(chat, state, does)}
  </section>`
}

function dayAbove(message, before, zone) {
  const day = dayOf(message, zone)
  return before && dayOf(before, zone) === day ? nothing : html`<li class="news day">${day}</li>`
}

function startBar(chat, state, does) {
  const invitation = state.people.find((p) => p.id === state.as)?.invitation
  return html`<footer class="start">
    ${invitation ? html`<p>你收到了一个邀请链接。</p>` : html`<p>第一次和机器人说话，先点“开始”。</p>`}
    <button type="button" class="main" @click=${() => (invitation ? does.inChat(chat).follow(invitation) : does.inChat(chat).send('/start'))}>
      ${invitation ? '打开邀请链接' : '开始'}
    </button>
  </footer>`
}

function inputBar(chat, state, does) {
  const { send, press, upload } = does.inChat(chat)
  const submit = (event) => {
    event.preventDefault()
    const field = event.target.closest('form').elements.words
    if (!field.value.trim()) return
    send(field.value)
    field.value = ''
    field.focus()
  }
  // Enter that ends a choice of characters is not yet the end of the message.
  const key = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
  }
  const choose = (event) => {
    const [file] = event.target.files
    event.target.value = ''
    if (file) upload(file)
  }
  return html`<footer>
    ${
      state.menu
        ? html`<ul class="menu" role="menu" aria-label="命令">
            ${chat.head.commands.map(
              (c) =>
                html`<li role="none">
                  <button type="button" role="menuitem" @click=${() => send(`/${c.command}`)}><b>/${c.command}</b> ${c.description}</button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
    <form @submit=${submit}>
      <button type="button" class="round" aria-label="命令菜单" aria-expanded=${state.menu ? 'true' : 'false'} @click=${does.toggleMenu}>☰</button>
      <label class="round" title="发照片或文件">
        <span aria-hidden="true">＋</span><span class="hidden">发照片或文件</span>
        <input class="hidden" type="file" @change=${choose} />
      </label>
      <textarea name="words" rows="1" aria-label="写消息" placeholder="写消息" maxlength="4096" autocomplete="off" @keydown=${key}></textarea>
      <button type="submit" class="round send" aria-label="发送">➤</button>
    </form>
    ${chat.head.keyboard.map(
      (row) =>
        html`<div class="keys below">${row.map((label) => html`<button type="button" @click=${() => press(label)}>${label}</button>`)}</div>`,
    )}
  </footer>`
}
