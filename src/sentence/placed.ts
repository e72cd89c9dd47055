import { type Amount, amountsIn } from '../chinese/amounts.ts'
import { clauseAt } from './plain.ts'

/** Words at a number that say nothing of what it counts: who came, that they came. */
const NEUTRAL =
  /来了|来|共有|一共|总共|共计|合计|共|有|约|大概|大约|左右|到场|到会|参加|参与|出席|参会|参训|参赛|听课|受训|听|观看|在场|现场|人数|的|了|多|群众|妇女|职工|工人|青年|学生|老人|村民|居民|人员|干部|党员|同志|残疾人|师生|家长|儿童|留守|困难|困境|老百姓|百姓|姐妹|女性|儿女|团员|会员|企业家|农民|农户|等|和|都|就|活动|今天|大家|前来|踊跃|积极|覆盖|惠及|受益|受教育|计|为|是|:/gu
/** Before a number of people: who took them along. */
const LEADING = /组织|发动|招募|带领|集中|安排|[为给向对由]/gu
/** A number with the words that may say what it counts. */
export type Placed = Amount & { readonly left: string; readonly right: string; readonly clause: string }

/** The numbers of a text, each with the words around it. */
export function placedIn(text: string): Placed[] {
  const amounts = amountsIn(text)
  return amounts.map((amount, i) => {
    const { from, to } = clauseAt(text, amount.at)
    const left = text.slice(Math.max(from, amounts[i - 1]?.end ?? 0), amount.at)
    const next = Math.min(to < amount.end ? clauseAt(text, amount.end).to : to, amounts[i + 1]?.at ?? text.length)
    return { ...amount, left, right: text.slice(amount.end, Math.max(next, amount.end)), clause: text.slice(from, to) }
  })
}

/** What stands behind a number says what it counts where nothing before it does; of people only their own noun does. */
export function speaksBehind({ of, left }: Placed): boolean {
  return !of.includes('person') || nounOf(left.replace(LEADING, '')).length < 2
}

/** What is said of a number behind it; of people not what they went to do. */
export function behind({ of, right }: Placed): string {
  return of.includes('person') ? (right.split(/[到在赴去]|开展|举办|进行|参加|参与/u)[0] ?? '') : right
}

/** 2个村 are no sessions: what 个 counts is the word behind it. */
export function isCounted({ measure, right }: Placed, cues: string): boolean {
  const noun = measure === '个' ? (/^\p{Script=Han}{2}/u.exec(right)?.[0] ?? '') : ''
  return noun === '' || /^[左多以]/u.test(noun) || cues.includes(noun)
}

/** The word before a number, without what says nothing of what it counts. */
export function nounOf(left: string): string {
  return left
    .replace(NEUTRAL, '')
    .replace(/\P{Script=Han}/gu, '')
    .slice(-2)
}

/** Whether the very word before a number of people is the question's: 受众150人, but 宣讲队8人 of whom nobody is asked. */
export function namesWho({ of, left }: Placed, cues: string): boolean {
  const [noun, last] = [nounOf(left), left.replace(/\P{Script=Han}/gu, '').slice(-2)]
  return !of.includes('person') || noun.length < 2 || cues.includes(noun) || (last.length > 1 && cues.includes(last))
}

/** The words around a number without what says nothing of what it counts. */
export function restOf({ left, right }: Placed): string {
  return (left + right).replace(NEUTRAL, '').replace(/\P{Script=Han}/gu, '')
}
