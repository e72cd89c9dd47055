import type { Dispatcher } from 'undici'
import { Late } from './in-time.ts'

/** Where a Bot API is, or a file of it, and the connections that lead there. `path` may hold the token. */
export type At = { readonly connections: Dispatcher; readonly origin: string; readonly path: string }

/** What ends something before it is answered. */
export type Ends = AbortSignal | Late

/** What came back, whole. */
export type Answered = { readonly status: number; readonly statusText: string; readonly said: string }

type Body = Required<Pick<Dispatcher.DispatchOptions, 'body' | 'headers'>>

/**
 * Posts, and reads what comes back by the connection's own events: a stream of each answer would take as long as all else
 * of the call. Rejects with the error of the request, or with why it was ended.
 */
export function ask({ connections, origin, path }: At, { headers, body }: Body, ends: Ends): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const answer = new Answer(resolve, reject)
    if (ends instanceof Late) ends.onEnd = (why) => answer.end(why)
    else answer.listenTo(ends)
    connections.dispatch({ origin, path, method: 'POST', headers, body }, answer)
  })
}

class Answer implements Dispatcher.DispatchHandler {
  readonly #resolve: (answered: Answered) => void
  readonly #reject: (error: unknown) => void
  readonly #parts: Buffer[] = []
  #status = 0
  #statusText = ''
  /** Of the connection, once it is there. */
  #controller: Dispatcher.DispatchController | undefined
  #ended: Error | undefined
  #listensNoMore: (() => void) | undefined

  constructor(resolve: (answered: Answered) => void, reject: (error: unknown) => void) {
    this.#resolve = resolve
    this.#reject = reject
  }

  listenTo(signal: AbortSignal): void {
    const end = () => this.end(signal.reason)
    signal.addEventListener('abort', end)
    this.#listensNoMore = () => signal.removeEventListener('abort', end)
    if (signal.aborted) end()
  }

  end(why: Error): void {
    this.#ended = why
    if (this.#controller) this.#controller.abort(why)
    else this.onResponseError(null, why)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#ended) controller.abort(this.#ended)
  }

  onResponseStart(_: unknown, status: number, _headers: unknown, statusText = ''): void {
    this.#status = status
    this.#statusText = statusText
  }

  onResponseData(_: unknown, part: Buffer): void {
    this.#parts.push(part)
  }

  onResponseEnd(): void {
    this.#listensNoMore?.()
    const [first] = this.#parts
    const all = first && this.#parts.length === 1 ? first : Buffer.concat(this.#parts)
    this.#resolve({ status: this.#status, statusText: this.#statusText, said: all.toString('utf8') })
  }

  onResponseError(_: unknown, error: Error): void {
    this.#listensNoMore?.()
    this.#reject(error)
  }
}
