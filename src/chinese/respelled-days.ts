import { SPOKEN, smallNumber } from './small-number.ts'

const WEEKS_AGO = /^([1-4]|[一二两三四])个?(?:周|星期|礼拜)(?:以前|之前|前)$/u

/** 上个月二十 */
const OF_MONTH = new RegExp(`^((?:上+|[本这])个?月)的?(${SPOKEN})$`, 'u')

/** 10月末的28日, 本月初2号: the part of the month beside the day in it. */
const PART_OF_MONTH = /(?:(?<=\d月)|^(?:[本这]个?)?月)[初中底末](?:旬)?的?(?=\d{1,2}[日号]?$)/u

/**
 * What folded words were probably meant to be: 11。20, 11,20, 11 20 and 11·20 as 11.20; 11/20/2022; 11年20日; 20曰; 20 alone as
 * the 20th; 上个月二十; 20号（上个月）; 一周前; 咋天. As they are where nothing speaks for it.
 */
export function respelledDays(text: string): readonly string[] {
  const spelled = text
    .replace(/(?<=\d)(?:[。,;·・ _*\\]|[.。,]{2,})(?=\d)/gu, '.')
    .replace(/^(20\d\d)[./-](\d\d)(\d\d)$/u, '$1.$2.$3')
    .replace(/^(\d{1,2})([./-])(\d{1,2})\2(20\d\d)$/u, '$4$2$1$2$3')
    .replace(/^(\d{1,2})年(?=\d{1,2}[日号]?$)/u, '$1月')
    .replace(/(?<=\d)[曰目]$/u, '日')
    .replace(/^[咋作咱做](?=[天日晚])/u, '昨')
    .replace(/(?<=^[今昨前])[夭无大]$/u, '天')
    .replace(/(?<=\d)[Oo](?=[\d日号]|$)/gu, '0')
    .replace(/(?<=月|\d)[lI](?=[\d日号]|$)/gu, '1')
    .replace(/^(\d{1,2}月[一二三四五六七八九十]{1,3})$/u, '$1日')
    .replace(/廿(?=[一二三四五六七八九]?[日号])/gu, '二十')
    .replace(/^(\d{1,2})$/u, '$1号')
    .replace(OF_MONTH, '$1$2日')
    .replace(/^(\d{1,2}[日号])\(?((?:上+|[本这])个?月)\)?$/u, '$2$1')
    .replace(PART_OF_MONTH, '')
    .replace(WEEKS_AGO, (_, weeks) => `${7 * smallNumber(weeks)}天前`)
  const dayFirst = text
    .replace(/^(\d{1,2})([./-])(\d{1,2})\2(20\d\d)$/u, '$4$2$3$2$1')
    .replace(/^(1[3-9]|2\d|3[01])([./-])(1[0-2]|0?[1-9])$/u, '$3$2$1')
  return [spelled, dayFirst].filter((way) => way !== text)
}
