import { pairsOf } from './pairs.ts'

/** Each mark with the one that takes its place inside a pair of its own kind (GB/T 15834-2011, 4.8 and 4.15). */
const INNER: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '《': '〈', '》': '〉' }
const OUTER = pairsOf('“《')

/** The words of a pair, between the marks that it has inside another pair of its kind: “甲” → ‘甲’. */
export function asInner(pair: string): string {
  return innerOf(pair.charAt(0)) + pair.slice(1, -1) + innerOf(pair.slice(-1))
}

function innerOf(mark: string): string {
  return INNER[mark] ?? mark
}

/** True where one pair surrounds the whole name: `“甲”`, not `“甲”和“乙”`. */
export function isDressed(name: string): boolean {
  const [open = ''] = name
  const close = OUTER[open]
  if (close === undefined || !name.endsWith(close) || name.length < 2) return false
  let depth = 0
  return [...name.slice(0, -1)].every((sign) => {
    if (sign === open) depth++
    else if (sign === close) depth--
    return depth > 0
  })
}

/** The name without one pair around the whole; marks that were single inside of it are double again. */
export function undressed(name: string): string {
  const inside = name.slice(1, -1)
  return name.startsWith('“')
    ? inside.replace(/‘([^‘’“”]*)’/gu, '“$1”')
    : inside.replaceAll('〈', '《').replaceAll('〉', '》')
}

/** What two spellings of one name have in common: the name without marks around the whole. */
export function bareName(name: string): string {
  return isDressed(name) ? bareName(undressed(name)) : name
}

/** The name as it stands inside a pair of `marks`: without such a pair of its own, marks of that kind as single ones. */
export function nestedName(name: string, marks: string): string {
  if (isDressed(name) && name[0] === marks[0]) return nestedName(undressed(name), marks)
  if (!name.includes(marks.charAt(0))) return name
  const kind = marks.startsWith('“') ? /‘([^‘’“”]*)’|[“”]/gu : /[《》]/gu
  return name.replace(kind, (found, inside?: unknown) => (typeof inside === 'string' ? `“${inside}”` : innerOf(found)))
}

/** The name between a pair of `marks`. */
export function dressed(name: string, marks: string): string {
  return marks.charAt(0) + nestedName(name, marks) + marks.charAt(1)
}

/** What stands in front of a title and is no part of it: 短篇小说《五桂河》. */
const GENRE =
  /(?:小说|散文诗?|[小大山]?戏曲?|三句半|民谣|画册|诗歌?|组诗|词|歌曲?|音乐|剧|小品|相声|快板|舞蹈?|书法|[隶楷草篆]书|行[书草楷]|魏碑|篆刻|画|水彩|漆器|蜡染|苗绣|对联|楹联|诗词|散曲|民歌|山歌|[合独重说对]唱|唱曲|评书|快书|花灯|花鼓|短片|纪录片|摄影|剪纸|刺绣|绣品|雕塑|曲艺|文学|故事|童话|剧本|电影|视频|作品|文章|论文|专著|杂志|期刊|刊物|报纸?)$/u
/** What stands behind a title and is no part of it: 《诗刊》2022年第5期, 《火》（组诗）, 《甲报》副刊. */
const ISSUE =
  /^(?:[（(]|[\d〇一二三四五六七八九十]+[年月期]|第|总第|杂志|期刊|刊物|副刊|专刊|月刊|季刊|专栏|栏目|组诗|等)/u
/** What is not called by a title: “学习强国”平台. */
const MEDIUM =
  /(?:平台|APP|客户端|公众号|视频号|抖音号?|快手号?|微博|网站|电视台|电台|频道|(?:新闻|日报|信息|文艺|作家|文明|女|青年|人民|新华|资讯)网)$/iu

/** What is said of a name behind it: 苗岭放歌（歌曲）. Which part it is belongs to the name: 长河（上）. */
const NOTE = /[（(](?![上中下续\d一二三四五六七八九十]{1,3}[）)]$)[^（）()]*[）)]$/u

/** A name without the note behind it; of nothing but a note all. */
export function withoutNote(name: string): string {
  return name.replace(NOTE, '') || name
}

/** A name as it is printed: between these marks, unless it was given with marks of its own; a note stands outside: `《火》（组诗）`. */
export function printedName(name: string, marks: string | undefined): string {
  const called = withoutNote(name)
  if (marks === undefined || isDressed(name) || isDressed(called)) return name
  if (marks === '《》' && (hasTitle(name) || MEDIUM.test(called))) return name
  return dressed(called, marks) + name.slice(called.length)
}

/** Whether all that a name has outside 《》 is what the title is of: a genre, an issue, another title. */
export function hasTitle(name: string): boolean {
  const [, before = '', behind = ''] = /^([^《》]*)《.*》([^《》]*)$/u.exec(name) ?? []
  if (!name.includes('《') || !name.includes('》')) return false
  return (before === '' || GENRE.test(before)) && (behind === '' || ISSUE.test(behind))
}

/** Names in the same marks carry no 、 between them; other words behind a quote call for one (GB/T 15834-2011, 4.5.3.5). */
export function pauseBetween(left: string, right: string): string {
  return isDressed(left) && isDressed(right) && left[0] === right[0] ? '' : '、'
}

/** What stands between marks or in brackets of its own. */
const MARKED = /(“[^”]*”|《[^》]*》|（[^）]*）|\([^)]*\))/u

/** Between what a name has apart; 一、二年级 and 3、4月 are one. */
const APART = /(?<![\d一二三四五六七八九十](?=、第?[\d一二三四五六七八九十]))、/gu

/** A name as it stands beside others: what it has apart by 、 is still one, 书画和摄影展. */
export function inRowOfNames(name: string): string {
  const parts = name.split(MARKED)
  const isOpen = (_: string, i: number) => i % 2 === 0
  const open = parts.filter(isOpen).join('')
  const pauses = open.match(APART)?.length ?? 0
  if (pauses > 1 || (pauses > 0 && /[和与及]/u.test(open))) return dressed(name, '“”')
  return parts.map((part, i) => (isOpen(part, i) ? part.replace(APART, '和') : part)).join('')
}

/** Names in a row. */
export function joinNames(names: readonly string[]): string {
  return names.reduce((row, name, i) => (i === 0 ? name : row + pauseBetween(names[i - 1] ?? '', name) + name), '')
}
