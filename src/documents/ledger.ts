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
    rows: eachRow(sheet.rows, () => {
      written[as] += 1
    }),
  })
  await writeWorkbook(file, [
    coverSheet(ledger, wanted),
    ...wanted.map((o) => counted(organizationSheet(o, ledger), 'reports')),
    counted(figuresSheet(ledger, wanted), 'figures'),
  ])
  return written
}

async function* eachRow(rows: Sheet['rows'], told: () => void) {
  for await (const row of rows) {
    told()
    yield row
  }
}
