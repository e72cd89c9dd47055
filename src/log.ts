import pino, { type DestinationStream, type Logger } from 'pino'
import { secretsOf, withoutSecrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import { redact } from './telegram/client.ts'

/**
 * The log: one JSON line an event, without what people typed. Every line goes through one door, which lets no secret of
 * the settings out, whatever it stands in.
 */
export function makeLog(
  settings: Pick<Settings, 'logLevel'> & Partial<Settings>,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const clean = withoutSecrets(secretsOf(settings))
  const options = { level: settings.logLevel, serializers: { err: errorForLog } }
  return pino(options, { write: (line) => destination.write(clean(line)) })
}

/** pino's own way would join a message and its causes, after which nobody could tell where a query's parameters end. */
function errorForLog(error: unknown): { type: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: redact(String(error)), stack: '' }
  const chain = [...chainOf(error)]
  const described = chain.map((one) => `${one.name}: ${sentenceOf(one)}`)
  return {
    type: error.name,
    message: chain.map(sentenceOf).join(': '),
    stack: chain.map((one, i) => [described[i], ...framesOf(one)].join('\n')).join('\ncaused by '),
  }
}

/** The error with all that it holds and comes of, each once. */
function chainOf(error: unknown, chain = new Set<Error>()): Set<Error> {
  if (!(error instanceof Error) || chain.has(error)) return chain
  chain.add(error)
  if (error instanceof AggregateError) for (const one of error.errors) chainOf(one, chain)
  return chainOf(error.cause, chain)
}

/** What is written for many at once is thousands of characters: its beginning says which statement it was. */
const LONG_QUERY = /(Failed query: [\s\S]{200})[\s\S]+$/

function sentenceOf(error: Error): string {
  const { code } = error as { code?: unknown }
  if (typeof code !== 'string') return redact(error.message).replace(LONG_QUERY, '$1…')
  // Data exceptions of Postgres quote the value.
  const message = /^22\w{3}$/.test(code) ? error.message.replace(/: "[\s\S]*$/, '') : error.message
  return `${redact(message)} [${code}]`
}

function framesOf({ stack, message }: Error): string[] {
  const frames = (stack ?? '').replace(message, () => '').split('\n')
  return frames.filter((line) => line.startsWith('    at '))
}
