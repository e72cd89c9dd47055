import { html, nothing } from './lit-html/lit-html.js'
import * as server from './server.js'
import { set, state, toast, tried } from './state.js'

const WORDS = {
  hour: '1小时后',
  day: '明天早上',
  compile: '出下一期汇编',
  draft: '出年度汇报初稿',
}
/** From here on turning takes so long that it should be said. */
const LONG_MS = 45 * 24 * 60 * 60 * 1000

/** `2026/11/12 周四 09:00` in the county's zone. */
export function timeWords(at) {
  const parts = new Intl.DateTimeFormat('zh-CN', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', weekday: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: state.zone },
  }).formatToParts(new Date(at))
  const part = (type) => parts.find((p) => p.type === type)?.value
  return `${part('year')}/${part('month')}/${part('day')} ${part('weekday')} ${part('hour')}:${part('minute')}`
}

async function turn(to) {
  document.getElementById('turns')?.hidePopover()
  set({ turnedFrom: state.clock.now })
  await tried(server.turnClock(to))
}

/** The county's time, and where it can be turned to. */
export function clockView() {
  const { now, to, turns } = state.clock
  if (!now) return nothing
  const time = html`<time datetime=${now}>${timeWords(now)}</time>`
  return html`<div class="clock">
    ${
      to
        ? html`<span class="turning">${time}${progress(now, to)}</span>
            <button type="button" class="stop" aria-label="停在现在的时间" @click=${() => tried(server.stopClock())}>停</button>`
        : html`<button type="button" popovertarget="turns" aria-label="拨时间，现在${timeWords(now)}">
            ${time}<span aria-hidden="true"> ▾</span>
          </button>`
    }
    <div id="turns" class="pop" popover role="group" aria-label="把时间往前拨到">
      <p>把时间往前拨到：</p>
      ${turns.map(
        ({ to: name, at }) =>
          html`<button type="button" @click=${() => turn(name)}>
            <b>${WORDS[name]}</b><span>${timeWords(at)}</span>${
              Date.parse(at) - Date.parse(now) > LONG_MS ? html`<small>要拨一会儿，随时可以停</small>` : nothing
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
  return html`<progress max=${all} value=${done} aria-label="正在拨到${timeWords(to)}"></progress>`
}

/** What the server tells of the clock; whoever did not turn it learns that somebody does. */
export function hearClock({ now, to, turns }) {
  const before = state.clock.to
  if (to && !before) state.turnedFrom ??= state.clock.now ?? now
  if (!to) state.turnedFrom = undefined
  state.clock = { now, to, turns }
  if (before && !to) toast(`时间到了${timeWords(now)}。`)
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
