import type { Digest } from '../digest/digest.ts'
import type { NotRead } from '../digest/words-to-read.ts'
import { userSentence } from '../errors.ts'
import { type Key, type Keys, key } from './buttons.ts'
import { digestMessages } from './digest.ts'
import { willGoTo } from './groups.ts'
import { messageTo, type Owed } from './said.ts'

/** A digest that is not out yet, as editors are told of it. */
export type Previewed = {
  readonly digest: number
  readonly state: 'open' | 'preview' | 'held'
  readonly releaseAt: Date | null
  readonly office: Digest
  readonly notRead: NotRead
  readonly groups: number
  readonly zone: string
}

type Of = Pick<Previewed, 'digest' | 'state'> & { readonly layout: Digest['kind'] }

/** What an editor can do with a digest that is not out yet. */
function previewKeys({ digest, state, layout }: Of): Keys {
  const [publish, edit] = publishKeys({ digest, layout })
  return [
    [publish, edit, ...(state === 'held' ? [] : [key('暂缓', 'weekHold', { digest })])],
    [
      layout === 'week' ? key('看公开版', 'weekGroup', { digest }) : key('看公开版', 'yearGroup', { digest }),
      { ...key('溯源', 'traceDigest', { digest }), anew: true },
      key('照片', 'photos', { digest, from: 0 }),
    ],
    ...(layout === 'week' ? [[key('亮点', 'highlights', { digest, from: 0 })]] : []),
  ]
}

export function publishKeys({ digest, layout }: Omit<Of, 'state'>): readonly [publish: Key, edit: Key] {
  return layout === 'week'
    ? [key('发布', 'weekPublish', { digest }), key('修改', 'weekEdit', { digest })]
    : [key('发布', 'yearPublish', { digest }), key('修改', 'yearShow', { digest })]
}

/** The preview's last message: what happens when nobody acts. */
function noteOf(previewed: Previewed): string {
  return `上面是办公室版，群里的点“看公开版”。\n${whenOf(previewed)}${toReadOf(previewed)}`
}

/** What an editor may look at before. */
function toReadOf({ notRead: { all, doubtful } }: Previewed): string {
  if (all === 0) return ''
  const marked = doubtful > 0 ? `，其中${doubtful}条带⚠，不看群里不登` : ''
  return `\n还有${all}条名称、文字没看过${marked}，点“修改”看。`
}

function whenOf({ state, releaseAt, groups, zone }: Previewed): string {
  const to = willGoTo(groups)
  if (state === 'open') return `这一周还没到汇编的时候，到时会自动出预览。现在就发布也行，${to}。`
  if (state === 'held' || !releaseAt) return `这一期已暂缓，等编辑发布，${to}。`
  const when = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
  return `没有人处理的话，${when.format(releaseAt)}自动发布：只发数字、工作类别和以前看过的名称。${to}。`
}

/** The office edition, and what can be done with it; `more` keys stand below. */
export function previewMessages(chats: readonly number[], previewed: Previewed, more: Keys = []): Owed[] {
  const { digest, office } = previewed
  const doubts = office.sections.some((s) => s.code === 'joint')
    ? [[key('待核对', 'eventPairs', { digest, index: 0 })]]
    : []
  const keys = [...previewKeys({ ...previewed, layout: office.kind }), ...doubts, ...more]
  return chats.flatMap((chatId) => [
    ...digestMessages(chatId, previewed.office),
    messageTo(chatId, noteOf(previewed), keys),
  ])
}

/** Places of untraced numbers that a message names. */
const MOST_PLACES = 5

/** Why a digest was not published: numbers without figures behind them. */
export function untracedText(places: readonly string[]): string {
  return [userSentence('digest.untraced'), ...places.slice(0, MOST_PLACES)].join('\n')
}

/** A digest that the clock could not publish waits for an editor. */
export function heldBackMessages(chats: readonly number[], of: Omit<Of, 'state'>, places: readonly string[]): Owed[] {
  return chats.map((chatId) => messageTo(chatId, untracedText(places), previewKeys({ ...of, state: 'held' })))
}

/** The first draft of a year's report is there to be read. */
export function draftMessages(
  chats: readonly number[],
  of: { readonly digest: number; readonly year: number },
): Owed[] {
  const { digest, year } = of
  const text = `${year}年的汇报可以起草了：数字已经汇总好，请看看文字，选好问题和打算。`
  return chats.map((chatId) => messageTo(chatId, text, [[key('看草稿', 'yearShow', { digest })]]))
}
