import { pauseBetween } from '../chinese/name-marks.ts'
import { isStop } from '../chinese/stops.ts'
import { byVerb, inOrder, isNoEvent, nounFor, verbFor, wantsNoun } from '../chinese/what-is-done.ts'
import type { Span } from './digest.ts'
import { words } from './spans.ts'

const VERB = /(?<!探索)开展$|举办$|实施$|(?<!参与)创建$/u
/** Verbs behind which a project stands, and what has a name of its own that says what it is. */
const PROJECTS: readonly { readonly verb: string; readonly named: RegExp }[] = [
  { verb: '实施', named: /(?:项目|工程|行动|计划)[”’》〉]*$/u },
  {
    verb: '创建',
    named:
      /(?:项目|工程|行动|计划|活动|[区点园站室馆家队村镇乡县市街地院屋户城校店岗号庭台廊]|中心|单位|企业|机构|组织|品牌|社会|窗口|支部|商会|协会)[”’》〉]*$/u,
  },
]
const JOINS = /^[、和]$/u
const ENDS = /^[，。；！]/u

type NameSpan = Extract<Span, { kind: 'name' }>
/** Names in a row; `and`: with 和 before the last. */
type Row = { readonly names: readonly NameSpan[]; readonly and: boolean }

/**
 * A clause has one verb for all that a form may report; the names that it gets call for theirs, where nothing behind them
 * names the kind: 举办职工篮球赛, 召开座谈会, 组织观看红色电影, 开展慰问老党员活动, 实施青年夜校项目, 创建无障碍改造示范项目; several each for its own:
 * 开展健康义诊，召开座谈会. `等活动`, `8项活动` go with the clause's own verb.
 */
export function agreeing(spans: readonly Span[]): readonly Span[] {
  const said: Span[] = [...spans]
  // From behind: what is put in moves only what was looked at.
  for (let at = said.length - 1; at >= 0; at--) {
    const verb = said[at]
    if (verb?.kind !== 'words' || !VERB.test(verb.text)) continue
    const { names, and, end } = namesFrom(said, at + 1)
    const last = names.at(-1)
    const after = said[end]
    if (last === undefined || (after !== undefined && !(after.kind === 'words' && ENDS.test(after.text)))) continue
    const noun = PROJECTS.find(({ verb: of }) => verb.text.endsWith(of))
    if (noun) {
      if (after && !noun.named.test(last.text)) said.splice(end, 1, words(`项目${after.text}`))
      continue
    }
    const row = { names, and, held: verb.text.endsWith('举办') }
    said.splice(at, end - at, ...eachByItsVerb(verb.text.slice(0, -2), row, after !== undefined))
  }
  return said
}

/** The names behind their verbs, each verb once. */
function eachByItsVerb(before: string, { names, and, held }: Row & { held: boolean }, goesOn: boolean): Span[] {
  const spanOf = (name: string) => names.filter(({ text }) => text === name).slice(0, 1)
  const texts = names.map(({ text }) => text)
  let last = ''
  return (held ? heldTogether(texts) : byVerb(texts)).flatMap(({ verb, names: of }, i, groups) => {
    const own = (verb === '举办' ? of : inOrder(of)).flatMap(spanOf)
    const front = i === 0 ? before : behind(last, '，')
    last = own.at(-1)?.text ?? ''
    const isFollowed = goesOn || i < groups.length - 1
    const noun = isFollowed ? nounLacking(verb, of) : ''
    return [
      ...(front + verb === '' ? [] : [words(front + verb)]),
      ...inRow(own, and),
      ...(noun === '' ? [] : [words(noun)]),
    ]
  })
}

/** What a clause holds (举办), all of it, and behind it what people are taken to or what others hold: 组织观看红色电影. */
function heldTogether(names: readonly string[]): ReturnType<typeof byVerb> {
  const isHeld = (name: string) => !['组织', ''].includes(verbFor([name]))
  const held = names.filter(isHeld)
  const others = byVerb(names.filter((name) => !isHeld(name)))
  return [...(held.length > 0 ? [{ verb: '举办', names: held }] : []), ...others]
}

/** The noun that has to stand behind the last of these. */
function nounLacking(verb: string, names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  if (verb === '开展') return nounFor(inOrder(names).at(-1) ?? '')
  const lacks = verb === '举办' && verbFor(names) === '开展' && (wantsNoun(last) || isNoEvent(last))
  return lacks ? '活动' : ''
}

/** What stands behind a name; nothing where the name ends in a stop of its own. */
function behind(name: string, stop: string): string {
  return isStop(name.slice(-1)) ? '' : stop
}

function inRow(names: readonly NameSpan[], and: boolean): Span[] {
  return names.flatMap((name, i): Span[] => {
    const before = names[i - 1]?.text ?? ''
    const pause = and && i === names.length - 1 ? '和' : pauseBetween(before, name.text)
    const between = i === 0 ? '' : behind(before, pause)
    return between === '' ? [name] : [words(between), name]
  })
}

/** The names in a row that begin here, and what is the first behind them. */
function namesFrom(spans: readonly Span[], from: number): Row & { readonly end: number } {
  const names: NameSpan[] = []
  let end = from
  let and = false
  for (let at = from; ; at++) {
    const span = spans[at]
    if (span?.kind === 'name') {
      names.push(span)
      end = at + 1
    } else if (span?.kind === 'words' && JOINS.test(span.text) && spans[at - 1]?.kind === 'name')
      and ||= span.text === '和'
    else return { names, and, end }
  }
}
