import { canonicalJson } from '../catalogue/canonical.ts'
import { documentOf } from '../desk/digest-document.ts'
import { writeLedgerOf } from '../desk/digest-ledger.ts'
import { drawing } from '../desk/digest-picture.ts'
import type { Digest } from '../digest/digest.ts'
import { markdown, plainText } from '../documents/text.ts'
import { writeWhole } from '../documents/write-whole.ts'
import { QunbaoError } from '../errors.ts'
import { type OpenCounty, withCounty } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import { askedDigest, DIGEST_OPTIONS, digestAsked } from './asked-digest.ts'
import type { Command } from './command.ts'

/** What a digest can be written as. A ledger is written row by row, so only into a file. */
const FORMATS: Readonly<Record<string, (digest: Digest, opened: OpenCounty, more: More) => Promise<string | Buffer>>> =
  {
    text: async (digest) => plainText(digest),
    md: async (digest) => markdown(digest),
    json: async (digest) => `${canonicalJson(digest, 2)}\n`,
    docx: (digest, { db, desk }, { lineage }) => documentOf(db, desk, digest, { lineage, drawn: drawing(db, desk) }),
    png: async (digest, { db, desk }) => {
      const picture = await drawing(db, desk)(digest)
      if (!picture) throw new QunbaoError('digest.empty', `${digest.period.from} to ${digest.period.to}`)
      return picture
    },
  }

type More = { readonly lineage: boolean }

const FORMAT_NAMES = [...Object.keys(FORMATS), 'xlsx']
/** Formats that no terminal shows. */
const INTO_FILES = ['docx', 'png', 'xlsx']

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
  usage: `week|year --on DATE [--edition group|office] [--format text|md|json|docx|png|xlsx] [--out FILE]
year: [--period half|quarter|month|union] [--from DATE --to DATE] [--scope AREA|ORGANIZATION]
[--as-of INSTANT]; docx: [--lineage]`,
  async run(args, env) {
    const read = readArguments({ args: [...args], allowPositionals: true, options })
    if (typeof read === 'string') return misused(`compile: ${read}`)
    const { values, positionals } = read
    const asked = askedDigest(positionals, values)
    const wrong = [
      ...('wrong' in asked ? asked.wrong : []),
      ...(FORMAT_NAMES.includes(values.format)
        ? []
        : [`--format ${values.format}: must be one of ${FORMAT_NAMES.join(', ')}`]),
      ...(INTO_FILES.includes(values.format) && !values.out
        ? [`--format ${values.format} goes into a file: --out FILE`]
        : []),
      ...(values.out === '' ? ['--out: must be the name of a file'] : []),
    ]
    if ('wrong' in asked || wrong.length > 0) return misused(wrong.join('; '))
    const now = new Date()
    return withCounty(readSettings(env), now, async (opened) => {
      const digest = await digestAsked(opened, asked, now)
      if (typeof digest === 'string') return misused(digest)
      const write = FORMATS[values.format]
      if (!write) await writeLedgerOf(opened.db, opened.desk, digest, values.out ?? '')
      else {
        const written = await write(digest, opened, { lineage: values.lineage })
        if (values.out === undefined) process.stdout.write(written)
        else await writeWhole(values.out, (put) => put(written))
      }
      return 0
    })
  },
}
