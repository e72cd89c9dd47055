import { setTimeout as sleep } from 'node:timers/promises'
import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../src/database/connect.ts'
import type { Connection } from '../../src/database/connection.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { inbox, outbox, report } from '../../src/database/schema.ts'
import { makeLog } from '../../src/log.ts'
import { type Running, startBot } from '../../src/main.ts'
import { type OpenCounty, openCounty, readDesk } from '../../src/open-county.ts'
import { type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { readSettings } from '../../src/settings.ts'
import { Person } from '../process/cadre.ts'
import { coordinator, workerOfTests } from '../support/citus.ts'
import { EDITOR, until } from '../support/county.ts'
import { emptyDatabase, ownDatabase, server } from '../support/database.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { OF_A_TEST } from '../support/of-a-test.ts'

const { catalogue } = (await readDesk(readSettings({}))).desk
const TOKEN = '1:test-token-of-a-local-bot'
/** Shorter than a county's: a test has no time. */
const LIMITS = { statement: 1500, lock: 400, idleInTransaction: 5000 }
const PATIENCE_MS = 20_000
/** While a fault lasts something is asked of the database. */
const LASTS_MS = 700

/** What goes wrong: begun before somebody does something, and over a moment later. */
type Fault = { readonly what: string; begin(): unknown; end?(): unknown }

describe.skipIf(!server)('a database that fails (left out where TEST_DATABASE_URL is not set)', () => {
  let proxy: FaultProxy
  let admin: Connection
  let api: LocalBotApi
  let running: Running
  let opened: OpenCounty
  /** What is looked at goes past the faults. */
  let beside: OpenDatabase
  let name: string
  let editor: Person
  let cadre: Person
  let told = 0
  const logged: string[] = []
  const faultsOfTheProgram: unknown[] = []
  const onFault = (error: unknown) => void faultsOfTheProgram.push(error)

  /** Ends, cancels … every statement of the bot's. */
  const toEach = (what: string) =>
    admin.ask(`select ${what}(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`)
  /** What the bot writes fails so, until it is over. */
  const fails = (table: string, how: string): Pick<Fault, 'begin' | 'end'> => ({
    begin: async () => {
      await admin.ask(
        `create or replace function fault() returns trigger language plpgsql as $$ begin ${how}; return new; end $$`,
      )
      await admin.ask(`create trigger fault before insert or update on ${table} for each row execute function fault()`)
    },
    end: () => admin.ask(`drop trigger fault on ${table}`),
  })
  const refuse = (code: string, words: string) => {
    proxy.refuse(code, words)
    proxy.cut()
  }
  const readOnly = (is: 'on' | 'off') => admin.ask(`alter database ${name} set default_transaction_read_only = ${is}`)

  /** On a Citus they are no known faults: of a part of a statement it says XX000, whatever its worker said (decision 43). */
  const inReports: readonly Fault[] = [
    { what: 'the disk is full for reports', ...fails('report', `raise exception using errcode = '53100'`) },
    { what: 'two transactions cannot be put in order', ...fails('report', `raise exception using errcode = '40001'`) },
  ]

  const FAULTS: readonly Fault[] = [
    { what: 'every connection is reset', begin: () => proxy.cut() },
    { what: 'every connection is closed without a word', begin: () => proxy.close() },
    { what: 'an answer is cut in its middle', begin: () => proxy.cutAfter(300) },
    { what: 'a later answer is cut in its middle', begin: () => proxy.cutAfter(4000) },
    { what: 'backends are terminated', begin: () => toEach('pg_terminate_backend') },
    { what: 'statements are cancelled', begin: () => toEach('pg_cancel_backend') },
    { what: 'connections that there are fall silent', begin: () => proxy.freeze('old') },
    { what: 'everything falls silent', begin: () => proxy.freeze('all'), end: () => proxy.heal() },
    { what: 'the server is away', begin: () => proxy.leaves(), end: () => proxy.returns() },
    {
      what: 'the server restarts: it is starting up',
      begin: () => refuse('57P03', 'the database system is starting up'),
      end: () => proxy.heal(),
    },
    {
      what: 'there are too many connections',
      begin: () => refuse('53300', 'sorry, too many clients already'),
      end: () => proxy.heal(),
    },
    {
      what: 'it fails over to a standby, which takes no writes',
      begin: () => readOnly('on').then(() => toEach('pg_terminate_backend')),
      end: () => readOnly('off'),
    },
    { what: 'answers are slow', begin: () => proxy.slow(80), end: () => proxy.heal() },
    { what: 'the disk is full for what comes', ...fails('inbox', `raise exception using errcode = '53100'`) },
    { what: 'the disk is full for what is sent', ...fails('outbox', `raise exception using errcode = '53100'`) },
    { what: 'statements take too long', ...fails('revision', 'perform pg_sleep(2)') },
    ...(coordinator ? [] : inReports),
    {
      what: 'somebody holds a table',
      begin: () => admin.ask('begin; lock table report in access exclusive mode'),
      end: () => admin.ask('rollback'),
    },
  ]

  beforeAll(async () => {
    process.on('uncaughtException', onFault)
    process.on('unhandledRejection', onFault)
    // Of the worker's own, which tests before this one have used, the lead is taken.
    const own = await ownDatabase(server ?? '', 'faults_')
    beside = await openDatabase(own, '')
    const worker = await workerOfTests()
    await beside.migrate(worker)
    await emptyDatabase(beside)
    name = new URL(own).pathname.slice(1)
    admin = await connect(own)
    await admin.ask(`select set_config('citus.enable_unsafe_triggers', 'on', false)`)
    proxy = await FaultProxy.to(own)
    api = await startLocalBotApi({ tokens: [{ token: TOKEN, username: 'qunbao_bot' }], limits: 'off' })
    const settings = readSettings({
      ...{ DATABASE_URL: proxy.url(own), COUNTY: 'county.example.yaml', EDITOR_IDS: String(EDITOR) },
      ...{ TELEGRAM_API_ROOT: api.url, DATABASE_WORKER: worker, ...OF_A_TEST },
    })
    const log = makeLog({ logLevel: 'warn' }, { write: (line) => void logged.push(line) })
    running = await startBot(settings, TOKEN, log, {
      open: async (of, now) => {
        opened = await openCounty(of, now, LIMITS)
        return opened
      },
    })
    editor = new Person(api, EDITOR, '编辑甲', undefined, PATIENCE_MS)
    await editor.does({ types: '/start' })
    await editor.does({ types: '/invite jia-zhen/women' }, (text) => text.includes('https:'))
    cadre = new Person(api, 101, '填报人', undefined, PATIENCE_MS)
    await cadre.does({ opens: /https:\S+/.exec(editor.text)?.[0] ?? '' }, (text) => text.includes('您已加入'))
  })

  beforeEach(() => {
    logged.length = 0
  })

  afterAll(async () => {
    await running?.stop()
    await api?.close()
    await proxy?.leaves()
    await admin?.end()
    await beside?.close()
    process.off('uncaughtException', onFault)
    process.off('unhandledRejection', onFault)
  })

  const form = catalogue.forms.find(({ title }) => title === '巾帼宣讲') ?? expect.fail('no such form')
  const reports = () => beside.db.select({ many: count() }).from(report)
  const receipts = () => cadre.actor.messages().filter((m) => m.from.is_bot && m.text?.includes('已保存')).length

  it.each(FAULTS)('answers when it is back, once, and says nothing false: $what', async ({ begin, end }) => {
    // The same twice in a day would be asked about.
    told += 1
    await cadre.fillsIn(form, () => told)
    const [before] = await reports()
    const receiptsBefore = receipts()
    await begin()
    const answered = cadre.does({ taps: '确认提交' }, (text) => text.includes('已保存'))
    if (end) {
      await sleep(LASTS_MS)
      await end()
    }
    await answered
    expect(await reports()).toEqual([{ many: (before?.many ?? 0) + 1 }])
    expect(receipts()).toBe(receiptsBefore + 1)
    await until(async () => ((await left()) === 0 ? true : undefined), 'nothing to be left', PATIENCE_MS)
    expect(cadre.actor.messages().filter((m) => m.text?.includes('没有处理成功'))).toEqual([])
    expect(faultsOfTheProgram).toEqual([])
  })

  /** What waits, of people and for them. */
  async function left(): Promise<number> {
    const came = await beside.db.select({ handledAt: inbox.handledAt }).from(inbox)
    const owed = await beside.db.select({ state: outbox.state }).from(outbox)
    return came.filter((row) => row.handledAt === null).length + owed.filter((row) => row.state !== 'sent').length
  }

  it('goes on with what is asked beside, and does nothing of a transaction whose connection broke', async () => {
    const { db } = opened
    const work = db.transaction(async (tx) => {
      await tx.execute('select 1')
      proxy.cut()
      await sleep(50)
      // On another connection this would stand, whatever became of the rest.
      await tx.update(report).set({ form: 'fault' })
    })
    await expect(work).rejects.toThrow()
    expect(await db.select().from(report).where(eq(report.form, 'fault'))).toEqual([])
  })

  it('has all of its connections again after twenty that could not begin', async () => {
    for (let i = 0; i < 20; i++) {
      proxy.cut()
      await opened.db.transaction(async (tx) => tx.execute('select 1')).catch(() => undefined)
    }
    await Promise.all(Array.from({ length: 12 }, () => opened.db.transaction((tx) => tx.execute('select 1'))))
    expect(faultsOfTheProgram).toEqual([])
  })
})
