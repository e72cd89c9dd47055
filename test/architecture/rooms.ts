/** A room of `src`: a folder, or a file of the process beside them. */
export type Room = {
  readonly name: string
  /** What is in it, for docs/architecture.md. */
  readonly holds: string
  /** The rooms that it may import, all of them above it in this list; errors.ts may be imported everywhere. */
  readonly imports: readonly string[]
  /** Of a pure room, values in and values out, the only packages that it may import. Absent: any. */
  readonly packages?: readonly string[]
}

const WORDS = ['calendar', 'chinese', 'kinds', 'catalogue']
const PURE = [...WORDS, 'interview', 'digest', 'documents', 'messages', 'sentence']
const DESK = [...PURE, 'database', 'desk']

/** Every room with what it may import, the lowest first. docs/architecture.md shows this table. */
export const ROOMS: readonly Room[] = [
  {
    name: 'errors.ts',
    holds: 'every error that somebody is told of',
    imports: [],
    packages: [],
  },
  {
    name: 'settings.ts',
    holds: 'the environment, read and checked',
    imports: [],
  },
  {
    name: 'secrets.ts',
    holds: 'what of the settings must stand in no output, and takes it out of a text in whatever shape',
    imports: ['settings.ts'],
  },
  {
    name: 'calendar',
    holds: 'days, weeks, periods, holidays, due times',
    imports: [],
    packages: ['chinese-days', 'temporal-polyfill'],
  },
  {
    name: 'chinese',
    holds:
      'reads and prints Chinese: numbers, dates, names and their marks, punctuation, what is masked; knows nothing of the product',
    imports: ['calendar'],
    packages: [],
  },
  {
    name: 'kinds',
    holds:
      'a file a kind of answer: how it is asked, read, shown, counted, printed, exported; what several share is in `kinds/shared`',
    imports: ['calendar', 'chinese'],
    packages: [],
  },
  {
    name: 'catalogue',
    holds: 'the catalogue and the county file: read, checked, loaded with clauses parsed and codes indexed, once',
    imports: ['calendar', 'chinese', 'kinds'],
  },
  {
    name: 'interview',
    holds: 'asks the questions: `(form, draft, input, circumstances) → turn`',
    imports: WORDS,
    packages: ['zod'],
  },
  {
    name: 'digest',
    holds: 'compiles: what was gathered → `Digest`; a file a kind of digest in `digest/kinds`',
    imports: WORDS,
    packages: ['node:crypto', 'zod'],
  },
  {
    name: 'documents',
    holds: 'Digest → text, Telegram, .docx (`documents/docx`), .xlsx (`documents/ledger`), .png; files of rows → data',
    imports: [...WORDS, 'digest'],
  },
  {
    name: 'messages',
    holds: 'what is said in chat, and the one table of buttons, from facts',
    imports: [...WORDS, 'interview', 'digest', 'documents'],
    packages: ['node:crypto'],
  },
  {
    name: 'sentence',
    holds: 'understands a report told in sentences: `(message, catalogue, forms, today) → works`',
    imports: WORDS,
    packages: [],
  },
  {
    name: 'database',
    holds:
      'reading and writing: a file a table, or a question that several tables answer; the tables themselves in `database/schema`, a file a subject',
    imports: [...WORDS, 'interview', 'digest', 'messages'],
  },
  {
    name: 'desk',
    holds: 'what chat, clock and command line share: submit, correct, gather, compile, publish, import; knows no chat',
    imports: [...PURE, 'database'],
  },
  {
    name: 'telegram',
    holds: 'the edge: polling, webhook, inbox row, outbox → delivery, pacing, failures',
    imports: ['settings.ts', 'chinese', 'messages', 'database'],
  },
  {
    name: 'bot',
    holds: 'a router and a table of features; in `bot/features` a file a feature, or what belongs together',
    imports: [...DESK, 'telegram'],
  },
  {
    name: 'jobs',
    holds: 'asks every minute what is due',
    imports: ['calendar', 'messages', 'database', 'desk'],
  },
  {
    name: 'api',
    holds: '`GET /api/v1`: what other programs may read, its shapes, and the OpenAPI document that is made of them',
    imports: [...WORDS, 'digest', 'documents', 'database', 'desk', 'telegram'],
  },
  {
    name: 'watch',
    holds: 'how the process is: `/healthz` and `/metrics`',
    imports: ['database', 'telegram'],
  },
  {
    name: 'sandbox',
    holds: 'a local Bot API, strict enough to develop against; a file a group of methods in `sandbox/methods`',
    imports: [],
  },
  {
    name: 'log.ts',
    holds: 'the log: ids, never words, no token',
    imports: ['settings.ts', 'secrets.ts', 'telegram'],
  },
  {
    name: 'open-county.ts',
    holds:
      'a database brought up to date with catalogue and county file, and the desk that works with it; or, for whoever only reads, the county as it is',
    imports: ['settings.ts', 'calendar', 'catalogue', 'database', 'desk'],
  },
  {
    name: 'workshop',
    holds:
      'a thread of its own for what would keep people waiting: compiling and publishing, files; orders to it, and its answers',
    imports: ['settings.ts', ...DESK, 'telegram', 'bot', 'jobs', 'log.ts'],
  },
  {
    name: 'main.ts',
    holds: 'the whole process: settings → parts → start',
    imports: [
      ...[
        'settings.ts',
        'calendar',
        'digest',
        'messages',
        'database',
        'desk',
        'telegram',
        'bot',
        'jobs',
        'api',
        'watch',
      ],
      'open-county.ts',
      'workshop',
    ],
  },
  {
    name: 'trial',
    holds: 'the product without a token: a fictional county, a clock to turn, and what the page asks for',
    imports: ['settings.ts', ...DESK, 'telegram', 'sandbox', 'api', 'open-county.ts', 'main.ts'],
  },
  {
    name: 'commands',
    holds: 'the commands of `qunbao`, a file each, and what they share',
    imports: ['settings.ts', ...DESK, 'telegram', 'log.ts', 'open-county.ts', 'main.ts', 'trial'],
  },
  {
    name: 'cli.ts',
    holds: 'finds the command and tells what went wrong in a line',
    imports: ['secrets.ts', 'commands'],
  },
]

/** The table as docs/architecture.md shows it, line by line. */
export function roomsTable(): string[] {
  const rows = ROOMS.map(({ name, holds, imports, packages }, i) => {
    const above = ROOMS.slice(0, i).flatMap((room) => (room.name.endsWith('.ts') ? [] : [room.name]))
    const all = above.length > 1 && above.join() === imports.join()
    const rooms = all ? 'all folders above' : imports.join(', ') || '–'
    return `| \`src/${name}\` | ${holds} | ${rooms} | ${packages ? 'yes' : ''} |`
  })
  return ['| room | holds | may import | pure |', '|---|---|---|---|', ...rows]
}
