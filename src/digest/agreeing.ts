import { verbFor, wantsNoun } from '../chinese/what-is-done.ts'
import type { Span } from './digest.ts'
import { words } from './spans.ts'

const VERB = /(?<!探索)开展$|举办$|实施$/u
const PROJECT = /(?:项目|工程|行动|计划)[”’》〉]*$/u
const NOUN = /活动$/u
const JOINS = /^[、和]$/u
const ENDS = /^[，。；！]/u

/**
 * A clause has one verb for all that a form may report; the names that it gets call for theirs, where nothing behind them
 * names the kind: 举办职工篮球赛, 召开座谈会, 组织观看红色电影, 开展慰问老党员活动, 实施青年夜校项目. `等活动`, `8项活动` go with the clause's own.
 */
export function agreeing(spans: readonly Span[]): readonly Span[] {
  const said: Span[] = [...spans]
  // From behind: what is put in moves only what was looked at.
  for (let at = said.length - 1; at >= 0; at--) {
    const verb = said[at]
    if (verb?.kind !== 'words' || !VERB.test(verb.text)) continue
    const { names, end } = namesFrom(said, at + 1)
    const last = names.at(-1)
    const after = said[end]
    if (last === undefined || (after !== undefined && !(after.kind === 'words' && ENDS.test(after.text)))) continue
    const isProject = verb.text.endsWith('实施')
    const fits = verbFor(names)
    if (isProject && after && !PROJECT.test(last)) said.splice(end, 1, words(`项目${after.text}`))
    else if (
      !isProject &&
      fits !== '组织' &&
      fits !== '' &&
      wantsNoun(last) &&
      !names.some((name) => NOUN.test(name)) &&
      after
    )
      said.splice(end, 1, words(`活动${after.text}`))
    else if (!isProject) said[at] = words(verb.text.replace(/开展$/u, fits))
  }
  return said
}

/** The names in a row that begin here, and what is the first behind them. */
function namesFrom(spans: readonly Span[], from: number): { names: string[]; end: number } {
  const names: string[] = []
  let end = from
  for (let at = from; ; at++) {
    const span = spans[at]
    if (span?.kind === 'name') {
      names.push(span.text)
      end = at + 1
    } else if (!(span?.kind === 'words' && JOINS.test(span.text) && spans[at - 1]?.kind === 'name'))
      return { names, end }
  }
}
