import type { Talk } from './state.ts'
import type { Message } from './types.ts'
import type { World } from './world.ts'

/** What one person has heard of bots so far, chat by chat. */
export class Hearing {
  readonly #world: World
  readonly #upTo = new Map<Talk, number>()

  constructor(world: World) {
    this.#world = world
  }

  #unheard(talk: Talk): Message | undefined {
    for (let at = this.#upTo.get(talk) ?? 0; at < talk.log.length; at++) {
      this.#upTo.set(talk, at + 1)
      const message = talk.log[at]?.message
      if (message?.from.is_bot) return message
    }
    return undefined
  }

  /** The next message or edit of a bot, which may have come already. */
  next(talk: Talk, withinMs: number): Promise<Message> {
    const already = this.#unheard(talk)
    if (already) return Promise.resolve(already)
    return new Promise((resolve, reject) => {
      const stop = this.#world.watch(() => {
        const message = this.#unheard(talk)
        if (!message) return
        clearTimeout(timer)
        stop()
        resolve(message)
      })
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`nothing came from a bot within ${withinMs} ms`))
      }, withinMs)
    })
  }
}
