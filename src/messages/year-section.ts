import type { Span } from '../digest/digest.ts'
import { compiledOf, type PlacedSection, type PlacedSentence, stateOf } from '../digest/locked-sentence.ts'
import { numbersBetween } from '../digest/shown-section.ts'
import { textOf } from '../digest/spans.ts'
import { hashOf, type Key, type Keys, key } from './buttons.ts'
import { inRows } from './keys.ts'
import type { Said } from './said.ts'

/** A section of a year's report, by its digest and code. */
export type SectionPlace = { readonly digest: number; readonly section: string }

/** A page has so many sentences at most, and no more characters than a message has room for (Bot API, sendMessage: 4096). */
const A_PAGE = 10
const MOST = 3000
/** Changed and untraced numbers that are named. */
const MOST_PLACES = 5
/** An editor's sentence; more of them may be typed in the place of one. */
export const LONGEST = 1000

export const GONE = '这一段现在没有内容了。'
export const CHANGED_MEANWHILE = '这一段刚被改过，请看过再改。\n'
export const OUT_ALREADY: Said = { text: '这份汇报已经发布，不再改动。' }

/** What an editor sees of a sentence, and by which a button knows it again. */
export function shownText(sentence: PlacedSentence): string {
  const { spans, lock } = sentence
  const compiled = compiledOf(sentence)
  if (!compiled) return `（数据没有了，不印）${textOf(lock?.says ?? [])}`
  return spans.length === 0 ? `（已删掉）${textOf(compiled)}` : textOf(spans)
}

/** 🔒 is printed as locked, ⚠ is for an editor to look at. */
const MARKS: Readonly<Record<ReturnType<typeof stateOf>, string>> = {
  open: '',
  locked: '🔒',
  changed: '⚠',
  unfit: '⚠',
  gone: '⚠',
}

/** 🔒 or ⚠ before the name of a section, the graver of its sentences'. */
export function sectionMark({ sentences }: PlacedSection): string {
  const marks = sentences.map((sentence) => MARKS[stateOf(sentence)])
  return ['⚠', '🔒'].find((mark) => marks.includes(mark)) ?? ''
}

/** A page of a section, sentence by sentence, each with its button. `page`: counted from 0; `lead`: what was just done. */
export function sectionPage(place: SectionPlace, section: PlacedSection | undefined, page = 0, lead = ''): Said {
  const back = key('返回', 'yearShow', { digest: place.digest })
  if (!section || section.sentences.length === 0) return { text: lead + GONE, keys: [[back]] }
  const { sentences, heading, whole } = section
  const pages = pagesOf(sentences)
  const shown = Math.min(page, pages.length - 1)
  const { from, to } = pages[shown] ?? { from: 0, to: 0 }
  const lines = sentences.slice(from, to).flatMap((sentence, i) => {
    const begins = i > 0 && sentences[from + i - 1]?.paragraph !== sentence.paragraph
    const line = `${MARKS[stateOf(sentence)]}${from + i + 1}. ${cut(shownText(sentence))}`
    return begins ? ['', line] : [line]
  })
  const numbers = sentences.slice(from, to).map((sentence, i) =>
    key(`${MARKS[stateOf(sentence)]}${from + i + 1}`, 'yearSentence', {
      ...place,
      index: from + i,
      hash: hashOf(shownText(sentence)),
    }),
  )
  const turning: Key[] = [
    ...(shown > 0 ? [key('上一页', 'yearWords', { ...place, page: shown - 1 })] : []),
    ...(shown < pages.length - 1 ? [key('下一页', 'yearWords', { ...place, page: shown + 1 })] : []),
    back,
  ]
  const text = [lead + (heading || '总述'), ...lines, '', ...notesOf(section)].join('\n')
  return { text, keys: [...(whole ? [] : inRows(numbers, A_PAGE / 2)), lockKeys(place, section), turning] }
}

function notesOf(section: PlacedSection): string[] {
  if (section.whole) return ['（这一段是从前整段锁定的：文字不变，数字照改。要改，请先解锁。）']
  const mark = sectionMark(section)
  return ['点句子的号，可以改、锁定、删掉。', ...(mark === '' ? [] : ['🔒文字锁定，数字照改；⚠锁定后有变化。'])]
}

function lockKeys(place: SectionPlace, { sentences, whole }: PlacedSection): Key[] {
  const states = sentences.map(stateOf)
  return [
    ...(!whole && states.includes('open') ? [key('全部锁定', 'yearLock', place)] : []),
    ...(whole || states.some((state) => state !== 'open') ? [key('全部解锁', 'yearUnlock', place)] : []),
  ]
}

/** As many sentences a page as it has room for. */
function pagesOf(sentences: readonly PlacedSentence[]): { readonly from: number; readonly to: number }[] {
  const pages: { from: number; to: number; length: number }[] = []
  for (const [i, sentence] of sentences.entries()) {
    const { length } = cut(shownText(sentence))
    const last = pages.at(-1)
    if (last && last.to - last.from < A_PAGE && last.length + length <= MOST) {
      last.to = i + 1
      last.length += length
    } else pages.push({ from: i, to: i + 1, length })
  }
  return pages
}

/** The page that a sentence stands on. */
export function pageWith({ sentences }: PlacedSection, index: number): number {
  return Math.max(
    0,
    pagesOf(sentences).findIndex(({ to }) => index < to),
  )
}

/** Whether a page is the end of its section. */
export function isLastPage({ sentences }: PlacedSection, page: number): boolean {
  return page >= pagesOf(sentences).length - 1
}

function cut(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}

/** One sentence, to be typed otherwise, locked, left out. */
export function askSentence(
  place: SectionPlace,
  index: number,
  sentence: PlacedSentence,
  of: {
    readonly page: number
    readonly year: number
    /** The questions whose names it prints. */
    readonly examples: readonly { readonly code: string; readonly label: string }[]
  },
): Said {
  const { page, year, examples } = of
  const { spans, lock } = sentence
  const state = stateOf(sentence)
  const here = { ...place, index, hash: hashOf(shownText(sentence)) }
  const notes: Readonly<Record<typeof state, readonly string[]>> = {
    open: [],
    locked: ['🔒文字锁定，数字照改。'],
    changed: ['⚠锁定后有变化：', ...changesBehind(sentence)],
    unfit: ['⚠锁定的话里有数字找不到了，先照现在的数据印。锁定的话是：', textOf(lock?.says ?? [])],
    gone: ['⚠这一句的数据没有了，不再印；数据回来了再印。'],
  }
  const leave = spans.length > 0 ? [key('删掉这句', 'yearLeave', here)] : []
  const keys: Keys = [
    [
      ...(state === 'open' ? [key('锁定这句', 'yearLockOne', here)] : [key('解锁这句', 'yearUnlockOne', here)]),
      ...leave,
    ],
    // Ticks are for the whole year: what was shown here stays above them.
    ...examples.map(({ code, label }) => [
      { ...key(`换例子：${label}`, 'examples', { year, question: code, page: 0 }), anew: true },
    ]),
    ...(state === 'changed' ? [[key('照旧，不再提醒', 'yearLockOne', here)]] : []),
    [key('不改了', 'yearWords', { ...place, page })],
  ]
  const ask = compiledOf(sentence) ? ['', '请打改好的这一句。数字照抄，别添新数字。'] : []
  return { text: [cut(shownText(sentence)), ...notes[state], ...ask].join('\n'), keys }
}

/** What would be said otherwise without the lock: the numbers that follow, and the words, where those are others. */
function changesBehind(sentence: PlacedSentence): string[] {
  const { lock, compiled = [] } = sentence
  const was = lock?.was ?? []
  const numbers = numbersBetween(was, compiled).map(
    ({ before, from, to, behind }) => `${before}${from || '无'}→${to || '无'}${behind}`,
  )
  return [...numbers.slice(0, MOST_PLACES), ...(isReworded(sentence) ? [`不锁会写成：${cut(textOf(compiled))}`] : [])]
}

/** Whether its words would be others without the lock: a name that nobody gives any more, a part that came in. */
export function isReworded({ lock, compiled = [] }: PlacedSentence): boolean {
  return withoutFigures(lock?.was ?? []) !== withoutFigures(compiled)
}

function withoutFigures(spans: readonly Span[]): string {
  return spans.map((span) => (span.kind === 'figure' ? '\n' : span.text)).join('')
}

export function sentenceRefused(place: SectionPlace, why: string): Said {
  return { text: why, keys: [[key('不改了', 'yearSection', place)]] }
}

/** Numbers were typed that no report is behind; the words around each. */
export function untracedNumbers(around: readonly string[]): string {
  const places = around.slice(0, MOST_PLACES).map((words) => `…${words}…`)
  return `没有保存：这些数字不在原文里，查不到来源：\n${places.join('\n')}\n请改好再发一次。`
}

/** Somebody was before this editor: both their words, so that neither is lost unseen. */
export function sentenceOvertaken(place: SectionPlace, now: string, typed: string): Said {
  return {
    text: `没有保存：这一句刚变成：\n${now}\n\n您打的是：\n${typed}`,
    keys: [[key('用我的', 'yearMine', place), key('不改了', 'yearSection', place)]],
  }
}

/** The sentence that the editor was asked about is there no longer. */
export function sentenceGone(place: SectionPlace): Said {
  return {
    text: '没有保存：这一句已经没有了。请看过现在的文字再改。',
    keys: [[key('看这一段', 'yearSection', place)]],
  }
}
