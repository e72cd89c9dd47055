import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/commands/compile.ts'
import { PERIOD_KINDS } from '../../src/digest/kinds/index.ts'
import { run } from './run.ts'

const PERIODS = PERIOD_KINDS.map(({ code }) => code).join(', ')

/** No database is opened before the command is understood. */
const NOWHERE = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }

describe('a command that is misused says how in one line', () => {
  it.each<[string, string[], string]>([
    ['compile', [], 'say which digest: week --on 2022-11-09, or year --on 2022-12-20'],
    ['trace', ['month'], 'say which digest: week --on 2022-11-09, or year --on 2022-12-20'],
    ['trace', ['year', '--number', '0'], '--number 0: must count from 1'],
    ['trace', ['year', '--period', 'decade'], `--period decade: must be one of ${PERIODS}`],
    ['compile', ['month'], 'say which digest: week --on 2022-11-09, or year --on 2022-12-20'],
    ['compile', ['week', '--scope', 'women'], '--period, --from, --to and --scope are for a year'],
    ['compile', ['year', '--from', '2022-01-01'], '--from and --to go together'],
    ['compile', ['year', '--from', '2022-02-01', '--to', '2022-01-01'], '--from lies after --to'],
    ['compile', ['year', '--period', 'day'], `--period day: must be one of ${PERIODS}`],
    ['compile', ['year', '--as-of', 'soon'], '--as-of soon: must be an instant such as 2022-12-31T16:00:00Z'],
    ['compile', ['year', '--format', 'docx'], '--format docx goes into a file: --out FILE'],
    ['compile', ['week', '2022-11-09'], 'not understood: 2022-11-09 (a day goes behind --on)'],
    ['compile', ['week', '--on', '11月9日'], '--on 11月9日: must be a day such as 2022-11-09'],
    ['compile', ['week', '--on', '2022-02-30'], '--on 2022-02-30: must be a day such as 2022-11-09'],
    ['compile', ['week', '--edition', 'public'], '--edition public: must be one of group, office'],
    ['compile', ['week', '--format', 'pdf'], '--format pdf: must be one of text, md, json, docx, png, xlsx'],
    ['compile', ['week', '--format', 'toString'], '--format toString: must be one of text, md, json, docx, png, xlsx'],
    ['compile', ['week', '--out', ''], '--out: must be the name of a file'],
    [
      'compile',
      ['week', '--edition', 'x', '--format', 'y'],
      '--edition x: must be one of group, office; --format y: must be one of text, md, json, docx, png, xlsx',
    ],
    ['compile', ['week', '--since', '2022-11-09'], "compile: Unknown option '--since'"],
    ['compile', ['week', '--on'], "compile: Option '--on <value>' argument missing"],
    ['import', [], 'import takes one file: qunbao import reports.jsonl (or reports.xlsx)'],
    ['import', ['a.jsonl', 'b.jsonl'], 'import takes one file: qunbao import reports.jsonl (or reports.xlsx)'],
    ['import', ['--dry'], 'import takes one file: qunbao import reports.jsonl (or reports.xlsx)'],
    ['migrate', ['now'], 'migrate takes no arguments, but was given: now'],
    ['start', ['--new'], "start: Unknown option '--new'"],
    ['doctor', ['--fix'], 'doctor takes no arguments, but was given: --fix'],
  ])('%s %j', async (name, args, said) => {
    expect(await run(name, args, NOWHERE)).toEqual({ code: 2, out: '', err: `${said}\n` })
  })

  it('start --fresh empties the trial, never what a bot on Telegram has', async () => {
    const real = { ...NOWHERE, BOT_TOKEN: '7230442:AAk-a-token-of-the-local-bot-api-only' }
    const said = 'start: --fresh empties the trial, which only runs without BOT_TOKEN\n'
    expect(await run('start', ['--fresh'], real)).toEqual({ code: 2, out: '', err: said })
  })
})

describe('README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const usage = (option: string) => new RegExp(`--${option} ([^\\s\\]]+)`).exec(compile.usage ?? '')?.[1]?.split('|')

  it('names the periods of compile year as they are in the table of kinds', () => {
    const [, shown = ''] = /--period ([^\s`]+)/.exec(readme) ?? []
    expect(shown.split('\\|')).toEqual(usage('period'))
    expect(['year', ...(usage('period') ?? [])]).toEqual(PERIOD_KINDS.map(({ code }) => code))
  })

  it('names every format of compile', () => {
    const [, shown = ''] = /prints a week's digest \(([^)]*)\)/.exec(readme) ?? []
    const named = [...shown.matchAll(/`(\w+)`/g)].map(([, name]) => name)
    expect(named.sort()).toEqual(usage('format')?.sort())
  })
})
