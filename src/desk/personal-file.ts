import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { PERSONAL, personalCounts, personalRows, type Whose, whoseData } from '../database/personal.ts'
import { writeWhole } from '../documents/write-whole.ts'
import type { Counted } from '../messages/personal.ts'
import type { CountyDesk } from './county-desk.ts'

const asked = z.object({ person: z.number().int() })

/** Everything that is stored of a person, in `folder`: JSON, each table under what people call it. */
export async function personalFile(
  db: Database,
  _: CountyDesk,
  of: unknown,
  folder: string,
): Promise<{ filename: string; path: string }> {
  const whose = await whoseData(db, asked.parse(of).person)
  if (!whose) throw new Error('there is no such person any more')
  const rows = await personalRows(db, whose)
  const named = Object.fromEntries([...rows].map(([table, of]) => [PERSONAL[table]?.called ?? table, of]))
  const path = join(folder, 'personal.json')
  await writeWhole(path, (put) => put(`${JSON.stringify(named, null, 2)}\n`), 0o600)
  return { filename: '我的资料.json', path }
}

/** How much is stored of somebody: what goes and what stays where it is erased. Their own account is both. */
export async function personalCounted(db: Database, whose: Whose): Promise<Counted> {
  const counts = await personalCounts(db, whose)
  const of = (is: 'goes' | 'stays') =>
    Object.entries(PERSONAL).flatMap(([table, { called, becomes }]) => {
      const rows = counts.get(table)
      return rows !== undefined && becomes === is && table !== 'person' ? [{ called, rows }] : []
    })
  return { goes: of('goes'), stays: of('stays') }
}
