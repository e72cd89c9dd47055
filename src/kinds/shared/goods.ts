import type { Doubt, NamesApart } from './names-apart.ts'

/** 雨伞200把, 大米（10斤装）20袋: something, and how much of it. */
const AMOUNT = /^(?!共|一共|总共|合计|约|大约|近|有|各|每|发|送)\P{Nd}*\p{Script=Han}.*\d+[余多]?\p{Script=Han}{0,2}$/u

/** 发了雨伞200把 */
export const GIVEN_OUT =
  /^(?:我们|这次)?(?:一?共|总共)?(?:发放|发|赠送|送|捐赠|购买|有|包括)(?:了|的[有是])?[:：]?(?=\p{Script=Han}{2})/u

/** 200份宣传单 */
const AMOUNT_FIRST = /^\d+[余多]?\p{Script=Han}{3,}$/u

/** 大米、油各20份: as many of each. */
export function eachOf(names: readonly string[]): string[] | undefined {
  const [, last, amount] = /^(\P{Nd}+)各(\d+\p{Script=Han}{1,2})$/u.exec(names.at(-1) ?? '') ?? []
  return last === undefined || names.length < 2 ? undefined : [...names.slice(0, -1), last].map((n) => `${n}${amount}`)
}

/** 雨伞200把，大米20袋: what has an amount each is several things, however they are set apart. */
export function withAmounts(apart: NamesApart): NamesApart {
  const isSure = ({ names }: Doubt) => names.every((name) => AMOUNT.test(name) || /^\p{Script=Han}{1,4}$/u.test(name))
  const sure = apart.doubts.filter(isSure)
  const names = apart.names.flatMap((line) => sure.find((doubt) => doubt.line === line)?.names ?? [line])
  return { names, doubts: apart.doubts.filter((doubt) => !isSure(doubt)) }
}

/** Whether a line is something and how much of it, in either order. */
export function isAmountOf(line: string): boolean {
  return AMOUNT.test(line) || AMOUNT_FIRST.test(line)
}
