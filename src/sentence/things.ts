import type { Question } from '../catalogue/schema.ts'
import type { Quantity } from '../chinese/number-words.ts'
import { COUNTED, nounOf, type Placed } from './placed.ts'
import type { Meant } from './vocabulary.ts'

/** What is done with things, in front of what they are. */
const HANDED =
  /发放|印发|派发|分发|张贴|转发|送去|送上|送出|送来|赠送|捐赠|[发送赠捐](?:出去|下去|到)?|还有|到位|[共已又也都了出]|各类?/gu

export const withoutHanding = (left: string): string => left.replace(HANDED, '')

/** What a measure word counts says nothing more where it stands before the number. */
const GENERIC: Readonly<Partial<Record<Quantity, RegExp>>> = {
  house: /家庭$|户$|家$/u,
  body: /企业$|公司$|单位$|工会$/u,
  session: /活动$|学习$|服务$/u,
  money: /[款金资]$/u,
}

/** Of which level they are says nothing of what they are: 最美家庭县级4户. */
const LEVEL = /(?:国家|全国|[省州市县镇乡村])级$/u

/** Whether the very word before a number is the question's: 宣传册30份, but 棉衣30件 for nobody who asks for 册子, and 候选15户 for nobody who asks who was chosen. */
export function namesWhat({ of, left: words, measure, deed }: Placed, meant: Meant, unit: string): boolean {
  if (of.includes('person')) return true
  const left = words.replace(LEVEL, '')
  const [noun, last] = [nounOf(withoutHanding(left)), left.replace(/\P{Script=Han}/gu, '').slice(-2)]
  if (noun.length < 2 || meant.names.includes(noun) || meant.words.includes(last)) return true
  const isUnit = measure === unit || (of.includes('money') && unit.endsWith('元'))
  return isUnit && (deed !== undefined || of.some((quantity) => GENERIC[quantity]?.test(noun)))
}

/** What is counted as things are. */
export function isThing({ of, measure, right }: Placed): boolean {
  if (measure === '个' && COUNTED.test(right)) return false
  return of.includes('thing') || of.includes('pack') || (/^[套个]$/u.test(measure) && !of.includes('person'))
}

/** That something was handed out. */
export const GIVING = /发\p{Script=Han}|派发|[赠送][了给去上来]|赠送|捐赠|慰问|送\p{Script=Han}/u
/** One more of what was given, a bare name: 发了慰问金，棉被15床. */
const BARE =
  /^(?:还有|加上|另有|及|和)?(?!展|\p{Script=Han}?了|[书字]画|作品|[意问难线诉]|纠纷|案)\p{Script=Han}{1,5}$/u

export function isBareThing({ left, measure }: Placed): boolean {
  return measure !== '个' && BARE.test(left)
}

const GIVEN = /(?:发放|派发|[发送][去上来出]?了?|赠送|捐赠)\p{Script=Han}{1,10}$/u
const GIVEN_LIST = /(?:发放|派发|送[去上来出]了?|发了|赠送|捐赠)[\p{Script=Han}、]{1,24}$/u
/** Whether things are said to have been given: 送去书包12个. */
export function isGiven(amount: Placed): boolean {
  if (!isThing(amount)) return false
  const { left, listed } = amount
  // A list of things is given by the verb at its head.
  return GIVEN.test(left) || (listed.length > left.length && GIVEN_LIST.test(listed))
}

/** What is handed out to say something of somebody: no goods. */
const PAPERS = /(?:证书?|牌匾?|奖牌|奖状|文件|票)$/u

/** What is written or told: 推文3篇. */
const WRITTEN = /^[篇首起例宗项则句段曲期]$/u

export const isNoGoods = ({ left, measure }: Placed): boolean =>
  WRITTEN.test(measure) || PAPERS.test(withoutHanding(left))

/** Whether it asks for whatever was given out. */
export const asksGoods = ({ ask, kind }: Question): boolean => kind === 'count' && /物资|物品/u.test(ask)
