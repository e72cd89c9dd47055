import { canonicalJson } from '../catalogue/canonical.ts'
import { documentOf } from '../desk/digest-document.ts'
import { writeLedgerOf } from '../desk/digest-ledger.ts'
import { drawing } from '../desk/digest-picture.ts'
import { type Digest, EDITIONS } from '../digest/digest.ts'
import { PERIOD_KINDS } from '../digest/kinds/index.ts'
import { markdown, plainText } from '../documents/text.ts'
import { writeWhole } from '../documents/write-whole.ts'
import { QunbaoError } from '../errors.ts'
import { type OpenCounty, withCountyAsItIs } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import { askedDigest, DIGEST_OPTIONS, digestAsked } from './asked-digest.ts'
import type { Command } from './command.ts'

type More = { readonly lineage: boolean; readonly out: string | undefined }

/** What a digest can be written as, and whether a terminal shows it: the others go into a file. */
type Format = {
  readonly name: string
  readonly shown: boolean
  readonly write: (digest: Digest, opened: OpenCounty, more: More) => Promise<void>
}

/** Written whole: to the terminal, or into a file. */
function whole(
  make: (digest: Digest, opened: OpenCounty, more: More) => string | Promise<string | Buffer>,
): Format['write'] {
  return async (digest, opened, more) => {
    const written = await make(digest, opened, more)
    if (more.out === undefined) process.stdout.write(written)
    else await writeWhole(more.out, (put) => put(written))
  }
}

async function pictureOf(digest: Digest, { db, desk }: OpenCounty): Promise<Buffer> {
  const picture = await drawing(db, desk)(digest)
  if (!picture) throw new QunbaoError('digest.empty', `${digest.period.from} to ${digest.period.to}`)
  return picture
}

const FORMATS: readonly Format[] = [
  { name: 'text', shown: true, write: whole(plainText) },
  { name: 'md', shown: true, write: whole(markdown) },
  { name: 'json', shown: true, write: whole((digest) => `${canonicalJson(digest, 2)}\n`) },
  {
    name: 'docx',
    shown: false,
    write: whole((digest, { db, desk }, { lineage }) =>
      documentOf(db, desk, digest, { lineage, drawn: drawing(db, desk) }),
    ),
  },
  { name: 'png', shown: false, write: whole(pictureOf) },
  // Row by row: a ledger may be longer than memory.
  { name: 'xlsx', shown: false, write: (digest, { db, desk }, { out = '' }) => writeLedgerOf(db, desk, digest, out) },
]

const FORMAT_NAMES = FORMATS.map(({ name }) => name)

/** What `--period` takes; a year needs none. */
const PERIODS = PERIOD_KINDS.map(({ code }) => code).filter((code) => code !== 'year')

const options = {
  ...DIGEST_OPTIONS,
  edition: { type: 'string', default: 'group' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
  lineage: { type: 'boolean', default: false },
} as const

/** Prints a digest, or writes it into a file. */
export const compile: Command = {
  name: 'compile',
  usage: `week|year --on DATE [--edition ${EDITIONS.join('|')}] [--format ${FORMAT_NAMES.join('|')}] [--out FILE]
year: [--period ${PERIODS.join('|')}]
[--from DATE --to DATE] [--scope AREA|ORGANIZATION] [--as-of INSTANT]; docx: [--lineage]`,
  async run(args, env) {
    const read = readArguments({ args: [...args], allowPositionals: true, options })
    if (typeof read === 'string') return misused(`compile: ${read}`)
    const { values, positionals } = read
    const asked = askedDigest(positionals, values)
    const format = FORMATS.find(({ name }) => name === values.format)
    const wrong = [
      ...('wrong' in asked ? asked.wrong : []),
      ...(format ? [] : [`--format ${values.format}: must be one of ${FORMAT_NAMES.join(', ')}`]),
      ...(format?.shown === false && !values.out ? [`--format ${format.name} goes into a file: --out FILE`] : []),
      ...(values.out === '' ? ['--out: must be the name of a file'] : []),
    ]
    if ('wrong' in asked || !format || wrong.length > 0) return misused(wrong.join('; '))
    const now = new Date()
    return withCountyAsItIs(readSettings(env), now, (found) =>
      found.reads(async (db) => {
        const opened = { ...found, db }
        const digest = await digestAsked(opened, asked, now)
        if (typeof digest === 'string') return misused(digest)
        await format.write(digest, opened, { lineage: values.lineage, out: values.out })
        return 0
      }),
    )
  },
}
