import { MISTAKEN, NOT_RIGHT } from './put-right.ts'

const DIGIT = '[\\d.一二两三四五六七八九十百千万]'
const NUMBER = `(?<!${DIGIT})${DIGIT}+`
const OH = '(?:(?:[哦噢啊呃嗯唉]|哎呀?)[，,\\s]*)?'
const WRONG = `(?:${NOT_RIGHT}|不是(?=[，,])|${MISTAKEN})(?:的|字)?[，,：:\\s]*(?:应该?是|应为|是)?`
/** What is right follows, whatever stands before it. */
const RIGHT = '(?:应该?是|应为|更正(?:为|一下|:|：)?|改[为成]|实为)[，,\\s]*'
const GAP = '[，,。！!…(（\\s—-]*'
/** 36人，哦不对，63人; 36人（应为63人）: the same is counted again behind that. */
const AGAIN = new RegExp(
  `${NUMBER}(?<of>[余多]?\\p{Script=Han}{1,2})${GAP}${OH}(?:${WRONG}|${RIGHT})(?<about>大?约)?(?<right>${NUMBER})\\k<of>[)）]?`,
  'gu',
)

const MONEY = '(?:元|块钱?|万元?|亿元?)'
/** 8600元，不对，是8600块5: sums of money, whatever they are said in. */
const SUM_AGAIN = new RegExp(`${NUMBER}${MONEY}${GAP}${OH}(?:${WRONG}|${RIGHT})(?=${NUMBER}${MONEY}|${NUMBER}块)`, 'gu')
const DAY =
  '(?:大前天|[今昨前]天|上?个?(?:周|星期|礼拜)[一二三四五六日天]|\\d{1,2}月\\d{1,2}[日号]?|\\d{1,2}[日号])(?:[上下]午|晚上)?'
/** 昨天，不对，前天: a day and the right one behind it. */
const DAY_AGAIN = new RegExp(`${DAY}${GAP}${OH}(?:${WRONG}|${RIGHT})(?=${DAY}(?![才就]?是))`, 'gu')

/** A message with a number or a day that its writer puts right at once, perhaps once more, as it was meant. */
export function asMeant(message: string): string {
  const right = message.replace(AGAIN, again).replace(SUM_AGAIN, '').replace(DAY_AGAIN, '')
  return right === message ? message : asMeant(right)
}

/** The right number, as near as either of both was told: 约60人，不对，70人 is about 70. */
function again(...found: unknown[]): string {
  const [at, message, { about = '', right, of }] = found.slice(-3) as [
    number,
    string,
    Record<string, string | undefined>,
  ]
  return `${message[at - 1] === '约' ? '' : about}${right}${of}`
}

/** 改为线上, 应为本村的 put no number right. */
const BACK = new RegExp(
  `^\\p{Script=Han}{0,2}${GAP}${OH}(?:${WRONG}|${RIGHT}\\p{Script=Han}{0,6}${DIGIT}|更正(?=$|[^\\p{Script=Han}]))`,
  'u',
)

/** Whether words behind a number say that it was not right: 8户，错了，是…. */
export const isTakenBack = (behind: string): boolean => BACK.test(behind)
