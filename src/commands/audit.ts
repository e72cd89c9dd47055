import { addDays, clockIn, instantIn, isDay } from '../calendar/day.ts'
import { deeds } from '../desk/audit.ts'
import { writeWorkbook } from '../documents/workbook.ts'
import { DONE, NOBODY } from '../messages/audit.ts'
import { withCountyAsItIs } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './command.ts'

const options = { from: { type: 'string' }, to: { type: 'string' }, out: { type: 'string' } } as const

/** Who did what on these days, as a workbook, the newest first; what changed stands as it was kept, in JSON. */
export const audit: Command = {
  name: 'audit',
  usage: '--from DAY --to DAY [--out FILE.xlsx]',
  does: 'who did what to what, and when, as a workbook',
  async run(args, env) {
    const read = readArguments({ args: [...args], options })
    if (typeof read === 'string') return misused(`audit: ${read}`)
    const { from = '', to = '', out } = read.values
    const wrong = [
      ...Object.entries({ from, to }).flatMap(([name, day]) =>
        isDay(day) ? [] : [`--${name}${day && ` ${day}`}: must be a day such as 2022-11-09`],
      ),
      ...(isDay(from) && isDay(to) && from > to ? ['--from lies after --to'] : []),
      ...(out === undefined || out.endsWith('.xlsx') ? [] : [`--out ${out}: must end in .xlsx`]),
    ]
    if (wrong.length > 0) return misused(wrong.join('; '))
    return withCountyAsItIs(readSettings(env), new Date(), async ({ db, desk }) => {
      const found = await deeds(db, desk, {
        from: instantIn(desk.zone, from, '00:00'),
        until: instantIn(desk.zone, addDays(to, 1), '00:00'),
      })
      const file = out ?? `${desk.county}操作记录（${from}至${to}）.xlsx`
      await writeWorkbook(file, [
        {
          name: '操作记录',
          columns: [
            { name: '时间', width: 18 },
            { name: '谁', width: 16 },
            { name: '做了什么', width: 18 },
            { name: '对什么', width: 36 },
            { name: '细节', width: 60 },
          ],
          rows: found.map(({ at, who, action, to: what, detail }) => [
            { local: clockIn(desk.zone, at) },
            who ?? NOBODY,
            DONE[action],
            what,
            JSON.stringify(detail),
          ]),
        },
      ])
      process.stdout.write(`${file}: ${found.length} deeds\n`)
      return 0
    })
  },
}
