import { coverSheet } from './ledger/cover-sheet.ts'
import type { Ledger } from './ledger/entry.ts'
import { figuresSheet } from './ledger/figures-sheet.ts'
import { organizationSheet } from './ledger/organization-sheet.ts'
import { type Sheet, writeWorkbook } from './workbook.ts'

export type Written = { readonly reports: number; readonly figures: number }

/**
 * Writes the ledger (台账) of a period: what it holds, a sheet an organization with one row a report, and one of all
 * figures to pivot. It is written row by row: its length takes no memory.
 */
export async function writeLedger(file: string, ledger: Ledger): Promise<Written> {
  const wanted = ledger.catalogue.organizations.filter((o) => ledger.organizations?.includes(o.code) ?? true)
  const written = { reports: 0, figures: 0 }
  const counted = (sheet: Sheet, as: keyof Written): Sheet => ({
    ...sheet,
    rows: counting(sheet.rows, (rows) => {
      written[as] += rows
    }),
  })
  await writeWorkbook(file, [
    coverSheet(ledger, wanted),
    ...wanted.map((o) => counted(organizationSheet(o, ledger), 'reports')),
    counted(figuresSheet(ledger, wanted), 'figures'),
  ])
  return written
}

async function* counting(rows: Sheet['rows'], told: (rows: number) => void) {
  for await (const some of Symbol.asyncIterator in rows ? rows : [[...rows]]) {
    told(some.length)
    yield some
  }
}
