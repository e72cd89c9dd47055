import type { ForThread } from '../database/open.ts'
import type { Written } from '../database/outbox.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { type ErrorCode, QunbaoError } from '../errors.ts'
import type { FileOwed } from '../messages/file-owed.ts'
import type { Settings } from '../settings.ts'

/** What the workshop begins with. */
export type Tools = {
  readonly settings: Settings
  readonly token: string
  /** The bot's own username. */
  readonly me: string
  readonly since: Date
  readonly database: ForThread
  readonly desk: Pick<CountyDesk, 'county' | 'zone' | 'firstSettings'> & { readonly fileVersion: string }
}

/** What is to be done: what a chat waits for, a job of the clock, a file in a folder. */
export type Work =
  | { readonly do: 'turn'; readonly chatId: number }
  | { readonly do: 'job'; readonly name: string }
  | { readonly do: 'file'; readonly owed: FileOwed; readonly folder: string }

export type MadeFile = { readonly filename: string; readonly path: string }

/** `ahead`: by so many ms the clock of the county, which the sandbox can turn, is ahead of the machine's. */
export type Order = { readonly id: number; readonly ahead: number; readonly work: Work }

/** What comes back: what is to be sent or looked for, then that it is done. */
export type Answer =
  | { readonly order: number; readonly written: readonly Written[] }
  | { readonly order: number; readonly lookFor: Date }
  | { readonly order: number; readonly done: MadeFile | undefined }
  | { readonly order: number; readonly failed: readonly Failure[] }

/** An error, and what it came of; a copy between threads would lose what it is told by. */
type Failure = {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly code: string | undefined
  readonly detail: string | undefined
}

const MOST_CAUSES = 10

export function failureOf(error: unknown): Failure[] {
  const chain: Failure[] = []
  for (let at = error; at instanceof Error && chain.length < MOST_CAUSES; at = at.cause) {
    const { name, message, stack } = at
    const text = (field: string) => {
      const value: unknown = Reflect.get(at as Error, field)
      return typeof value === 'string' ? value : undefined
    }
    chain.push({ name, message, stack, code: text('code'), detail: text('detail') })
  }
  return chain.length > 0
    ? chain
    : [{ name: 'Error', message: String(error), stack: undefined, code: undefined, detail: undefined }]
}

export function errorFrom(chain: readonly Failure[]): Error {
  let error: Error | undefined
  for (const { name, message, stack, code, detail } of chain.toReversed()) {
    const of = error === undefined ? {} : { cause: error }
    error =
      name === 'QunbaoError'
        ? new QunbaoError(code as ErrorCode, detail, of)
        : Object.assign(new Error(message, of), { name })
    if (stack !== undefined) error.stack = stack
    if (code !== undefined) Object.assign(error, { code })
  }
  return error ?? new Error('it failed without a word')
}
