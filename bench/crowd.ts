import { setTimeout as sleep } from 'node:timers/promises'
import { reportDeeds } from './cadre.ts'
import type { Contending } from './contender.ts'

const FIRST_PERSON = 1001

export function peopleOf(crowd: number): number[] {
  return Array.from({ length: crowd }, (_, i) => FIRST_PERSON + i)
}

/** The `nth` report of a person, told from the unit's others of the day by its audience; gives how long each answer took. */
export async function reportsOf(
  { telegram }: Contending,
  person: number,
  nth: number,
  pauseMs: number,
): Promise<number[]> {
  const taken: number[] = []
  for (const deed of reportDeeds(20 + ((person - FIRST_PERSON) % 500) + 500 * nth, false)) {
    await sleep(pauseMs)
    taken.push(await telegram.does(person, deed))
  }
  const said = telegram.said(person)
  if (!said.startsWith('已保存')) throw new Error(`the report was not saved:\n${said}`)
  return taken
}
