import { html, nothing } from './lit-html/lit-html.js'
import { set, state } from './state.js'

/** Where one is in the tour, or that one left it: kept over a reload. */
const KEPT = 'qunbao-tour'
const LEFT = 'left'

/** Each step with what shows that it was done: the tour goes on by itself. */
const STEPS = [
  { words: '这是一个虚构的县。先选一个人，比如甲东村妇联主席周小兰。', isDone: ({ as }) => as !== undefined },
  {
    words: '点“填报”，跟着问题一步步报一项活动，最后点“确认提交”。',
    isDone: ({ heard }) => heard?.startsWith('已保存。编号'),
  },
  { words: '点左上角换成县里的编辑，发 /week，看本周汇编里有没有这一条。', isDone: ({ said }) => said === '/week' },
  { words: '点“发布”。县里的群会收到汇编，文件可以下载。', isDone: ({ heard }) => heard?.startsWith('已发布第') },
  { words: '右上角的时间可以往前拨，看汇编自己出来。', isDone: ({ isTurned }) => isTurned },
]

export function openTour() {
  const kept = localStorage.getItem(KEPT)
  const step = Number(kept ?? 0)
  state.tour = kept !== LEFT && STEPS[step] ? step : undefined
}

function go(step) {
  localStorage.setItem(KEPT, STEPS[step] ? String(step) : LEFT)
  set({ tour: STEPS[step] ? step : undefined })
}

/** Something was done or heard. */
export function tourSaw(what) {
  const step = STEPS[state.tour]
  if (step?.isDone(what)) go(state.tour + 1)
}

export function tourView() {
  const step = STEPS[state.tour]
  if (!step) return nothing
  const isLast = state.tour === STEPS.length - 1
  return html`<aside class="tour" aria-label="第一次来">
    <p><b>${state.tour + 1}/${STEPS.length}</b> ${step.words}</p>
    <span>
      <button type="button" class="main" @click=${() => go(state.tour + 1)}>${isLast ? '知道了' : '下一步'}</button>
      ${isLast ? nothing : html`<button type="button" @click=${() => go(STEPS.length)}>不看了</button>`}
    </span>
  </aside>`
}
