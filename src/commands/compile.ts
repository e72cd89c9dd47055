import { dayIn, isDay } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { canonicalJson } from '../catalogue/canonical.ts'
import { weekEdition } from '../desk/compile-week.ts'
import { type Digest, EDITIONS } from '../digest/digest.ts'
import { markdown, plainText } from '../documents/text.ts'
import { writeWhole } from '../documents/write-whole.ts'
import { openOffice } from '../office.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './index.ts'

const FORMATS = {
  text: plainText,
  md: markdown,
  json: (digest: Digest) => `${canonicalJson(digest, 2)}\n`,
}

const isFormat = (name: string): name is keyof typeof FORMATS => Object.hasOwn(FORMATS, name)

/** `compile week --on DATE --edition group|office --format text|md|json --out FILE` */
export const compile: Command = async (args, env) => {
  const read = readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      edition: { type: 'string', default: 'group' },
      format: { type: 'string', default: 'text' },
      out: { type: 'string' },
    },
  })
  if (typeof read === 'string') return misused(`compile: ${read}`)
  const { values, positionals } = read
  const [what, ...more] = positionals
  const edition = EDITIONS.find((e) => e === values.edition)
  const wrong = [
    ...(what === 'week' ? [] : ['say what to compile: compile week --on 2022-11-09']),
    ...(more.length > 0 ? [`not understood: ${more.join(' ')} (a day goes behind --on)`] : []),
    ...(values.on === undefined || isDay(values.on) ? [] : [`--on ${values.on}: must be a day such as 2022-11-09`]),
    ...(edition ? [] : [`--edition ${values.edition}: must be one of ${EDITIONS.join(', ')}`]),
    ...(isFormat(values.format)
      ? []
      : [`--format ${values.format}: must be one of ${Object.keys(FORMATS).join(', ')}`]),
    ...(values.out === '' ? ['--out: must be the name of a file'] : []),
  ]
  if (!edition || !isFormat(values.format) || wrong.length > 0) return misused(wrong.join('; '))
  const settings = readSettings(env)
  const now = new Date()
  const week = weekOf(values.on ?? dayIn(settings.timeZone, now))
  const office = await openOffice(settings, now)
  try {
    const text = FORMATS[values.format](await weekEdition(office.db, office.desk, week, edition))
    if (values.out === undefined) process.stdout.write(text)
    else writeWhole(values.out, text)
    return 0
  } finally {
    await office.close()
  }
}
