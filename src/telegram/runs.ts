import type { OutboxRow } from '../database/outbox.ts'
import { carriesFile } from '../database/sent-file.ts'

/** What is sent to a chat, one after the other. */
export type Run = { readonly chatId: number; readonly rows: readonly OutboxRow[] }

/** What was claimed: a chat's texts do not wait for its files. */
export function claimedRuns(rows: readonly OutboxRow[]): Run[] {
  return runsBy(rows, (row) => `${row.chatId} ${carriesFile(row)}`)
}

/** What was born sending: a chat's texts, and after them its files. */
export function bornRuns(rows: readonly OutboxRow[]): Run[] {
  const textsFirst = rows.toSorted((a, b) => Number(carriesFile(a)) - Number(carriesFile(b)) || a.id - b.id)
  return runsBy(textsFirst, (row) => String(row.chatId))
}

function runsBy(rows: readonly OutboxRow[], keyOf: (row: OutboxRow) => string): Run[] {
  const runs = new Map<string, { chatId: number; rows: OutboxRow[] }>()
  for (const row of rows) {
    const run = runs.get(keyOf(row)) ?? { chatId: row.chatId, rows: [] }
    run.rows.push(row)
    runs.set(keyOf(row), run)
  }
  return [...runs.values()]
}
