import { BODY_NOUNS } from './thing-nouns.ts'

/** What the name of a body (单位) ends in. */
const ENDS = new RegExp(`(?:${BODY_NOUNS})$`, 'u')
/** 其他部门, 有关单位: a kind of bodies, and the name of none. */
const VAGUE = /^(?:其[他它]|别的|有关|相关|各个?|多个?|几个|好几个|一些|某些?|兄弟|全体?|所有|哪些?|什么|怎么)/u
/** Bodies of a kind, none of which is called so: 爱心企业, 共建单位. */
const KIND =
  /^(?:爱心|上级|下级|共建|帮扶|结对|挂钩|包保|挂包|驻地|驻村|辖区|社会|各级|多家|职能|主管|成员|友邻|本地|当地|部分|其余)(?:企业|单位|部门|组织|机关|机构|公司|团体|力量)$/u
/** What is said before it: 就, 有, 联合了, 邀请, 和. */
const LEAD =
  /^(?:我们?|咱们|这次|本次|主要|分别|包括|第?[一二三四五][个家]?是|是|就是?(?!业)|只有?|有(?![限关])|还有|另外|以及|及|联合了?(?:单位|部门)?[:：]?|会同|协同|携手|邀请了?|邀(?!请)|得到了?|联系了?|请(?:[了到来]|的(?:是|有)?)?|和(?![平谐睦顺美乐])|与|跟|由|同(?=.{2,}(?:一起|共同|合作|联合))|在(?=.+(?:支持|配合|协助|指导)下))(?=.{2})/u
const TOGETHER = '(?:也|都|一起|一块儿?|一道|共同|联合|合作|联手|携手|大力|积极)'
const HELPED =
  '(?:参与|参加|配合|协助|支持|赞助|出资|供货|帮的?忙?的?忙|指导|协办|承办|主办|联办|合办|牵头|到场|出席|帮忙)'
const DID = '(?:开展|举办|组织|搞|做|弄|办|讲课?|宣讲)'
/** And behind it: 一起搞的, 也来了, 的同志, 两个单位. */
const TAIL = new RegExp(
  [
    `(?:${TOGETHER}+来?${DID}?|来(?:${DID})?|${HELPED}|${TOGETHER}*(?:开展|举办))$`,
    '(?:派(?!出所)|来|提供|支援)\\p{Script=Han}{1,4}$',
    '(?:[一两二三四五六七八九十]|\\d{1,2})?名?的?(?:同志们?|民警|医生|护士|老师|干部|专家|工作人员|人员|人(?=$)|[和、])+(?:来讲课?)?$',
    '等?共?(?:[一两二三四五六七八九十]|\\d{1,2})(?:个|家)(?:单位|部门|组织)?$',
    `(?<=.{2})(?:联合|和|与|跟|同|协助|配合|给|帮|为)?(?:我们|我[村镇县乡会]|咱们?)(?:一起|共同|联合)*${DID}?$`,
    '(?<=支持|配合|协助|指导)下$|[的吧呢啊哦了]$',
  ].join('|'),
  'u',
)

/** The name without what is said around it. */
export function bareBody(text: string): string {
  let bare = text
  for (let before = ''; before !== bare; ) {
    before = bare
    bare = bare.replace(LEAD, '').replace(TAIL, '')
    // 卫生院（义诊）
    const unnoted = bare.replace(/[（(][^（）()]*[）)]$/u, '')
    if (namesBody(unnoted)) bare = unnoted
  }
  return bare
}

/** Whether it is the name of one body. A kind of bodies is none: 其他部门. */
export function namesBody(text: string): boolean {
  return (
    ENDS.test(text) &&
    !VAGUE.test(text) &&
    [...text].length > 1 &&
    !/^(?:没|不|还|都)|^(?:举|主|承|协|联|合|开|筹)办$/u.test(text) &&
    !KIND.test(text)
  )
}

/** Whether bodies are meant, and none is named. */
export function vagueBody(text: string): boolean {
  return VAGUE.test(text) || KIND.test(text)
}
