import { inPlainWords } from './same-words.ts'
import { ORGANIZATION_NOUNS } from './thing-nouns.ts'
import { keyOf } from './typed.ts'

/**
 * What people ask a bot about reporting: until when (什么时候交), whether it can still be sent (还能补吗), who has not (谁没报),
 * what they have sent themselves (我报了吗), whether the digest is out (汇编出来了吗); or they say that there was no work (昨天没有开展工作).
 */
export type AskedAbout = 'until when' | 'still' | 'who' | 'own' | 'last week' | 'digest' | 'no work'

const WHEN = '(?:什么时候|啥时候|什么时间|几时|哪天|几号|几点|多久|何时|(?:周|礼拜|星期)几)'
/** 什么时候收, 几号收齐, 周几要: of the reports; 几号收玉米, 周几发工资, 周几要去开会, 哪天报名 are of other things. */
const AS_SENT = '(?=$|上来|上去|过来|过去|给|齐|完|出|布|报|表|材料|数|资料|[的了吗么啊呢呀吧])'
const SEND = `(?:交(?![流通公电水医社学党团养税班])|报送|上报|填报|报(?![名警销考到])|填(?!土)|提交|截止|截至|结束|汇总|(?:发|收)${AS_SENT}|要(?=$|交|报|填|${WHEN}|[的吗么啊呢呀]))`
const ABOUT: readonly (readonly [AskedAbout, RegExp])[] = [
  [
    'digest',
    /^(?:县里|县上)?(?:本周|这周|上周|这一?期|本期|上一?期)?的?(?:汇编|简报|周报|快报|工作动态)(?:已经|都|现在|到底){0,2}(?:出|发|编|做|弄)(?:来|布|好|完|出来)?(?:了没有?|了[吗么]|没有?[吗么]?|没有?(?:出来|发))$/u,
  ],
  [
    'until when',
    new RegExp(
      `${WHEN}(?:之?前|以前)?(?:要|得|必须|需要?|该|才|可以|能)?(?:开始)?${SEND}|${SEND}.{0,4}(?:是|到|在)?${WHEN}|(?:截止|截至|报送|上报|填报|提交)(?:时间|日期|期限)|(?:最晚|最迟)|(?:到)?${WHEN}(?:截止|为止|前)|deadline|还(?:有|剩)(?:几天|多少天|多久)|(?:要|用|需要|必须|得)(?:上报|报送|报|交|填)的?[吗么]$|(?:要不要|用不用|需不需要|是不是要|是否要)(?:上报|报送|报|交|填)`,
      'u',
    ),
  ],
  [
    'still',
    /(?:还|现在|今天|补).{0,4}(?:能|可以|来得及|行|算)(?:不?能?|不?行|不?可以)?.{0,4}(?:补|报|交|填|[吗么不])|能不能补|可不可以补|补报.{0,6}[吗么行]|(?:能|可以)补|(?:晚|迟|过期|错过|漏).{0,4}(?:怎么办|咋办|还能|能不能)|来得及|^(?:我们?|上个?周|上个?星期|昨天|前天|这周|本周)*(?:忘了?|忘记了?|漏了?|没来得及)(?:报|交|填)了?$/u,
  ],
  [
    'who',
    /(?:谁|哪些?|哪个|哪几个|有没有|还有).{0,5}(?:单位|镇|村|组织|人|家)?.{0,2}(?:还没|没有?|未)(?:交|报|填|上报)/u,
  ],
  [
    'last week',
    /^(?:我们?|我单位|本单位|咱们?)?上(?:一|个)*(?:周|星期|礼拜)的?(?:我们?|我单位)?(?:还|都)?没有?(?:报|交|填)(?:送|上去)?(?:过|呢|啊)?$|^(?:我们?|我单位|本单位|咱们?)?上(?:一|个)*(?:周|星期|礼拜)的?(?:我们?|我单位)?(?:已经|有没有|是不是)*(?:报|交|填)(?:送|上去)?[了过](?:没有?|吗|么)?$/u,
  ],
  [
    'own',
    /(?:我们?|我单位|本单位|咱们?|我们?村|我们?镇).{0,6}(?:报|交|填)(?:了|过|上去)?(?:没有?|吗|么|成功)|^(?:本周|这周)?(?:我们?|都|已经)*(?:报|交|填)(?:了|过|上去了?|完了|好了|成功了?)(?:没有?|吗|么)/u,
  ],
]
/** Nothing was done: the whole text, with nothing told besides. */
const NO_WORK = new RegExp(
  `^(?:(?:(?:我们?|本)(?:村|镇|乡|社区|街道)|我们?|我单位|本单位|今天|昨天|前天|本周|这周|上周|本月|这个?星期|最近|这几天|目前|暂时|暂|也|都|啥|都|就)|[\\p{Script=Han}]{0,6}(?:镇|村|县|社区|街道)?(?:${ORGANIZATION_NOUNS}))*(?:没有?|无|未|没得|没啥|没什么)(?:啥|什么|任何|新)*(?:开展|组织|举办|安排|搞|做|干)?(?:过|啥|什么|任何|新的?|的)*(?:${ORGANIZATION_NOUNS}|妇女|青年)?(?:工作|活动|事情?|可报|要报|内容|情况|动态)(?:可报|要报|报|上报|开展)?(?:的|了|呢|啊|哦|吧)*$|^(?:我们?|我单位|本单位)?(?:今天|昨天|本周|这周|上周|本月|这个?星期|最近)(?:我们?|也|都|就|暂时?)*(?:没有?|无|零)(?:的|了|呢|啊|哦|吧)*$|^零报告$`,
  'u',
)

/** 好了？ 可以了吗: whether what was sent is there. */
const IS_IT_THERE =
  /^(?:好|行|可以|成|完|收到|成功|提交|报上|交上)(?:了|啦|成功|去)*(?:吗|么|没有?|吧)?[?？]+$|^(?:好|行|成|收到|成功|报上|交上)去?了?(?:吗|么|没有?)$/u

/** Undefined for any other words; a long text is a report. */
export function askedAbout(text: string): AskedAbout | undefined {
  if (IS_IT_THERE.test(text.trim())) return 'own'
  const key = inPlainWords(keyOf(text)).replace(/[,，。!！?？~～、]/gu, '')
  if ([...key].length > 30) return undefined
  if (NO_WORK.test(key)) return 'no work'
  return /\d{2,}(?:人|名|户|场)/u.test(key) ? undefined : ABOUT.find(([, pattern]) => pattern.test(key))?.[0]
}
