import { ONE_TO_NINE } from '../chinese/digits.ts'
import { bareName, joinNames, printedName } from '../chinese/name-marks.ts'
import { exactly } from '../chinese/quantity.ts'
import { quoted } from '../chinese/quoted.ts'
import { cleanName, curlyQuotes, quotedNames, splitOutside } from '../chinese/quotes.ts'
import { keyOf, saysNone, tidy, trimEnds } from '../chinese/typed.ts'
import { type Asked, type Kind, refused } from './kind.ts'
import { faultOfName } from './name.ts'
import { emptyList, linesOf, plainData, typedData } from './shared/data.ts'

/** `1.` `2、` `（3）` `④` `五、` `-` before a line. A digit after the point is a decimal or a date, not a number of the line. */
const MARK = new RegExp(
  `^(?:[(（]\\d{1,2}[)）]|\\d{1,2}(?:[.．](?!\\d)|[、)）]|\\s*号[:：])|[①-⑳]|[⑴-⒇]|[(（]?[${ONE_TO_NINE}十]{1,3}[)）、.．]|[-–—•·●○■▪*＊★√✓✔✅])\\s*`,
  'u',
)

/** Where the next of several numbers stands in one line: `1.甲 2.乙`, `①甲②乙`. */
function splitNumbered(line: string): string[] {
  const circled = /^[①-⑳]/u.test(line)
  const parts: string[] = []
  let rest = line
  for (let next = 2; ; next++) {
    const mark = circled ? String.fromCodePoint(0x245f + next) : `(?<!\\d)[(（]?${next}(?:[.．](?!\\d)|[、)）])`
    const at = rest.slice(1).search(new RegExp(mark, 'u'))
    if (at < 0) return [...parts, rest]
    parts.push(rest.slice(0, at + 1))
    rest = rest.slice(at + 1)
  }
}

/** The lines without their marks, where more than half of them carry one. */
function unmarked(lines: readonly string[]): string[] {
  const marked = lines.filter((line) => MARK.test(line)).length
  return marked * 2 > lines.length ? lines.map((line) => line.replace(MARK, '')) : [...lines]
}

const nonEmpty = (lines: readonly string[]): string[] => lines.map((line) => trimEnds(line)).filter(Boolean)

/** The names as they were set apart: by line, by number, by ；, and in a single line by 、. */
function namesSetApart(typed: string): string[] {
  const text = curlyQuotes(typed)
  const lines = nonEmpty(splitOutside(text, (c) => c === '\n' || c === '；' || c === ';'))
  const [only] = lines
  if (lines.length === 1 && only !== undefined) {
    const numbered = MARK.test(only) ? nonEmpty(splitNumbered(only)) : [only]
    if (numbered.length > 1) return unmarked(numbered)
    const [line = ''] = unmarked(numbered)
    return quotedNames(line) ?? nonEmpty(splitOutside(line, (c) => c === '、'))
  }
  return unmarked(lines).flatMap((line) => quotedNames(line) ?? [line])
}

/** A single line that may hold several names, or one: which, only its writer knows. */
function unclear(line: string): boolean {
  const words = splitOutside(line, (c) => c === ' ')
  const spaced = words.some((word, i) => /\p{Script=Han}$/u.test(words[i - 1] ?? '') && /^\p{Script=Han}/u.test(word))
  return spaced || splitOutside(line, (c) => c === '，' || c === ',').length > 1
}

/** `甲、乙等3个` hides names. 高等, 同等 and the like are words. */
const AND_OTHERS = new RegExp(`(?<![高中初同平均上下优])等等?(?:[\\d${ONE_TO_NINE}十]+.{0,2})?$`, 'u')

function mayBeEmpty(asked: Asked): boolean {
  return asked.indicator !== undefined || asked.optional
}

/** Several names, one a line. Value: the names in order, each once; `[]` where there are none. */
export const list: Kind = {
  howTo: (asked) => `一行写一个名称${mayBeEmpty(asked) ? '，没有就回0' : ''}。`,
  suggest: () => [],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: false,
  read(asked, text) {
    const typed = tidy(text)
    if (saysNone(typed)) {
      return mayBeEmpty(asked) ? { kind: 'value', value: [] } : refused('这一题至少写一个名称，一行写一个。')
    }
    const lines = namesSetApart(typed)
    const [first] = lines
    if (first === undefined) return refused('还没有写名称，请一行写一个。')
    if (!typed.includes('\n') && lines.some(unclear)) {
      return refused('看不准是几个名称。请一行写一个；名称里本来有逗号的，加上《》。')
    }
    const names = new Map<string, string>()
    for (const line of lines) {
      const name = cleanName(line)
      if (AND_OTHERS.test(name)) return refused(`${quoted(name)}后面还有没写出来的，请一行一个写全，不用“等”。`)
      const fault = saysNone(name) ? `${quoted(name)}不是名称，请去掉这一行。` : faultOfName(name, asked)
      if (fault !== undefined) return refused(fault)
      const key = keyOf(bareName(name))
      if (!names.has(key)) names.set(key, name)
    }
    if (names.size > asked.max_items) {
      const most = asked.max_items
      if (most === 1) return refused(`这里有${names.size}个名称，一次报一个。请先写一个，其余的再报。`)
      return refused(`一共${names.size}个名称，一次最多${most}个，请分几次报。`)
    }
    return { kind: 'value', value: [...names.values()] }
  },
  show: ({ value }) => joinNames(linesOf(value)) || '无',
  asTyped: () => true,
  tellsDay: false,
  counts: 'names',
  figures({ value }) {
    const names = linesOf(value)
    return names.length === 0 ? [{ quantity: exactly(0) }] : names.map((name) => ({ name, quantity: exactly(1) }))
  },
  words: 'names',
  said: (value, { marks }) => ({ as: 'names', names: linesOf(value).map((name) => printedName(name, marks)) }),
  cell: (value) => linesOf(value).join('、'),
  cellWidth: 16,
  fromData: emptyList,
  typedData,
  plainData,
}
