import type { Amount } from '../chinese/amounts.ts'

/** What several numbers come to, right before it. */
export const TOTAL_BEFORE = /(?:合计|共计|总计|一共|总共)$/u
const SO_MUCH = /[每各][人户名家位]$/u
const MONEY = /助学|慰问[金款]|救助[金款]|奖学金|补[助贴]|[奖资现]金|红包|[捐善筹]款|捐[资赠]|募捐/u

/** 每人3000元，计4.2万; 共捐8万: a figure in 万 that no measure word follows is money where money is spoken of. */
export function isMoney(
  { measure, of, text }: Amount,
  left: string,
  before: readonly Amount[],
  whole: string,
): boolean {
  if (measure !== '' || of.length > 0) return false
  // 助学金发了18个学生，每人1500
  if (SO_MUCH.test(left) && /\d{2}|[百千万]/u.test(text)) return MONEY.test(whole)
  if (!/[万千][一二三四五六七八九\d]?[余多]?$/u.test(text)) return false
  return (
    /[款金钱资捐凑掏]\p{Script=Han}{0,3}$|(?:折[价合款算计]|价?值)(?:约|人民币)?$/u.test(left) ||
    before.some((other) => other.of.includes('money')) ||
    (TOTAL_BEFORE.test(left) && MONEY.test(whole))
  )
}
