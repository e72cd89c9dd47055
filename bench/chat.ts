import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { reportDeeds } from './cadre.ts'
import { type Contender, type Contending, withContender } from './contender.ts'
import { onDatabase, onPglite } from './engine.ts'
import { heading, line } from './print.ts'
import { spreadOf } from './statistics.ts'

/** What one of them did with so many people at once. */
type Measured = {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  /** Seconds of processor time a 1,000 answers. */
  readonly cpuBot: number
  readonly cpuDatabase: number
  readonly memory: number
}

const FIRST_PERSON = 1001
/** A slow machine takes fewer of them; one contender alone is enough to look at by a profile. */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const CROWDS = (process.env['BENCH_CROWDS'] ?? '100,500').split(',').map(Number)
const PEERS = fileURLToPath(new URL('./peers/node_modules', import.meta.url))
/** Answers for each crowd are at least so many, so that a small one is measured for as long as a large one. */
const LEAST_ANSWERS = Number(process.env['BENCH_ANSWERS'] ?? 8000)

/**
 * The bot beside others, in one run: the same report, the same stand-in for Telegram, the same server, one after the other
 * and all over again, since others at work on the machine slow one as they slow the next.
 */
export async function chat(): Promise<void> {
  const server = process.env['BENCH_DATABASE_URL']
  const asked = process.env['BENCH_CONTENDERS']?.split(',') as Contender[] | undefined
  const onServer: readonly Contender[] = asked ?? (existsSync(PEERS) ? ['qunbao', 'telegraf', 'grammy'] : ['qunbao'])
  if (!existsSync(PEERS)) line('peers', 'left out: npm install --prefix bench/peers')
  for (const crowd of CROWDS) {
    const found = new Map<string, Measured[]>()
    const note = (name: string, measured: Measured) => {
      found.set(name, [...(found.get(name) ?? []), measured])
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const contender of server ? onServer : []) {
        await onDatabase(async (engine) => {
          note(contender, await withContender(contender, engine, peopleOf(crowd), (it) => atOnce(it, crowd)))
        })
      }
      if (process.env['BENCH_EMBEDDED'] === 'no') continue
      await onPglite(async (engine) => {
        note('qunbao, embedded', await withContender('qunbao', engine, peopleOf(crowd), (it) => atOnce(it, crowd)))
      })
    }
    heading(`${crowd} people at once, pace lifted: medians of ${ROUNDS} alternating rounds`)
    printTable(found)
  }
}

function peopleOf(crowd: number): number[] {
  return Array.from({ length: crowd }, (_, i) => FIRST_PERSON + i)
}

/** Everybody sends the next answer as soon as the last one is answered; the first report of each is not counted. */
async function atOnce(of: Contending, crowd: number): Promise<Measured> {
  const people = peopleOf(crowd)
  const { length } = reportDeeds(0, false)
  const reports = Math.max(2, Math.ceil(LEAST_ANSWERS / (crowd * length)))
  await Promise.all(people.map((person) => reportsOf(of, person, 0)))
  const before = await of.cpu()
  const began = performance.now()
  const taken = await Promise.all(
    people.map(async (person) => {
      const each: number[] = []
      for (let i = 1; i <= reports; i++) each.push(...(await reportsOf(of, person, i)))
      return each
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const after = await of.cpu()
  const all = taken.flat()
  const { median, p95 } = spreadOf(all)
  const thousands = all.length / 1000
  return {
    perSecond: all.length / seconds,
    ...{ p50: median, p95 },
    cpuBot: (after.bot - before.bot) / thousands,
    cpuDatabase: (after.database - before.database) / thousands,
    memory: of.memory(),
  }
}

/** One report; gives how long each answer took. `audience` tells it from the unit's others of the day. */
async function reportsOf({ telegram }: Contending, person: number, nth: number): Promise<number[]> {
  const taken: number[] = []
  for (const deed of reportDeeds(20 + ((person - FIRST_PERSON) % 500) + 500 * nth, false)) {
    taken.push(await telegram.does(person, deed))
  }
  const said = telegram.said(person)
  if (!said.startsWith('已保存')) throw new Error(`the report was not saved:\n${said}`)
  return taken
}

function printTable(found: ReadonlyMap<string, readonly Measured[]>): void {
  const medianOf = (all: readonly Measured[], of: keyof Measured) => spreadOf(all.map((each) => each[of])).median
  for (const [name, all] of found) {
    const of = (which: keyof Measured, digits = 0) => medianOf(all, which).toFixed(digits)
    const cpu = `CPU a 1,000 ${of('cpuBot', 2)} + ${of('cpuDatabase', 2)} s`
    line(name, `${of('perSecond')}/s, p50 ${of('p50')} ms, p95 ${of('p95')} ms, ${cpu}, ${of('memory')} MB`)
  }
}
