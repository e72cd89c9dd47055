import { existsSync, readFileSync } from 'node:fs'
import { dayIn, yearOf } from '../calendar/day.ts'
import { countyNow } from '../database/county.ts'
import type { Database } from '../database/open.ts'
import { recordInstant } from '../database/record-lock.ts'
import { writeAll } from '../database/write.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { type PastPlan, pastFigureWrites, planPastFigures } from '../desk/past-figures.ts'
import type { PastFigure } from '../digest/past-figures.ts'
import { isPastWorkbook, pastTemplate, readPastFigures } from '../documents/past-figures.ts'
import { sheetNames, UnreadableWorkbook } from '../documents/sheets.ts'
import { writeWorkbook } from '../documents/workbook.ts'
import { QunbaoError, whyUnread } from '../errors.ts'
import { withCounty, withCountyAsItIs } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './command.ts'

const options = {
  template: { type: 'string' },
  in: { type: 'string' },
  check: { type: 'boolean', default: false },
} as const

/** Changes that are told one by one. */
const MOST_TOLD = 20

/** Figures of before the county began with the bot, for comparisons: a workbook to fill in, and back. */
export const figures: Command = {
  name: 'figures',
  usage: '--template FILE.xlsx | --in FILE.xlsx [--check]',
  does: 'last year’s figures to compare with; --check only tells',
  async run(args, env) {
    const read = readArguments({ args: [...args], options })
    if (typeof read === 'string') return misused(`figures: ${read}`)
    const { template, in: file, check } = read.values
    if ((template === undefined) === (file === undefined)) {
      return misused('figures takes one of --template FILE.xlsx, --in FILE.xlsx')
    }
    if (template !== undefined && check) return misused('--check goes with --in')
    const settings = readSettings(env)
    const now = new Date()
    if (template !== undefined) {
      if (!template.endsWith('.xlsx')) return misused(`${template}: must end in .xlsx`)
      return withCountyAsItIs(settings, now, async ({ desk }) => {
        await writeWorkbook(template, pastTemplate(desk.catalogue, yearOf(dayIn(desk.zone, now)) - 1))
        return told(`${template}: fill in 数值, then: qunbao import ${template}`)
      })
    }
    const open = check ? withCountyAsItIs : withCounty
    return open(settings, now, ({ db, desk }) => takePastFigures(db, desk, file ?? '', { check, now }))
  },
}

/** Whether a file is such a workbook. */
export async function isPastFigures(file: string): Promise<boolean> {
  // What is not there is told of by whoever reads it next.
  if (!/\.xlsx$/iu.test(file) || !existsSync(file)) return false
  return isPastWorkbook(await sheetNames(readFileSync(file)))
}

/** All of the workbook, or nothing. `check`: what would change is told, and nothing is written. */
export async function takePastFigures(
  db: Database,
  desk: CountyDesk,
  file: string,
  { check, now }: { readonly check: boolean; readonly now: Date },
): Promise<number> {
  const thisYear = yearOf(dayIn(desk.zone, now))
  return db.transaction(async (tx) => {
    const at = await recordInstant(tx, () => new Date())
    const county = await countyNow(tx)
    const towns = (county?.areas ?? []).filter(({ level }) => level === 'town')
    const known = { catalogue: desk.catalogue, county: desk.county, towns, thisYear }
    const read = await readPastFigures(bytesOf(file), known).catch((error: unknown) => {
      if (error instanceof UnreadableWorkbook) throw new QunbaoError('import.wrong', `${file}：${error.message}`)
      throw error
    })
    if ('faults' in read)
      throw new QunbaoError('import.wrong', read.faults.map((fault) => `${file}：${fault}`).join('\n'))
    const plan = await planPastFigures(tx, read.given)
    tell(plan, desk)
    if (!check) await writeAll(tx, pastFigureWrites(plan, at), [], at)
    return 0
  })
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new QunbaoError('import.wrong', `${file}：${whyUnread(error)}，请核对文件名`, { cause: error })
  }
}

function tell({ added, changed, removed, same }: PastPlan, { catalogue }: CountyDesk): void {
  const name = ({ year, month, indicator, level, area }: PastFigure) =>
    [`${year}年${month > 0 ? `${month}月` : ''}`, area, catalogue.indicator(indicator)?.indicator.label, level]
      .filter((part) => part)
      .join(' ')
  const lines = [
    ...changed.map(({ was, is }) => `${name(is)}：${was.value} → ${is.value}`),
    ...removed.map((was) => `${name(was)}：${was.value}，去掉`),
  ]
  for (const line of lines.slice(0, MOST_TOLD)) told(line)
  if (lines.length > MOST_TOLD) told(`… ${lines.length - MOST_TOLD} more`)
  told(`added ${added.length}, changed ${changed.length}, removed ${removed.length}, unchanged ${same}`)
}

function told(line: string): number {
  process.stdout.write(`${line}\n`)
  return 0
}
