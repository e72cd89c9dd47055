import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const LOOKED_EACH_MS = 20_000
/** From this on there is something to give back; an idle bot needs one. */
const MOST_IDLE_BYTES = 4 * 2 ** 20
/** Of one core, at most so much is used where nothing goes on. */
const MOST_IDLE_SHARE = 0.05

/** What became of a stretch of time: how long it was and how long the process worked in it, and how much memory V8 has for what is thrown away soon. */
export type Stretch = { readonly ms: number; readonly workedMs: number; readonly youngBytes: number }

/** Whether it was quiet, and more is held than quiet needs. */
export function isHeldInVain({ ms, workedMs, youngBytes }: Stretch): boolean {
  return youngBytes > MOST_IDLE_BYTES && workedMs < ms * MOST_IDLE_SHARE
}

/**
 * V8 takes up to 48 MB for what is thrown away soon while many write at once, or the bot starts, and makes it smaller only
 * when it collects there next: of a bot that nobody writes to, hours later. So once it is quiet it is collected, which
 * takes some milliseconds.
 */
export function watchYoungSpace() {
  let [since, worked] = [performance.now(), workedMs()]
  const timer = setInterval(() => {
    const [now, by] = [performance.now(), workedMs()]
    const stretch = { ms: now - since, workedMs: by - worked, youngBytes: youngBytes() }
    ;[since, worked] = [now, by]
    if (isHeldInVain(stretch)) collectYoung()
  }, LOOKED_EACH_MS)
  timer.unref()
  return { stop: async () => clearInterval(timer) }
}

function workedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.physical_space_size ?? 0
}

type Collect = (how: { readonly type: 'minor' }) => void
let collect: Collect | undefined

/** Node has no function for it where it was not started with a flag, and asks V8 for one by this. */
export function collectYoung(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as Collect
  }
  collect({ type: 'minor' })
}
