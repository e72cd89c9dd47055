import { createInterface } from 'node:readline/promises'
import { dayIn } from '../calendar/day.ts'
import { countyNow } from '../database/county.ts'
import { writeAll } from '../database/write.ts'
import { countyWrites, lookAtCounty } from '../desk/change-county.ts'
import { readCountyFile } from '../desk/read-county.ts'
import { countySheets, templateSheets } from '../documents/county-sheets.ts'
import { writeWorkbook } from '../documents/workbook.ts'
import { QunbaoError } from '../errors.ts'
import { changeCounts, changeLine } from '../messages/county-changes.ts'
import { withCounty, withCountyAsItIs } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command, Environment } from './command.ts'

const options = {
  template: { type: 'string' },
  out: { type: 'string' },
  in: { type: 'string' },
  check: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
} as const

/** The county's areas and units as a workbook: an empty one to fill in, what there is, and back. */
export const units: Command = {
  name: 'units',
  usage: '--template FILE.xlsx | --out FILE.xlsx | --in FILE [--check] [--keep]',
  does: 'the county as a workbook; --check only tells, --keep leaves the rest',
  async run(args, env) {
    const read = readArguments({ args: [...args], options })
    if (typeof read === 'string') return misused(`units: ${read}`)
    const { template, out, in: file, check, keep } = read.values
    const asked = [template, out, file].filter((value) => value !== undefined)
    if (asked.length !== 1) return misused('units takes one of --template FILE.xlsx, --out FILE.xlsx, --in FILE')
    const written = template ?? out
    if (written !== undefined && !written.endsWith('.xlsx')) return misused(`${written}: must end in .xlsx`)
    if (written !== undefined && (check || keep)) return misused('--check and --keep go with --in')
    if (template !== undefined) {
      await writeWorkbook(template, templateSheets())
      return told(`${template}: fill in your county, then set COUNTY to it, or: qunbao units --in ${template}`)
    }
    return out !== undefined ? writeOut(out, env) : takeIn(file ?? '', env, { check, keep })
  },
}

function told(line: string): number {
  process.stdout.write(`${line}\n`)
  return 0
}

async function writeOut(file: string, env: Environment): Promise<number> {
  return withCountyAsItIs(readSettings(env), new Date(), async ({ db, desk }) => {
    const county = await countyNow(db)
    if (!county) return misused('there is no county yet')
    await writeWorkbook(file, countySheets(county, desk.catalogue.organizations))
    return told(`${file}: ${county.areas.length} areas, ${county.units.length} units`)
  })
}

/** All of the file, or nothing. What changes is told before it is done; where somebody sits there, they are asked. */
async function takeIn(
  file: string,
  env: Environment,
  { check, keep }: { check: boolean; keep: boolean },
): Promise<number> {
  const settings = readSettings(env)
  const now = new Date()
  const open = check ? withCountyAsItIs : withCounty
  return open(settings, now, ({ db, desk }) =>
    db.transaction(async (tx) => {
      const county = await readCountyFile(file, desk.catalogue.organizations, await countyNow(tx))
      const day = dayIn(desk.zone, now)
      const looked = await lookAtCounty(tx, county, { day, absent: keep ? 'stay' : 'close' })
      if (looked.fault !== undefined) throw new QunbaoError('county.wrong', `${file}: ${looked.fault}`)
      for (const change of looked.changes) told(changeLine(change))
      told(changeCounts(looked.changes))
      if (check || looked.changes.length === 0) return 0
      if (!(await isAgreed())) return told('nothing was changed')
      await writeAll(tx, countyWrites(looked, { at: now, by: 'command' }), [], now)
      return told('done')
    }),
  )
}

/** Nobody is asked where the answer could come from nobody. */
async function isAgreed(): Promise<boolean> {
  if (!process.stdin.isTTY) return true
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(?:es)?$/iu.test((await asking.question('do so? [y/N] ')).trim())
  } finally {
    asking.close()
  }
}
