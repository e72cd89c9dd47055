import { bareName } from './name-marks.ts'
import { tidy } from './typed.ts'

/** What two spellings of one activity's name may differ in: blanks, quotation and book marks, other punctuation. */
export const NAME_MARKS = ' 　"\'“”‘’「」『』《》〈〉【】（）()·•。，、；：,;:.!?！？~～…—–-'
/** The noun that a name has or leaves out: 姐妹课堂, “姐妹课堂”活动. Read by Postgres too. */
export const NAME_TAIL = '(系列|主题)?活动$'

const MARKS = new Set(NAME_MARKS)
const TAIL = new RegExp(NAME_TAIL, 'u')

/** What all spellings of an activity's name have in common. */
export function eventName(name: string): string {
  const bare = [...tidy(bareName(name)).toLowerCase()].filter((sign) => !MARKS.has(sign)).join('')
  return bare.replace(TAIL, '') || bare
}

/** Two of three pairs of neighbouring characters the same. */
const ALIKE = 0.6
const SHORTEST = 3

/** Whether two names, as `eventName` gives them, may be those of one activity: one within the other, or most of it the same. */
export function namesAlike(one: string, other: string): boolean {
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one]
  if (short.length >= SHORTEST && long.includes(short)) return true
  const [ofOne, ofOther] = [pairsOf(one), pairsOf(other)]
  const same = ofOne.filter((pair) => ofOther.includes(pair)).length
  return 2 * same >= ALIKE * (ofOne.length + ofOther.length) && same >= 2
}

function pairsOf(name: string): string[] {
  const signs = [...name]
  return signs.slice(1).map((sign, i) => `${signs[i]}${sign}`)
}
