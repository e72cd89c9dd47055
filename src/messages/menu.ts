import { type Key, type Keys, key } from './buttons.ts'
import { CAUTION, NO_UNIT } from './common.ts'
import { JOIN } from './joining.ts'
import { inPairs, inRows, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'
import { TOPICS, type Topic } from './topics.ts'

type Roles = {
  /** The names of the units that they report for. */
  readonly reportsFor: readonly string[]
  /** What somebody who reports may type instead of tapping. */
  readonly example: string
  /** The names of the parts that they look after, and of those that they may read about; null: the whole county. */
  readonly edits: readonly (string | null)[]
  readonly views: readonly (string | null)[]
}

const WAITS_TODAY = '今天要办的，在最上面。'

export const STRANGER: Said = { text: NO_UNIT, keys: [[JOIN]] }

/** What is for others, asked for by a stranger: how to join. */
export function strangerTo(role: 'anyone' | 'reporter' | 'viewer' | 'editor'): Said {
  return role === 'editor' ? { ...STRANGER, text: `这个功能只给编辑用。${NO_UNIT}` } : STRANGER
}

/**
 * The first page: everything a command does, by buttons, for the roles that a person has. `needs`: what is to be done today;
 * `keys`: those of each role.
 */
export function firstPage(
  { reportsFor, example, edits, views }: Roles,
  needs: readonly Key[],
  waiting: Keys,
  keys: readonly (readonly Key[])[],
): Said {
  const roles = [
    ...(reportsFor.length > 0 ? [`您为${reportsFor.join('、')}填报。一句话也能报，如“${example}”。`] : []),
    ...(edits.length > 0 ? [`您是${edits.map((part) => part ?? '县里').join('、')}的编辑。`] : []),
    ...(views.length > 0 ? [`您可以看${views.map((part) => part ?? '全县').join('、')}的汇编。`] : []),
  ]
  const caution = reportsFor.length > 0 || edits.length > 0 ? [CAUTION] : []
  const today = needs.length > 0 ? [WAITS_TODAY] : []
  const rows = keys.flatMap((ofRole) => inRows(ofRole, 2))
  return {
    text: [...roles, ...today, ...caution].join('\n'),
    keys: [...inPairs(needs), ...waiting, ...rows],
  }
}

type Help = {
  readonly needs: readonly Key[]
  readonly waiting: Keys
  readonly topics: readonly Topic[]
  /** What may be typed, for instance. */
  readonly asks: readonly string[]
}

/** /help: `lines` of what is used most, and a button for each topic. */
export function help(lines: readonly string[], { needs, waiting, topics, asks }: Help): Said {
  const today = needs.length > 0 ? [WAITS_TODAY] : []
  const ask = `别的点下面，也可以直接打字问，如${asks.map((each) => `“${each}”`).join('')}。`
  const keys = topics.map((topic) => key(TOPICS[topic], 'helpOn', { topic }))
  return {
    text: [...today, ...lines, ask, CAUTION].join('\n'),
    keys: [...inPairs(needs), ...waiting, ...inRows(keys, 2), [TO_MENU]],
  }
}

/** A topic of /help, with the pages that its lines speak of. */
export function helpOn(lines: readonly string[], keys: readonly Key[]): Said {
  return { text: lines.join('\n'), keys: [...inRows(keys, 2), [key('返回', 'help')]] }
}
