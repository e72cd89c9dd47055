import { countyNow } from '../../database/county.ts'
import type { Database } from '../../database/open.ts'
import { recordInstant } from '../../database/record-lock.ts'
import { type CountyChanged, countyWrites, lookAtCounty } from '../../desk/change-county.ts'
import { COUNTY_FILE } from '../../desk/county-file.ts'
import { countyInBytes } from '../../desk/read-county.ts'
import { CHANGED_MEANWHILE, changesHash } from '../../messages/county-deeds.ts'
import { fileTo } from '../../messages/file-owed.ts'
import type { Owed, Said } from '../../messages/said.ts'
import { LAPSED } from '../../messages/units.ts'
import * as messages from '../../messages/units-file.ts'
import type { SentDocument } from '../asked.ts'
import { closingNews } from '../closing-news.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { contentOf } from '../sent-file.ts'

/** The file that is sent next is a county's. */
const AWAITED = { for: 'county-file', file: '' } as const

type Names = 'unitsOut' | 'unitsIn' | 'unitsRead' | 'unitsTake'

type Facts =
  | 'out'
  | 'in'
  /** `again`: the file that comes next is looked at as well. */
  | { readonly page: Said; readonly again?: true }
  /** `named`: the same without what the file does not name; absent where it names all. */
  | {
      readonly all: CountyChanged
      readonly named: CountyChanged | undefined
      readonly file: string
      readonly lead?: string
    }
  | { readonly done: CountyChanged; readonly at: Date; readonly news: readonly Owed[] }

/** The county as a workbook, out and in: what will change is shown first, then all of it is done or nothing. */
export const unitsFile = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  buttons: ['unitsOut', 'unitsIn', 'unitsRead', 'unitsTake'],
  awaits: ['county-file'],
  takesFile: true,
  load: async (db, asked, door) => {
    const awaited = door.who.awaited?.for === 'county-file' ? door.who.awaited : undefined
    if (asked.by === 'document') {
      return lookedAt(db, asked.file, door)
    }
    if (asked.by !== 'tap') return 'in'
    if (asked.button.name === 'unitsOut') return 'out'
    if (asked.button.name === 'unitsIn') return 'in'
    if (!awaited || awaited.file === '') return { page: LAPSED }
    const looked = await lookedAt(db, { id: awaited.file, bytes: 0 }, door)
    if (!('all' in looked)) return looked
    if (asked.button.name === 'unitsRead') return looked
    const { lines, hash } = asked.button.parts
    const chosen = lines === 'all' ? looked.all : (looked.named ?? looked.all)
    if (changesHash(chosen.changes, chosen.day) !== hash) return { ...looked, lead: CHANGED_MEANWHILE }
    return { done: chosen, at: await recordInstant(db, door.clock), news: await closingNews(db, chosen) }
  },
  decide: (facts, { chatId, who }): Effects => {
    if (facts === 'out')
      return { say: [messages.OUT], owe: [fileTo(chatId, { make: COUNTY_FILE, of: {} })], awaits: AWAITED }
    if (facts === 'in') return { say: [messages.IN], awaits: AWAITED }
    if ('page' in facts) return { say: [facts.page], awaits: facts.again ? AWAITED : null }
    if ('done' in facts) {
      const { done, at, news } = facts
      return {
        toast: '已保存',
        say: [messages.fileTaken(done.changes)],
        write: countyWrites(done, { at, by: { person: who.id } }),
        owe: news,
        awaits: null,
      }
    }
    const { all, named, file, lead } = facts
    const said = messages.fileEcho(all.changes, { day: all.day, named: named?.changes }, lead)
    return { say: [said], awaits: { for: 'county-file', file } }
  },
})

/** What the file would change, or what is wrong in it. */
async function lookedAt(
  db: Database,
  sent: Pick<SentDocument, 'id' | 'bytes'>,
  door: Door,
): Promise<Exclude<Facts, string>> {
  const bytes = await contentOf(door, sent)
  if (typeof bytes === 'string') return { page: messages.unread(bytes), again: true }
  const file = sent.id
  const now = await countyNow(db)
  const read = await countyInBytes(bytes, door.desk.catalogue.organizations, now)
  if ('problems' in read) return { page: messages.wrongIn(read.problems), again: true }
  const all = await lookAtCounty(db, read.county, { day: door.today, absent: 'close' })
  if (all.fault !== undefined) {
    return { page: messages.wrongIn([{ sheet: '区域', problem: all.fault }]), again: true }
  }
  const names = new Set([...read.county.areas, ...read.county.units].map(({ id }) => id))
  const left = {
    areas: (now?.areas ?? []).filter((a) => !names.has(a.id)),
    units: (now?.units ?? []).filter((u) => !names.has(u.id)),
  }
  if (left.areas.length + left.units.length === 0) return { all, named: undefined, file }
  const wanted = {
    ...read.county,
    areas: [...read.county.areas, ...left.areas],
    units: [...read.county.units, ...left.units],
  }
  return { all, named: await lookAtCounty(db, wanted, { day: door.today, absent: 'close' }), file }
}
