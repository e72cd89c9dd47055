import { withoutRest } from './behind-event.ts'
import { showsName } from './name-evidence.ts'
import { IS_THING, LEAD, name, SITE, TO_PLACE } from './name-leads.ts'
import { hasTitle, isDressed } from './name-marks.ts'
import { DONE_BEFORE, DONE_BEHIND, ODD, OF_RUNG, SAID_DONE } from './name-oddities.ts'
import { ASIDE, CLAUSE, TAIL } from './name-tails.ts'
import { CALLED, DONE, EVENT, HELD, ONCE } from './said-around.ts'
import { withoutSpoken } from './spoken-words.ts'
import { isTalk } from './talk-words.ts'
import { isOnlyNoun, isWhereOrWho, namesThing } from './thing.ts'
import { trimEnds } from './typed.ts'

/** The title of a work may be any sentence: only where a mark of it or of its printing stands in the words, they are more. */
const TOLD_OF_TITLE =
  /[《》：:，,\s（(]|^(?:是(?!谁)|就是|叫|分别|主要|获奖|发表|刊登|登载|登|发|刊|创作|我写)|(?:发表|刊登|刊发|获奖|获).{0,8}$|[吧呢哈哦]$/u

/** Of the title of a work: one or another, one that became another, so many of a kind. */
const OR_OTHER = /.(?:或者?|改名?[成为]|升级为|并入|就是|即(?!将|兴)).|[一二两三四五六七八九十几\d][首幅篇件组部]$/u
/** What of a title stands in brackets behind it; anything else is said of it. */
const NOTE_OF_TITLE =
  /[（(](?:[^（()）]*(?:组诗|[诗文画曲剧]|外[一二三四五]首|节选|系列|小说|书法|摄影|剪纸|歌|舞|小品|期)[^（()）]*|[上中下一二三四五六七八九十\d]+)[）)]$/u

type NameCore = {
  /** The name without what is said around it; as it is where nothing is. Empty where all of it says something else. */
  readonly core: string
  /** Whether it may be more than a name all the same. */
  readonly odd: boolean
}

/**
 * The name in words that say more than it: 这次搞的是姐妹课堂, 《古渡》发表了, 姐妹课堂60人参加. It may err: whoever uses it asks.
 * What stands between marks of its own is a name whatever it holds; `titled` is that of a work, which may be a sentence.
 */
export function nameCore(text: string, titled = false): NameCore {
  if (isDressed(text)) return { core: text, odd: false }
  if (OF_RUNG.test(text)) return { core: text, odd: true }
  const issued = titled ? OF_ISSUE.exec(text)?.groups?.['title'] : undefined
  if (issued !== undefined) return { core: issued, odd: false }
  if (titled && !TOLD_OF_TITLE.test(text)) {
    const core = withoutSpoken(text)
    return { core, odd: OR_OTHER.test(core) }
  }
  if (ASIDE.test(text) && !namesThing(text)) return { core: '', odd: true }
  const stripped = withoutAround(text, titled)
  const core = stands(stripped) ? stripped : text
  const odd = titled ? /》.+《/u.test(core) || OR_OTHER.test(core) : SAID_DONE.test(core)
  return { core, odd: !isDressed(core) && (core !== stripped || odd || ODD.test(core)) }
}

/** Behind the title of a journal which of its issues: 《青禾文艺》2022年第3期. */
const OF_ISSUE =
  /^(?<title>《[^《》]+》|\p{Script=Han}{3,}(?=(?:\d{4}年)?总?第))[（(]?(?:\d{2,4}年?)?[第总春夏秋冬\d一二三四五六七八九十、和—~～-]*(?:期|季号|月号|号|季刊|辑|月刊)[）)]?$/u

/** Whether a clause only says something of a name that stands before it: 在县体育馆, 上午办的, 照片稍后发. */
export function saidOfName(clause: string): boolean {
  return (
    CLAUSE.test(clause) || isWhereOrWho(clause) || /^在.{2,}$/u.test(clause) || (clause.length > 2 && isTalk(clause))
  )
}

/** Whether it ends as the names of activities do. */
export function namesEvent(text: string): boolean {
  return EVENT.test(text)
}

/** 甲村妇委会！, 清洁家园行动！: the name of a thing or of an activity ends before it; that of a work may have it. */
export function withoutCry(name: string): string {
  const bare = name.replace(/[！!]+$/u, '')
  return (namesThing(bare) || namesEvent(bare)) && !/[，,\s]/u.test(bare) ? bare : name
}

function withoutAround(text: string, titled: boolean): string {
  const clause = theClause(text)
  // 报告会邀请的是专家: behind the noun of an activity is said what it was.
  const event = titled ? clause : withoutRest(clause)
  let name = /[是了]/u.test(clause.slice(event.length)) ? event : clause
  for (let before = ''; before !== name; ) {
    before = name
    // —乙村, /11月5日
    const [rest = '', where = ''] = /(?<=.{3})[\s—–/／|-]+([^\s—–/／|-]{2,})$/u.exec(name) ?? []
    if (where !== '' && saidOfName(where)) name = name.slice(0, -rest.length)
    const [noted = '', note = ''] = /[（(]([^（）()]{2,})[）)]$/u.exec(name) ?? []
    if (note !== '' && (titled ? !NOTE_OF_TITLE.test(noted) : saidOfName(note))) name = name.slice(0, -noted.length)
    for (const around of [...LEAD, ...TAIL, ...(titled ? [] : [DONE_BEFORE, DONE_BEHIND])]) {
      if (!isDressed(name)) name = trimEnds(name.replace(around, ''))
    }
    if (!isDressed(name)) name = trimEnds(withoutSpoken(name))
    if (!titled && !isDressed(name)) name = withoutRest(name)
    if (name !== text) name = name.replace(/^[个了的](?=\p{Script=Han}{3})|(?<=\p{Script=Han}{3})的$/u, '')
    if (namesThing(name) || SITE.test(name)) name = name.replace(TO_PLACE, '').replace(IS_THING, '')
    if (name !== text && /[了都也]$/u.test(name) && namesThing(name.slice(0, -1))) name = name.slice(0, -1)
  }
  const [title, another] = titled && !hasTitle(name) ? (name.match(/《[^《》]+》/gu) ?? []) : []
  return title !== undefined && another === undefined ? title : name
}

/** What tells that a clause says what was done, or what it was called: the name is in it. */
const TELLS = new RegExp(
  `${HELD}(?:了|的)?${ONCE}?${name(2)}|${CALLED}${name(2)}|^${DONE}了(?:一[次场])?${name(4)}`,
  'u',
)

/**
 * Of several clauses the one with the name in it: 姐妹课堂，上午办的; 为了…，开展了姐妹课堂. Two lines of a slogan are alike,
 * and one name.
 */
function theClause(text: string): string {
  const clauses = text.split(/[，,；;\s]+/u).filter(Boolean)
  const names = clauses.filter((clause) => /\p{L}/u.test(clause) && !saidOfName(clause))
  if (clauses.length < 2 || names.length === 0) return text
  const [first = '', second] = names
  if (second === undefined) return /[，,；;]/u.test(text) || names.length < clauses.length ? first : text
  if (isSlogan(text)) return text
  if (!/[，,；;]/u.test(text)) return text
  return (
    names.find((clause) => TELLS.test(clause)) ??
    names.find((clause) => EVENT.test(withoutSpoken(clause.replace(/[吧呢哈啊]+$/u, '')))) ??
    first
  )
}

/** 喜迎二十大，永远跟党走: two lines as long as each other, of which neither is an activity by itself. */
function isSlogan(text: string): boolean {
  const [first = '', second, third] = text.split(/[，,]/u)
  const alike = second !== undefined && third === undefined && Math.abs(first.length - second.length) <= 1
  return (
    alike &&
    !/[；;\s]/u.test(text) &&
    showsName(first) &&
    showsName(second) &&
    !EVENT.test(first) &&
    !/^不是/u.test(first)
  )
}

function stands(name: string): boolean {
  return /\p{Script=Han}.*\p{Script=Han}|\p{L}{2}|《/u.test(name) && !isOnlyNoun(name) && !/^[的了它期]/u.test(name)
}
