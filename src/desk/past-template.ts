import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { pastTemplate } from '../documents/past-figures.ts'
import { writeWorkbook } from '../documents/workbook.ts'
import type { CountyDesk } from './county-desk.ts'

/** As a row of the outbox names it. */
export const PAST_TEMPLATE = 'past-template'

const asked = z.object({ year: z.number().int() })

/** A workbook to fill a year's figures in, in `folder`. */
export async function makePastTemplate(
  _: Database,
  { catalogue }: CountyDesk,
  of: unknown,
  folder: string,
): Promise<{ filename: string; path: string }> {
  const { year } = asked.parse(of)
  const path = join(folder, 'past.xlsx')
  await writeWorkbook(path, pastTemplate(catalogue, year))
  return { filename: `${year}年数模板.xlsx`, path }
}
