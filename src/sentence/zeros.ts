import type { Question } from '../catalogue/schema.ts'
import type { Amount } from '../chinese/amounts.ts'
import { type Cues, TELLING } from './cues.ts'
import type { Heard } from './heard.ts'
import { clauseAt } from './plain.ts'

const NONE_BEFORE = /(?:没有?|未(?!成年|婚)|暂无|尚无|无(?![偿障私人纸烟限数]))(?:发生|开展)?/u
const NONE_BEHIND =
  /(?:一[个人名位户家本场次份件枚])?[都也还]?(?:没[拿得评取][到上得]?|没有|暂无|为?0|为零|无)(?:的|了)?$/u
/** 拿证的一个没有 */
export const isNone = ({ text: words, end }: Amount, text: string): boolean =>
  words.startsWith('一') && /^[都也还]?没有?/u.test(text.slice(end, end + 3))
/** Questions that are said to have none: 没发宣传册, 五好家庭没有. */
export function zeros(text: string, amounts: readonly Amount[], questions: readonly Question[], cues: Cues): Heard[] {
  const heard = new Map<string, Heard>()
  for (let from = 0; from < text.length; ) {
    const { to } = clauseAt(text, from)
    const titled = text.slice(from, to).lastIndexOf(':') + 1
    const at = from + titled
    const clause = text.slice(at, to)
    from = to + 1
    const counted = amounts.some((amount) => amount.at >= at && amount.at < to && !isNone(amount, text))
    if (counted || [...clause].length > 14) continue
    const before = NONE_BEFORE.exec(clause)
    const words = before ? clause.slice(before.index + before[0].length) : NONE_BEHIND.test(clause) ? clause : ''
    const said = before && words.length < 2 ? clause.slice(0, before.index) : words
    if (said === '') continue
    const found = questions
      .filter((q) => !q.optional && !q.stock)
      .map((question) => ({ question, cue: cues(question, said, questions) }))
      .filter(({ cue }) => cue >= TELLING)
      .sort((a, b) => b.cue - a.cue)
    const [best, second] = found
    if (!best || (second && second.cue > best.cue - 0.5)) continue
    heard.set(best.question.code, { code: best.question.code, words: '没有', at })
  }
  return [...heard.values()]
}
