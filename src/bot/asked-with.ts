import { ORGANIZATION_NOUNS } from '../chinese/thing-nouns.ts'
import { ISSUE_OR_WEEK } from '../chinese/week-words.ts'
import type { Database } from '../database/open.ts'
import { unitsCalled } from '../database/unit.ts'
import { scopeNamed } from '../desk/subject.ts'
import type { Asked } from './asked.ts'
import type { Door } from './feature.ts'
import { periodSaid } from './year-asked.ts'

const PLACE = new RegExp(
  `(?<place>\\p{Script=Han}{1,4}(?:[镇乡村]|街道|社区))的?(?<of>${ORGANIZATION_NOUNS})?|(?<alone>${ORGANIZATION_NOUNS})`,
  'u',
)
/** What stands before a place and is none of its name: 看看甲镇, 我们镇. */
const SHORTEST_PLACE = 2

/**
 * The page that is asked for, of when and of whom the words say besides: 乙镇残联今年一共报了多少 is /year 今年 乙镇残联, 看看上周村里
 * 谁没交 is /missing 上周. As it was asked where they say nothing that it can be asked for.
 */
export async function askedWith(db: Database, door: Door, asked: Asked, words: string): Promise<Asked> {
  if (asked.by !== 'tap') return asked
  const { name } = asked.button
  if (name === 'missing' || name === 'week') {
    const week = ISSUE_OR_WEEK.exec(words)?.[0]
    return week === undefined ? asked : { by: 'command', command: name, words: week }
  }
  if (name !== 'year') return asked
  const said = [periodSaid(words), await placeSaid(db, door, words)].filter((part) => part !== undefined)
  return said.length === 0 ? asked : { by: 'command', command: name, words: said.join(' ') }
}

/** The name of the part of the county, or of the unit, that words speak of. */
async function placeSaid(db: Database, { desk, today }: Door, words: string): Promise<string | undefined> {
  const { place, of, alone } = PLACE.exec(words)?.groups ?? {}
  if (place === undefined) return alone !== undefined && (await scopeNamed(db, desk, alone)) ? alone : undefined
  for (let from = 0; place.length - from >= SHORTEST_PLACE; from++) {
    const name = place.slice(from)
    const unit = of === undefined ? undefined : `${name}${of}`
    if (unit !== undefined && (await unitsCalled(db, unit, today, 2)).some((each) => each.name === unit)) return unit
    if (await scopeNamed(db, desk, name)) return name
  }
  return of !== undefined && (await scopeNamed(db, desk, of)) ? of : undefined
}
