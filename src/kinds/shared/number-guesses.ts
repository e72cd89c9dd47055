import { DIGITS, digitOf } from '../../chinese/digits.ts'
import type { Phrase, PhraseFault } from '../../chinese/number-phrase.ts'
import { MILLION } from '../../chinese/numeral.ts'
import { putRight } from '../../chinese/put-right.ts'
import type { Approximation } from '../../chinese/quantity.ts'
import { quoted } from '../../chinese/quoted.ts'
import type { Reading, Suggestion, Value } from '../kind.ts'

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

const AMOUNT = `(?:大?约|近|超过?)?[\\d０-９.${DIGITS}十百千万两]+[余多]?(?:人次|个?\\p{Script=Han})`
const FIGURE = `[\\d０-９${DIGITS}十百千万两]`
const HANZI = `[${DIGITS}十百千万两]`
/** When one of several was. */
const WHEN = '(?:周[一二三四五六日天]|\\d{1,2}[日号]|(?<![早晚])上午?|下午?|[早晚]上?)'
/** What numbers are also said in, and as what they are read. */
const REPHRASED: readonly (readonly [said: RegExp, as: string | ((said: string) => string)])[] = [
  // 1 5 0, as a phone that listens writes it.
  [/(?<=^(?:\d )*\d) (?=(?:\d )*\d(?:\D|$))/gu, ''],
  [new RegExp(`(?<=^(?:${HANZI} )*${HANZI}) (?=${HANZI})`, 'gu'), ''],
  // 150入, as a pen or a picture gives it.
  [/(?<=[\d０-９百千万]\s*)入(?=$|次$|[参到])/u, '人'],
  // 一万半, 三千半
  [/(?<=[一二两三四五六七八九])万半(?!天|年|月|小时)/u, '万五'],
  [/(?<=[一二两三四五六七八九])千半(?!天|年|月|小时)/u, '千五'],
  // 20加26等于46
  [/(?<=\d\D{0,2})(?:等于|就是)(?=\d)/gu, '='],
  // 每户300，10户: no comma of thousands.
  [/(?<=[\d０-９])[,，](?=[\d０-９]{1,2}(?![\d０-９]))/u, '；'],
  // 上下午各一场, 周一周三各一场
  [
    new RegExp(`(?:${WHEN}[、和,，]?){2,}都?各`, 'gu'),
    (whens) => `${whens.match(new RegExp(WHEN, 'gu'))?.length ?? 0}次各`,
  ],
  // 50人/场，2场; 三百块一户，10户; 一天一场，三天; 5户，一户200
  [new RegExp(`^[一1]([天月村户人家镇校场次期])(?=${FIGURE}[^，,、]*[，,、].*${FIGURE}个?\\1)`, 'u'), '每$1'],
  [new RegExp(`(${AMOUNT})(?:[/／](\\p{Script=Han})|一([户人家场村组天次]))(?!\\p{Script=Han})`, 'u'), '每$2$3$1'],
  [/(?<=^[^\d一]{0,6})(\d+)(?:[/／]|一)([户人家])(?=[，,、\s])/u, '每$2$1元'],
  [new RegExp(`(?<=${FIGURE}[户人家村场组天次批期][，,、])一(?=[户人家村场组天次批期]约?${FIGURE})`, 'u'), '每'],
  // 67（76是上次的）
  [/[（(](?=[^（）()]*\d)[^（）()]*(?:上[次周月]|之前|以前|去年)[^（）()]*[)）]$/u, ''],
  // 除工作人员外52人
  [/除(?:了|去|开)?[^，,\d]{1,10}(?:以|之)?外[，,]?/u, ''],
  // 人不多，30
  [/^[^\d]{0,16}?(?:人不多|人不算多|不算多|不是很多|不太多|人少|人不齐|农忙|下雨|天冷|天热)[，,。]\s*/u, ''],
  // 三百多不到四百: the first half says all.
  [/^(.+[多余]\p{Script=Han}{0,2}?)[,，、]?还?(?:不到|不足|不满)\P{P}+$/u, '$1'],
]

/** The words as they are read, where they were said in another way; undefined where nothing is to be said otherwise. */
export function rephrased(text: string): string | undefined {
  const typed = text.trim()
  const right = putRight(typed)
  const meant = right !== undefined && new RegExp(FIGURE, 'u').test(right) ? right : typed
  const said = REPHRASED.reduce(
    (words, [way, as]) => (typeof as === 'string' ? words.replace(way, as) : words.replace(way, as)),
    meant,
  )
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

/** 0.986 where % are asked: likelier 98.6 of a hundred. */
export function inHundredths({ value, approximate, numeral }: Phrase, unit: string | undefined): readonly Suggestion[] {
  if (unit !== '%' || value <= 0n || value >= MILLION || approximate || !/^0?\./u.test(numeral)) return []
  const input = `${(Number(value) * 100) / Number(MILLION)}%`
  return [{ label: input, input }]
}
