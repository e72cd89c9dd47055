import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { catalogueWorkbook } from '../documents/catalogue-workbook/write.ts'
import { catalogueOf } from './catalogue-in-force.ts'
import type { CountyDesk } from './county-desk.ts'

/** The workbook of a version of the catalogue, for whoever asked for it in chat. */
export async function catalogueWorkbookFile(db: Database, desk: CountyDesk, of: object, folder: string) {
  const { version } = z.object({ version: z.string() }).parse(of)
  const { content } = await catalogueOf(db, desk, version)
  const path = join(folder, 'file')
  await writeFile(path, await catalogueWorkbook(content))
  return { filename: `${desk.county}群团表和题.xlsx`, path }
}
