import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/** Loaded into the bot before all else (`--import`): tells the bench how long its thread stood still, and begins anew. */
if (isMainThread && process.send) {
  const resolution = 5
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  process.on('message', (asked) => {
    if (asked !== 'pauses') return
    const beyond = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolution)
    const { user, system } = process.cpuUsage()
    process.send?.({ p99: beyond(delay.percentile(99)), max: beyond(delay.max), cpu: (user + system) / 1e6 })
    delay.reset()
  })
  process.channel?.unref()
}
