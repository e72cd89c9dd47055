import { monthAndDate } from '../chinese/days.ts'
import { clip, quoted } from '../chinese/quoted.ts'
import { lastWords } from '../chinese/whole-words.ts'
import { type FigurePlace, whatOf } from '../digest/figure-places.ts'
import { hashOf, type Key, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

const A_PAGE = 8
const MOST_UNITS = 30
const MOST_FOUND = 20
const MOST_EXCLUDED = 15
const LONGEST_LABEL = 40

/** Where a printed number comes from, a page of its figures at a time. */
type Traced = {
  readonly place: FigurePlace
  readonly what: string
  readonly rule: string
  readonly period: string
  readonly units: readonly string[]
  readonly figures: number
  readonly included: readonly TracedLine[]
  readonly more: boolean
  readonly excluded: readonly TracedLine[]
}

type TracedLine = {
  readonly report: number
  readonly unit: string
  readonly on: string
  readonly value: number
  readonly label: string
  readonly typed?: string
  readonly why?: string
}

export const NOTHING_COMPILED: Said = { text: '还没有汇编，先发 /week 或 /year 看看。', keys: [[TO_MENU]] }
export const NUMBER_GONE = '这个数刚变过，请重新点。\n'

const WHICH_NUMBER = '要看哪个数字的来源？'

/** Which digest's numbers? */
export function digestList(digests: readonly { readonly id: number; readonly name: string }[]): Said {
  const keys = digests.map(({ id, name }) => key(name, 'traceDigest', { digest: id }))
  return { text: '要看哪一份的数字？', list: { keys, again: key('', 'trace'), of: 1 }, keys: [[TO_MENU]] }
}

/** The sections of a digest that have numbers. `lead`: why they are shown again. */
export function sectionList(digest: number, places: readonly FigurePlace[], lead = ''): Said {
  const sections = [...new Map(places.map((p) => [p.section, p])).values()]
  if (sections.length === 0) return { text: `${lead}这一份里还没有数字。`, keys: [[key('返回', 'trace')]] }
  const keys = sections.map((p) => key(sectionName(p), 'traceSection', { digest, section: p.section, page: 0 }))
  const again = key('', 'traceDigest', { digest })
  return { text: `${lead}数字在哪一段？`, list: { keys, again, of: 1 }, keys: [[key('看别的汇编', 'trace')]] }
}

function sectionName({ heading }: FigurePlace): string {
  return heading === '' ? '开头' : heading.replace(/[，。].*$/su, '')
}

/** A page of the numbers of one section; where it has none there, the sections. */
export function numbersOfSection(
  digest: number,
  places: readonly FigurePlace[],
  { section, page }: { readonly section: string; readonly page: number },
): Said {
  const own = places.filter((p) => p.section === section)
  const shown = own.slice(page * A_PAGE, (page + 1) * A_PAGE)
  if (shown.length === 0) return sectionList(digest, places)
  const turning: Key[] = [
    ...(page > 0 ? [key('上一页', 'traceSection', { digest, section, page: page - 1 })] : []),
    ...(own.length > (page + 1) * A_PAGE ? [key('下一页', 'traceSection', { digest, section, page: page + 1 })] : []),
    key('返回', 'traceDigest', { digest }),
  ]
  return { text: WHICH_NUMBER, keys: [...numberKeys(digest, shown), turning] }
}

/** The numbers of the newest digest that were asked for by words. */
export function numbersFound(digest: number, asked: string, found: readonly FigurePlace[]): Said {
  if (found.length === 0) {
    const keys = [[key('看有哪些数字', 'traceDigest', { digest })]]
    return { text: `最近一期里没有${quoted(asked)}。`, keys }
  }
  const keys = [...numberKeys(digest, found.slice(0, MOST_FOUND)), [key('返回', 'traceDigest', { digest })]]
  return { text: WHICH_NUMBER, keys }
}

/** A number that stands in two sections has the same reports behind it, and one key; others of the same words are counted. */
function numberKeys(digest: number, places: readonly FigurePlace[]): Key[][] {
  const shown = new Map<string, string[]>()
  return places.flatMap((p) => {
    // A button has little room, and of a long row the end tells most: its column and the number.
    const label = lastOf(whatOf(p, p.span.printed))
    const behind = shown.get(label) ?? []
    const from = JSON.stringify(p.span.lineage)
    if (behind.includes(from)) return []
    shown.set(label, [...behind, from])
    const which = behind.length > 0 ? `（第${behind.length + 1}个）` : ''
    return [[key(`${label}${which}`, 'traceNumber', numberParts(digest, p, 0))]]
  })
}

function numberParts(digest: number, { number, key: placeKey }: FigurePlace, page: number) {
  return { digest, number, page, hash: hashOf(placeKey) }
}

function lastOf(label: string): string {
  return label.length > LONGEST_LABEL ? `…${lastWords(label, LONGEST_LABEL - 1)}` : label
}

/** The number that a button was made for: the digest may have been compiled anew since, with other numbers before it. */
export function placeShown(
  places: readonly FigurePlace[],
  { number, hash }: { readonly number: number; readonly hash: string },
): FigurePlace | undefined {
  const found = places.filter((p) => hashOf(p.key) === hash)
  return found.find((p) => p.number === number) ?? (found.length === 1 ? found[0] : undefined)
}

/** Where one number comes from. */
export function numberTraced(digest: number, traced: Traced, page: number): Said {
  const { place, what, rule, period, units, figures, included, excluded, more } = traced
  const names = units.slice(0, MOST_UNITS).join('、')
  const head = [
    `${place.span.printed}　${what}`,
    `算法：${rule}`,
    ...rangeOf(place),
    `时间：${period}`,
    `单位：${units.length}个${units.length > 0 ? `（${names}${units.length > MOST_UNITS ? '等' : ''}）` : ''}`,
    ...(included.length > 0 ? [`共${figures}条：`] : []),
  ]
  const lines = [
    ...(page === 0 ? head : [`${what}，第${page + 1}页：`]),
    ...included.map(lineOf),
    ...(excluded.length > 0 ? ['没有计入的：', ...excluded.slice(0, MOST_EXCLUDED).map(lineOf)] : []),
  ]
  return {
    text: lines.join('\n'),
    keys: [
      [
        ...(page > 0 ? [key('上一页', 'traceNumber', numberParts(digest, place, page - 1))] : []),
        ...(more ? [key('下一页', 'traceNumber', numberParts(digest, place, page + 1))] : []),
        key('返回', 'traceSection', { digest, section: place.section, page: 0 }),
      ],
    ],
  }
}

/** Between what a sum lies of which not every part was exact: why it is printed so. */
function rangeOf({ span: { range, approximate } }: FigurePlace): string[] {
  return range && !approximate ? [`有约数：在${range.low}至${range.high}之间`] : []
}

function lineOf({ report, unit, on, value, label, typed, why }: TracedLine): string {
  const said = typed !== undefined && typed !== String(value) ? `，原话“${clip(typed.replaceAll('\n', '、'), 40)}”` : ''
  const named = label === '' ? '' : `（${clip(label, 20)}）`
  return `· ${monthAndDate(on)} ${unit}${named} ${value}${said}，编号${report}${why ? `（${why}）` : ''}`
}
