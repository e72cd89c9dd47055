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

function measures(word: string): boolean {
  return [word, word.slice(0, 1)].some((part) => {
    const found = LEXICON.get(part)
    return found !== undefined && (found.kind === 'measure' || /^[余多来]/u.test(part))
  })
}

/** 走访8户，一户500; 19个学生，一人2000: so much for each, where several were told before. */
const SEVERAL = /(?:[2-9]|[1-9]\d+|[两二三四五六七八九十]+)[余多]?(?:户|人|名|家|位|个(?![村社场次活]))/u
const ONE_GETS =
  /(?<![\d一二两三四五六七八九十百第每另有同又])一(?=(?:[户人家名位]|个(?:人|学生|娃)?)(?:[给发送补领]了?)?(?:\d{3,}|[一二两三四五六七八九]?[百千]|(?:\d+|[一二两三四五六七八九])[百千万]|\d+(?:元|块))[^个名位户场次]?)/gu

function eachOfSeveral(line: string): string {
  return line.replace(ONE_GETS, (one, at: number) => (SEVERAL.test(line.slice(0, at)) ? '每' : one))
}

/** Words in marks, or blanks outside of them: that in “青春同行 志愿有我” is of the name. */
const BLANKS = /[“《][^“”《》]{0,40}[”》]| +/gu
const BLANK_OF_NAME = /(?<=[“《][^“”《》]{1,40}) (?=[^“”《》]{1,40}[”》])/u

/** One line in one spelling, in which every sign has its place: blanks that set apart are commas, others are gone. */
export function plainLine(line: string): string {
  const spaced = tidy(curlyQuotes(line))
    .replace(IN_NUMBER, (blank, behind?: string) => (behind === undefined || measures(behind) ? '' : blank))
    .replace(BLANKS, (blank) => (blank.startsWith(' ') ? '，' : blank))
    .replace(STROKE, '，')
    .replace(/(?<=[\p{Script=Han}\d）)])(?=其中)/gu, '，')
    // 没得 is how 没有 is said here.
    .replace(/(?:没得|莫得|冇得)(?!到|过)/gu, '没有')
    // 一人一个书包
    .replace(/一(?=[人户家]一)|一(?=个(?:村|社区|学校|单位|班|组)\p{Script=Han}?一)/gu, '每')
  const folded = eachOfSeveral(spaced).split(BLANK_OF_NAME).map(fold).join(' ')
  return [...folded].map((sign) => TWO[sign] ?? sign).join('')
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
