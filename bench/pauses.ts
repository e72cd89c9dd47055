import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../src/database/connect.ts'
import type { Actor, Message } from '../src/sandbox/index.ts'
import { type BotProcess, EDITOR, withBot } from './bot-process.ts'
import { Cadre } from './cadre.ts'
import { largeCounty } from './county.ts'
import { heading, line } from './print.ts'
import { spreadOf } from './statistics.ts'

const PATIENCE_MS = Number(process.env['BENCH_PATIENCE_MS'] ?? 300_000)
/** A cadre asks for something that reads next to nothing, so often. */
const ASKED_EACH_MS = 100

/** What an editor does, and the words by which it is seen to be done. */
const DEEDS = [
  { name: 'a year is looked at', says: '/year 2022', until: /发布/ },
  { name: 'a year is published', taps: ['发布', '确认发布'], until: /已发布|已定稿/, files: true },
  { name: 'a week is looked at', says: '/week 2022-11-09', until: /发布/ },
  { name: 'a week is published', taps: ['发布', '确认发布'], until: /已发布|已定稿/, files: true },
] as const

/**
 * `DATABASE_URL=… tsx bench/pauses.ts [--towns 12]`: how long the built bot's own thread stands still, and how long a cadre
 * waits, while an editor has a year and a week compiled and published of what bench/large-database.ts filled.
 */
async function main(): Promise<void> {
  const { towns } = parseArgs({ options: { towns: { type: 'string', default: '12' } } }).values
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-bench-'))
  const county = join(folder, 'county.yaml')
  writeFileSync(county, largeCounty(Number(towns)))
  const settings = { DATA_DIR: folder, DATABASE_URL: process.env['DATABASE_URL'] ?? '' }
  // What an earlier run left: its updates have the same numbers, and its digests are out.
  const admin = await connect(settings.DATABASE_URL)
  await admin.ask('truncate inbox, outbox, digest cascade')
  await admin.end()
  try {
    await withBot({ name: 'Postgres', settings }, measure, county)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(bot: BotProcess): Promise<void> {
  const editor = bot.api.as({ id: EDITOR, first_name: '编辑' })
  const cadre = new Cadre(bot.api, 101)
  const inviting = new Cadre(bot.api, EDITOR)
  await inviting.does({ types: '/start' })
  await cadre.opens(await inviting.invites('zhen-1/women', 1))
  heading('How long the bot’s thread stands still, and a cadre waits')
  await watched(bot, 'nothing', cadre, () => new Promise((done) => setTimeout(done, 10_000)))
  for (const deed of DEEDS) await watched(bot, deed.name, cadre, () => done(bot, editor, deed))
  line('memory at most', `${bot.most()} MB`)
}

async function watched(bot: BotProcess, name: string, cadre: Cadre, work: () => Promise<unknown>): Promise<void> {
  const before = await bot.pauses()
  const began = performance.now()
  const waits: number[] = []
  let over = false
  const asking = (async () => {
    while (!over) {
      waits.push(await cadre.does({ types: '/help' }))
      await new Promise((next) => setTimeout(next, ASKED_EACH_MS))
    }
  })()
  await work()
  const seconds = (performance.now() - began) / 1000
  over = true
  await asking
  const { p99, max, cpu } = await bot.pauses()
  const { median, p95, max: longest } = spreadOf(waits)
  const shown = (ms: number) => `${Math.round(ms)} ms`
  line(
    name,
    `${seconds.toFixed(1)} s, CPU ${(cpu - before.cpu).toFixed(1)} s; stands still p99 ${shown(p99)}, most ${shown(max)}; ` +
      `a cadre waits ${shown(median)}, p95 ${shown(p95)}, most ${shown(longest)}; ${bot.memory()} MB`,
  )
}

async function done(bot: BotProcess, editor: Actor, deed: (typeof DEEDS)[number]): Promise<void> {
  if ('says' in deed) {
    editor.send(deed.says)
    await seen(bot, editor, deed.until)
    return
  }
  for (const label of deed.taps) {
    const message = editor.messages().findLast((m) => hasButton(m, label))
    // Whoever publishes what has fallen due is not asked again.
    if (!message && label !== deed.taps[0]) continue
    if (!message) throw new Error(`no button ${label} in ${editor.messages().at(-1)?.text}`)
    editor.tap(message, label)
    await seen(bot, editor, label === deed.taps[0] ? /确认发布|已发布|已定稿/ : deed.until)
  }
  await seen(bot, editor, /\.docx/)
}

const hasButton = (message: Message, label: string) =>
  message.reply_markup?.inline_keyboard.flat().some((b) => b.text === label) ?? false

/** Until the bot has said or sent something new to the editor that has these words, on a button or as a file’s name too. */
function seen(bot: BotProcess, editor: Actor, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = bot.api.world.watch((event) => {
      if (event.kind !== 'message' && event.kind !== 'edited') return
      if (event.talk !== editor.talk() || !event.message.from.is_bot) return
      if (!words.test(JSON.stringify(event.message))) return
      clearTimeout(late)
      stop()
      resolve()
    })
    const late = setTimeout(() => {
      stop()
      reject(new Error(`not seen: ${words}, but ${JSON.stringify(editor.messages().at(-1))}`))
    }, PATIENCE_MS)
  })
}

await main()
