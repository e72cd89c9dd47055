import type { Logger } from 'pino'
import type { Database } from '../database/open.ts'
import type { Written } from '../database/outbox.ts'
import type { CountyDesk } from '../desk/county-desk.ts'

/** What the clock's work is done with. */
export type Parts = {
  readonly db: Database
  readonly desk: CountyDesk
  readonly log: Logger
  /** Takes messages that were written and committed: delivery sends them, whenever that is done. */
  readonly send: (written: readonly Written[]) => void
  readonly now: () => Date
  /** When the first process of this county started: weeks before it are not made up for. */
  readonly since: Date
  /** Has a job done elsewhere that would keep people waiting here; what it writes is sent as if it were done here. */
  readonly handOver?: ((job: string, send: Parts['send']) => Promise<void>) | undefined
}
