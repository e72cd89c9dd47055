import { DIGITS, digitOf } from '../../chinese/digits.ts'
import type { PhraseFault } from '../../chinese/number-phrase.ts'
import { putRight } from '../../chinese/put-right.ts'
import type { Approximation } from '../../chinese/quantity.ts'
import { quoted } from '../../chinese/quoted.ts'
import type { Reading, Value } from '../kind.ts'

/** Three figures said one by one are no year and no telephone number. */
const SPELLED = new RegExp(`^([${DIGITS.slice(1)}][${DIGITS}〇]{2})(\\P{N}{0,3})$`, 'u')

/** What was probably typed, where the number itself could not be read: 3O0, 三二零, 十几. */
export function respelled(text: string, fault: PhraseFault['fault']): string | undefined {
  const typed = text.trim()
  if (fault === 'letters') {
    const figures = typed.replace(/[Oo]/gu, '0').replace(/[Il]/gu, '1')
    return /^[\dOoIl]{2,6}(?![A-Za-z\d])/u.test(typed) && figures !== typed ? figures : undefined
  }
  const [, spelled = '', rest = ''] = SPELLED.exec(typed) ?? []
  if (fault === 'spelled' && spelled !== '') return `${[...spelled].map((char) => digitOf(char)).join('')}${rest}`
  const some = typed.replace(/(?<=[十廿卅]|\d0)几(?![十百千])/u, '余')
  return fault === 'vague' && some !== typed ? some : undefined
}

const AMOUNT = `(?:大?约|近|超过?)?[\\d０-９.${DIGITS}十百千万两]+[余多]?(?:人次|\\p{Script=Han})`
/** What numbers are also said in, and as what they are read. */
const REPHRASED: readonly (readonly [said: RegExp, as: string])[] = [
  // 1 5 0, as a phone that listens writes it.
  [/(?<=^(?:\d )*\d) (?=(?:\d )*\d(?:\D|$))/gu, ''],
  // 50人/场，2场
  [new RegExp(`(${AMOUNT})[/／](\\p{Script=Han})(?!\\p{Script=Han})`, 'u'), '每$2$1'],
  // 每户300，10户: no comma of thousands.
  [/(?<=[\d０-９])[,，](?=[\d０-９]{1,2}(?![\d０-９]))/u, '；'],
  // 上下午各一场
  [/上午?[、和,，]?下午各/u, '2次各'],
  // 人不多，30
  [/^[^\d]{0,16}?(?:人不多|人不算多|不算多|不是很多|不太多|人少|人不齐|农忙|下雨|天冷|天热)[，,。]\s*/u, ''],
  // 三百多不到四百: the first half says all.
  [/^(.+[多余]\p{Script=Han}{0,2}?)[,，、]?还?(?:不到|不足|不满)\P{P}+$/u, '$1'],
]

const FIGURE = new RegExp(`[\\d０-９${DIGITS}十百千万]`, 'u')

/** The words as they are read, where they were said in another way; undefined where nothing is to be said otherwise. */
export function rephrased(text: string): string | undefined {
  const typed = text.trim()
  const right = putRight(typed)
  const meant = right !== undefined && FIGURE.test(right) ? right : typed
  const said = REPHRASED.reduce((words, [way, as]) => words.replace(way, as), meant)
  return said === typed ? undefined : said
}

/** 100.000 and 1.280 as thousands; undefined where the point is none of theirs. */
export function pointedThousands(numeral: string): readonly [point: number, thousands: number] | undefined {
  if (!/^[1-9]\d{0,2}\.\d{3}$/u.test(numeral)) return undefined
  return [Number(numeral), Number(numeral.replace('.', ''))]
}

export type Show = (given: { value: Value; approximate?: Approximation }) => string

export function thousandsOrPoint(
  text: string,
  [point, thousands]: readonly [number, number],
  show: Show,
): Extract<Reading, { kind: 'guess' }> {
  const large = { kind: 'guess', value: thousands } as const
  if (!Number.isInteger(point)) return { ...large, ask: `${quoted(text)}是${show({ value: thousands })}吗？` }
  const label = show({ value: point })
  return {
    ...large,
    ask: `${quoted(text)}是多少？`,
    yes: show({ value: thousands }),
    or: { label, value: point },
  }
}
