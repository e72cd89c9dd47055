import { withoutSpoken } from '../../chinese/spoken-words.ts'
import type { Doubt, NamesApart } from './names-apart.ts'

/** 雨伞200把, 大米（10斤装）20袋: something, and how much of it. */
const AMOUNT = /^(?!共|一共|总共|合计|约|大约|近|有|各|每|发|送)\P{Nd}*\p{Script=Han}.*\d+[余多]?\p{Script=Han}{0,2}$/u

/** 发了雨伞200把 */
export const GIVEN_OUT =
  /^(?:我们|这次)?(?:一?共|总共)?(?:发放|发|赠送|送|捐赠|购买|有|包括)(?:了|的[有是])?[:：]?(?=\p{Script=Han}{2}|\p{Script=Han}[、，,\d])/u

/** 200份宣传单 */
const AMOUNT_FIRST = /^\d+[余多]?\p{Script=Han}{3,}$/u

/** 大米、油各20份: as many of each. */
export function eachOf(names: readonly string[]): string[] | undefined {
  // 米和油各30袋
  const [, one = '', two = '', each] =
    /^(\p{Script=Han}{1,6})[和与跟](\p{Script=Han}{1,6})各(\d+\p{Script=Han}{0,2})$/u.exec(names[0] ?? '') ?? []
  if (names.length === 1 && each !== undefined) return [one, two].map((name) => `${name}${each}`)
  const [, last, amount] = /^(\P{Nd}+)各(\d+\p{Script=Han}{0,2})$/u.exec(names.at(-1) ?? '') ?? []
  return last === undefined || names.length < 2 ? undefined : [...names.slice(0, -1), last].map((n) => `${n}${amount}`)
}

/** 雨伞200把，大米20袋: what has an amount each is several things, however they are set apart. */
export function withAmounts(apart: NamesApart): NamesApart {
  const isSure = ({ names }: Doubt) =>
    names.every((name) => AMOUNT.test(name) || /^\p{Script=Han}{1,4}$/u.test(name) || joined(name).length > 1)
  const sure = apart.doubts.filter(isSure)
  const names = apart.names
    .flatMap((line) => sure.find((doubt) => doubt.line === line)?.names ?? [line])
    .flatMap(inRow)
    .flatMap(joined)
  return { names, doubts: apart.doubts.filter((doubt) => !isSure(doubt)) }
}

const MEASURE = '[袋桶箱盒瓶包床件套份本把个张条双台只提壶板辆副顶对罐串块支根枚架][余多]?(?!装)'
const EACH_AMOUNT = [
  new RegExp(`\\p{Script=Han}{1,6}\\d+${MEASURE}[加和与及]?`, 'gu'),
  new RegExp(`\\d+${MEASURE}(?:(?![加和与及])\\p{Script=Han}){1,6}[加和与及]?`, 'gu'),
]

/** 米10袋油5桶, 10袋米5桶油: the goods and their amounts in a row; the line where it is one. */
function inRow(line: string): readonly string[] {
  const rows = EACH_AMOUNT.map((each) => line.match(each) ?? [])
  const row = rows.find((each) => each.length > 1 && each.join('') === line) ?? [line]
  return row.map((each) => each.replace(/(?<=\d.*)[加和与及]$/u, ''))
}

/** 油和面, among goods of one character too. */
function joined(line: string): readonly string[] {
  return (
    /^(\p{Script=Han}{1,4}|\p{Script=Han}{1,8}\d+\p{Script=Han}{1,2})(?:以及|[和与跟]|(?<!以)及)(\p{Script=Han}{1,4}(?:\d+\p{Script=Han}{1,2})?)$/u
      .exec(line)
      ?.slice(1) ?? [line]
  )
}

/** 一些生活用品, 每户一袋米, 价值500元的米油: not what was given, but how much or to whom. */
export function saysOfGoods(name: string): boolean {
  return /^(?:一些|一批|若干|部分|各[种类]|多种|很多|不少)|^(?:每|一[人户家])|^总?价值?|元的|若干$/u.test(name)
}

/** Who gave it, and what is said of it: 爱心企业捐的书包80个, 雨伞200把（新）. Of a thing itself it says its size (大米（10斤装）). */
const AROUND = /^[^，,]{2,12}[捐送买发赠给带]的(?=\p{Script=Han}{2})|(?<=.{2})[（(][^（）()\d]*[）)]$/gu
const NO_GOODS = /(?:一共|总共|共计?|合计)\d|^或|.(?:或者?|改成|就是|还是)|[不没未][^锈湿透]|[的了着过]$|[：:]/u

/** Goods without what is said around them; `odd` where they may be none. */
export function goodsAlone(name: string): { readonly core: string; readonly odd: boolean } {
  const core = withoutSpoken(name.replace(/^(?:就?是|就|有)(?=\p{Script=Han}{2})/u, '')).replace(AROUND, '')
  return { core, odd: NO_GOODS.test(core) }
}

/** Whether a line is something and how much of it, in either order. */
export function isAmountOf(line: string): boolean {
  return AMOUNT.test(line) || AMOUNT_FIRST.test(line)
}
