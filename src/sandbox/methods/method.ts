import { Upload } from '../check.ts'
import type { Bot } from '../state.ts'
import type { User } from '../types.ts'
import type { Params } from '../validate.ts'
import type { World } from '../world.ts'

/** The call that a method answers: whose world, which bot, and a signal for when the client has gone. */
export interface Caller {
  readonly world: World
  readonly bot: Bot
  readonly signal: AbortSignal
}

export type Method = (caller: Caller, params: Params) => unknown

/** A method with its parameters as the schema has checked them. */
export function method<P>(run: (caller: Caller, params: P) => unknown): Method {
  return (caller, params) => run(caller, params as P)
}

/** The uploaded file that a parameter or an album's `attach://name` stands for, if it stands for one. */
export function uploaded(value: unknown, params: Params): Upload | undefined {
  if (value instanceof Upload) return value
  const name = typeof value === 'string' ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined
  const file = name === undefined ? undefined : params[name]
  return file instanceof Upload ? file : undefined
}

/** The people whom a text may mention. */
export function userLookup(world: World): (id: number) => User | undefined {
  return (id) => world.userById(id)
}
