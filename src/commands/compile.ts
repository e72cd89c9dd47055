import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { dayIn, isDay } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { weekEdition } from '../desk/compile-week.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import { EDITIONS } from '../digest/digest.ts'
import { markdown, plainText } from '../documents/text.ts'
import { openOffice } from '../office.ts'
import { readSettings } from '../settings.ts'
import type { Command } from './index.ts'

const FORMATS: Readonly<Record<string, (digest: Digest) => string>> = {
  text: plainText,
  md: markdown,
  json: (digest) => `${JSON.stringify(digest, null, 2)}\n`,
}

/** `compile week --on DATE --edition group|office --format text|md|json --out FILE` */
export const compile: Command = async (args, env) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      edition: { type: 'string', default: 'group' },
      format: { type: 'string', default: 'text' },
      out: { type: 'string' },
    },
  })
  const settings = readSettings(env)
  const now = new Date()
  const on = values.on ?? dayIn(settings.timeZone, now)
  const write = FORMATS[values.format]
  const edition = EDITIONS.find((e) => e === values.edition)
  const wrong = [
    ...(positionals[0] === 'week' ? [] : ['say what to compile: compile week']),
    ...(isDay(on) ? [] : [`--on ${on}: must be a day such as 2022-11-09`]),
    ...(edition ? [] : [`--edition ${values.edition}: must be one of ${EDITIONS.join(', ')}`]),
    ...(write ? [] : [`--format ${values.format}: must be one of ${Object.keys(FORMATS).join(', ')}`]),
  ]
  if (!write || !edition || wrong.length > 0) {
    process.stderr.write(`${wrong.join('; ')}\n`)
    return 2
  }
  const office = await openOffice(settings, now)
  try {
    const digest = await weekEdition(office.db, office.desk, weekOf(on), edition satisfies EditionKind)
    if (values.out) writeFileSync(values.out, write(digest))
    else process.stdout.write(write(digest))
    return 0
  } finally {
    await office.close()
  }
}
