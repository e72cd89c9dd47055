import { dayIn, isDay } from '../calendar/day.ts'
import { PERIODS, type Period, periodAround } from '../calendar/period.ts'
import { weekOf } from '../calendar/week.ts'
import { canonicalJson } from '../catalogue/canonical.ts'
import { weekEdition } from '../desk/compile-week.ts'
import { scopeNamed, yearEdition } from '../desk/compile-year.ts'
import { documentOf, pictureBytes, writeLedgerOf } from '../desk/digest-files.ts'
import { type Digest, EDITIONS, type EditionKind } from '../digest/digest.ts'
import { markdown, plainText } from '../documents/text.ts'
import { writeWhole } from '../documents/write-whole.ts'
import { QunbaoError } from '../errors.ts'
import { type Office, openOffice } from '../office.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './index.ts'

/** What a digest can be written as. A ledger is written row by row, so only into a file. */
const FORMATS: Readonly<Record<string, (digest: Digest, office: Office, more: Asked) => Promise<string | Buffer>>> = {
  text: async (digest) => plainText(digest),
  md: async (digest) => markdown(digest),
  json: async (digest) => `${canonicalJson(digest, 2)}\n`,
  docx: (digest, { db, desk }, { lineage }) => documentOf(db, desk, digest, { lineage }),
  png: async (digest, { db, desk }) => {
    const picture = await pictureBytes(db, desk, digest)
    if (!picture) throw new QunbaoError('digest.empty', `${digest.period.from} to ${digest.period.to}`)
    return picture
  },
}

type Asked = { readonly lineage: boolean }

const FORMAT_NAMES = [...Object.keys(FORMATS), 'xlsx']
/** Formats that no terminal shows. */
const INTO_FILES = ['docx', 'png', 'xlsx']

const options = {
  on: { type: 'string' },
  edition: { type: 'string', default: 'group' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
  period: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  scope: { type: 'string', default: 'county' },
  'as-of': { type: 'string' },
  lineage: { type: 'boolean', default: false },
} as const

/**
 * `compile week|year --on DATE --edition group|office --format text|md|json|docx|png|xlsx --out FILE`; for a year also
 * `--period half|quarter|month|union`, or `--from DATE --to DATE`, and `--scope AREA|ORGANIZATION`.
 */
export const compile: Command = async (args, env) => {
  const read = readArguments({ args: [...args], allowPositionals: true, options })
  if (typeof read === 'string') return misused(`compile: ${read}`)
  const { values, positionals } = read
  const [what, ...more] = positionals
  const edition = EDITIONS.find((e) => e === values.edition)
  const kind = PERIODS.find((p) => p === (values.period ?? 'year'))
  const range = values.from !== undefined || values.to !== undefined
  const wrong = [
    ...(what === 'week' || what === 'year'
      ? []
      : ['say what to compile: compile week --on 2022-11-09, or compile year --on 2022-12-20']),
    ...(more.length > 0 ? [`not understood: ${more.join(' ')} (a day goes behind --on)`] : []),
    ...wrongDays({ on: values.on, from: values.from, to: values.to }),
    ...(range && (values.from === undefined || values.to === undefined) ? ['--from and --to go together'] : []),
    ...(values.from !== undefined && values.to !== undefined && values.from > values.to
      ? ['--from lies after --to']
      : []),
    ...(kind ? [] : [`--period ${values.period}: must be one of ${PERIODS.join(', ')}`]),
    ...(edition ? [] : [`--edition ${values.edition}: must be one of ${EDITIONS.join(', ')}`]),
    ...(FORMAT_NAMES.includes(values.format)
      ? []
      : [`--format ${values.format}: must be one of ${FORMAT_NAMES.join(', ')}`]),
    ...(INTO_FILES.includes(values.format) && !values.out
      ? [`--format ${values.format} goes into a file: --out FILE`]
      : []),
    ...(values['as-of'] === undefined || !Number.isNaN(Date.parse(values['as-of']))
      ? []
      : [`--as-of ${values['as-of']}: must be an instant such as 2022-12-31T16:00:00Z`]),
    ...(what === 'week' && (values.period || range || values.scope !== 'county')
      ? ['--period, --from, --to and --scope are for compile year']
      : []),
    ...(values.out === '' ? ['--out: must be the name of a file'] : []),
  ]
  if (!edition || !kind || wrong.length > 0) return misused(wrong.join('; '))
  const settings = readSettings(env)
  const now = new Date()
  const day = values.on ?? dayIn(settings.timeZone, now)
  const period = range ? { from: values.from ?? '', to: values.to ?? '' } : periodAround(day, kind)
  const asOf = values['as-of'] === undefined ? undefined : new Date(values['as-of'])
  const office = await openOffice(settings, now)
  try {
    const digest =
      what === 'week'
        ? await weekEdition(office.db, office.desk, weekOf(day), edition, asOf)
        : await yearOf(office, { period, scope: values.scope }, edition, asOf)
    if (typeof digest === 'string') return misused(digest)
    const write = FORMATS[values.format]
    if (!write) await writeLedgerOf(office.db, office.desk, digest, values.out ?? '')
    else {
      const written = await write(digest, office, { lineage: values.lineage })
      if (values.out === undefined) process.stdout.write(written)
      else await writeWhole(values.out, (put) => put(written))
    }
    return 0
  } finally {
    await office.close()
  }
}

function wrongDays(days: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(days).flatMap(([name, day]) =>
    day === undefined || isDay(day) ? [] : [`--${name} ${day}: must be a day such as 2022-11-09`],
  )
}

/** The report, or what is wrong with the scope. */
async function yearOf(
  { db, desk }: Office,
  { period, scope: name }: { period: Period; scope: string },
  edition: EditionKind,
  asOf: Date | undefined,
): Promise<Digest | string> {
  const scope = await scopeNamed(db, desk, name)
  if (!scope) return `--scope ${name}: must be county, an organization such as women, or an area such as jia-zhen`
  return yearEdition(db, desk, { period, scope }, edition, asOf)
}
