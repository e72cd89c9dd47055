import { turn } from './clock.js'
import { icon } from './icon.js'
import { html, nothing } from './lit-html/lit-html.js'
import { goTo } from './place.js'
import * as server from './server.js'
import { become, besideChat, chatOf, openChat, set, state, tried } from './state.js'
import { words } from './words.js'

/** Where one is in the tour, or that one left it: kept over a reload. */
const KEPT = 'qunbao-tour'
const LEFT = 'left'

const editor = () => state.people.find((p) => p.role === 'editor')
const own = () => state.people.find((p) => p.id === state.tour?.own)
const groupId = () => state.chats.find((c) => c.kind === 'group')?.id
const says = (text) => tried(server.deed({ do: 'send', as: state.as, chat: state.as, text }))

/** The digest that came into the group since the tour began, if it is before one's eyes. */
function digestSeen() {
  const group = [chatOf(state.chat), besideChat()].find((c) => c?.kind === 'group')
  const message = group?.messages.findLast((m) => isDigest(m))
  return message && { group, message }
}
const isDigest = (message) =>
  message.from.is_bot && message.date >= (state.tour?.since ?? 0) && /第\d+期/.test(message.text ?? '')

const TO_EDITOR = () => [words.toEditor, () => become(editor()?.id)]
const TO_WEEK = () => [words.toPreview, () => says('/week')]
const TO_TURN = () => [words.toTurn, () => turn('publish')]
const TO_GROUP = () => [words.toGroup, () => openChat(groupId())]
const isEditor = () => state.as === editor()?.id
/** @param {{ heard?: string }} what */
const isSaved = ({ heard }) => heard?.startsWith('已保存。编号')
const published = ({ heard }) => heard?.startsWith('已发布第')

/** A step: its words, what its button does, by whom else it is done, and what shows that it was: the tour goes on by itself. */
const REPORT = [
  { words: () => words.report, isDone: isSaved },
  { words: () => words.asEditor, act: TO_EDITOR, isDone: isEditor },
  { words: () => words.publish, act: TO_WEEK, isDone: published },
  {
    words: () => words.backHome,
    act: () => [words.toSelf, () => become(state.tour.own, groupId())],
    isDone: () => state.as === state.tour.own && digestSeen(),
  },
  { words: () => whereOwn(), shows: true },
]
const LET_IN = [
  {
    words: () => words.letIn,
    act: TO_EDITOR,
    by: () => editor()?.id,
    isDone: ({ heard }) => isEditor() && heard?.startsWith('已同意'),
  },
  {
    words: () => words.home,
    act: () => [words.toSelf, () => become(state.tour.own)],
    isDone: () => state.as === state.tour.own,
  },
  ...REPORT,
]
const PATHS = {
  none: [{ words: () => words.choose }],
  reporter: REPORT,
  invited: [{ words: () => words.join, isDone: ({ heard }) => heard?.startsWith('您已加入') }, ...REPORT],
  new: [{ words: () => words.askToJoin, isDone: ({ heard }) => heard?.startsWith('已申请加入') }, ...LET_IN],
  asked: LET_IN,
  editor: [
    { words: () => words.preview, act: TO_WEEK, isDone: ({ said }) => said === '/week' },
    { words: () => words.publishOwn, isDone: published },
    { words: () => words.trace, isDone: ({ heard }) => heard?.includes('编号') },
    { words: () => words.openGroup, act: TO_GROUP, isDone: digestSeen },
    { words: () => words.doneEditor, shows: true },
  ],
  town: [
    {
      words: () => words.town,
      isDone: ({ said }) => said === '/missing',
      act: () => [words.toMissing, () => says('/missing')],
    },
    { words: () => words.townWeek, act: TO_WEEK, isDone: ({ said }) => said === '/week' },
    { words: () => words.viewTurn, act: TO_TURN, isDone: ({ group }) => group },
    { words: () => words.viewGroup, act: TO_GROUP, isDone: digestSeen },
    { words: () => words.doneTown, shows: true },
  ],
  viewer: [
    { words: () => words.view, isDone: ({ heard }) => heard !== undefined },
    { words: () => words.viewTurn, act: TO_TURN, isDone: ({ group }) => group },
    { words: () => words.viewGroup, act: TO_GROUP, isDone: digestSeen },
    { words: () => words.doneViewer, shows: true },
  ],
}

/** The sentence of the digest that names the unit one reported for; else the one that adds up what one reported. */
function whereOwn() {
  const unit = own()?.unit
  const { about } = state.tour
  const sentences = digestSeen()?.message.text.split(/(?<=。)|\n/) ?? []
  const named = unit && sentences.find((sentence) => sentence.includes(unit))
  if (named) return words.inGroup(named.trim())
  // What begins with a day is one report's, and not this one's.
  const summed = about && sentences.find((sentence) => sentence.includes(about) && !/^\d+月\d+日/.test(sentence))
  return summed ? words.inGroupWith(summed.trim()) : words.inGroupSum
}

/** What a receipt is about: 巾帼宣讲 of `已保存。编号827：11月12日巾帼宣讲，3场次，320人。` */
const aboutOf = (receipt) => /日[“《]?([^，。”》]+)/.exec(receipt)?.[1]

export function openTour() {
  const kept = localStorage.getItem(KEPT)
  if (kept === LEFT) return
  state.tour = read(kept) ?? { path: 'none', step: 0 }
}

function read(kept) {
  try {
    const tour = JSON.parse(kept)
    return PATHS[tour?.path]?.[tour.step] ? tour : undefined
  } catch {
    return undefined
  }
}

function keep(tour) {
  localStorage.setItem(KEPT, tour ? JSON.stringify(tour) : LEFT)
  state.tour = tour
}

function go(step) {
  const { path } = state.tour
  keep(PATHS[path][step] ? { ...state.tour, step } : undefined)
  const seen = PATHS[path][step]?.shows && digestSeen()
  if (seen) requestAnimationFrame(() => goTo(seen.group.id, seen.message.message_id))
}

/** Something was done or heard; or one only looks. `heard`: words of the bot to the person; `group`: a digest came. */
export function tourSaw(what = {}) {
  const { tour } = state
  if (!tour || state.as === undefined) return
  // Whoever has done nothing yet as one may still begin as another, but for the one whom the step itself leads to.
  const leads = PATHS[tour.path][tour.step]?.by?.() === state.as
  if (tour.path === 'none' || (tour.step === 0 && tour.own !== state.as && !leads)) begin()
  const step = PATHS[state.tour.path][state.tour.step]
  if (step.isDone?.(what)) {
    if (isSaved(what)) keep({ ...state.tour, about: aboutOf(what.heard) })
    go(state.tour.step + 1)
    set({})
  }
}

function begin() {
  const role = state.people.find((p) => p.id === state.as)?.role
  if (!PATHS[role]) return
  const since = Math.floor(Date.parse(state.clock.now ?? 0) / 1000)
  keep({ path: role, step: 0, own: state.as, since })
}

export const isDigestNow = (message) => state.tour !== undefined && isDigest(message)

export function tourView() {
  const { tour } = state
  const steps = PATHS[tour?.path] ?? []
  const step = steps[tour?.step]
  if (!step) return nothing
  const isLast = tour.step === steps.length - 1
  const act = step.by?.() === state.as ? undefined : step.act?.()
  const button = ([label, does], kind) => html`<button type="button" class=${kind} @click=${does}>${label}</button>`
  return html`<aside class="tour" aria-label=${words.tour}>
    <p>
      ${tour.path === 'none' ? nothing : html`<b>${tour.step + 1}/${steps.length}</b>`} <span>${step.words()}</span>
    </p>
    <div>
      ${act ? button(act, 'main') : nothing}
      ${isLast && tour.path !== 'none' ? button([words.ok, () => leave()], 'main') : nothing}
      ${isLast ? nothing : button([words.next, () => skip()], 'plain')}
      <button type="button" class="round" aria-label=${words.leave} @click=${leave}>${icon('close')}</button>
    </div>
  </aside>`
}

function skip() {
  go(state.tour.step + 1)
  set({})
}

function leave() {
  keep(undefined)
  set({})
}
