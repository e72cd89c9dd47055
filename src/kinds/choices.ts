import { quoted } from '../chinese/quoted.ts'
import { saysNone, tidy } from '../chinese/typed.ts'
import { type Asked, type Kind, refused } from './kind.ts'
import { emptyList, linesOf, plainData, sameWords, typedData } from './shared/data.ts'
import { buttonRows, labelNamed } from './shared/labels.ts'

/** From the strongest to the weakest: a label may hold a weaker one. */
const SEPARATORS = [/\n+/u, /[;；、|]+/u, /[，,。]+/u, /[\s/+＋&＆]+/u]
const AND = /(?:以及|还有|和|与|及|跟|同)/u

/** Labels named in `text`, and the parts that name none. */
type Named = { readonly labels: readonly string[]; readonly unknown: readonly string[] }

function namedIn(known: readonly string[], text: string, depth = 0): Named {
  const part = text.trim()
  if (part === '') return { labels: [], unknown: [] }
  const label = labelNamed(known, part)
  if (label !== undefined) return { labels: [label], unknown: [] }
  const separator = SEPARATORS[depth]
  if (separator) {
    const named = merge(part.split(separator).map((piece) => namedIn(known, piece, depth + 1)))
    // Words of which nothing is known are told as they were typed, not in pieces.
    return named.labels.length === 0 && named.unknown.length > 0 ? { labels: [], unknown: [part] } : named
  }
  const pieces = part.split(AND).filter((piece) => piece !== '')
  if (pieces.length > 1) {
    const named = merge(pieces.map((piece) => namedIn(known, piece, depth)))
    if (named.labels.length > 0) return named
  }
  return glued(known, part) ?? { labels: [], unknown: [part] }
}

function merge(all: readonly Named[]): Named {
  return { labels: all.flatMap((n) => n.labels), unknown: all.flatMap((n) => n.unknown) }
}

/** Labels written without a break: 妇联科协. */
function glued(known: readonly string[], part: string): Named | undefined {
  const longestFirst = [...known].sort((a, b) => b.length - a.length)
  const labels: string[] = []
  for (let rest = part; rest !== ''; ) {
    const next = longestFirst.find((label) => rest.startsWith(label))
    if (next === undefined) return undefined
    labels.push(next)
    rest = rest.slice(next.length)
  }
  return { labels, unknown: [] }
}

const say = (asked: Asked): string => (asked.choices ?? []).join('、')

/** Several of the labels. Value: the labels in the question's order; `[]` is the question's `none`. */
export const choices: Kind = {
  howTo: () => '可以选几个，选完点“选好了”。',
  suggest(asked) {
    const none = asked.none === undefined ? [] : buttonRows([asked.none])
    return [...none, ...buttonRows(asked.choices ?? [], 1)]
  },
  remembered: () => [],
  picks: 'several',
  takesPictures: false,
  read(asked, text) {
    const typed = tidy(text)
    const offered = asked.choices ?? []
    const { none } = asked
    if (none !== undefined && labelNamed(offered, typed) === undefined) {
      if (saysNone(typed) || labelNamed([none], typed) !== undefined) return { kind: 'value', value: [] }
    }
    const { labels, unknown } = namedIn(none === undefined ? offered : [...offered, none], typed)
    const [first] = unknown
    if (first !== undefined) {
      if (asked.optional && saysNone(typed)) return refused('没有就点“跳过”。')
      return refused(`${quoted(first)}不在选项里，请从这些里选：${say(asked)}。`)
    }
    const picked = offered.filter((label) => labels.includes(label))
    if (none !== undefined && labels.includes(none)) {
      return picked.length === 0
        ? { kind: 'value', value: [] }
        : refused(`“${none}”和${quoted(picked.join('、'))}不能同时选，请重新选。`)
    }
    if (picked.length === 0) return refused(`还没有选，请从这些里选：${say(asked)}。`)
    return { kind: 'value', value: picked }
  },
  show: ({ value }) => linesOf(value).join('、') || '无',
  asTyped: ({ raw, value }, shown) => linesOf(value).length === 0 || sameWords(raw, shown),
  tellsDay: false,
  counts: 'nothing',
  figures: () => [],
  words: 'labels',
  said: (value) => ({ as: 'names', names: linesOf(value) }),
  cell: (value) => linesOf(value).join('、'),
  cellWidth: 16,
  fromData: emptyList,
  typedData,
  plainData,
}
