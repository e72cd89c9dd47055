import { Session } from 'node:inspector/promises'
import { expect, it } from 'vitest'
import { calendarYear } from '../../src/calendar/period.ts'
import { writeAll } from '../../src/database/write.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { reportOn } from '../../src/desk/subject.ts'
import { Desk, talk } from './desk.ts'

/** How often these functions were called while `work` was done, as the engine counts it. */
async function callsOf(names: readonly string[], work: () => Promise<void>): Promise<Record<string, number>> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    await work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const catalogue = result.filter(({ url }) => url.includes('/src/catalogue/')).flatMap(({ functions }) => functions)
    const count = (name: string) =>
      catalogue.filter((f) => f.functionName === name).reduce((sum, f) => sum + (f.ranges[0]?.count ?? 0), 0)
    return Object.fromEntries(names.map((name) => [name, count(name)]))
  } finally {
    session.disconnect()
  }
}

it('parses no clause of the catalogue again for any edition, what the county worded once, and indexes nothing', async () => {
  const desk = await Desk.open()
  await desk.imports([
    talk({ talks: 2, audience: 100, teams: 3, text: '讲到了院坝里。' }),
    talk({ unit: 'yi-zhen/women', talks: 1, audience: 40, teams: 2 }),
  ])
  const { db, desk: county } = desk.opened
  const setAt = new Date('2022-01-01T00:00:00Z')
  const words = '{county}的{year}年，又是一年。'
  const opening = { code: 'opening', year: 2022, words, setAt, setBy: await desk.editor() }
  await writeAll(db, [{ do: 'setWording', of: opening }], [], setAt)
  const year = reportOn(calendarYear(2022), { kind: 'county' })
  const found: unknown[] = []
  const calls = await callsOf(['parseClause', 'loadCatalogue'], async () => {
    for (const edition of ['group', 'office'] as const) {
      found.push(await desk.compile('2022-11-09', edition), await currentEdition(db, county, year, edition))
    }
  })
  expect(JSON.stringify(found)).toContain('青禾县的2022年，又是一年。')
  expect(calls).toEqual({ parseClause: 1, loadCatalogue: 0 })
})
