import type { Logger } from 'pino'
import type { Database } from '../database/open.ts'
import type { CountyDesk } from '../desk/county-desk.ts'

/** What the clock's work is done with. */
export type Parts = {
  readonly db: Database
  readonly desk: CountyDesk
  readonly log: Logger
  readonly now: () => Date
  /** When the first process of this county started: weeks before it are not made up for. */
  readonly since: Date
}
