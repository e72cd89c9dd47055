import pino from 'pino'
import { startBot } from '../src/main.ts'
import { type Group, type LocalBotApi, type Message, startLocalBotApi } from '../src/sandbox/index.ts'
import { readSettings } from '../src/settings.ts'
import { holdableBackground } from './background.ts'
import { EDITOR } from './bot-process.ts'
import { Cadre, reportDeeds } from './cadre.ts'
import { type Covered, startCoverage } from './coverage.ts'
import { EXAMPLE_COUNTY } from './engine.ts'
import { countFilesMade, type FileKind } from './files-made.ts'
import { listenToPglite, proxyBefore, Wire } from './wire.ts'

/** What this process is told. */
export type Asked = { readonly settings: Readonly<Record<string, string>>; readonly editors: number }

export type WalkName = 'answer' | 'submit' | 'idle' | 'preview' | 'publication'

/** The counts of one walk. */
export type Walked = Covered & {
  readonly name: WalkName
  /** The first words of each statement, in the order in which they were sent. */
  readonly statements: readonly string[]
  /** How often a file of this kind was made, and how often one was uploaded instead of being named by its `file_id`. */
  readonly made: Readonly<Record<FileKind, number>>
  readonly uploaded: Readonly<Record<FileKind, number>>
}

const TOKEN = '1:bench-token-of-a-local-bot'
/**
 * After so many looks at which nothing had moved, nothing more comes of a deed, since the background is held. Counted in
 * looks and not in time: a process that gets no processor would seem to be quiet.
 */
const QUIET_LOOKS = 15
const LOOK_MS = 20
const PATIENCE_MS = 60_000

/** A county with the bot in this process, from its first report to the files of its first digest. */
async function walkCounty({ settings, editors }: Asked): Promise<Walked[]> {
  const background = holdableBackground()
  const coverage = startCoverage()
  const filesMade = countFilesMade()
  const wire = new Wire()
  const databaseUrl = settings['DATABASE_URL'] ?? ''
  const proxy = databaseUrl === '' ? undefined : await proxyBefore(databaseUrl, wire)
  if (!proxy) listenToPglite(wire)
  const clock = turnable('2022-11-09T10:00:00+08:00')
  const api = await startLocalBotApi({
    tokens: [{ token: TOKEN, username: 'qunbao_bot' }],
    now: clock.now,
    limits: 'off',
  })
  api.world.watch(() => wire.move())
  const ids = Array.from({ length: editors }, (_, i) => EDITOR + i)
  const read = readSettings({
    ...settings,
    DATABASE_URL: proxy?.url ?? '',
    EDITOR_IDS: ids.join(),
    COUNTY: EXAMPLE_COUNTY,
    PORT: '0',
    TELEGRAM_API_ROOT: api.url,
  })
  const bot = await startBot(read, TOKEN, pino({ level: 'error' }), { now: clock.now, thread: false })
  const walked: Walked[] = []

  /** Waits until `done`, and then until nothing goes on any more. */
  const settle = async (done: () => boolean = () => true) => {
    const end = performance.now() + PATIENCE_MS
    for (let quiet = 0; quiet < QUIET_LOOKS; ) {
      const before = wire.moves
      await new Promise((awake) => setTimeout(awake, LOOK_MS))
      quiet = done() && !wire.waits && wire.moves === before ? quiet + 1 : 0
      if (performance.now() > end) throw new Error(`waited in vain; the last statements: ${wire.statements.slice(-5)}`)
    }
  }
  const walk = async (name: WalkName, deed: () => Promise<unknown>, done?: () => boolean) => {
    await settle()
    background.hold()
    // A sweep that was going on has ended after this, and its next is held as well.
    await settle()
    background.hold()
    wire.statements.length = 0
    const calls = api.world.calls.length
    const before = { ...filesMade }
    coverage.take()
    await deed()
    await settle(done)
    const made = eachKind((kind) => filesMade[kind] - before[kind])
    walked.push({ name, ...coverage.take(), statements: [...wire.statements], made, uploaded: uploadsIn(api, calls) })
    background.release()
  }

  try {
    const people = ids.map((id) => new Cadre(api, id))
    for (const editor of people) await editor.does({ types: '/start' })
    const group = boundGroup(api)
    await settle(() => groupMessages(api, group).some((m) => m.text?.includes('已绑定')))
    const cadre = new Cadre(api, 101)
    await cadre.opens((await people[0]?.invites('jia-zhen/women', 1)) ?? '')

    const deeds = reportDeeds(3, false)
    const submit = deeds.length - 1
    // A typed answer after another one: nothing is counted that only happens the first time.
    const answer = deeds.findLastIndex((deed, i) => 'types' in deed && 'types' in (deeds[i - 1] ?? {}))
    for (const [i, deed] of deeds.entries()) {
      if (i === answer) await walk('answer', () => cadre.does(deed))
      else if (i === submit) await walk('submit', () => cadre.does(deed))
      else await cadre.does(deed)
    }

    // What the minutes since Wednesday would have done is done before Monday's are counted. The clock is turned within the
    // walk: before it the minute's own job could be quicker.
    const ringAt = async (time: string) => {
      clock.turnTo(time)
      await bot.doDue()
    }
    await ringAt('2022-11-14T16:58:00+08:00')
    await walk('idle', () => ringAt('2022-11-14T16:59:00+08:00'))
    const previewed = () => people.every((editor) => editor.text.includes('自动发布'))
    await walk('preview', () => ringAt('2022-11-14T17:00:00+08:00'), previewed)
    await ringAt('2022-11-14T18:59:00+08:00')
    const files = (id: number) =>
      api
        .as({ id })
        .messages()
        .filter((m) => m.document)
    const arrived = () => groupMessages(api, group).some((m) => m.photo) && ids.every((id) => files(id).length === 2)
    await walk('publication', () => ringAt('2022-11-14T19:00:30+08:00'), arrived)
    const refused = api.world.refused()
    if (refused.length > 0) throw new Error(`Telegram would have refused ${JSON.stringify(refused)}`)
    return walked
  } finally {
    background.release()
    await bot.stop()
    await api.close()
    await proxy?.close()
  }
}

/** A clock that goes on from where it was turned to. */
function turnable(time: string): { now(): Date; turnTo(time: string): void } {
  let from = new Date(time).getTime()
  let since = performance.now()
  return {
    now: () => new Date(from + performance.now() - since),
    turnTo: (to) => {
      from = new Date(to).getTime()
      since = performance.now()
    },
  }
}

function boundGroup(api: LocalBotApi): Group {
  const editor = api.as({ id: EDITOR })
  const group = editor.groups.create('青禾群团工作群')
  editor.groups.add(group, editor.bot)
  editor.send('/bind', { in: group })
  return group
}

function groupMessages(api: LocalBotApi, group: Group): readonly Message[] {
  return api.as({ id: EDITOR }).messages(group)
}

function uploadsIn({ world }: LocalBotApi, since: number): Walked['uploaded'] {
  const uploads = world.calls.slice(since).flatMap(({ method, params }) => {
    if (method !== 'sendDocument' && method !== 'sendPhoto') return []
    return Object.values(params).flatMap((value) =>
      typeof value === 'object' && value !== null && 'file' in value ? [String(value.file)] : [],
    )
  })
  return eachKind((kind) => uploads.filter((name) => name.endsWith(`.${kind}`)).length)
}

function eachKind(count: (kind: FileKind) => number): Record<FileKind, number> {
  return { docx: count('docx'), xlsx: count('xlsx'), png: count('png') }
}

process.once('message', (asked: Asked) => {
  walkCounty(asked).then(
    (walked) => process.send?.(walked, undefined, {}, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    },
  )
})
