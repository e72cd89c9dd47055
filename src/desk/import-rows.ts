import { z } from 'zod'
import { type Day, isDay } from '../calendar/day.ts'
import { explain, findingsOf } from '../catalogue/explain.ts'
import { fieldName } from '../catalogue/source.ts'
import type { FileRow } from '../documents/read-cells.ts'

/** Where a row stands in its file: the sheet only in a workbook. */
export type RowPlace = { readonly line: number; readonly sheet?: string }

/** Of a ledger: the report's number in the database that it was made of. */
type OfLedger = { readonly receipt?: number }

export type RowProblem = RowPlace & { readonly field: string; readonly problem: string }

const instant = z.iso.datetime({ offset: true, error: '要写成 2022-11-09T20:15:00+08:00 这样的时间' })
const answerSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())], {
  error: '要写数字、文字、true 或 false，或文字的列表',
})
/** There was none of the eight before. */
const EARLIEST = '1900-01-01'

const rowSchema = z.strictObject({
  unit: z.string(),
  form: z.string(),
  on: z
    .string()
    .refine(isDay, '要写成 2022-11-09 这样的日期')
    .refine((day) => !isDay(day) || day >= EARLIEST, '年份不对，请核对'),
  answers: z
    .record(z.string(), answerSchema)
    .refine((answers) => Object.keys(answers).length > 0, '一题也没有答；没有开展请报“本周无活动”，不用导入'),
  at: instant.optional(),
  id: z.string().min(1, '不能为空').optional(),
})

/** A row of the right shape; what its words mean is not looked at yet. */
export type Row = z.infer<typeof rowSchema> & { readonly on: Day }
export type GivenAnswer = Row['answers'][string]

/** The rows that can be looked at further, and what is wrong with the others. */
export function rowsOf(raw: readonly FileRow[]): {
  rows: (RowPlace & OfLedger & { row: Row })[]
  problems: RowProblem[]
} {
  const rows: (RowPlace & OfLedger & { row: Row })[] = []
  const problems: RowProblem[] = []
  for (const { data, problem, ...place } of raw) {
    if (problem !== undefined) {
      problems.push({ ...place, field: '', problem })
      continue
    }
    const parsed = rowSchema.safeParse(data, { error: explain })
    if (parsed.success) rows.push({ ...place, row: parsed.data })
    else {
      for (const found of parsed.error.issues.flatMap((issue) => findingsOf(rowSchema, issue))) {
        problems.push({ ...place, field: fieldName(found.path), problem: found.problem })
      }
    }
  }
  return { rows, problems }
}
