export interface ErrorParameters {
  readonly retry_after?: number
  readonly migrate_to_chat_id?: number
}

/** A refusal in Telegram's own words: what the client gets as `error_code`, `description` and `parameters`. */
export class BotApiError extends Error {
  readonly code: number
  readonly parameters: ErrorParameters | undefined

  constructor(code: number, description: string, parameters?: ErrorParameters) {
    super(description)
    this.name = 'BotApiError'
    this.code = code
    this.parameters = parameters
  }
}

/** Telegram lowers the first letter of a text that follows "Bad Request: ", unless it is an upper-case code. */
export function badRequest(text: string, parameters?: ErrorParameters): BotApiError {
  return new BotApiError(400, `Bad Request: ${text}`, parameters)
}

/** Refused here although Telegram would let it pass or drop it in silence: a mistake to find while developing. */
export function standIn(text: string): BotApiError {
  return badRequest(`[stand-in] ${text}`)
}

export function forbidden(text: string): BotApiError {
  return new BotApiError(403, `Forbidden: ${text}`)
}

export function conflict(text: string): BotApiError {
  return new BotApiError(409, `Conflict: ${text}`)
}

export function tooManyRequests(seconds: number): BotApiError {
  return new BotApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}

export function unauthorized(): BotApiError {
  return new BotApiError(401, 'Unauthorized')
}

export function notFound(): BotApiError {
  return new BotApiError(404, 'Not Found')
}

export interface ErrorBody {
  readonly ok: false
  readonly error_code: number
  readonly description: string
  readonly parameters?: ErrorParameters
}

export function errorBody(error: BotApiError): ErrorBody {
  const body = { ok: false, error_code: error.code, description: error.message } as const
  return error.parameters ? { ...body, parameters: error.parameters } : body
}
