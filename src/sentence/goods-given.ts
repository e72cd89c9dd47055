import type { Form, Question } from '../catalogue/schema.ts'
import type { Heard } from './heard.ts'
import { EACH, EACH_BEHIND, isDetail, TOTAL } from './otherwise.ts'
import { PEOPLE } from './people.ts'
import type { Placed } from './placed.ts'
import { asksGoods, isThing } from './things.ts'

/** The very thing, as it is called: neither who got it, nor what was done, nor 物资 of whatever kind. */
const THING = /^(?!(?:第|其中|另|各|每))\p{Script=Han}{1,8}$/u
const NO_THING =
  /(?:清凉|温暖|文化|健康|关怀)$|物资|物品|慰问品|礼品|赠品|^慰问(?![袋包箱卡信])|^(?:现场|同时|还|并|另|共|一共|总共|都|有|约|大约){1,4}$|[了的过着们人到去给为向对把些]|(?<!棉)被(?![子褥套服])|一共|总共|合计/u

/** That it was handed out, in front of the thing; 发热鞋, 发电机, 送餐车 and 赠品 are called so themselves. */
const HANDING =
  '(?:发(?:放|送|了)了?|派发了?|发(?!电机|热[鞋服衣贴垫]|光|动机|报机|令枪|酵|泡|糕|[带夹卡箍圈])|送[去上来出了]了?|送(?!餐[车箱]|货车|风机|水车|话器)|赠送?了|赠送|赠(?!品|书|券)|捐赠?了|捐赠|捐|带[去来上了]了?)'
/** 给王大妈送, 为她们送上: for whom it was, before the first word of handing out. */
const BEFORE = new RegExp(
  `^(?:\\p{Script=Han}*?[给为向]\\p{Script=Han}{1,8}?|\\p{Script=Han}*?)${HANDING}(?=\\p{Script=Han})`,
  'u',
)
const TO_WHOM = new RegExp(`^给了?(?!${PEOPLE})`, 'u')
/** 资料发了62份, 还有棉衣60件: what stands around the thing and says nothing of what it is. */
const BEHIND = /(?:发放|印发|派发|分发|送[去上来出]|赠送|捐赠|[发送赠捐](?:出去|下去|[到出])?|到位|[共已又也都了])+$/u
const JOINING = /^(?:还有|另有|加上|以及|和|及|跟|与|还|另|并|现场|各类?|[共已又也都]){1,3}(?=\p{Script=Han})/u

/** 书包 of 送去书包12个, 资料 of 资料发了62份; undefined where it is not told what was given. */
function thingOf({ left, right }: Placed): string | undefined {
  // 给王大妈送了一床被子: it is called behind the number.
  if (/[发送赠捐带]了?$/u.test(left) && /^\p{Script=Han}/u.test(right)) return undefined
  const words = left.replace(/^.*[:：，]/u, '').replace(BEHIND, '')
  const own = words.replace(BEFORE, '').replace(TO_WHOM, '').replace(JOINING, '')
  return THING.test(own) && !NO_THING.test(own) ? own : undefined
}

/** 发棉被40床、棉衣60件: what each was of the things whose numbers were heard, where every one of them is called. */
export function goodsGiven(
  form: Form,
  questions: readonly Question[],
  claims: ReadonlyMap<string, readonly Placed[]>,
  heard: readonly Heard[],
  text: string,
): Heard[] {
  const asked = questions.find(asksGoods)
  const details = form.questions.find(({ amounts, when }) => amounts === true && when === asked?.code)
  const given = heard.find(({ code }) => code === asked?.code)
  const said = claims.get(asked?.code ?? '') ?? []
  const [first] = said
  if (!details || !given || !first) return []
  const each = said.map((amount) => {
    const thing = thingOf(amount)
    const isOwn =
      isThing(amount) &&
      !EACH.test(amount.left) &&
      !EACH_BEHIND.test(amount.right) &&
      !TOTAL.test(amount.left) &&
      !isDetail(text, amount)
    return isOwn && thing !== undefined ? `${thing}${amount.text}` : undefined
  })
  return each.includes(undefined) ? [] : [{ code: details.code, words: each.join('、'), at: first.at }]
}
