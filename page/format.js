import { html } from './lit-html/lit-html.js'

const MARKS = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre' }

/** Text cut at every beginning and end of an entity, each piece in all that cover it. */
export function formatted(text, entities, does) {
  const edges = new Set([0, text.length])
  for (const e of entities) edges.add(e.offset).add(e.offset + e.length)
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]
    const covering = entities.filter((e) => e.offset <= start && e.offset + e.length >= end)
    return covering.reduce((inner, entity) => wrapped(inner, entity, text, does), text.slice(start, end))
  })
}

function wrapped(inner, entity, text, does) {
  const words = text.slice(entity.offset, entity.offset + entity.length)
  switch (entity.type) {
    case 'bot_command':
      return html`<button type="button" class="link" @click=${() => does.say(words)}>${inner}</button>`
    case 'url':
    case 'text_link':
      return html`<button type="button" class="link" @click=${() => does.follow(entity.url ?? words)}>${inner}</button>`
    case 'blockquote':
    case 'expandable_blockquote':
      return html`<blockquote>${inner}</blockquote>`
    default:
      return markOf(MARKS[entity.type], inner)
  }
}

function markOf(mark, inner) {
  switch (mark) {
    case 'b':
      return html`<b>${inner}</b>`
    case 'i':
      return html`<i>${inner}</i>`
    case 'u':
      return html`<u>${inner}</u>`
    case 's':
      return html`<s>${inner}</s>`
    case 'code':
    case 'pre':
      return html`<code>${inner}</code>`
    default:
      return inner
  }
}
