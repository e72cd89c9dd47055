/**
 * How what is told stands to what was done this time, by its meaning: one lexicon for numbers, for days and for whole
 * clauses. Patterns of words; what has to stand around them is the business of whoever asks.
 */
const STANDING = {
  /** It is still to come. */
  toCome: '预[计期告]|准备|计划|打算|拟|争取|力争|即将|下一?步|接下来',
  aimedAt: '目标|年初[定说报]|今年要',
  /** It was to be. */
  supposed: '原来说|原[定说本]|原计划|原以为|说来|本来',
  /** Only so much of it is there, or has to be. */
  offered: '名额|指标|任务',
  /** It was promised. */
  promised: '承诺(?!书)|许诺|答应|认捐|意向',
  /** It is wanted. */
  wanted: '需要|要求|申请|报名|急需',
  /** So much is left. */
  left: '其余|剩余?|还[剩差缺]',
  /** It was before. */
  earlier: '原有|上[次期届轮]|上个?月|上个?(?:周|星期|礼拜)(?![一二三四五六日天])|(?<![加送])上一|以前|此前|之前',
  /** It was in another year. */
  otherYear: '去年|前年|往年|上年|历年',
  /** It did not come about. */
  fellThrough:
    '没有?(?:什么|任何|新)*(?:新?(?:开展|组织|举办|安排)的?|新|什么|任何)(?:工作|活动)(?!的)|没(?:[搞办开去讲做打比踢赛演拍放练训]|举办|开展|举行|培训|演出)成(?![功员立])|取消|推迟|延期|改期|未能|(?:还没|还未|尚未|没有|没能|未)(?:开始|启动|开展|举办|举行|落实|完成)(?!的)',
  /** They were not there. */
  absent: '未到|请假|缺席',
} as const satisfies Readonly<Record<string, string>>

export type Standing = keyof typeof STANDING

/** A pattern of the words that say one of these. */
export const standing = (...of: readonly Standing[]): string => of.map((one) => STANDING[one]).join('|')

/** Behind a number and its noun: 10个村要换届. */
const IS_TO_BE = new RegExp(
  `^\\p{Script=Han}{0,8}?(?:(?<![重主需只])[要该待](?![求点素闻害员遇回到])|${STANDING.toCome}|还没|尚未)\\p{Script=Han}`,
  'u',
)

/** Whether what stands behind a number says that it is still to be. */
export const isToBe = (behind: string): boolean => IS_TO_BE.test(behind)

/** Where or by which way something is done: a question that asks after one asks for none of the others. */
const MANNERS = ['上门|入户|到户|登门', '集中|现场|定点|窗口|大厅', '线上|网上|电话|视频|远程'].map(
  (words) => new RegExp(words, 'u'),
)

const mannersIn = (words: string): readonly RegExp[] => MANNERS.filter((manner) => manner.test(words))

/** Whether words tell another manner than the one that is asked after. */
export function saysOtherManner(asked: string, words: string): boolean {
  const [own, said] = [mannersIn(asked), mannersIn(words)]
  return own.length > 0 && said.length > 0 && !said.some((manner) => own.includes(manner))
}

/** 集中评残 are none that 上门评残 asks for, nor are those of which no manner is told at all. */
export function isOtherManner(asked: string, words: string, all: string): boolean {
  const own = mannersIn(asked)
  if (own.length === 0) return false
  const said = mannersIn(words)
  const told = said.length > 0 ? said : mannersIn(all)
  return !told.some((manner) => own.includes(manner))
}

/** 第二场下雨取消, 下午场停电没讲 */
const FAILED = new RegExp(
  `(?:第[一二三四五六七八九十\\d]+|一|\\d|[午，]|[二三四](?=班))[场次批期个班]\\p{Script=Han}{0,6}?(?:没[有能]?[讲办开搞去做上]|未|[改挪]到|${STANDING.fellThrough})`,
  'u',
)
/** 2名是去年就在的: so many of those that were told of. */
const SO_MANY = new RegExp(
  `^(?:其中|当中|里面)?有?[\\d一]+(?:人次|件次|[人名场次户个件本起家份支位例辆枚张幅首])(?=[是还没未在早已都算属]|${STANDING.fellThrough})`,
  'u',
)

/** Whether one of several came to nothing. */
export const failedInPart = (text: string): boolean => FAILED.test(text)

/** Whether a clause says of some of those that were told of before that they are none of them. */
export const excepts = (clause: string): boolean => FAILED.test(clause) || SO_MANY.test(clause)

/**
 * Said beside what was told before, or taken from it: as adverbs and verbs stand, so that 再就业妇女, 退休干部, 外卖员 and
 * 未成年人 are none.
 */
const BESIDES =
  /[另又还也剩扣]|再(?=[有加来去给送发讲办开做搞收到\d一两])|再$|[以之此额在]外|外加|加上|[其剩尚]余|余[下\d]|余$|除(?=[了去掉外]|$)|退(?=[了回出掉换货款]|$)|没|未(?!成年|婚)|取消/u
export const isBesides = (words: string): boolean => BESIDES.test(words)
