import { eventForms } from '../catalogue/events.ts'
import type { Database } from '../database/open.ts'
import { tidy } from '../database/tidy.ts'
import type { CountyDesk } from './county-desk.ts'

/** What is done once a night: old rows go, and what is kept of the records is put in order by today's catalogue. */
export function nightsWork(db: Database, { catalogue }: CountyDesk, now: Date): Promise<void> {
  return tidy(db, now, eventForms(catalogue))
}
