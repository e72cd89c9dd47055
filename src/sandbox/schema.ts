import { readFileSync } from 'node:fs'
// The type import makes the compiler copy the file to dist; reading it avoids Node's warning on JSON modules.
import type raw from './bot-api-schema.json'

/** `n` name, `t` types it may have, `r` required, `c` the only value it may have. */
export interface Field {
  readonly n: string
  readonly t: readonly string[]
  readonly r?: number
  readonly c?: string
}

export interface MethodSchema {
  readonly returns: readonly string[]
  readonly f: readonly Field[]
}

export interface TypeSchema {
  readonly f: readonly Field[]
  readonly subtypes?: readonly string[]
}

export interface Schema {
  readonly version: string
  readonly actions: readonly string[]
  readonly updates: readonly string[]
  readonly methods: Readonly<Record<string, MethodSchema>>
  readonly types: Readonly<Record<string, TypeSchema>>
}

const file = new URL('./bot-api-schema.json', import.meta.url)
const known: typeof raw = JSON.parse(readFileSync(file, 'utf8'))

/** The part of the Bot API that this stand-in plays. */
export const schema: Schema = known

const METHOD_NAMES = new Map(Object.keys(schema.methods).map((name) => [name.toLowerCase(), name]))

/** Telegram does not mind the case of a method's name. */
export function methodName(asCalled: string): string | undefined {
  return METHOD_NAMES.get(asCalled.toLowerCase())
}

/** Every required Boolean of a type as `value`: administrators have fourteen of them. */
export function requiredBooleans(type: string, value: boolean): Record<string, boolean> {
  const fields = schema.types[type]?.f ?? []
  return Object.fromEntries(fields.filter((f) => f.r && f.t[0] === 'Boolean').map((f) => [f.n, value]))
}
