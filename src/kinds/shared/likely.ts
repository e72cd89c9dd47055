import { LEXICON, type Quantity } from '../../chinese/number-words.ts'

/** What one report of one unit hardly exceeds, by what is counted. More is asked about, not refused. */
const MOST: Readonly<Partial<Record<Quantity, number>>> = {
  session: 100,
  person: 50_000,
  house: 20_000,
  body: 1_000,
  thing: 100_000,
  pack: 10_000,
  medal: 500,
  money: 1_000_000,
  time: 1_000,
}
const OTHERWISE = 100_000
/** What is held by now was gathered over years. */
const HELD = 10

/** The number from which on one of `unit` is asked about. 万元 is measured as 元. */
export function mostLikely(unit: string, stock: boolean): number {
  const [, scale, base] = /^(万?)(.+)$/.exec(unit) ?? []
  const [of] = LEXICON.get(base ?? unit)?.of ?? []
  const most = (of && MOST[of]) ?? OTHERWISE
  return (most * (stock ? HELD : 1)) / (scale ? 10_000 : 1)
}
