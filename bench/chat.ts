import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { reportDeeds } from './cadre.ts'
import { type Contender, type Contending, withContender } from './contender.ts'
import { peopleOf, reportsOf } from './crowd.ts'
import { type Engine, onDatabase, onPglite } from './engine.ts'
import { heading, line, numberLine } from './print.ts'
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

const EMBEDDED = 'qunbao, embedded'
/** A slow machine takes fewer of them; one contender alone is enough to look at by a profile. */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const CROWDS = (process.env['BENCH_CROWDS'] ?? '100,500').split(',').map(Number)
/** Few people who think before they answer: then it is the wait that is compared. */
const THINKING = { people: 20, pauseMs: 1000 }
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
  const crowds = CROWDS.map((people) => ({ people, pauseMs: 0 }))
  for (const crowd of [...crowds, THINKING]) {
    const found = new Map<string, Measured[]>()
    const people = peopleOf(crowd.people)
    const measure = async (name: string, contender: Contender, engine: Engine) => {
      const measured = await withContender(contender, engine, people, (it) => answersOf(it, people, crowd.pauseMs))
      found.set(name, [...(found.get(name) ?? []), measured])
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const contender of server ? onServer : []) {
        await onDatabase((engine) => measure(contender, contender, engine))
      }
      if (process.env['BENCH_EMBEDDED'] !== 'no') await onPglite((engine) => measure(EMBEDDED, 'qunbao', engine))
    }
    const how = crowd.pauseMs === 0 ? 'at once, pace lifted' : `with ${crowd.pauseMs / 1000} s before each answer`
    heading(`${crowd.people} people ${how}: medians of ${ROUNDS} alternating rounds`)
    printTable(found)
    printRatios(found, crowd.pauseMs > 0)
  }
}

/** Everybody sends the next answer so long after the last one is answered; the first report of each is not counted. */
async function answersOf(of: Contending, people: readonly number[], pauseMs: number): Promise<Measured> {
  const { length } = reportDeeds(0, false)
  const reports = pauseMs > 0 ? 2 : Math.max(2, Math.ceil(LEAST_ANSWERS / (people.length * length)))
  await Promise.all(people.map((person) => reportsOf(of, person, 0, 0)))
  const before = await of.cpu()
  const began = performance.now()
  const taken = await Promise.all(
    people.map(async (person, i) => {
      // Not all in the same instant.
      await sleep((pauseMs * i) / people.length)
      const each: number[] = []
      for (let nth = 1; nth <= reports; nth++) each.push(...(await reportsOf(of, person, nth, pauseMs)))
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

function medianOf(all: readonly Measured[], of: keyof Measured): number {
  return spreadOf(all.map((each) => each[of])).median
}

function printTable(found: ReadonlyMap<string, readonly Measured[]>): void {
  for (const [name, all] of found) {
    const of = (which: keyof Measured, digits = 0) => medianOf(all, which).toFixed(digits)
    const cpu = `CPU a 1,000 ${of('cpuBot', 2)} + ${of('cpuDatabase', 2)} s`
    line(name, `${of('perSecond')}/s, p50 ${of('p50')} ms, p95 ${of('p95')} ms, ${cpu}, ${of('memory')} MB`)
  }
}

/** The goals. This bot to the peer that answers most in a second; of people who think, to telegraf. */
function printRatios(found: ReadonlyMap<string, readonly Measured[]>, thinking: boolean): void {
  const mine = found.get('qunbao')
  const embedded = found.get(EMBEDDED)
  if (embedded && !thinking) {
    numberLine('answers/s, embedded', Math.round(medianOf(embedded, 'perSecond')), '', { atLeast: 300 })
  }
  const peers = [...found].filter(([name]) => name !== 'qunbao' && name !== EMBEDDED)
  const [fastest] = peers.sort(([, a], [, b]) => medianOf(b, 'perSecond') - medianOf(a, 'perSecond'))
  const best = thinking ? peers.find(([name]) => name === 'telegraf') : fastest
  if (!mine || !best) return
  const [name, theirs] = best
  const ratio = (of: keyof Measured) => Number((medianOf(mine, of) / medianOf(theirs, of)).toFixed(2))
  if (thinking) {
    numberLine(`p50 to that of ${name}`, ratio('p50'), '×', { atMost: 2 })
    return
  }
  numberLine(`answers/s to those of ${name}`, ratio('perSecond'), '×', { atLeast: 1.2 })
  numberLine(`p95 to that of ${name}`, ratio('p95'), '×', { atMost: 1 })
  numberLine(`the bot’s CPU to that of ${name}`, ratio('cpuBot'), '×')
}
