import { fold } from '../chinese/date-words.ts'
import { LEXICON } from '../chinese/number-words.ts'
import { curlyQuotes } from '../chinese/quotes.ts'
import { tidy } from '../chinese/typed.ts'

/** What is written with one character and said with two: positions in a piece count characters. */
const TWO: Readonly<Record<string, string>> = { 廿: '二十', 卅: '三十', 俩: '两个', 仨: '三个' }
/** Between hanzi and figures, and between figures and what they count: 宣讲 3 场. */
const IN_NUMBER = /(?<=\p{Script=Han}) (?=\d)|(?<=\d) (?=(\p{Script=Han}{1,2}))/gu

/** 1场/受众90人/资料100份: what is no 人/次 and no 50元/户. */
const STROKE = /(?<=[\p{Script=Han}）)])[/／](?=\d|\p{Script=Han}{2})(?![户人次家场天月年名位])/gu

/** 看了3户，一户给了500元: so much for each, where no other of them is told of. */
const FOR_EACH =
  /(?<=[,，])一(?=[户家人](?:都|各)?(?:给|发|送|补|奖)[了到]?\p{Script=Han}{0,6}[\d一两二三四五六七八九])/gu
const OTHERS = /其余|其他|剩|另一/u

function forEach(line: string): string {
  return line.match(FOR_EACH)?.length === 1 && !OTHERS.test(line) ? line.replace(FOR_EACH, '每') : line
}

function measures(word: string): boolean {
  return [word, word.slice(0, 1)].some((part) => {
    const found = LEXICON.get(part)
    return found !== undefined && (found.kind === 'measure' || /^[余多来]/u.test(part))
  })
}

/** One line in one spelling, in which every sign has its place: blanks that set apart are commas, others are gone. */
export function plainLine(line: string): string {
  const spaced = tidy(curlyQuotes(line))
    .replace(IN_NUMBER, (blank, behind?: string) => (behind === undefined || measures(behind) ? '' : blank))
    .replace(/ +/gu, '，')
    .replace(STROKE, '，')
    .replace(/(?<=[\p{Script=Han}\d）)])(?=其中)/gu, '，')
    // 没得 is how 没有 is said here.
    .replace(/(?:没得|莫得|冇得)(?!到|过)/gu, '没有')
    // 一人一个书包
    .replace(/一(?=[人户家]一)|一(?=个(?:村|社区|学校|单位|班|组)\p{Script=Han}?一)/gu, '每')
  return [...fold(forEach(spaced))].map((sign) => TWO[sign] ?? sign).join('')
}

/** Ends what is said of one number: a comma, a stop, a bracket. A colon joins a number to its title. */
export const ENDS_CLAUSE = /[，,。;；、()（）!！?？\n]/u

/** The clause around a place: from the last sign that ends one to the next. */
export function clauseAt(text: string, at: number): { readonly from: number; readonly to: number } {
  let from = at
  while (from > 0 && !ENDS_CLAUSE.test(text.charAt(from - 1))) from--
  let to = at
  while (to < text.length && !ENDS_CLAUSE.test(text.charAt(to))) to++
  return { from, to }
}

/** Pairs of neighbouring hanzi: what two texts have in common. */
export function pairsIn(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let i = 0; i + 2 <= run.length; i++) pairs.add(run.slice(i, i + 2))
  }
  return pairs
}

/** The text with these spans as blanks of the same length. */
export function blanked(text: string, spans: readonly { readonly at: number; readonly end: number }[]): string {
  return spans.reduce((left, { at, end }) => left.slice(0, at) + '，'.repeat(end - at) + left.slice(end), text)
}
