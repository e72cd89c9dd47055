import { PEOPLE } from './people.ts'

/** So many of those that are told of, in words that are no figure: 一半, 三成, a few. */
const SOME =
  '一半|半数|[大小多]半(?![年天个夜生])|[两二三四五六七八九\\d]成(?=[人的多左没未不是都在，,。;；]|$)|(?:走|退|缺|坏|漏|少)了?(?:一些|不少|几[个人名])'
/** It was given up on the way: 没讲完, 半路折返, 讲到一半. */
const GIVEN_UP =
  '(?:没有?|未能?)[\\p{Script=Han}]{1,2}完(?!的)|(?<!学习|讲解|讲授|介绍|应对)半路(?!急救|救[人护]|遇险|创业|出家|夫妻)|中途|半场就|提前散'
/** More or less of it than was told: 翻倍, 双份, 多出来的. */
const OTHERWISE = '翻[倍番]|双倍|双份|减半|多出来|多余的'
/** What came of it is not known yet: 过了多少还没出. */
const UNKNOWN =
  '(?:多少|几[个人名本])\\p{Script=Han}{0,4}(?:还没|没出|未出|不知|不清楚|待)|(?:结果|名单|成绩)\\p{Script=Han}{0,3}(?:还没|没出|未出|没下|待)'

/** Some of it is to be taken out, or what is to be reported is said: 重复的6个要剔掉, 不算我们的, 以血站数为准, 先按到位的4.5万报. */
const PUT_RIGHT = new RegExp(
  [
    '剔[除掉出去]|扣[掉除减]|[减刨][掉去](?=了?\\p{Script=Han}{0,4}(?:\\d|[报算]|重复))|\\d\\p{Script=Han}{0,6}[减刨][掉去]|(?:去掉|除去|划掉|删掉)|[去除]重(?![点要心大])',
    '(?<!不|没有?|无|未|避免|防止|杜绝|减少)重复(?!使用|利用)|(?<![比稳严贵尊慎体加减看注侧偏繁])重了|[跟和与]\\p{Script=Han}{1,6}重(?=$|\\d)',
    '(?<!看的人|看热闹的|围观的人?|观众)(?:不(?:能|应该?|要|该)?|别)再?(?:算(?!(?:什么|了|完|账))|计(?:入|算|在)|统计)|(?:算|归|记|报[在到])[在到]?(?:他们|别人|人家|\\p{Script=Han}{1,6}[局委办院校镇村县])(?:的|头上|$)',
    '(?:请|先|就|应|要)(?:按|照)(?=\\p{Script=Han}{0,8}(?:\\d|[填算]|报(?!了?[名销到])|数(?!字)|名单|为准))|按\\p{Script=Han}{0,8}\\d[\\d.]*\\p{Script=Han}{0,3}[报算计填]|以\\p{Script=Han}{1,12}\\d{0,6}\\p{Script=Han}{0,2}为准',
    `(?:不|别)(?:用|要|能|再)?[上填]?报(?![名销警道告])|只(?:能|好)?报(?!了?[名销到警])|(?<!(?:[旧原老]|遗失|丢失|挂失)\\p{Script=Han}{0,5})作废|(?<!把\\p{Script=Han}{1,6}|垃圾|杂物|淤泥|废品|积水|物资)转[走出](?=了?(?:[\\d一两二三四五六七八九十几]|$|的|${PEOPLE}))|[归由]\\p{Script=Han}{1,6}报(?![名销])|只算`,
    '(?:另外?|单独|分开)(?:算|计(?!划)|统计|[上填]?报)',
  ].join('|'),
  'u',
)
const TURNS = new RegExp(`${SOME}|${GIVEN_UP}|${OTHERWISE}|${UNKNOWN}`, 'u')
/** 其中一半是妇女, 大半为女职工, 女性占六成, 合格率九成: of what kind so many of them are, which changes nothing. */
const DESCRIBES = new RegExp(
  `(?:其中\\p{Script=Han}{0,6}?|[女男]\\p{Script=Han}{0,4}占\\p{Script=Han}{0,2}|率\\p{Script=Han}{0,2})(?:${SOME})|(?:${SOME})(?:以上)?都?[是为](?:(?!的)\\p{Script=Han}){0,4}?(?:${PEOPLE})(?=[,，。;；]|$)`,
  'gu',
)
const FIGURES = /\d/u
/** 其中1万退回去了, 有一枚是跟邻县联队拿的: some of those that were counted are said to be none of ours. */
const NOT_OURS =
  /^(?:其中|当中|里面|里头)?有?\p{Script=Han}{0,3}[\d一两二三四五六七八九十][\d.余多]*\p{Script=Han}{1,2}[^\d]*(?:退[了回掉还]|作废|不算|承诺|认捐|不在我|不是我|不归|替[邻外别他]|[邻外别][县镇村地的]|他们的)/u
const OF_THEM = /^(?:其中|当中|里面|里头|有)/u

/**
 * The sentences of a text of which something that counts nothing says that the numbers in them are not all of it, or no longer so:
 * 60人听了一半, 中途走了一些, 训练到一半停电. No question asks after such words, so that nothing else looks at them; what is told with a
 * number of its own (中途走了8人) is weighed with the others.
 */
export function unsettledIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  if (!TURNS.test(text) && !PUT_RIGHT.test(text) && !/[,，](?:其中|当中|里面|里头|有)/u.test(text)) return []
  const spans: { from: number; to: number }[] = []
  let at = 0
  for (const sentence of text.split(/(?<=[。;；!！\n])/u)) {
    const clauses = sentence.replace(DESCRIBES, '').split(/[,，]/u)
    if (clauses.some((clause) => turns(clause))) spans.push({ from: at, to: at + sentence.length })
    at += sentence.length
  }
  return spans
}

/** 中途走了8人 has a number of its own, 60人听了一半 has another. */
function turns(clause: string): boolean {
  if (PUT_RIGHT.test(clause)) return true
  if (OF_THEM.test(clause) && NOT_OURS.test(clause)) return true
  const found = TURNS.exec(clause)
  return found !== null && !FIGURES.test(clause.slice(found.index + found[0].length))
}
