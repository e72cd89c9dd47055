import { readFileSync } from 'node:fs'
import { dayIn, isDay } from '../calendar/day.ts'
import { isAskedOf } from '../catalogue/applicable.ts'
import { formsChanged } from '../catalogue/changes.ts'
import { catalogueChanges } from '../database/catalogue-change.ts'
import { writeAll } from '../database/write.ts'
import { catalogueWrites, type Proposed, proposedBy, proposedByFiles } from '../desk/change-catalogue.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { LEVELS } from '../documents/catalogue-workbook/columns.ts'
import { catalogueWorkbook } from '../documents/catalogue-workbook/write.ts'
import { writeWhole } from '../documents/write-whole.ts'
import { QunbaoError } from '../errors.ts'
import { catalogueChangeLine, costLine } from '../messages/catalogue-changes.ts'
import { formPreview } from '../messages/form-preview.ts'
import { withCounty, withCountyAsItIs } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command, Environment } from './command.ts'

const options = {
  out: { type: 'string' },
  in: { type: 'string' },
  from: { type: 'string' },
  check: { type: 'boolean', default: false },
  new: { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
} as const

/** What is asked and printed, as a workbook: out, edited, in again. */
export const forms: Command = {
  name: 'forms',
  usage: '[--out FILE.xlsx | (--in FILE.xlsx | --new) [--from DAY] [--check] | --undo]',
  does: 'what is asked, as a workbook; --new adds those of the files, --check tells',
  async run(args, env) {
    const read = readArguments({ args: [...args], options })
    if (typeof read === 'string') return misused(`forms: ${read}`)
    const { out, in: file, new: added, from, check, undo } = read.values
    if ([out, file, added || undefined, undo || undefined].filter((value) => value !== undefined).length > 1) {
      return misused('forms takes one of --out FILE.xlsx, --in FILE.xlsx, --new, --undo')
    }
    if (from !== undefined && !isDay(from)) return misused(`--from ${from}: must be a day such as 2022-06-01`)
    if (file === undefined && !added && (from !== undefined || check)) {
      return misused('--from and --check go with --in or --new')
    }
    if (out !== undefined) return writeOut(out, env)
    if (undo) return takeBack(env)
    if (file !== undefined) return takeIn((desk) => readIn(file, desk), env, { from, check })
    return added ? takeIn(ofFiles, env, { from, check }) : list(env)
  },
}

function told(line: string): number {
  process.stdout.write(`${line}\n`)
  return 0
}

function list(env: Environment): Promise<number> {
  return withCountyAsItIs(readSettings(env), new Date(), async ({ desk: { catalogue } }) => {
    const { organizations, commonForms } = catalogue
    for (const { name, forms: own } of [...organizations, { name: '共用', forms: commonForms }]) {
      for (const form of own) {
        const levels = (['county', 'town', 'village'] as const).filter((level) => isAskedOf(form, level))
        told(`${name} ${form.title} (${form.code}) ${levels.map((level) => LEVELS[level]).join('、') || '不填'}`)
      }
    }
    return told(`version ${catalogue.version}`)
  })
}

function writeOut(file: string, env: Environment): Promise<number> {
  if (!file.endsWith('.xlsx')) return Promise.resolve(misused(`${file}: must end in .xlsx`))
  return withCountyAsItIs(readSettings(env), new Date(), async ({ desk: { catalogue } }) => {
    const bytes = await catalogueWorkbook(catalogue.content)
    await writeWhole(file, (put) => put(bytes))
    return told(`${file}: ${catalogue.forms.length} forms, ${catalogue.indicators.length} indicators`)
  })
}

async function readIn(file: string, { catalogue }: CountyDesk): Promise<Proposed> {
  const read = await proposedBy(readFileSync(file), catalogue)
  if ('proposed' in read) return read.proposed
  const lines = read.faults.map(({ place, why }) => `${file}: ${place}：${why}`)
  throw new QunbaoError('catalogue.wrong', lines.join('\n'))
}

async function ofFiles(desk: CountyDesk): Promise<Proposed> {
  const read = proposedByFiles(desk)
  if ('proposed' in read) return read.proposed
  throw new QunbaoError('catalogue.wrong', read.lacking > 0 ? APART : NONE_LACKING)
}

const NONE_LACKING = '随程序来的表都已经在用了'
const APART = '随程序来的表和现在的目录合不到一起，请用 --out 和 --in 添'

/** All that is proposed, or nothing. What changes, and what it costs a cadre, is told. */
function takeIn(
  propose: (desk: CountyDesk) => Promise<Proposed>,
  env: Environment,
  { from, check }: { from: string | undefined; check: boolean },
): Promise<number> {
  const now = new Date()
  return (check ? withCountyAsItIs : withCounty)(readSettings(env), now, async ({ db, desk }) => {
    const { catalogue, changes, costs } = await propose(desk)
    for (const change of changes) told(catalogueChangeLine(change))
    for (const cost of costs) told(costLine(cost))
    const changed = formsChanged(desk.catalogue.content, catalogue.content)
    for (const form of catalogue.forms) if (changed.includes(form.code)) told(`\n${formPreview(catalogue, form)}`)
    if (changes.length === 0) return told('nothing has changed')
    if (check) return 0
    const day = from ?? dayIn(desk.zone, now)
    await db.transaction((tx) =>
      writeAll(tx, catalogueWrites(catalogue, { from: day, at: now, personId: null }), [], now),
    )
    return told(`version ${catalogue.version} is in force from ${day} on`)
  })
}

function takeBack(env: Environment): Promise<number> {
  const now = new Date()
  return withCounty(readSettings(env), now, async ({ db }) => {
    const [last] = await catalogueChanges(db)
    if (!last) return misused('there is nothing to undo: what the files say is in force')
    await db.transaction((tx) => writeAll(tx, [{ do: 'undoCatalogueChange', of: { id: last.id, at: now } }], [], now))
    return told(`version ${last.version}, in force from ${last.validFrom} on, is undone`)
  })
}
