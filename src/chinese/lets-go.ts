import { keyOf } from './typed.ts'

/** What is said around it: 那我还是先…, 帮我把这个…, …了吧，谢谢. */
const AROUND =
  '我|那么?|就|还是|先|要|想|请|帮我|麻烦|干脆|直接|暂时|现在|今天|这会儿|好的?|嗯|哎|唉|额|呃|哦|行|把|这个|这一?份|这一?条|这些|它|都|全|一下|不好意思'
const TAIL = '了|吧|啦|呢|哈|啊|呀|嘛|的|着|谢谢|好了|得了|先'

const WRITE = '(?:填报|填写|提交|报|填|写|弄|搞|做|改|加|添|说|打|答|交|发|登|录|传|选|继续|撤回?|退回?|删)'
/** 算了, 不写了, 先放一放: it is not to come now, wherever one is. */
const WILL_NOT = `没事了|算|拉倒|罢|免|停下来?|打住|搁着|搁一?[搁下]|放着|放一?放|缓一?缓|放下|先这样|先到这[里儿]?|不(?:想|需要)再?${WRITE}|不(?:用|要)?再?${WRITE}(?:了|啦|吧)|${WRITE}?不下去`
/** 取消, 退出填报: the way out of what is open, and the name of a page where nothing is. */
const WAY_OUT =
  '取消|放弃|退出(?:填报|填写|表单?)?|(?:停|暂停|中断|关闭|关掉|离开|结束)一?下?(?:填报|填写)?|exit|quit|cancel'
/** 不要了, 作废, 删掉: what is there already goes. */
const DISCARDS = '不要|作废|删(?:除|掉|去)?|清空|清掉|丢掉|丢弃|扔掉|撤销|撤掉'

const whole = (cores: string) => new RegExp(`^(?:(?:${AROUND})*(?:${cores})(?:${TAIL})*)+$`, 'u')
const NOT_NOW = whole(WILL_NOT)
/** 返回 amid a form leads to the question before. */
const LEFT = whole(`${WILL_NOT}|${WAY_OUT}|返回`)
const THROWN_AWAY = whole(`${WILL_NOT}|${WAY_OUT}|${DISCARDS}`)

/** 等会儿再说, which gives no reason. */
const AFTERWARDS =
  /^(?:我|那)?(?:改天|明天|等会儿?|等一下|等下|待会儿?|一会儿?|晚点|稍后|回头|有空|下次|过会儿?)再(?:来?填|来?报|来?写|来?弄|来|说)(?:了|吧|啦)*$/u
const LATER: readonly RegExp[] = [
  /^.{0,6}(?:等|问|核实|核对|商量|查).{0,10}再来?(?:填|报|写|说|弄|答)(?:了|吧|啦)*$/u,
  /^.{0,6}(?:忙|没空|没时间|有事|开会).{0,4}(?:明天|改天|回头|晚点|晚上|下午|等会儿?|待会儿?)(?:再)?(?:填|报|写|说|弄|答|来)(?:了|吧|啦)*$/u,
  AFTERWARDS,
  new RegExp(
    `^(?:${AROUND})*(?:退出|停下|搁着|搁一下|放着|放一放|停一下|暂停)(?:了|吧)*(?:我|现在|这边|这会儿)*(?:有点?事|要?开会|忙|没空)(?:了|呢|着)*$`,
    'u',
  ),
]

/** Nobody needs more to let go; of 停下停下停下… these patterns would try all ways to read it. */
const LONGEST = 30

/** Without marks; longer words are an answer. */
const bare = (text: string): string => {
  const said = text.length > 2 * LONGEST ? '' : keyOf(text).replace(/[,，.。!！~～、…]/gu, '')
  return said.length > LONGEST ? '' : said
}

/** Whether that is all that was said: it is not to come, or not now. Words with more in them may be an answer. */
export function willNot(text: string): boolean {
  const said = bare(text)
  return NOT_NOW.test(said) || LATER.some((pattern) => pattern.test(said))
}

/** The same where something is asked for, out of which words lead too. */
export const letsGo = (text: string): boolean => willNot(text) || LEFT.test(bare(text))

/** 不撤了, 不退了, 算了吧: of a reason or a sentence that was asked for. 不用报了 and 核对后再报 are reasons themselves. */
const GOES_BACK = whole(
  `算|没事|返回|取消|退出|放弃|不(?:用|想|要)?再?(?:写|改|填|加|添|说|打|登|撤回?|退回?)(?:了|吧)`,
)
export const goesBack = (text: string): boolean => [GOES_BACK, AFTERWARDS].some((said) => said.test(bare(text)))

/** The same of something begun, which may also be thrown away: 不要了. Why a report is withdrawn may be said so. */
export const letsGoOfDraft = (text: string): boolean => willNot(text) || THROWN_AWAY.test(bare(text))
