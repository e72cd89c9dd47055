import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { QunbaoError } from '../errors.ts'

/** What is under way when the process stops has so long to finish; Telegram sends again what was not answered. */
const LAST_REQUESTS_MS = 2000

/** Answers a request, or says that it is none of its own. */
export type Route = (request: IncomingMessage, response: ServerResponse) => boolean

type At = {
  readonly log: Logger
  readonly host: string
  readonly port: number
  /** Whether the process is of no use without it: then an address that is taken ends the start. */
  readonly needed: boolean
}

/** Whatever is asked of HOST:PORT: the first route that takes a request answers it. */
export function makeListener({ log, host, port, needed }: At, routes: readonly Route[]) {
  const server = createServer((request, response) => {
    if (!routes.some((route) => route(request, response))) response.writeHead(404).end()
  })

  function listening(): Promise<Error | undefined> {
    return new Promise((settled) => {
      server.once('error', settled)
      server.listen(port, host, () => settled(undefined))
    })
  }

  return {
    start: async (): Promise<void> => {
      const failure = await listening()
      if (!failure) return
      const taken = new QunbaoError('address.taken', failure.message)
      if (needed) throw taken
      log.warn({ host, port }, `nobody can ask for /healthz and /metrics: ${taken.message}; PORT=0 where nobody is to`)
    },
    stop: async (): Promise<void> => {
      if (!server.listening) return
      const late = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS)
      await new Promise((closed) => {
        server.close(closed)
        server.closeIdleConnections()
      })
      clearTimeout(late)
    },
  }
}
