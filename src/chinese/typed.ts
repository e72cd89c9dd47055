/** Most answers: hanzi, digits and small letters alone, in which nothing is to be set right. */
const BARE = /^[\u4e00-\u9fff\da-z]+$/

/**
 * Typed text without what a phone adds unseen: zero-width and control characters (Postgres refuses NUL in text) and
 * halves of surrogate pairs. Digits and Latin letters become narrow, as documents print them; line breaks stay, every
 * other blank is one space.
 */
export function tidy(text: string): string {
  if (BARE.test(text)) return text
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\p{Cf}|\p{Cs}|\uFE0F|(?!\n)\p{Cc}/gu, '')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize('NFKC'))
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Without the punctuation and emoji that politeness puts around an answer; `！` and `？` may belong to a name. */
export function trimEnds(text: string): string {
  if (BARE.test(text)) return text
  return text
    .replace(/^(?:[\s。，、；,;.·]|\p{Extended_Pictographic})+/u, '')
    .replace(
      /(?:[\s。，、；,;.~～…]|\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}]|(?<![!！])[!！](?=[!！])|(?<=[!！])[!！])+$/u,
      '',
    )
}

/** What two spellings of the same words have in common: width, case, blanks, quotation marks and end marks aside. */
export function keyOf(text: string): string {
  if (BARE.test(text)) return text
  return trimEnds(tidy(text))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”‘’「」『』]/gu, '')
    .replace(/[!?。，、；,;.~]+$/u, '')
}

/** What is said in front of a name: 活动名称：, 分别是, 题为. No name begins so. */
const LEAD =
  /^(?:(?:活动|比赛|项目|课程|品牌|作品|试点)?(?:名称|名字|名(?=[:：])|主题(?!为[“《].*[”》]的)|题目)(?:分别|就)?(?:(?:叫做?|[是为])[:：]?|[:：])|(?:作品)?分别(?:叫做?|[是为有])[:：]?|(?:名为|名叫|题为|叫做|叫作)[:：]?)/u

/** Names without what is said in front of them. */
export function withoutLead(text: string): string {
  return text.replace(LEAD, '')
}

/** 回0, 就写0吧: what one was told to answer where there is none, with the word for answering. */
const ANSWERS_NONE =
  /^(?:没有?)?(?:我|那|就|只)*(?:回复?|写|打|填|报|发|输入?|记)(?:了|个|一个|上)?[0零](?:了|吧|哈|哦)*$/u

/** Whether that is all that was typed. */
export const answersNone = (text: string): boolean => ANSWERS_NONE.test(keyOf(text))

/** Words that say that there is none. */
export function saysNone(text: string): boolean {
  if (ANSWERS_NONE.test(keyOf(text))) return true
  return /^(?:本周|本月|这周|这次|本次|这回|今年|目前|暂时|暂|还|都|也)*(?:一[个家支件项次所处](?:都|也))?(?:没有?|没得|无|未|零|0)(?:新建|新增|新成立|新命名|成立|组建|建立?|命名|评上|获评|新的|开展)*[个家支件项]?(?:的|了|呢|哦|啊|吧)*$/.test(
    keyOf(text),
  )
}

/** 没报, 还没有报送: that there was none, or that nobody has reported it yet. */
export const saysUnreported = (text: string): boolean =>
  /^(?:我们?|还|都|暂时|目前|本周|这周)*(?:没有?|未)报(?:过|送)?(?:的|了|呢|啊)*$/u.test(keyOf(text))

/** 填完了, 都报好了: that nothing more is to come. */
export const saysDone = (text: string): boolean =>
  /^(?:我们?|都|已经|全|全部)*(?:填|报|写|答|弄|发|提交)(?:完|好)?(?:毕|成)?(?:了|啦)+$|^(?:都|已经|全部)*(?:完成|结束|完)了$/u.test(
    keyOf(text),
  )

const SURELY = '(?:的|了|呢|吧|啊|呀|哦|哈|嘛)*'
const YES = new RegExp(
  `^(?:对+|是|没错|正确|好|可以|确认|确定|提交|行|没问题|都对|全对|没有?错|嗯+|ok|yes)${SURELY}(?:[，,]?(?:对|是|没错|确认|提交|可以)${SURELY})?$`,
  'u',
)
const NO = new RegExp(
  `^(?:不对|不是|不|错|否|打错|写错|点错|弄错|没有?这么多|重新?填|重新?打|no)${SURELY}(?:[，,]?(?:不是|不对|错|打错|写错)${SURELY})?$`,
  'u',
)

/** 对, 是的, 没错: what was asked is so, and nothing else is said. */
export const saysYes = (text: string): boolean => YES.test(keyOf(text))

/** 不是, 不对，打错了: it is not so. */
export const saysNo = (text: string): boolean => NO.test(keyOf(text))

/** Words of who does not know the number: 不清楚, 还没统计, 记不清了. */
export function saysUnknown(text: string): boolean {
  return /^(?:我们?|这个|目前|现在|暂时|还)*(?:不太?|搞不|说不|记不|弄不|拿不)(?:知道|清楚?|晓得|了解|准|详|记得|确定)|^(?:我们?|目前|暂时|还)*(?:没有?|未|待|在)(?:统计|数过|掌握)|^(?:忘了?|忘记了?)(?:多少)?(?:吧|呢|啊|哦|了)*$/u.test(
    keyOf(text),
  )
}

/** A question, a stretch of time, a level: none of them is what is asked for in words. */
const TELLS_NOTHING =
  /^(?:有?(?:多少|几个|哪些|哪个|什么|啥)|(?:[今去前本]|\d{2,4})年|\d{1,2}月份?|[本上这]个?(?:月|周|季度)|[上下]半年|(?:国家|[省州市县区镇乡村])级)的?$/u

/** 甲村，打错了: who takes back what was typed before it. */
export function takenBack(text: string): boolean {
  return /[，,。;；！!\s](?:不好意思|刚才|前面|上面|名[称字]|有?个?字)?(?:打|写|发|填|报|搞|弄|说)错了?(?:的|啦)?[。！!]*$/u.test(
    text,
  )
}

/** 后面加上开班仪式, 把银铃改成银龄: how the answer before is to be changed, and not what it is then. */
export function saysHowToChange(text: string): boolean {
  return /^(?:后面|前面|中间|最后|末尾|开头|名[称字])[再还也要应该]*(?:加|添|补|去掉|删|改|少了?|多了?)|^[把将].{1,14}(?:改[成为]|换[成为]|去掉|删|加[上在到])/u.test(
    text,
  )
}

/** 忘了叫啥, 记不清名字了, 想不起来: there is a name, and it is not known. */
export function saysForgotten(text: string): boolean {
  return FORGOTTEN.test(keyOf(text))
}

const ITS_NAME =
  '(?:是|叫做?)?(?:什么|啥|哪样)?(?:的?(?:具体|那个|这个|全)*(?:活动|帮扶|项目)?(?:名[字称]?|叫法))?(?:是|叫做?)?(?:什么|啥|哪样)?'
const FORGOTTEN = new RegExp(
  `^(?:我们?|这个|具体|真的?|一下子|有点|都)*(?:(?:忘记?|记不(?:清楚?|得|住)|不记得|想不起来?|说不上来?)了?(?:具体|那个|它)*${ITS_NAME}|(?:不知道|不清楚|不晓得)(?=.*(?:叫|名))${ITS_NAME})(?:了|啦|的|呢|哦|啊|吧)*$`,
  'u',
)

/** Words that stand for an answer without being one. */
export function saysNothing(text: string): boolean {
  const key = keyOf(text)
  return (
    TELLS_NOTHING.test(key) ||
    /^(?:(?:我)?(?:不知道|不清楚|不晓得|不详|忘了|忘记了|记不清了?|不记得了?)(?:叫(?:什么|啥|哪样)(?:名字)?)?|同上|同前|同上次|[和跟与同]?上(?:一?次|周|个?月|回|期)的?(?:一样|相同)|如上|见上|待定|待补|(?:没有?|暂?无).{0,4}名[字称]|(?:还|暂时?)?(?:没有?|未)(?:想好|定好?|起名|取名)|(?:见|在)?附[件表][里中]?|(?:等会儿?|稍后|晚点|回头)(?:再?[发报补填传])?|跳过|再说|随便|略|如题)(?:吧|呢|啊|哦|了)*$/.test(
      key,
    )
  )
}
