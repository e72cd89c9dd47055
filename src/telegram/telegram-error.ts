type Refusal = {
  readonly error_code: number
  readonly description: string
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number } | undefined
}

/** What the Bot API refused. As telegraf's, with which all of telegraf would be loaded: 8 MB that an idle bot would hold. */
export class TelegramError extends Error {
  readonly response: Refusal

  constructor(response: Refusal) {
    super(`${response.error_code}: ${response.description}`)
    this.response = response
  }

  get code(): number {
    return this.response.error_code
  }

  get description(): string {
    return this.response.description
  }

  get parameters(): Refusal['parameters'] {
    return this.response.parameters
  }
}
