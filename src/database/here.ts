import { sql } from 'drizzle-orm'

/**
 * Joined to what a subquery reads, one row. A subquery that reads this and no table is worked out by the server that was
 * asked, also where the tables are at another (on-worker.ts): a catalogue is each server's own. There are the numbers that
 * ids are taken from, and the name of this process.
 */
export const HERE = sql`join pg_am here on here.amname = 'heap'`
