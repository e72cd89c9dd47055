import { html } from './lit-html/lit-html.js'

/** An icon of the package that is served beside the page (icons.css), in the colour of the words beside it. */
export const icon = (name) => html`<span class="icon ${name}" aria-hidden="true"></span>`
