import { html, nothing } from './lit-html/lit-html.js'

const LEFT = 'qunbao-tour-left'
const STEPS = [
  '这是一个虚构的县。先选一个人，比如甲东村妇联主席周小兰。',
  '点“填报”，跟着问题一步步报一项活动，最后点“确认提交”。',
  '换成县里的编辑，发 /week，看本周汇编里有没有这一条。',
  '点“发布”。县里的群会收到汇编，文件可以下载。',
  '上面的时间可以往前拨，看汇编自己出来。',
]

export const isTourOpen = () => localStorage.getItem(LEFT) === null

export function tourView(step, does) {
  if (step === undefined) return nothing
  const last = step === STEPS.length - 1
  return html`<aside class="tour" aria-label="第一次来">
    <p><b>${step + 1}/${STEPS.length}</b> ${STEPS[step]}</p>
    <button type="button" class="main" @click=${() => (last ? does.leaveTour() : does.tourTo(step + 1))}>${last ? '知道了' : '下一步'}</button>
    ${last ? nothing : html`<button type="button" @click=${does.leaveTour}>不看了</button>`}
  </aside>`
}

export function leaveTour() {
  localStorage.setItem(LEFT, 'yes')
}
