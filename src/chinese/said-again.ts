import { MISTAKEN } from './put-right.ts'

const NUMBER = '[\\d一二两三四五六七八九十百千万]+'
const WRONG = `(?:不对|不是(?=[，,])|${MISTAKEN})(?:了|的)?`
/** 36人，哦不对，63人: the same is counted again behind that. */
const AGAIN = new RegExp(
  `${NUMBER}(?<of>[余多]?\\p{Script=Han}{1,2})[，,。！!…\\s]*(?:[哦噢啊呃嗯唉]|哎呀?)?[，,\\s]*${WRONG}[，,：:\\s]*(?:应该?是|应为|是)?(?<right>${NUMBER})\\k<of>`,
  'gu',
)

/** A message with a number that its writer puts right at once as it was meant. */
export const asMeant = (message: string): string => message.replace(AGAIN, '$<right>$<of>')
