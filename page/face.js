import { html } from './lit-html/lit-html.js'

const TINTS = 7

/** The same colour for the same somebody everywhere. */
export const tintOf = (id) => `tint-${Math.abs(Math.trunc(id)) % TINTS}`

export const face = (id, letter) => html`<span class="face ${tintOf(id)}" data-letter=${letter}></span>`
