import { ONE_TO_NINE } from '../../chinese/digits.ts'
import { joinedNames } from '../../chinese/joined-names.ts'
import { curlyQuotes, quotedNames, splitOutside } from '../../chinese/quotes.ts'
import { ordinal } from '../../chinese/small-number.ts'
import { trimEnds } from '../../chinese/typed.ts'

/** `1.` `2、` `（3）` `④` `五、` `-` before a line. A digit after the point is a decimal or a date, not a number of the line. */
const MARK = new RegExp(
  `^(?:[(（]\\d{1,2}[)）]|\\d{1,2}(?:[.．:：](?!\\d)|[、)）]|\\s*号[:：])|[①-⑳]|[⑴-⒇]|[(（]?[${ONE_TO_NINE}十]{1,3}[)）、.．]|[-–—•·●○■▪*＊★√✓✔✅])\\s*`,
  'u',
)

/** Where the next of several numbers stands in one line: `1.甲 2.乙`, `①甲②乙`. */
function splitNumbered(line: string): string[] {
  const circled = /^[①-⑳]/u.test(line)
  const spoken = /^[(（]?一[)）、]/u.test(line)
  const parts: string[] = []
  let rest = line
  for (let next = 2; ; next++) {
    const mark = circled
      ? String.fromCodePoint(0x245f + next)
      : spoken
        ? `[(（]${ordinal(next)}[)）]|(?<=[\\s，,；;])${ordinal(next)}[)）、]`
        : `(?<!\\d)[(（]?${next}(?:[.．:：](?!\\d)|[、)）])`
    const at = rest.slice(1).search(new RegExp(mark, 'u'))
    if (at < 0) return [...parts, rest]
    parts.push(rest.slice(0, at + 1))
    rest = rest.slice(at + 1)
  }
}

/** A line without the mark before it. */
export function unmarked(line: string): string {
  const bare = line.replace(MARK, '')
  return bare === line ? line : unmarked(bare)
}

/** The lines without their marks, where more than half of them carry one. */
function allUnmarked(lines: readonly string[]): string[] {
  const marked = lines.filter((line) => MARK.test(line)).length
  return marked * 2 > lines.length ? lines.map((line) => line.replace(MARK, '')) : [...lines]
}

const nonEmpty = (lines: readonly string[]): string[] => lines.map((line) => trimEnds(line)).filter(Boolean)

/** The names of a text that has one a line. */
export function eachLine(text: string): string[] {
  return nonEmpty(text.split('\n'))
}

/** 一个是甲，另一个是乙; 第一个是甲，第二个是乙; 一是甲，二是乙. */
const EACH_ONE = new RegExp(
  `(?:^|(?<![，,。；;、\\s])[，,。；;、\\s]+)(?:还有|另外?)?(?:第?[${ONE_TO_NINE}](?:个|家|支|处|所|件)(?:是|叫)|[${ONE_TO_NINE}]是)(?=.{2})`,
  'gu',
)
const ENUMERATED = new RegExp(`${EACH_ONE.source}.*${EACH_ONE.source}`, 'su')

/** The names as they were set apart: by line, by number, by ； and 。, and within a line by 、. */
function namesSetApart(typed: string): string[] {
  // Between two names in marks 和 can only join.
  const text = curlyQuotes(typed)
    .replace(/(?<=[》”])\s*(?:以及|和|与|及)\s*(?=[《“])/gu, '、')
    .replace(/(?<=》)\s*(?:以及|和|与|及)\s*(?=\p{Script=Han}{1,4}《)/gu, '、')
    // 诗歌《甲》，散文《乙》
    .replace(/(?<=》)\s*[，,]\s*(?=\p{Script=Han}{0,4}《)/gu, '、')
    // 有《甲》《乙》: with words before them or behind.
    .replace(/》(?=《)/gu, '》、')
    // 新建机关妇女组织：, and the names on the lines below it.
    .replace(/^[^\n]{1,20}[:：]\s*\n(?=\s*\S)/u, '')
    .replace(/(?<=\S)[^\S\n]+(?:以及|还有|和|与|及)[^\S\n]+(?=\S)/gu, '、')
  const listed = ENUMERATED.test(text) ? text.replace(EACH_ONE, '；') : text
  const lines = nonEmpty(splitOutside(listed, (c) => c === '\n' || c === '；' || c === ';' || c === '。'))
  const [only] = lines
  const numbered = lines.length === 1 && only !== undefined && MARK.test(only) ? nonEmpty(splitNumbered(only)) : lines
  return allUnmarked(numbered).flatMap((line) => quotedNames(line) ?? nonEmpty(splitOutside(line, (c) => c === '、')))
}

/** What may be one name or several: which, only its writer knows. */
export type Doubt = { readonly line: string; readonly names: readonly string[] }

export type NamesApart = { readonly names: readonly string[]; readonly doubts: readonly Doubt[] }

/** The names in a text of one or several lines; in doubt is only what came in a single line. */
export function namesApart(typed: string): NamesApart {
  const joined = namesSetApart(typed).map((line) => ({ line, ...joinedNames(line) }))
  return {
    names: joined.flatMap((of) => (of.sure ? of.names : [of.line])),
    doubts: typed.includes('\n') ? [] : joined.filter(({ sure }) => !sure),
  }
}
