import type { PhraseFault } from '../../chinese/number-phrase.ts'
import type { Asked, Reading } from '../kind.ts'
import { respelled } from './number-guesses.ts'
import { besideAsked, fits, ofAsked } from './number-measure.ts'
import { moneyAsked } from './number-money.ts'
import { totalOf } from './reckoned.ts'

/** The one of several numbers that counts what is asked, where the others plainly count something else. */
function theOneAsked({ fault, ...of }: PhraseFault, base: string | undefined): string | undefined {
  if (fault !== 'several' || !('seen' in of) || base === undefined) return undefined
  const plain = of.apart && of.seen.every(({ counted }) => counted?.attached && !counted.of.includes('any'))
  const asked = of.seen.filter(({ counted }) => fits(base, counted))
  return plain && asked.length === 1 ? asked[0]?.text : undefined
}

/** What came or went, where is asked what is there now; and what was before, where is asked what came. */
const GAINED = /新增|新成立|新组建|新建|增加|原[有来]|退出|减少|[上去][月周期次年]|比/u
const EARLIER = /上[期周次月]|去年|同期|原有|比/u

/** What may be the number where others only explain it: 共5个，其中省级2个; 新建3个，累计20个; 每户400元，共2000元; 应到60人，实到52人. */
function mainParts(text: string, { stock }: Asked): string[] {
  const withoutDetail = text
    .replace(
      /(?<![，,；;、\s])[，,；;、\s]*(?:其中|(?<=\d\p{Script=Han}{1,2}[，,；;、\s]*)(?:内?含|包[括含])).*$/su,
      '',
    )
    .replace(/[（(][^（()）]*[)）]/gu, '')
  const clauses = withoutDetail.split(/[，,；;。\n]/u)
  const ofThis = clauses
    .filter(
      (clause) =>
        !(stock ? GAINED : EARLIER).test(clause) &&
        !/累计|截[至止]|[每各均]|推荐|申报|候选|座位|容纳|应[到参]|计划|预计|原[定计]|报名|通知|邀请|[请病事]假|缺[席勤\d]|未到|没有?[来到]/u.test(
          clause,
        ),
    )
    .join('；')
  const total =
    /(?:共计?|合计|总计|总共|一共|=|实到|实有|实际(?:参加|到会)?|(?<=[，,；;].*)现(?:有|在|共)?)\s*([^，,；;。共=]+)$/u.exec(
      withoutDetail,
    )?.[1]
  const same = (part: string): boolean => part.replace(/[，,；;。\n]/gu, '') === text.replace(/[，,；;。\n]/gu, '')
  return [ofThis, total ?? ''].filter((part) => part !== '' && !same(part))
}

/** 7人（均为女性） without what only explains it. */
function withoutNote(text: string): string | undefined {
  const bare = text.replace(/[（(][^（）()\d]*[)）]$/u, '')
  return bare === text || /次|[一二三四五六七八九十百]/u.test(text.slice(bare.length)) ? undefined : bare
}

/** 3。5 as 3.5: on a phone the two stops are one key. */
function withPoint(text: string): string | undefined {
  const pointed = text.trim().replace(/^([\d０-９]+)[。．]([\d０-９]+)(?=\D*$)/u, '$1.$2')
  return pointed === text.trim() ? undefined : pointed
}

const RANK = '[特一二三四]等奖|[金银铜][牌奖]?|优[秀胜]奖|提名'
const HOW_MANY = '(?:\\d+|[一二两三四五六七八九十]{1,3})\\s*[枚块个次项件]?'
const RANKED = [
  new RegExp(`(?<many>${HOW_MANY})(?<rank>${RANK})`, 'gu'),
  new RegExp(`(?<rank>${RANK})(?:[:：是有得共获]*)(?<many>${HOW_MANY})`, 'gu'),
]
const RANKS = new RegExp(RANK, 'gu')
const rankOf = (words: string): string[] => (words.match(RANKS) ?? []).map((rank) => rank.charAt(0))

const FIGURES = /^\d+$/

/**
 * 2金1银, 一等奖2次，二等奖3次: the number of the rank that is asked for; empty where only others are named, undefined where
 * the question asks for none, or no other is.
 */
export function ofItsRank(text: string, { ask, indicator }: Asked): string | undefined {
  const named = FIGURES.test(text) ? [] : rankOf(text)
  if (named.length === 0) return undefined
  const [own, another] = new Set(rankOf(`${ask}${indicator?.label ?? ''}`))
  if (own === undefined || another !== undefined || named.every((rank) => rank === own)) return undefined
  const spelled = text.replace(/([1234])等奖/gu, (_, figure: string) => `${'零一二三四'.charAt(Number(figure))}等奖`)
  for (const ranked of RANKED) {
    const all = [...spelled.matchAll(ranked)]
    if (all.length < named.length) continue
    return all.find(({ groups }) => groups?.['rank']?.startsWith(own))?.groups?.['many'] ?? ''
  }
  return undefined
}

/** Faults that may lie in another clause than the number: 98.6%，排全县第3; 4支，比去年多1支. */
const BESIDE: readonly PhraseFault['fault'][] = ['ordinal', 'ratio', 'unread', 'vague', 'negative', 'letters']
/** A story is not read for the number in it. */
const LONGEST = 60
/** A clause that makes the number of another one doubtful. */
const UNDOES = /[不没未错差缺除]|多[打写了]|少[打写了]|[?？吗]/u

/** The one clause that is a number, where the others are none and do not undo it. */
function oneClause(text: string, fault: PhraseFault['fault'], read: (part: string) => Reading): string | undefined {
  if (text.length > LONGEST || !BESIDE.includes(fault)) return undefined
  const clauses = text.split(/[，,；;。\n]/u).filter((clause) => clause.trim() !== '')
  if (clauses.length < 2) return undefined
  const numbers = clauses.filter((clause) => read(clause).kind === 'value')
  const others = clauses.filter((clause) => !numbers.includes(clause))
  return numbers.length === 1 && !others.some((clause) => UNDOES.test(clause)) ? numbers[0] : undefined
}

const NOW = /^\s*(?:截至目前|到现在|现[在有共]?|目前|如今)(?:共?有)?(.+)$/u

/** 原来5支，新成立1支，现在6支: where what there is now is asked, the one clause that says so. */
function saidNow(text: string, { stock }: Asked): string | undefined {
  if (!stock || text.length > LONGEST) return undefined
  const clauses = text.split(/[，,；;。\n]/u)
  const now = clauses.flatMap((clause) => NOW.exec(clause)?.[1] ?? [])
  return clauses.length > 1 && now.length === 1 ? now[0] : undefined
}

/** Parts of what was typed that may be the number asked for, where the whole is none; the likeliest first. */
export function mainNumbers(
  phrase: PhraseFault,
  text: string,
  asked: Asked,
  base: string | undefined,
  read: (part: string) => Reading,
): (string | undefined)[] {
  if (phrase.fault === 'several') {
    const own =
      ofAsked(
        asked,
        phrase.seen.map(({ text }, i) => `${text}${phrase.between[i + 1] ?? ''}`),
      ) ?? -1
    return [
      ...[
        phrase.seen[own]?.text,
        besideAsked(asked, text),
        theOneAsked(phrase, base),
        moneyAsked(phrase, asked),
        withPoint(text),
      ],
      ...[...mainParts(text, asked), totalOf(phrase)],
    ]
  }
  const bare = phrase.fault === 'unread' ? withoutNote(text) : undefined
  return [respelled(text, phrase.fault), bare, saidNow(text, asked), oneClause(text, phrase.fault, read)]
}
