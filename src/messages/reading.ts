import { quoted } from '../chinese/quoted.ts'
import type { Layout } from '../digest/digest.ts'
import type { Verdict } from '../digest/public-words.ts'
import { type Key, key } from './buttons.ts'
import type { Said } from './said.ts'

/** The most characters of a name, a sentence or a line that an editor types. */
export const LONGEST_TEXT = 60
/** The most lines of 下周安排. */
export const MOST_LINES = 10
/** How many words stand on a page. */
export const A_PAGE = 10
/** Number buttons in a row. */
const A_ROW = 5

export const VERDICTS: Readonly<Record<Verdict['is'], string>> = {
  passed: '可以发',
  dropped: '群里不发',
  reworded: '已改写',
}

/** Where the page begins that this place stands on. */
export function pageOf(at: number): number {
  return Math.floor(at / A_PAGE) * A_PAGE
}

/** Words that nobody has read one by one, or those that somebody has. */
export type Pile = 'fresh' | 'read'
const CALLED: Readonly<Record<Pile, string>> = { fresh: '没看过的', read: '看过的' }

/** How many words of cadres a digest has to be read, and how many have been. */
export type Piles = { readonly fresh: number; readonly read: number }

/** 修改: what an editor can change of a digest that is not out yet. */
export function editMenu(digest: number, { fresh, read }: Piles, lead = ''): Said {
  const pile = (which: Pile, count: number) =>
    count > 0 ? [[key(`${CALLED[which]}文字（${count}条）`, 'readList', { digest, pile: which, from: 0 })]] : []
  return {
    text: `${lead}要改什么？数字有错，请填报单位更正；这里改名称和文字。`,
    keys: [
      [key('写下周安排', 'weekNext', { digest })],
      ...pile('fresh', fresh),
      ...pile('read', read),
      [key('看预览', 'weekPreview', { digest }), key('发布', 'weekPublish', { digest })],
    ],
  }
}

/** Words as an editor is shown them. */
export type ShownWords = {
  /** They and what was made of them, for the buttons: a button decides only of what was shown. */
  readonly id: string
  readonly shown: string
  /** As they would be printed, and as the cadre gave them. */
  readonly text: string
  readonly given: string
  readonly by: string
  readonly reports: number
  readonly verdict: Verdict['is'] | undefined
  /** `像有人名`. */
  readonly doubt: string | undefined
}

/** A page of a pile: `from`: the place of its first in the pile, from 0, of `all`. */
export type ShownPage = {
  readonly digest: number
  readonly layout: Layout
  readonly pile: Pile
  readonly from: number
  readonly all: number
  readonly words: readonly ShownWords[]
  /** Stands for those of this page that are passed with one tap; absent where there are none. */
  readonly passes?: string
}

export function listPage({ digest, layout, pile, from, all, words, passes }: ShownPage, lead = ''): Said {
  const some = words.some((each) => each.doubt !== undefined)
  const lines = words.map(({ text, by, reports, verdict, doubt }, i) => {
    const state = verdict ? `（${VERDICTS[verdict]}）` : ''
    return `${from + i + 1}. ${doubt ? '⚠ ' : ''}${text}${state}　${by}${reports > 1 ? `等${reports}份` : ''}`
  })
  const numbers = words.map(({ id }, i) => key(String(from + i + 1), 'readOne', { digest, word: id }))
  const rows = Array.from({ length: Math.ceil(numbers.length / A_ROW) }, (_, i) =>
    numbers.slice(i * A_ROW, (i + 1) * A_ROW),
  )
  const around = [
    ...(from > 0 ? [key('上一页', 'readList', { digest, pile, from: Math.max(0, from - A_PAGE) })] : []),
    ...(from + A_PAGE < all ? [key('下一页', 'readList', { digest, pile, from: from + A_PAGE })] : []),
  ]
  return {
    text: [
      `${lead}${CALLED[pile]}${all}条，点序号可以改写、不发：`,
      ...lines,
      ...(some && pile === 'fresh' ? ['⚠ 像有不宜公开的内容，要点开看过，群里才登。'] : []),
    ].join('\n'),
    keys: [
      ...rows,
      ...(passes
        ? [[key(some ? '没有⚠的都可以发' : '这一页都可以发', 'readPage', { digest, from, shown: passes })]]
        : []),
      ...(around.length > 0 ? [around] : []),
      [backKey(digest, layout)],
    ],
  }
}

/** To what else can be changed of a digest. */
function backKey(digest: number, layout: Layout): Key {
  return layout === 'week' ? key('返回', 'weekEdit', { digest }) : key('返回', 'yearShow', { digest })
}

/** Nothing is left to be read of a report. */
export function nothingToRead(digest: number, layout: Layout): Said {
  return { text: '名称和文字都看过了。', keys: [[backKey(digest, layout)]] }
}

/** Where words stand in their pile: their place from 0, of `all`, and those behind them. */
export type Standing = {
  readonly digest: number
  readonly pile: Pile
  readonly at: number
  readonly all: number
  /** What the question is called that they answer. */
  readonly label: string
  readonly next: string | undefined
}

/** Words by themselves: may they go to the groups? */
export function wordsPage(words: ShownWords, standing: Standing, lead = ''): Said {
  const { id: word, shown, text, given, by, reports, verdict, doubt } = words
  const { digest, pile, at, all, label, next } = standing
  const of = { digest, word, shown }
  const reworded = verdict === 'reworded'
  const drop = key('群里不发', 'readDrop', of)
  const reword = key('改写', 'readReword', of)
  return {
    text: [
      `${lead}${CALLED[pile]}${at + 1}/${all}　${by}${reports > 1 ? `等${reports}份` : ''}　${label}${verdict ? `（${VERDICTS[verdict]}）` : ''}`,
      text,
      ...(reworded ? [`原话：${given}`] : []),
      ...(doubt ? [`⚠ ${doubt}，群里不要出现。`] : []),
    ].join('\n'),
    keys: [
      reworded
        ? [key('用改好的', 'readPass', of), key('用原话', 'readOwn', of)]
        : [key('可以发', 'readPass', of), drop, reword],
      ...(reworded ? [[drop, reword]] : []),
      [
        ...(next ? [key('下一条', 'readOne', { digest, word: next })] : []),
        key('返回', 'readList', { digest, pile, from: pageOf(at) }),
      ],
    ],
  }
}

/** Before words that are not those that were decided on. */
export const CHANGED_SINCE = '这里刚有变化，请看过再定。\n'
export const ALL_READ = '文字都看过了。\n'

export function passedTogether(count: number): string {
  return `${count}条可以发`
}

export function askForWords(digest: number, word: string, given: string): Said {
  return {
    text: `请打改好的，不超过${LONGEST_TEXT}字。\n原话：${given}`,
    keys: [[key('返回', 'readOne', { digest, word })]],
  }
}

export function wordsTooLong(characters: number): Said {
  return { text: `请不超过${LONGEST_TEXT}字（现在${characters}字）。` }
}

/** Numbers in other words for a cadre's that are not in these. */
export function numbersAdded(numbers: readonly string[]): Said {
  return { text: `没有保存：填报的原话里没有${numbers.map((n) => `“${n}”`).join('、')}这个数。\n请改好再发一次。` }
}

export function askForNextWeek(digest: number, lines: readonly string[]): Said {
  const now = lines.length > 0 ? ['现在的是：', ...lines, ''] : []
  return {
    text: [...now, '请打下周安排，一行一条；打“无”就不登。'].join('\n'),
    keys: [[key('返回', 'weekEdit', { digest })]],
  }
}

export function lineTooLong(line: string): Said {
  return { text: `每条请不超过${LONGEST_TEXT}字，这一条长了：${quoted(line)}` }
}

export function tooManyLines(): Said {
  return { text: `请不超过${MOST_LINES}条。` }
}

export function nextWeekKept(lines: readonly string[]): string {
  if (lines.length === 0) return '不登下周安排了。\n'
  return [`已记下${lines.length}条下周安排：`, ...lines.map((line) => `· ${line}`), '', ''].join('\n')
}
