import { setTimeout as sleep } from 'node:timers/promises'
import { withContender } from './contender.ts'
import { peopleOf, reportsOf } from './crowd.ts'
import { onEachEngine } from './engine.ts'
import { heading, line, numberLine } from './print.ts'

const PEOPLE = 100
/** Reports of each in one stretch, of eight interactions: five stretches are what a county answers in months. */
const REPORTS = 10
const STRETCHES = 5
/** Long enough for what the burst took to be given back (src/watch/young-space.ts). */
const QUIET_MS = 30_000

/** What the bot's process holds after ever more answers: it must not keep what nobody asks for any more. */
export function load(): Promise<void> {
  return onEachEngine(async (engine) => {
    heading(`Memory under load, ${engine.name}`)
    const people = peopleOf(PEOPLE)
    await withContender('qunbao', engine, people, async (it) => {
      const held: number[] = []
      for (let stretch = 0; stretch < STRETCHES; stretch++) {
        const answers = await Promise.all(
          people.map(async (person) => {
            let many = 0
            for (let nth = 0; nth < REPORTS; nth++)
              many += (await reportsOf(it, person, stretch * REPORTS + nth, 0)).length
            return many
          }),
        )
        await sleep(QUIET_MS)
        held.push(it.memory())
        const sum = answers.reduce((all, many) => all + many, 0) * (stretch + 1)
        line(`after ${sum} answers`, `${held.at(-1)} MB`)
      }
      const [, second = 1] = held
      numberLine('the last to the second', Number(((held.at(-1) ?? 0) / second).toFixed(2)), '×', { atMost: 1.05 })
    })
  })
}
