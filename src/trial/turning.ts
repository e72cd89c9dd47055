import { type Hours, type IsOut, stops, type TrialClock, type Turn, turned } from './clock.ts'
import { Refusal } from './deeds.ts'

type Parts = {
  readonly clock: TrialClock
  readonly hours: Hours
  /** Until the bot has said what it has to say. */
  readonly settled: () => Promise<void>
  /** Lets everything happen that belongs to an instant, once the clock shows it. */
  readonly happen: (at: Date) => Promise<void>
}

/** Turns the clock, stop by stop; one turn at a time. */
export class Turning {
  readonly #parts: Parts
  #to: Date | undefined
  #isStopped = false
  #done: Promise<void> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Where the clock is being turned to; undefined while it only goes on by itself. */
  get to(): Date | undefined {
    return this.#to
  }

  turn(turn: Turn, isOut: IsOut): Promise<void> {
    if (this.#to) throw new Refusal('时间正在往前拨，请等它拨完，或者先按“停”。')
    const { clock, hours } = this.#parts
    const from = clock.now()
    const to = turned(from, turn, hours, isOut)
    this.#to = to
    this.#isStopped = false
    const going = this.#go(from, to).finally(() => {
      this.#to = undefined
      clock.tell()
    })
    this.#done = going.catch(() => undefined)
    return going
  }

  /** Ends turning where the clock is now; resolves when what belongs to that instant has happened. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#done
  }

  async #go(from: Date, to: Date): Promise<void> {
    const { clock, hours, happen, settled } = this.#parts
    // What was just said to the bot was said at the old time.
    await settled()
    for (const at of stops(from, to, hours)) {
      if (this.#isStopped) return
      // What is slow in happening may have taken the clock past a stop by itself.
      if (at > clock.now()) clock.turnTo(at)
      await happen(at)
      await settled()
    }
  }
}
