import { icon } from './icon.js'
import { html, nothing } from './lit-html/lit-html.js'
import * as server from './server.js'
import { set, state, toast, tried } from './state.js'
import { LOCALE, words } from './words.js'

/** From here on turning takes so long that it should be said. */
const LONG_MS = 45 * 24 * 60 * 60 * 1000

/** `2026/11/12 周四` and `09:00` in the county's zone. */
function partsOf(at) {
  const parts = new Intl.DateTimeFormat(LOCALE, {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', weekday: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: state.zone },
  }).formatToParts(new Date(at))
  const part = (type) => parts.find((p) => p.type === type)?.value
  return {
    year: part('year'),
    day: `${part('month')}/${part('day')} ${part('weekday')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

export function timeWords(at) {
  const { year, day, time } = partsOf(at)
  return `${year}/${day} ${time}`
}

export async function turn(to) {
  document.getElementById('turns')?.hidePopover()
  set({ turnedFrom: state.clock.now })
  await tried(server.turnClock(to))
}

/** The county's time, and where it can be turned to. */
export function clockView() {
  const { now, to, turns } = state.clock
  if (!now) return nothing
  const { year, day, time: hour } = partsOf(now)
  const time = html`<time datetime=${now}><span class="year">${year}/</span>${day} <b>${hour}</b></time>`
  return html`<div class="clock">
    ${
      to
        ? html`<span class="turning">${time}${progress(now, to)}</span>
            <button type="button" class="stop" aria-label=${words.stopAt} @click=${() => tried(server.stopClock())}>${words.stop}</button>`
        : html`<button type="button" popovertarget="turns" aria-label=${words.turnNow(timeWords(now))}>
            ${icon('time')}${time}
          </button>`
    }
    <div id="turns" class="pop" popover role="group" aria-label=${words.turnTo}>
      <p>${words.turnTo}</p>
      ${turns.map(
        ({ to: name, at }) =>
          html`<button type="button" @click=${() => turn(name)}>
            <b>${words.turns[name]}</b><span>${timeWords(at)}</span>${
              Date.parse(at) - Date.parse(now) > LONG_MS ? html`<small>${words.slow}</small>` : nothing
            }
          </button>`,
      )}
    </div>
  </div>`
}

function progress(now, to) {
  const from = Date.parse(state.turnedFrom ?? now)
  const all = Math.max(1, Date.parse(to) - from)
  const done = Math.min(all, Date.parse(now) - from)
  return html`<progress max=${all} value=${done} aria-label=${words.turning(timeWords(to))}></progress>`
}

/** What the server tells of the clock; whoever did not turn it learns that somebody does. */
export function hearClock({ now, to, turns }) {
  const before = state.clock.to
  if (to && !before) state.turnedFrom ??= state.clock.now ?? now
  if (!to) state.turnedFrom = undefined
  state.clock = { now, to, turns }
  if (before && !to) toast(words.arrived(timeWords(now)))
}

/** Between two words of the server the clock goes on as any does. */
export function keepTicking() {
  const STEP_MS = 15_000
  setInterval(() => {
    const { now, to } = state.clock
    if (!now || to) return
    set({ clock: { ...state.clock, now: new Date(Date.parse(now) + STEP_MS).toISOString() } })
  }, STEP_MS)
}
