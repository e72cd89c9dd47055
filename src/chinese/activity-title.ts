import { EVENT } from './said-around.ts'
import { namesThing } from './thing.ts'

/** Where and when the name of an activity is printed: what stands there need not be said in the name again. */
export type Setting = {
  /** The year that the text is of. */
  readonly year: number
  /** Who stands at the head of a name as its doer, of units and places: see `longestHead`. */
  readonly doerOf: (name: string) => string | undefined
  /** Those of them that the sentence is about. */
  readonly own: (doer: string) => boolean
}

/** What tells what somebody did: 甲镇妇联开展姐妹课堂 is a sentence, no name. */
const DONE =
  /^(?:[，,]?(?:积极|认真|深入|扎实|广泛)?(?:组织)?(?:开展|举办|举行|召开|组织)了?)(?!会)(?=\p{Script=Han}|[“《])/u
/** What follows a place in a name that has no name without it: 甲镇第三届旅游节. */
const BELONGS = /^(?:第|首届|[级籍片区域内外的之和与及、至到])/u
const SHORTEST = 4

/** The longest of these that a text begins with. A province has tens of thousands of them, and as many texts. */
export function longestHead(of: readonly string[]): (text: string) => string | undefined {
  const known = new Set(of.filter((each) => each !== ''))
  const lengths = [...new Set([...known].map(({ length }) => length))].sort((a, b) => b - a)
  return (text) => {
    for (const length of lengths) {
      const head = text.slice(0, length)
      if (known.has(head)) return head
    }
    return undefined
  }
}

/**
 * The name of an activity without what its sentence says already: who did it (甲镇妇联开展姐妹课堂), the year of the text
 * (2026年送文化下乡), and the place of whom the sentence is about (甲镇送文化下乡). What is the name of a thing stays whole.
 */
export function activityTitle(name: string, setting: Setting): string {
  const undated = withoutYear(name, setting.year)
  const doer = setting.doerOf(undated)
  if (doer === undefined) return undated
  const tail = undated.slice(doer.length)
  const done = DONE.exec(tail)?.[0]
  const rest = withoutYear(done === undefined ? tail : tail.slice(done.length), setting.year)
  if (done !== undefined) return stands(rest) ? rest : undated
  return setting.own(doer) && stands(rest) && !lies(undated) ? rest : undated
}

/** 2026年送文化下乡 of 2026; 2026年第5期 and a name that is little else keep it. */
function withoutYear(name: string, year: number): string {
  const rest = name.replace(new RegExp(`^${year}年(?:度(?!假))?的?`, 'u'), '')
  return rest !== name && stands(rest) ? rest : name
}

/** What lies in a place, and is called after it: 甲镇书法协会, not 甲镇培训班. */
function lies(name: string): boolean {
  return namesThing(name) && !EVENT.test(name)
}

/** Whether words are a name without what stood before them. */
function stands(rest: string): boolean {
  const letters = rest.match(/\p{L}/gu)?.length ?? 0
  return letters >= SHORTEST && !BELONGS.test(rest)
}
