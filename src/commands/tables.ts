import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { dayIn } from '../calendar/day.ts'
import type { Database } from '../database/open.ts'
import { lastChangeAt } from '../database/revision.ts'
import { superiorTableCalled, superiorTables } from '../database/superior-table.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { scopeNamed } from '../desk/subject.ts'
import { type CheckedTable, checkTable, fillTable } from '../desk/superior-table.ts'
import { sourcesWorkbook } from '../documents/superior/sources.ts'
import { writeWhole } from '../documents/write-whole.ts'
import { withCountyAsItIs } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import { askedDigest, DIGEST_OPTIONS } from './asked-digest.ts'
import type { Command } from './command.ts'

const options = { ...DIGEST_OPTIONS, out: { type: 'string' } } as const

/** Looks at the marks of a superior's table, or fills it. The bot remembers those that are sent to it. */
export const tables: Command = {
  name: 'tables',
  usage: `[FILE|NAME [--out FILE [--on DATE] [--period month|quarter|half|union]
[--from DATE --to DATE] [--scope AREA|ORGANIZATION] [--as-of INSTANT]]]`,
  does: "superiors' tables: list, check marks ({妇联.巾帼宣讲场次@甲镇}), fill; docs/tables.md",
  async run(args, env) {
    const read = readArguments({ args: [...args], allowPositionals: true, options })
    if (typeof read === 'string') return misused(`tables: ${read}`)
    const [file, ...more] = read.positionals
    const { out, ...values } = read.values
    const asked = askedDigest(['year'], { ...values, edition: 'office' })
    const wrong = [
      ...('wrong' in asked ? asked.wrong : []),
      ...(more.length > 0 ? [`tables takes one file, not also ${more.join(' ')}`] : []),
      ...(out === '' || (out !== undefined && file === undefined)
        ? ['--out: say which table, and the file to fill']
        : []),
    ]
    if ('wrong' in asked || wrong.length > 0) return misused(wrong.join('; '))
    const now = new Date()
    return withCountyAsItIs(readSettings(env), now, async ({ db, desk }) => {
      if (file === undefined) {
        for (const { name, as } of await superiorTables(db)) process.stdout.write(`${name}.${as}\n`)
        return 0
      }
      const checked = await tableAt(db, desk, file, now)
      if (checked === undefined) return misused(`${file}: there is no such file, and no table of that name`)
      if (!('table' in checked)) {
        const lines = 'unusable' in checked ? [checked.unusable] : faultLines(checked.faults)
        return misused(lines.map((line) => `${file}：${line}`).join('\n'))
      }
      const { template, as } = checked.table
      if (out === undefined) {
        process.stdout.write(`${file}: ${template.marks.length} marks, all understood\n`)
        return 0
      }
      const scope = await scopeNamed(db, desk, asked.scope)
      if (!scope) return misused(`--scope ${asked.scope}: must be county, an organization or an area`)
      const period = 'around' in asked.period ? asked.period.around(asked.on ?? dayIn(desk.zone, now)) : asked.period
      const filled = await db.transaction(async (tx) => {
        const asOf = asked.asOf ?? (await lastChangeAt(tx)) ?? new Date(0)
        return fillTable(tx, desk, template, { period, scope }, asOf)
      })
      if ('faults' in filled) return misused(faultLines(filled.faults).join('\n'))
      await writeWhole(out, (put) => put(filled.bytes))
      if (as === 'docx') {
        const sources = await sourcesWorkbook(filled.put)
        await writeWhole(out.replace(/(\.docx)?$/iu, '.sources.xlsx'), (put) => put(sources))
      }
      process.stdout.write(`${out}: ${filled.put.length} marks filled\n`)
      return 0
    })
  },
}

async function tableAt(db: Database, desk: CountyDesk, file: string, now: Date): Promise<CheckedTable | undefined> {
  if (existsSync(file)) return checkTable(db, desk, { name: basename(file), bytes: readFileSync(file) }, now)
  const kept = await superiorTableCalled(db, file.replace(/\.(xlsx|docx)$/u, ''))
  return kept && checkTable(db, desk, { name: `${kept.name}.${kept.as}`, bytes: kept.content }, now)
}

function faultLines(faults: readonly { readonly place: string; readonly why: string }[]): string[] {
  return faults.map(({ place, why }) => `${place}：${why}`)
}
