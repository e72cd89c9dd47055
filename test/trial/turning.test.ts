import { describe, expect, it } from 'vitest'
import { FIRST_SETTINGS } from '../../src/catalogue/county-settings.ts'
import { TrialClock } from '../../src/trial/clock.ts'
import { Refusal } from '../../src/trial/deeds.ts'
import { Turning } from '../../src/trial/turning.ts'

const hours = {
  zone: 'Asia/Shanghai',
  settings: {
    ...FIRST_SETTINGS,
    weekly: { weekday: 1, time: '17:00' },
    monthly: { off: true as const },
    previewMinutes: 120,
  },
}
const settled = () => Promise.resolve()
const none = () => false
const at = (words: string) => new Date(`${words}:00+08:00`)

const tick = () => new Promise((resolve) => setTimeout(resolve, 1))

/** A clock whose stops each wait until `go` is called. */
function turningFrom(from: string) {
  const clock = new TrialClock(at(from))
  const seen: Date[] = []
  let go = () => {}
  const happen = (stop: Date) => {
    seen.push(stop)
    return new Promise<void>((resolve) => {
      go = resolve
    })
  }
  const turning = new Turning({ clock, hours, settled, happen })
  const step = async () => {
    await tick()
    go()
    await tick()
  }
  return { clock, turning, seen, step }
}

describe('turning the clock', () => {
  it('goes stop by stop, and tells where to', async () => {
    const { clock, turning, seen, step } = turningFrom('2026-11-15T10:00')
    const done = turning.turn('compile', none)
    await tick()
    expect(turning.to).toEqual(at('2026-11-16T17:00'))
    expect(clock.now().getTime()).toBeLessThan(at('2026-11-16T09:01').getTime())
    await step()
    await step()
    await done
    expect(seen).toEqual(['2026-11-16T09:00', '2026-11-16T17:00'].map(at))
    expect(turning.to).toBeUndefined()
  })

  it('ends where it is when told to stop, with what belongs to that instant done', async () => {
    const { clock, turning, seen, step } = turningFrom('2026-11-12T10:00')
    const done = turning.turn('draft', none)
    await tick()
    const stopped = turning.stop()
    await step()
    await Promise.all([done, stopped])
    expect(seen).toEqual([at('2026-11-13T09:00')])
    expect(clock.now().getTime()).toBeLessThan(at('2026-11-13T09:01').getTime())
    expect(turning.to).toBeUndefined()
  })

  it('is done by one at a time', async () => {
    const { turning, step } = turningFrom('2026-11-12T10:00')
    const done = turning.turn('hour', none)
    expect(() => turning.turn('day', none)).toThrow(Refusal)
    await step()
    await done
    const again = turning.turn('day', none)
    await step()
    await again
  })

  it('is over when something fails, and says so', async () => {
    const clock = new TrialClock(at('2026-11-12T10:00'))
    let told = 0
    clock.watch(() => told++)
    const turning = new Turning({ clock, hours, settled, happen: () => Promise.reject(new Error('no database')) })
    await expect(turning.turn('hour', none)).rejects.toThrow('no database')
    expect([turning.to, told]).toEqual([undefined, 2])
  })
})
