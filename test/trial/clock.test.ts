import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_SETTINGS } from '../../src/catalogue/county-settings.ts'
import { stops, TrialClock, TURNS, type Turn, turned } from '../../src/trial/clock.ts'

const hours = {
  zone: 'Asia/Shanghai',
  settings: {
    ...FIRST_SETTINGS,
    weekly: { weekday: 1, time: '17:00' },
    monthly: { off: true as const },
    previewMinutes: 120,
  },
}
const none = () => false
const at = (words: string) => new Date(`${words}:00+08:00`)

describe('the clock of the trial', () => {
  it.each<[Turn, string, string]>([
    ['hour', '2026-11-12T23:30', '2026-11-13T00:30'],
    ['day', '2026-11-12T00:10', '2026-11-13T09:00'],
    ['day', '2026-12-31T18:00', '2027-01-01T09:00'],
    ['compile', '2026-11-12T09:00', '2026-11-16T17:00'],
    ['compile', '2026-11-16T16:59', '2026-11-16T17:00'],
    ['compile', '2026-11-16T17:00', '2026-11-23T17:00'],
    ['publish', '2026-11-12T09:00', '2026-11-16T19:00'],
    ['publish', '2026-11-16T18:00', '2026-11-16T19:00'],
    ['publish', '2026-11-16T19:00', '2026-11-23T19:00'],
    // 5 October 2026 is a holiday, the 8th the first working day after it.
    ['compile', '2026-10-04T09:00', '2026-10-08T17:00'],
    // 20 December 2026 is a Sunday.
    ['draft', '2026-11-12T09:00', '2026-12-21T09:00'],
    ['draft', '2026-12-21T09:00', '2027-12-20T09:00'],
  ])('turned by “%s” at %s shows %s', (to, from, then) => {
    expect(turned(at(from), to, hours, none)).toEqual(at(then))
  })

  it('passes over a week whose digest is out early', () => {
    const isOut = (monday: string) => monday === '2026-11-09'
    expect(turned(at('2026-11-12T09:00'), 'compile', hours, isOut)).toEqual(at('2026-11-23T17:00'))
    expect(turned(at('2026-11-12T09:00'), 'publish', hours, isOut)).toEqual(at('2026-11-23T19:00'))
  })

  it('is turned by the hours of the county', () => {
    const friday = {
      ...hours,
      zone: 'Asia/Urumqi',
      settings: { ...hours.settings, weekly: { weekday: 5, time: '18:30' } },
    }
    expect(turned(at('2026-11-12T09:00'), 'compile', friday, none)).toEqual(new Date('2026-11-13T18:30:00+06:00'))
  })

  it('stops wherever something may fall due, and at the end', () => {
    expect([...stops(at('2026-11-16T10:00'), at('2026-11-17T09:30'), hours)]).toEqual(
      ['2026-11-16T17:00', '2026-11-16T19:00', '2026-11-17T09:00', '2026-11-17T09:30'].map(at),
    )
  })

  it('stops where the calendar itself finds something due, moved by a holiday or to the minute', () => {
    const odd = { ...hours, settings: { ...hours.settings, weekly: { weekday: 4, time: '16:41' }, previewMinutes: 95 } }
    // 1 October is a holiday, the 8th the first working day after it.
    expect([...stops(at('2026-10-01T09:00'), at('2026-10-09T00:00'), odd)]).toEqual(
      [2, 3, 4, 5, 6, 7, 8]
        .map((day) => `2026-10-0${day}T09:00`)
        .concat('2026-10-08T16:41', '2026-10-08T18:16', '2026-10-09T00:00')
        .map(at),
    )
    const december = [...stops(at('2026-12-20T10:00'), at('2026-12-21T10:00'), hours)]
    expect(december).toEqual(['2026-12-21T09:00', '2026-12-21T10:00'].map(at))
  })

  it('only ever goes on', () => {
    const instant = fc.date({ min: at('2026-01-01T00:00'), max: at('2026-12-31T00:00'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, fc.constantFrom<Turn>(...TURNS), (from, to) => {
        const way = [from, ...stops(from, turned(from, to, hours, none), hours)].map((d) => d.getTime())
        expect(way.length).toBeGreaterThan(1)
        expect(way).toEqual([...new Set(way)].sort((a, b) => a - b))
      }),
      { numRuns: 12 },
    )
  })

  it('runs by itself, and tells when it is turned', async () => {
    const clock = new TrialClock(at('2026-11-12T09:00'))
    const seen: Date[] = []
    const unwatch = clock.watch(() => seen.push(clock.now()))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(clock.now().getTime()).toBeGreaterThan(at('2026-11-12T09:00').getTime())
    clock.turnTo(at('2026-11-13T09:00'))
    unwatch()
    clock.turnTo(at('2026-11-14T09:00'))
    expect(seen).toHaveLength(1)
    expect(seen[0]?.getTime()).toBeGreaterThanOrEqual(at('2026-11-13T09:00').getTime())
  })
})
