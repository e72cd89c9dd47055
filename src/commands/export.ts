import { clockIn, dayIn, isDay } from '../calendar/day.ts'
import { organization as organizationCalled } from '../catalogue/find.ts'
import { daysOfReports, formsIn, type LedgerAsked, ledgerPages, ledgerReports } from '../database/ledger.ts'
import type { Database } from '../database/open.ts'
import { allUnits } from '../database/unit.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { writeLedger } from '../documents/ledger.ts'
import { writeLines } from '../documents/write-whole.ts'
import { withCountyAsItIs } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { lineOf } from './export-line.ts'

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  organization: { type: 'string' },
  out: { type: 'string' },
} as const

/** How many reports that cannot come back are told of one by one. */
const MOST_TOLD = 20

const FILES = /\.(?:xlsx|jsonl)$/

/** The reports of these days as they stand, of all days where none are said, as a ledger (.xlsx) or as lines that `import` takes (.jsonl). */
export const exportReports: Command = {
  name: 'export',
  usage: '[--from DAY] [--to DAY] [--organization CODE] [--out FILE.xlsx|FILE.jsonl]',
  does: 'reports as a ledger, or as lines that import takes',
  async run(args, env) {
    const read = readArguments({ args: [...args], options })
    if (typeof read === 'string') return misused(`export: ${read}`)
    const { from, to, organization, out } = read.values
    const wrong = [
      ...Object.entries({ from, to }).flatMap(([name, day]) =>
        day === undefined || isDay(day) ? [] : [`--${name} ${day}: must be a day such as 2022-11-09`],
      ),
      ...(from !== undefined && to !== undefined && from > to ? ['--from lies after --to'] : []),
      ...(out === undefined || FILES.test(out) ? [] : [`--out ${out}: must end in .xlsx or .jsonl`]),
    ]
    if (wrong.length > 0) return misused(wrong.join('; '))
    const now = new Date()
    return withCountyAsItIs(readSettings(env), now, ({ reads, desk }) =>
      reads(async (db) => {
        const only = organization === undefined ? undefined : organizationCalled(desk.catalogue, organization)
        if (organization !== undefined && !only) {
          const known = desk.catalogue.organizations.map((o) => o.code).join(', ')
          return misused(`--organization ${organization}: must be one of ${known}`)
        }
        // One instant for all that is read: a report sent meanwhile is either in every sheet or in none.
        const options = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const
        return db.transaction(async (tx) => {
          const period =
            from === undefined || to === undefined
              ? { ...(await daysOfReports(tx, dayIn(desk.zone, now))), ...(from && { from }), ...(to && { to }) }
              : { from, to }
          const asked = { ...period, asOf: now, ...(only ? { organization: only.code } : {}) }
          const file = out ?? `${desk.county}${only?.name ?? '群团'}台账（${period.from}至${period.to}）.xlsx`
          return (file.endsWith('.jsonl') ? exportLines : exportLedger)(tx, desk, asked, file)
        }, options)
      }),
    )
  },
}

async function exportLedger(db: Database, desk: CountyDesk, asked: LedgerAsked, file: string): Promise<number> {
  const { from, to, asOf, organization } = asked
  const { reports, figures } = await writeLedger(file, {
    county: desk.county,
    catalogue: desk.catalogue,
    period: { from, to },
    asOf,
    forms: await formsIn(db, asked),
    localTime: (at) => clockIn(desk.zone, at),
    entries: (wanted, of) => ledgerPages(db, of === undefined ? asked : { ...asked, organization: of }, [wanted]),
    ...(organization === undefined ? {} : { organizations: [organization] }),
  })
  process.stdout.write(`${file}: ${reports} reports, ${figures} figures\n`)
  return 0
}

/** All lines are written; those that `import` would refuse are told of, for a copy that cannot be put back is none. */
async function exportLines(db: Database, desk: CountyDesk, asked: LedgerAsked, file: string): Promise<number> {
  const units = new Map((await allUnits(db)).map((u) => [u.id, u]))
  const faults: string[] = []
  let [reports, faulty] = [0, 0]
  async function* lines() {
    for await (const report of ledgerReports(db, asked)) {
      const { row, fault } = lineOf(report, { desk, units, now: asked.asOf })
      reports += 1
      if (fault !== undefined && ++faulty <= MOST_TOLD) faults.push(`${file}:${reports} ${fault}`)
      yield row
    }
  }
  await writeLines(file, lines())
  process.stdout.write(`${file}: ${reports} reports\n`)
  if (faulty === 0) return 0
  const more = faulty > MOST_TOLD ? [`and ${faulty - MOST_TOLD} more`] : []
  process.stderr.write(`${[`import would not take back ${faulty} of them:`, ...faults, ...more].join('\n')}\n`)
  return 1
}
