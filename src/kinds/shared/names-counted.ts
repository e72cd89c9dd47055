import { quoted } from '../../chinese/quoted.ts'
import { cleanName } from '../../chinese/quotes.ts'
import type { ThingsCounted } from '../../chinese/things-counted.ts'
import { type Asked, type Known, type Reading, refused } from '../kind.ts'
import { cleaned } from './cleaned-names.ts'
import { namesApart } from './names-apart.ts'
import { doubted, withoutDone } from './said-before-names.ts'

/** Whether a number can stand for names: they are counted, and nothing is kept under them. */
export function mayCount({ indicator, max_items }: Asked): boolean {
  return indicator !== undefined && max_items > 1
}

/** A count in the place of names: it may be kept as that, but never as a name. */
export function countGiven(asked: Asked, typed: string, { count, about, maybeName }: ThingsCounted): Reading {
  if (!mayCount(asked)) return refused(`${quoted(typed)}是个数，这一题要写名称，一行写一个。`)
  if (about) return refused(`${quoted(typed)}没有说准是几个。请写名称，一行写一个；写不全就写准数，如“12个”。`)
  return {
    kind: 'guess',
    value: count,
    ask: `${quoted(typed)}是个数。能写名称请重填，一行一个。`,
    yes: '只报个数',
    ...(maybeName ? { or: { label: '是名称', value: [cleanName(typed)] } } : {}),
  }
}

/** 甲、乙等5个: the number or the names that were written; where these are all of them, the names. */
export function othersGiven(
  asked: Asked,
  typed: string,
  { named, count, all }: { named: string; count: number; all?: true },
  known: Known,
): Reading | undefined {
  const apart = namesApart(all ? withoutDone(named).names : named)
  const joined = apart.doubts.flatMap((doubt) => doubt.names)
  const certain = apart.names.filter((line) => !apart.doubts.some((doubt) => doubt.line === line))
  const names = cleaned(certain.length + joined.length === count ? [...certain, ...joined] : apart.names, asked, known)
  // Behind the last name a number may be the name's own: only where it is that of the names it counts them.
  if (all) {
    if (typeof names === 'string') return undefined
    if (names.length === count) return doubted(names, asked) ?? { kind: 'value', value: names }
    return names.length > 1 ? refused(`写了${names.length}个名称，又说是${count}个，请核对，一行写一个。`) : undefined
  }
  if (typeof names === 'string') return refused(names)
  if (count === names.length) return { kind: 'value', value: names }
  if (count < names.length) return refused(`${quoted(typed)}里的名称不止${count}个，请核对，一行写一个。`)
  const written = `只报写出的${names.length}个`
  const ask = `是${count}个，还是只报写出的${names.length}个？`
  return { kind: 'guess', value: count, ask, yes: `报${count}个`, or: { label: written, value: names } }
}
