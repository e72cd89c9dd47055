import type { Queues } from '../database/queues.ts'
import type { Family, Sample } from './prometheus.ts'

/** Counts by a name, e.g. of what became of a call. */
export type Counts = Readonly<Record<string, number>>

/** All that is measured of a process at one instant. No words, no names, no ids of anybody, no token. */
export type Measured = {
  readonly database: 'postgres' | 'pglite'
  /** Undefined: the database did not say. */
  readonly queues: Queues | undefined
  readonly statements: { readonly count: number; readonly seconds: number }
  readonly sends: Counts
  readonly refused: Counts
  readonly polls: boolean
  /** When Telegram was heard last, by a poll that was answered or by the webhook, in seconds since 1970. */
  readonly heardAt: number | undefined
  /** Seconds by which the event loop came late, since it was asked last: quantiles, and the longest as 1. */
  readonly lag: Counts
  readonly memory: Counts
  readonly cpuSeconds: number
  readonly startedAt: number
}

/** What is told under /metrics; docs/operations.md has the same names. */
export function familiesOf(of: Measured): Family[] {
  const { queues } = of
  const gauge = (name: string, help: string, ...samples: (Sample | undefined)[]) => family('gauge', name, help, samples)
  const counter = (name: string, help: string, ...samples: Sample[]) => family('counter', name, help, samples)
  return [
    gauge('info', 'The kind of database.', { value: 1, of: { database: of.database } }),
    gauge('database_up', 'Whether the database answers.', { value: queues ? 1 : 0 }),
    gauge('inbox_waiting', 'Updates that are not handled yet.', one(queues?.inbox.waiting)),
    gauge('inbox_oldest_seconds', 'For how long the oldest of them waits.', one(queues?.inbox.oldestSeconds)),
    gauge(
      'outbox_waiting',
      'Messages that are owed, and that are being sent.',
      ...(queues
        ? [
            { value: queues.outbox.owed, of: { state: 'owed' } },
            { value: queues.outbox.sending, of: { state: 'sending' } },
          ]
        : []),
    ),
    gauge('outbox_oldest_seconds', 'For how long the oldest of them is owed.', one(queues?.outbox.oldestSeconds)),
    gauge('last_digest_timestamp_seconds', 'When a digest was published last.', one(queues?.lastDigestAt)),
    gauge('polls', 'Whether this process polls: of several one does, with a webhook none.', one(of.polls ? 1 : 0)),
    gauge('telegram_heard_timestamp_seconds', 'When a poll was answered last, or the webhook called.', one(of.heardAt)),
    counter('sends_total', 'Calls of what is owed, by what became of them.', ...by('result', of.sends)),
    counter('refused_total', 'Updates that were not taken, by why.', ...by('why', of.refused)),
    {
      name: 'qunbao_statement_seconds',
      type: 'summary',
      help: 'Until the database answered a statement, waiting for its turn included.',
      samples: [
        { value: of.statements.seconds, part: 'sum' },
        { value: of.statements.count, part: 'count' },
      ],
    },
    gauge(
      'event_loop_lag_seconds',
      'By how much the event loop came late, since this was asked last; 1 is the longest.',
      ...by('quantile', of.lag),
    ),
    gauge('memory_bytes', 'Memory of the process.', ...by('kind', of.memory)),
    counter('cpu_seconds_total', 'Processor time of the process.', { value: of.cpuSeconds }),
    gauge('start_timestamp_seconds', 'When the process started.', one(of.startedAt)),
  ]
}

function family(
  type: 'gauge' | 'counter',
  name: string,
  help: string,
  samples: readonly (Sample | undefined)[],
): Family {
  return { name: `qunbao_${name}`, type, help, samples: samples.filter((sample) => sample !== undefined) }
}

function one(value: number | undefined): Sample | undefined {
  return value === undefined ? undefined : { value }
}

function by(label: string, counts: Counts): Sample[] {
  return Object.entries(counts).map(([says, value]) => ({ value, of: { [label]: says } }))
}
