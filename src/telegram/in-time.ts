/**
 * Asks, and aborts it after so many ms. `AbortSignal.timeout` would keep its timer, and what listens to it, for as long
 * though the answer has come: thousands of them where many are asked.
 */
export async function inTime<Answer>(ms: number, ask: (late: AbortController) => Promise<Answer>): Promise<Answer> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error('no answer came in time')), ms)
  try {
    return await ask(late)
  } finally {
    clearTimeout(timer)
  }
}
