/** How many statements were asked, and how long all together waited for their answers. */
export class StatementTimes {
  count = 0
  seconds = 0

  async of<Answer>(asked: PromiseLike<Answer>): Promise<Answer> {
    const began = performance.now()
    try {
      return await asked
    } finally {
      this.count += 1
      this.seconds += (performance.now() - began) / 1000
    }
  }
}
