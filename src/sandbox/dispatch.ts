import { Upload } from './check.ts'
import { BotApiError, type ErrorBody, errorBody, notFound, tooManyRequests, unauthorized } from './errors.ts'
import type { Fault } from './faults.ts'
import { METHODS } from './methods/index.ts'
import { methodName } from './schema.ts'
import type { Bot, Call } from './state.ts'
import { checkResult, type Params, readParams } from './validate.ts'
import type { World } from './world.ts'

/** The body of a refusal has its status as `error_code`; `reset` = the connection breaks without an answer. */
export type Outcome =
  | { readonly kind: 'answer'; readonly status: number; readonly body: { ok: true; result: unknown } | ErrorBody }
  | { readonly kind: 'reset' }

/** A world that runs for days must not keep every call that was ever made. */
const JOURNAL = 10_000

function noted(raw: Params): Params {
  const shown = Object.entries(raw).map(([name, value]) =>
    value instanceof Upload ? [name, { file: value.name, size: value.bytes.length }] : [name, value],
  )
  return Object.fromEntries(shown)
}

/** The bot of a token. A token that is none has no path, one that nobody owns is not authorized. */
export function botOf(world: World, token: string): Bot {
  if (!/^\d+:[A-Za-z0-9_-]+$/.test(token)) throw notFound()
  const bot = world.bots.get(token)
  if (!bot) throw unauthorized()
  return bot
}

function injectedError(fault: Fault): BotApiError | undefined {
  if (fault.retry_after !== undefined) return tooManyRequests(fault.retry_after)
  if (fault.status === undefined) return undefined
  return new BotApiError(fault.status, fault.description ?? `injected ${fault.status}`)
}

function refused(call: Call, error: BotApiError): Outcome {
  call.error = { code: error.code, description: error.message }
  return { kind: 'answer', status: error.code, body: errorBody(error) }
}

async function perform(world: World, bot: Bot, call: Call, raw: Params, signal: AbortSignal): Promise<Outcome> {
  const run = METHODS.get(call.method)
  if (!run) return refused(call, notFound())
  try {
    const params = readParams(call.method, raw)
    call.result = await run({ world, bot, signal }, params)
    checkResult(call.method, call.result)
    call.ok = true
    return { kind: 'answer', status: 200, body: { ok: true, result: call.result } }
  } catch (error) {
    if (error instanceof BotApiError) return refused(call, error)
    // A bug of the stand-in: the caller gets a 500 that says so, the test sees it among the refused.
    return refused(call, new BotApiError(500, `Internal Server Error: ${(error as Error).message}`))
  }
}

/** One call of a bot, with the faults that the test injected, written to the journal. */
export async function call(
  world: World,
  token: string,
  asCalled: string,
  raw: Params,
  signal: AbortSignal,
): Promise<Outcome> {
  let bot: Bot
  try {
    bot = botOf(world, token)
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error
    return { kind: 'answer', status: error.code, body: errorBody(error) }
  }
  const method = methodName(asCalled) ?? asCalled
  const entry: Call = { bot: bot.user.username, method, params: noted(raw), at: world.now(), ok: false }
  world.calls.push(entry)
  if (world.calls.length > JOURNAL) world.calls.shift()

  const fault = world.faults.next(method, raw['chat_id']) ?? {}
  if (fault.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
  const error = injectedError(fault)
  if (error || fault.drop) entry.injected = true
  let outcome: Outcome
  if (fault.drop === 'before') outcome = { kind: 'reset' }
  else if (error) outcome = refused(entry, error)
  else outcome = await perform(world, bot, entry, raw, signal)
  world.emit({ kind: 'call', call: entry })
  return fault.drop ? { kind: 'reset' } : outcome
}
