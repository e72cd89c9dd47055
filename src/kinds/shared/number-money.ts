import type { PhraseFault } from '../../chinese/number-phrase.ts'
import type { Asked, Reading } from '../kind.ts'
import { withMark } from './data.ts'

/** Whether the question asks what was paid out, of which 500元物资 is none. */
const ASKS_PAID = /慰问金|救助金|补助金|助学金|补贴|现金/u
const IN_KIND = /物资|实物|物品|用品|慰问品|折[合价算]|价值|市值/u

/** 慰问金2500元，物资价值800元 where money is asked: what was given in kind is none of it. */
export function moneyAsked(fault: PhraseFault, { ask, indicator }: Asked): string | undefined {
  if (fault.fault !== 'several' || !/元$/u.test(indicator?.unit ?? '') || !ASKS_PAID.test(ask)) return undefined
  const given = fault.seen.filter((_, i) => !IN_KIND.test(fault.between[i] ?? ''))
  return given.length === 1 && fault.seen.length > 1 ? given[0]?.text : undefined
}

/** 价值500元的慰问品 where money is asked. */
export function inKind(
  { ask, indicator }: Asked,
  text: string,
  given: Pick<Extract<Reading, { kind: 'value' }>, 'value' | 'approximate'>,
): string | undefined {
  if (!ASKS_PAID.test(ask) || !IN_KIND.test(text) || ASKS_PAID.test(text)) return undefined
  return `发的现金有${withMark(given, indicator?.unit)}吗？物资另报。`
}

/** 1.5 where 元 are asked: it is likelier meant in 万元. */
export function inTenThousands(
  { indicator }: Asked,
  text: string,
  given: Pick<Extract<Reading, { kind: 'value' }>, 'value' | 'approximate'>,
): string | undefined {
  if (indicator?.unit !== '元' || !/(?<![\d.])[1-9]\d?[.．]\d?[1-9]$/u.test(text.trim())) return undefined
  return `真是${withMark(given, '元')}吗？是万元就写“${text.trim()}万”。`
}
