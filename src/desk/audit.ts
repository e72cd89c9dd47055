import { z } from 'zod'
import { isDay } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { isSimpleSetting, readSetting } from '../catalogue/county-settings.ts'
import { weekLabel } from '../chinese/periods.ts'
import { type Note, notes } from '../database/audit.ts'
import { digestById } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { settingChangeSaid } from '../messages/settings.ts'
import type { CountyDesk } from './county-desk.ts'
import { digestName, subjectOf } from './subject.ts'

/** Who did what to what, and when. */
export type Deed = Pick<Note, 'id' | 'at' | 'who' | 'action' | 'detail'> & {
  /** What it was done to, as people call it; empty where people have no name for it. */
  readonly to: string
}

/** What was done, the newest first. */
export async function deeds(db: Database, desk: CountyDesk, of: Parameters<typeof notes>[1]): Promise<Deed[]> {
  const found = await notes(db, of)
  const names = new Map<string, Promise<string>>()
  const nameOf = ({ subject, called, detail }: Note): Promise<string> => {
    const [kind, id] = subject.split(' ')
    if (kind === 'setting' && id !== undefined) return Promise.resolve(settingChanged(id, detail))
    const known = names.get(subject) ?? (called ? Promise.resolve(called) : named(db, desk, subject))
    names.set(subject, known)
    return known
  }
  return Promise.all(
    found.map(async ({ subject, called, ...of }) => ({ ...of, to: await nameOf({ subject, called, ...of }) })),
  )
}

/** What of a setting; of one that is not one value, its name. */
function settingChanged(name: string, detail: unknown): string {
  if (!isSimpleSetting(name)) return name === 'rhythms' ? '报送周期' : '停刊'
  const { before, after } = changed.parse(detail)
  return settingChangeSaid(name, { before: readSetting(name, before), after: readSetting(name, after) })
}

const changed = z.object({ before: z.unknown(), after: z.unknown() })

async function named(db: Database, desk: CountyDesk, subject: string): Promise<string> {
  const [kind = '', id = ''] = subject.split(' ')
  switch (kind) {
    case 'report':
      return `编号${id}`
    case 'invitation':
      return `第${id}号链接`
    case 'superior_table':
      return `第${id}号表`
    case 'past_figure':
      return '上年数'
    case 'county':
      return '多处'
    case 'unit':
      return desk.catalogue.organizations.find(({ code }) => code === id)?.name ?? (id === 'county' ? '全县' : id)
    case 'digest': {
      const row = await digestById(db, Number(id))
      return row ? digestName(await subjectOf(db, desk, row)) : ''
    }
  }
  if (isDay(subject)) return weekLabel(weekOf(subject))
  return /^\d{4}$/u.test(kind) ? `${kind}年` : ''
}
