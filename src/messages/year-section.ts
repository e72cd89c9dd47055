import type { ChangedNumber } from '../digest/changed-numbers.ts'
import type { Section } from '../digest/digest.ts'
import { sectionText, sentencesOf } from '../digest/edited-section.ts'
import { textOf } from '../digest/spans.ts'
import { hashOf, type Key, type Keys, key } from './buttons.ts'
import { inRows } from './keys.ts'
import type { Said } from './said.ts'

/** A section of a year's report, by its digest and code. */
export type SectionPlace = { readonly digest: number; readonly section: string }

/** A message has room for this much of a section, with a note below (Bot API, sendMessage: 4096). */
const MOST = 3000
/** Sentences that are offered at once, and as much of each as tells it from the others. */
const A_PAGE = 10
const SHOWN = 60
/** Untraced numbers that are named. */
const MOST_PLACES = 5
/** An editor's sentence; more of them may be typed in the place of one. */
export const LONGEST = 1000

export const GONE = '这一段现在没有内容了。'
export const CHANGED_MEANWHILE = '这一段刚被改过，请看过再改。\n'
export const WORDED = '已改好并锁定。\n'

/** One section with what can be done to it; undefined: it has nothing any more. `lead`: what was just done. */
export function sectionPage(
  { digest, section: code }: SectionPlace,
  of: {
    readonly section: Section | undefined
    readonly locked: boolean
    /** What would read otherwise without the lock. */
    readonly changed: readonly ChangedNumber[]
  },
  lead = '',
): Said[] {
  const { section, locked, changed } = of
  const back = [key('返回', 'yearShow', { digest })]
  if (!section) return [{ text: GONE, keys: [back] }]
  const here = { digest, section: code }
  const lockKey = locked ? key('解锁，重新生成', 'yearUnlock', here) : key('锁定', 'yearLock', here)
  const keys: Keys = [[key('改一句', 'yearWords', { ...here, page: 0 }), lockKey], back]
  const notes = [
    ...(locked ? ['（已锁定，新报的不会改动这一段）'] : []),
    ...changed.map(({ what, from, to }) => `锁定后变了：${what} ${to}→${from}`),
  ]
  const texts = inPages(wholeText(section))
  const last = lead + [texts.at(-1), ...notes].join('\n')
  // A text of several messages is said anew, so that it stands in its order.
  const own = texts.length > 1 ? { own: true as const } : {}
  return [...texts.slice(0, -1).map((text) => ({ text, ...own })), { text: last, keys, ...own }]
}

function wholeText(section: Section): string {
  return `${section.heading}${section.heading && (section.level !== 2 || section.apart) ? '\n' : ''}${sectionText(section)}`
}

/** Broken behind a sentence, so that no number is cut. */
function inPages(text: string): string[] {
  const pages: string[] = []
  let rest = text
  while (rest.length > MOST) {
    const end = rest.lastIndexOf('。', MOST) + 1 || MOST
    pages.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...pages, rest]
}

/** 改一句: which one? A button carries what its sentence said. */
export function sentenceList(place: SectionPlace, section: Section, page: number): Said {
  const texts = sentencesOf(section).map((s) => textOf(s.spans))
  const from = page * A_PAGE
  const shown = texts.slice(from, from + A_PAGE)
  const lines = shown.map((text, i) => {
    const signs = [...text]
    return `${from + i + 1}. ${signs.slice(0, SHOWN).join('')}${signs.length > SHOWN ? '…' : ''}`
  })
  const numbers = shown.map((text, i) =>
    key(String(from + i + 1), 'yearSentence', { ...place, index: from + i, hash: hashOf(text) }),
  )
  const turning: Key[] = [
    ...(page > 0 ? [key('上一页', 'yearWords', { ...place, page: page - 1 })] : []),
    ...(texts.length > from + A_PAGE ? [key('下一页', 'yearWords', { ...place, page: page + 1 })] : []),
    key('返回', 'yearSection', place),
  ]
  return { text: ['改哪一句？', ...lines].join('\n'), keys: [...inRows(numbers, A_PAGE / 2), turning] }
}

/** One sentence, to be typed otherwise or left out. */
export function askSentence(place: SectionPlace, index: number, sentence: string): Said {
  return {
    text: `${sentence}\n\n请打改好的这一句。数字照抄，别添新数字。`,
    keys: [
      [
        key('删掉这句', 'yearLeave', { ...place, index, hash: hashOf(sentence) }),
        key('不改了', 'yearWords', { ...place, page: Math.floor(index / A_PAGE) }),
      ],
    ],
  }
}

export function sentenceRefused(place: SectionPlace, why: string): Said {
  return { text: why, keys: [[key('不改了', 'yearSection', place)]] }
}

/** Numbers were typed that no report is behind; the words around each. */
export function untracedNumbers(around: readonly string[]): string {
  const places = around.slice(0, MOST_PLACES).map((words) => `…${words}…`)
  return `没有保存：这些数字不在原文里，查不到来源：\n${places.join('\n')}\n请改好再发一次。`
}

/** The sentence reads otherwise than it did when the editor was asked. */
export function sentenceGone(place: SectionPlace): Said {
  return {
    text: '没有保存：这一段刚被改过。请看过现在的文字再改。',
    keys: [[key('看这一段', 'yearSection', place)]],
  }
}

export const OUT_ALREADY: Said = { text: '这份汇报已经发布，不再改动。' }
