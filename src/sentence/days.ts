import type { Day } from '../calendar/day.ts'
import { phraseAt } from '../chinese/date-grammar.ts'
import { LEXICON } from '../chinese/number-words.ts'

/** Words that say when: `昨天下午`, `11月8日（周二）`, `11月1日至3日`. `day`: whether they name a day, not only an hour. */
export type When = { readonly text: string; readonly at: number; readonly end: number; readonly day: boolean }

const BETWEEN = /^[(),，的]{0,2}$/u
const TO = /^(?:到|至|~|-+)$/u
/** Figures are the end of a day only where nothing is counted by them: 本周3场, 11月3场, 11.3万 are none. */
const FIGURES = /\d$/u
/** The end of 11月1-3日. */
const LAST_DAY = /^(?:到|至|~|-)(?:\d{1,2}月)?\d{1,2}[日号]/u

function countsBehind(text: string, end: number): boolean {
  const rest = text.slice(end, end + 3)
  return (
    /^[\d.%万亿千百余多]/u.test(rest) ||
    [3, 2, 1].some((length) => {
      const word = LEXICON.get(rest.slice(0, length))
      return word !== undefined && (word.kind === 'measure' || word.kind === 'label')
    })
  )
}

const LASTING = /^(?:捐(?![款赠资物献出了给助血衣书钱]|\d)|游(?![览玩园行泳戏学艺客])|(?:夏令|冬令)?营(?![业养]))/u

/** 昨天得知: the day of the news, not of the work. */
const HEARD_OF = /^(?:才|刚|刚刚)?(?:知道|得知|听说|(?:接到|收到)(?!\p{Script=Han}{0,8}\d))/u

/** Where a folded text says when something was. */
export function daysIn(text: string, today: Day): When[] {
  const found: When[] = []
  for (let at = 0; at < text.length; ) {
    const phrase =
      /[\d.]/u.test(text.charAt(at - 1)) && /\d/u.test(text.charAt(at)) ? undefined : phraseAt(text, at, today)
    const words = phrase ? text.slice(at, phrase.end) : ''
    const news = phrase !== undefined && HEARD_OF.test(text.slice(phrase.end))
    // 早餐会, 晚会, 夜校: no hour of the day.
    const behind = text.slice(phrase?.end ?? at)
    // 四点半课堂 is called by its hour.
    const isWord =
      (/^[早晚午夜]$/u.test(words) && /^[餐饭会宴茶读练操市校课]/u.test(behind)) ||
      // 一日捐, 三日游 and 一日营 say how long; 1日捐款 says when.
      (/^[一二两三四五六七\d]日$/u.test(words) && LASTING.test(behind)) ||
      (/点半?$/u.test(words) && /^(?:课堂|学校|学堂)/u.test(behind))
    const loose = isWord || news || (phrase?.phrase.says === 'day' && phrase.phrase.loosely)
    if (!phrase || loose || (FIGURES.test(words) && countsBehind(text, phrase.end))) {
      at++
      continue
    }
    const span = LAST_DAY.exec(text.slice(phrase.end))?.[0] ?? ''
    const end = phrase.end + span.length
    const says = phrase.phrase.says
    const last = found.at(-1)
    const gap = last ? text.slice(last.end, at) : undefined
    if (last && gap !== undefined && (BETWEEN.test(gap) || TO.test(gap))) {
      const closes = gap.includes('(') && text.charAt(end) === ')' ? 1 : 0
      found[found.length - 1] = {
        text: text.slice(last.at, end + closes),
        at: last.at,
        end: end + closes,
        day: last.day || says !== 'time',
      }
    } else {
      found.push({ text: text.slice(at, end), at, end, day: says !== 'time' })
    }
    at = end
  }
  return found
}
