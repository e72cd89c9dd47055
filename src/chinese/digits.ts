/** 零 to 九: the one row of digits that every reading and printing goes by. */
export const DIGITS = '零一二三四五六七八九'

/** 一 to 九, for the class of a pattern. */
export const ONE_TO_NINE = DIGITS.slice(1)

/** The forms of cheques (大写), of 〇 to 九; 陸 and 貳 are their traditional forms. */
export const FINANCIAL = '〇壹贰叁肆伍陆柒捌玖'

/** Other characters for a digit: how zero is written in years, how one is read out on the telephone. */
const ALSO: Readonly<Record<string, number>> = { '○': 0, '◯': 0, 幺: 1, 貳: 2, 陸: 6 }

const VALUES: ReadonlyMap<string, number> = new Map([
  ...[DIGITS, FINANCIAL, '0123456789'].flatMap((row) => [...row].map((form, value) => [form, value] as const)),
  ...Object.entries(ALSO),
])

/** Which digit a character is, 0 to 9; undefined for any other character. 两 is none: it counts, and spells no number. */
export function digitOf(character: string): number | undefined {
  return VALUES.get(character)
}
