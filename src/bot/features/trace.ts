import { weekLabel } from '../../chinese/periods.ts'
import { type DigestRow, digestById, recentDigests } from '../../database/digest.ts'
import type { Database } from '../../database/open.ts'
import { currentEdition } from '../../desk/compile.ts'
import { subjectOf } from '../../desk/subject.ts'
import { type Trace, traceFigure } from '../../desk/trace.ts'
import type { Digest } from '../../digest/digest.ts'
import { type FigurePlace, figurePlaces, whatOf } from '../../digest/figure-places.ts'
import { periodLabel } from '../../digest/kinds/index.ts'
import { key } from '../../messages/buttons.ts'
import * as messages from '../../messages/trace.ts'
import { type Door, feature } from '../feature.ts'

const MOST_DIGESTS = 6

type Names = 'trace' | 'traceDigest' | 'traceSection' | 'traceNumber'

type Facts =
  | { readonly digests: readonly { readonly id: number; readonly name: string }[] }
  /** What was typed behind the command, and the numbers of the newest digest that it means. */
  | { readonly digest: number; readonly asked: string; readonly found: readonly FigurePlace[] }
  | {
      readonly digest: number
      readonly places: readonly FigurePlace[]
      readonly show: 'sections' | 'number gone' | { readonly section: string; readonly page: number }
    }
  | { readonly digest: number; readonly traced: Trace; readonly page: number }

/** /trace: an editor opens a printed number and sees the reports that it was made of. */
export const trace = feature<Facts, Names>({
  command: 'trace',
  role: 'editor',
  place: 'private',
  menu: '数字的来源',
  help: ['/trace 看一个数字是哪些填报来的'],
  opens: key('溯源', 'trace'),
  buttons: ['trace', 'traceDigest', 'traceSection', 'traceNumber'],
  load: async (db, asked, door) => {
    if (asked.by === 'command' && asked.words !== '') {
      const [newest] = await recentDigests(db, 1)
      if (!newest) return digests(db, door)
      const places = figurePlaces(await digestOf(db, door, newest))
      return { digest: newest.id, asked: asked.words, found: places.filter((p) => isMeant(p, asked.words)) }
    }
    if (asked.by !== 'tap' || asked.button.name === 'trace') return digests(db, door)
    const { button } = asked
    const row = await digestById(db, button.parts.digest)
    if (!row) return digests(db, door)
    const digest = await digestOf(db, door, row)
    const places = figurePlaces(digest)
    if (button.name === 'traceDigest') return { digest: row.id, places, show: 'sections' }
    if (button.name === 'traceSection') return { digest: row.id, places, show: button.parts }
    const place = messages.placeShown(places, button.parts)
    if (!place) return { digest: row.id, places, show: 'number gone' }
    const { page } = button.parts
    return { digest: row.id, traced: await traceFigure(db, door.desk, digest, place, page), page }
  },
  decide: (facts) => {
    if ('digests' in facts) {
      return { say: [facts.digests.length === 0 ? messages.NOTHING_COMPILED : messages.digestList(facts.digests)] }
    }
    const { digest } = facts
    if ('found' in facts) return { say: [messages.numbersFound(digest, facts.asked, facts.found)] }
    if ('traced' in facts) return { say: [messages.numberTraced(digest, facts.traced, facts.page)] }
    const { places, show } = facts
    if (show === 'sections') return { say: [messages.sectionList(digest, places)] }
    if (show === 'number gone') return { say: [messages.sectionList(digest, places, messages.NUMBER_GONE)] }
    return { say: [messages.numbersOfSection(digest, places, show)] }
  },
})

/** A number as it is printed or as it counts; words that stand around one. */
function isMeant(place: FigurePlace, asked: string): boolean {
  const { printed, value } = place.span
  const number = /^\d+(?:\.\d+)?余?$/u.test(asked)
  return (!number && whatOf(place, printed).includes(asked)) || printed === asked || String(value) === asked
}

async function digestOf(db: Database, { desk }: Door, row: DigestRow): Promise<Digest> {
  return currentEdition(db, desk, await subjectOf(db, desk, row), 'office')
}

async function digests(db: Database, { desk }: Door): Promise<Facts> {
  const rows = await recentDigests(db, MOST_DIGESTS)
  const named: { id: number; name: string }[] = []
  for (const row of rows) named.push({ id: row.id, name: await nameOf(row) })
  return { digests: named }

  async function nameOf(row: DigestRow): Promise<string> {
    if (row.kind === 'week') return `一周动态 ${weekLabel({ from: row.periodFrom, to: row.periodTo })}`
    const { scope, period } = await subjectOf(db, desk, row)
    return `${periodLabel(period)}${scope.kind === 'county' ? '' : scope.name}汇报`
  }
}
