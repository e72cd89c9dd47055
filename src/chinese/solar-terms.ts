import { addDays, type Day } from '../calendar/day.ts'

/** The 24 terms (节气) in the order of a year, from where the sun stands at 270 degrees. */
const TERMS =
  '冬至 小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪'.split(
    ' ',
  )
const APART = 15
const FIRST_AT = 270
const MOST_BACK = 370
const MILLISECONDS = 86_400_000
/** Days are counted by the clock of Beijing. */
const AHEAD = 8 / 24
const J2000 = Date.UTC(2000, 0, 1, 12)

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180)

/** Where the sun seems to stand as a day of Beijing begins, in degrees; right to a hundredth, a quarter of an hour. */
function sunAt(day: Day): number {
  const centuries = ((Date.parse(`${day}T00:00:00Z`) - J2000) / MILLISECONDS - AHEAD) / 36_525
  const anomaly = 357.529_11 + 35_999.050_29 * centuries
  const centre =
    (1.914_602 - 0.004_817 * centuries) * sine(anomaly) + 0.019_993 * sine(2 * anomaly) + 0.000_289 * sine(3 * anomaly)
  const mean = 280.466_46 + 36_000.769_83 * centuries
  const seen = mean + centre - 0.005_69 - 0.004_78 * sine(125.04 - 1_934.136 * centuries)
  return ((seen % 360) + 360) % 360
}

/** The last day of a term, `today` included; undefined of words that name none. */
export function lastTerm(name: string, today: Day): Day | undefined {
  const at = TERMS.indexOf(name)
  if (at < 0) return undefined
  const angle = (FIRST_AT + APART * at) % 360
  const behind = (day: Day) => (sunAt(day) - angle + 360) % 360
  for (let ago = 0; ago < MOST_BACK; ago++) {
    const day = addDays(today, -ago)
    // The sun comes to that angle before the day is over.
    if (behind(day) > 180 && behind(addDays(day, 1)) < 180) return day
  }
  return undefined
}
