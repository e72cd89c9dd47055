import { saysAlone } from '../chinese/alone.ts'
import { withoutListing } from '../chinese/and-words.ts'
import { bareBody, namesBody, vagueBody } from '../chinese/body-name.ts'
import { withoutCourtesy } from '../chinese/courtesy.ts'
import { quoted } from '../chinese/quoted.ts'
import { cleanName } from '../chinese/quotes.ts'
import { smallNumber } from '../chinese/small-number.ts'
import { keyOf, saysNone, tidy } from '../chinese/typed.ts'
import { type Asked, type Kind, type Known, refused } from './kind.ts'
import { faultOfName } from './name.ts'
import { emptyList, linesOf, plainData, sameWords, typedData } from './shared/data.ts'
import { buttonRows, LONGEST_CHOICE, labelNamed } from './shared/labels.ts'

/** From the strongest to the weakest: a label may hold a weaker one. */
const SEPARATORS = [/\n+/u, /[;；、|]+/u, /[，,。]+/u, /[\s/+＋&＆]+/u]
/** One of two, or none after all: 妇联或科协, 不是妇联, 团委没来. */
const EITHER = /(?:或者?|还是).|^不是|可能|(?:没有?|未)(?:来|参加|参与|到)/u
const AND = /以及|还有|和|(?<![参给])与|(?<![普涉])及|跟|(?<![共协会一])同(?!志)/u

/** Labels named in `text`, and the parts that name none. */
type Named = { readonly labels: readonly string[]; readonly unknown: readonly string[] }

function namedIn(asked: Asked, known: readonly string[], text: string, depth = 0): Named {
  const part = text.trim()
  if (part === '') return { labels: [], unknown: [] }
  const label = labelNamed(known, part)
  if (label !== undefined) return { labels: [label], unknown: [] }
  const separator = SEPARATORS[depth]
  if (separator) {
    const named = merge(part.split(separator).map((piece) => namedIn(asked, known, piece, depth + 1)))
    if (asked.others || named.labels.length > 0 || named.unknown.length === 0) return named
    // Words of which nothing is known are told as they were typed, not in pieces.
    return { labels: [], unknown: [part] }
  }
  const bare = asked.others === 'bodies' ? bareBody(part) : part
  const meant = bare === part ? undefined : labelNamed(known, bare)
  if (meant !== undefined) return { labels: [meant], unknown: [] }
  const pieces = behindBodies(known, bare) ?? bare.split(AND).filter((piece) => piece !== '')
  if (pieces.length > 1) {
    const named = merge(pieces.map((piece) => namedIn(asked, known, piece, depth)))
    const bodies = asked.others === 'bodies' && named.unknown.every((piece) => namesBody(bareBody(piece)))
    if (named.labels.length > 0 || bodies) return named
  }
  return glued(known, bare) ?? { labels: [], unknown: [part] }
}

/** Parted behind each label or body: 卫健局和文化和旅游局 are two; undefined where that leaves what is neither. */
function behindBodies(known: readonly string[], text: string): string[] | undefined {
  const isWhole = (part: string) => labelNamed(known, part) !== undefined || namesBody(bareBody(part))
  const pieces: string[] = []
  let from = 0
  for (const { index, 0: word } of text.matchAll(new RegExp(AND, 'gu'))) {
    const part = text.slice(from, index)
    if (index < from || part === '' || !isWhole(part)) continue
    pieces.push(part)
    from = index + word.length
  }
  const rest = text.slice(from)
  return pieces.length > 0 && isWhole(rest) ? [...pieces, rest] : undefined
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

/** A name that is none of the labels, cleaned; what is wrong with it where it is no answer. */
function otherNamed(asked: Asked, part: string, { past }: Known): { name: string } | { fault: string } {
  if (!asked.others) return { fault: `${quoted(part)}不在选项里，请从这些里选：${say(asked)}。` }
  const bodies = asked.others === 'bodies'
  const name = bodies ? bareBody(cleanName(part)) : cleanName(part)
  if (asked.self !== undefined && labelNamed([asked.self], name))
    return { fault: `${quoted(name)}就是本单位，不用选。` }
  const fault = faultOfName(name, asked)
  if (fault !== undefined) return { fault }
  if (!bodies || namesBody(name) || (past && vagueBody(name))) return { name }
  const why = vagueBody(name) ? '没有说是哪一家' : '不像单位的名称'
  return { fault: `${quoted(name)}${why}，请写名称，如“司法局”。` }
}

/** How many the words say they were, 司法局等5个部门; 0 where they do not. */
function bodiesSaid(typed: string): number {
  const [, many = ''] =
    /[等共](\d{1,2}|[两三四五六七八九十]{1,2})(?:个|家)(?:\p{Script=Han}{0,2}(?:单位|部门|组织|机构))?$/u.exec(typed) ??
    []
  return many === '' ? 0 : smallNumber(many)
}

const say = (asked: Asked): string => (asked.choices ?? []).join('、')

/** 没，自己搞的: every part of it says that there was nobody. */
function saysNobody(typed: string): boolean {
  return typed.split(/[，,。；;\s]+/u).every((part) => saysNone(part) || saysAlone(part))
}

/** Several of the labels. Value: the labels in the question's order, then other names; `[]` is the question's `none`. */
export const choices: Kind = {
  howTo: ({ others }) => `可以选几个，选完点“选好了”。${others ? '没列上的直接打字。' : ''}`,
  suggest(asked, known) {
    const { none, others, choices: labels = [] } = asked
    const before = others
      ? known.names.filter((name) => !labels.includes(name) && !('fault' in otherNamed(asked, name, known)))
      : []
    return [...(none === undefined ? [] : buttonRows([none])), ...buttonRows([...labels, ...before], 1)]
  },
  remembered: (value) => linesOf(value),
  picks: 'several',
  takesPictures: false,
  shape: () => undefined,
  read(asked, text, given) {
    const whole = tidy(text)
    const offered = asked.choices ?? []
    const { none } = asked
    if (whole.length > LONGEST_CHOICE) return refused(`写得太长了，请从这些里选：${say(asked)}。`)
    const typed = withoutListing(withoutCourtesy(whole))
    if (labelNamed(offered, typed) === undefined && EITHER.test(typed))
      return refused(`${quoted(typed)}是哪一个？请只写有的，几个就写几个。`)
    if (none !== undefined && labelNamed(offered, typed) === undefined) {
      if (
        saysNone(typed) ||
        (asked.others === 'bodies' && saysNobody(typed)) ||
        labelNamed([none], typed) !== undefined
      )
        return { kind: 'value', value: [] }
    }
    const { labels, unknown } = namedIn(asked, none === undefined ? offered : [...offered, none], typed)
    const others = new Map<string, string>()
    for (const part of unknown) {
      if (asked.optional && saysNone(typed)) return refused('没有就点“跳过”。')
      const other = otherNamed(asked, part, given)
      if ('fault' in other) return refused(other.fault)
      others.set(keyOf(other.name), other.name)
    }
    const picked = [...offered.filter((label) => labels.includes(label)), ...others.values()]
    if (none !== undefined && labels.includes(none)) {
      return picked.length === 0
        ? { kind: 'value', value: [] }
        : refused(`“${none}”和${quoted(picked.join('、'))}不能同时选，请重新选。`)
    }
    if (picked.length === 0) return refused(`还没有选，请从这些里选：${say(asked)}。`)
    const said = bodiesSaid(typed)
    if (said > picked.length) {
      return { kind: 'guess', value: picked, ask: `说的是${said}家，只写了${picked.length}家。就记这些吗？` }
    }
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
