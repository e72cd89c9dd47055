/** Chance that falls the same way in every run: what a week brings depends on nothing but the week and the unit. */
export class Dice {
  #state: number
  /** The week that it is thrown for, counted from the first. */
  readonly week: number

  constructor(week: number, seed: number) {
    this.week = week
    this.#state = seed >>> 0
    // Neighbouring seeds begin alike.
    for (let i = 0; i < 4; i++) this.number(0, 1)
  }

  /** From 0 to below 1 (Numerical Recipes' congruential generator). */
  #throw(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return this.#state / 2 ** 32
  }

  number(from: number, to: number): number {
    return from + Math.floor(this.#throw() * (to - from + 1))
  }

  chance(of: number): boolean {
    return this.#throw() < of
  }

  pick<T>(from: readonly T[]): T {
    return from[this.number(0, from.length - 1)] as T
  }

  /** A head count as people report it: now and then to the ten, with 余. */
  people(from: number, to: number): number | string {
    const count = this.number(from, to)
    return count >= 20 && this.chance(0.25) ? `${Math.floor(count / 10) * 10}余` : count
  }

  /** What there is in all: it grows by one a year. */
  held(from: number): number {
    return from + Math.floor(this.week / 52)
  }
}
