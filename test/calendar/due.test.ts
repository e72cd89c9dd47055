import { describe, expect, it } from 'vitest'
import {
  dueAt,
  isQuiet,
  type Quiet,
  remindedBefore,
  reminderAt,
  remindersDue,
  type Weekly,
  weeksDue,
} from '../../src/calendar/due.ts'
import type { Period } from '../../src/calendar/period.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { weekLabel } from '../../src/chinese/periods.ts'

const ZONE = 'Asia/Shanghai'
const MONDAY: Weekly = { weekday: 1, time: '17:00' }

describe('a week’s digest falls due', () => {
  it.each<[string, string, string, Weekly?]>([
    ['on Monday', '2022-11-09', '2022-11-14T17:00'],
    ['on the Monday after its Sunday', '2022-11-13', '2022-11-14T17:00'],
    ['on another day, where the settings say so', '2022-11-09', '2022-11-18T09:30', { weekday: 5, time: '09:30' }],
    ['after the weekend, where that day is off', '2022-11-09', '2022-11-21T17:00', { weekday: 6, time: '17:00' }],
    // National Day 2022: 1–7 October off; the 8th (Saturday) and the 9th (Sunday) were worked.
    ['on the working Saturday after National Day 2022', '2022-09-28', '2022-10-08T17:00'],
    ['on the Monday after it', '2022-10-05', '2022-10-10T17:00'],
    // Spring Festival 2023: 21–27 January off; the 28th (Saturday) and the 29th (Sunday) were worked.
    ['on the Monday before Spring Festival 2023', '2023-01-11', '2023-01-16T17:00'],
    ['on the working Saturday after it', '2023-01-18', '2023-01-28T17:00'],
    ['on the Monday after the working Sunday', '2023-01-25', '2023-01-30T17:00'],
    [
      'on a working Sunday, where the settings ask for Sunday',
      '2023-01-18',
      '2023-01-29T17:00',
      { weekday: 7, time: '17:00' },
    ],
    // New Year 2023: 31 December to 2 January off.
    ['on the Tuesday after New Year', '2022-12-28', '2023-01-03T17:00'],
    // Spring Festival 2026: 15–23 February off.
    ['after Spring Festival 2026', '2026-02-11', '2026-02-24T17:00'],
    ['the week of the festival at the same time', '2026-02-18', '2026-02-24T17:00'],
    // National Day 2026: 1–7 October off.
    ['after National Day 2026', '2026-09-30', '2026-10-08T17:00'],
    // No notice is out for 2049: a plain week.
    ['on Monday in a year whose holidays are not known', '2049-09-29', '2049-10-04T17:00'],
  ])('%s (%s)', (_, day, due, weekly = MONDAY) => {
    expect(dueAt(weekOf(day), weekly, ZONE)).toEqual(new Date(`${due}:00+08:00`))
  })

  it.each<[string, string, Weekly, string]>([
    ['as it had, where it was due before', '2022-11-02', { weekday: 5, time: '09:30' }, '2022-11-07T17:00'],
    ['by the new day, where it was not due yet', '2022-11-09', { weekday: 5, time: '09:30' }, '2022-11-18T09:30'],
    ['at once, where the new day is past', '2022-11-09', { weekday: 1, time: '08:00' }, '2022-11-14T10:00'],
  ])('after a change at ten on Monday: %s', (_, day, put, due) => {
    const weekly = { ...put, before: { until: new Date('2022-11-14T10:00:00+08:00'), weekly: MONDAY } }
    expect(dueAt(weekOf(day), weekly, ZONE)).toEqual(new Date(`${due}:00+08:00`))
  })

  it('by the clock of the county, wherever the server is', () => {
    const week = weekOf('2022-11-09')
    expect(dueAt(week, MONDAY, 'UTC').toISOString()).toBe('2022-11-14T17:00:00.000Z')
    expect(dueAt(week, MONDAY, 'America/New_York').toISOString()).toBe('2022-11-14T22:00:00.000Z')
  })
})

describe('what is due', () => {
  const due = (now: string, since: string, stops: Period[] = []) =>
    weeksDue(new Date(now), { weekly: MONDAY, stops }, ZONE, new Date(since)).map(weekLabel)

  it.each<[string, string, string[]]>([
    ['2022-11-14T16:59:59+08:00', '2022-11-08T00:00:00+08:00', []],
    ['2022-11-14T17:00:00+08:00', '2022-11-08T00:00:00+08:00', ['11月7日—11月13日']],
    ['2022-11-20T23:59:00+08:00', '2022-11-08T00:00:00+08:00', ['11月7日—11月13日']],
    ['2022-11-21T17:00:00+08:00', '2022-11-08T00:00:00+08:00', ['11月7日—11月13日', '11月14日—11月20日']],
    // Three weeks back and no further: a server that stood still is not to flood the groups.
    [
      '2022-12-06T09:00:00+08:00',
      '2022-01-01T00:00:00+08:00',
      ['11月14日—11月20日', '11月21日—11月27日', '11月28日—12月4日'],
    ],
    ['2022-11-15T09:00:00+08:00', '2022-11-14T17:00:00+08:00', []],
    ['2026-02-24T16:59:00+08:00', '2026-02-12T00:00:00+08:00', []],
    ['2026-02-24T17:00:00+08:00', '2026-02-12T00:00:00+08:00', ['2月9日—2月15日', '2月16日—2月22日']],
  ])('at %s since %s', (now, since, weeks) => {
    expect(due(now, since)).toEqual(weeks)
  })
})

describe('a week that an editor stopped', () => {
  const due = (stops: readonly Period[]) =>
    weeksDue(
      new Date('2026-02-24T17:00:00+08:00'),
      { weekly: MONDAY, stops },
      ZONE,
      new Date('2026-02-12T00:00:00Z'),
    ).map(weekLabel)

  it.each<[string, Period[], string[]]>([
    ['has no issue', [{ from: '2026-02-16', to: '2026-02-22' }], ['2月9日—2月15日']],
    [
      'has one where a day was left to work on',
      [{ from: '2026-02-09', to: '2026-02-12' }],
      ['2月9日—2月15日', '2月16日—2月22日'],
    ],
    ['needs no days off named', [{ from: '2026-02-09', to: '2026-02-14' }], ['2月16日—2月22日']],
  ])('%s', (_, stops, weeks) => {
    expect(due(stops)).toEqual(weeks)
  })
})

describe('units are reminded of a week', () => {
  const quiet: Quiet = { from: '21:00', to: '07:30' }
  const settings = { weekly: MONDAY, quiet, stops: [] }

  it.each<[string, string, Period[], string]>([
    ['that of the week before', '09:00', [], '2022-11-07T09:00'],
    ['at an hour behind the digest', '18:00', [], '2022-11-04T18:00'],
    ['of the last one that had an issue', '09:00', [{ from: '2022-10-31', to: '2022-11-06' }], '2022-10-31T09:00'],
  ])('the reminder before: %s', (_, hour, stops, at) => {
    const before = remindedBefore(weekOf('2022-11-09'), { ...settings, stops, hour }, ZONE)
    expect(before).toEqual(new Date(`${at}:00+08:00`))
  })

  it.each<[string, string, string, string, (Weekly | undefined)?]>([
    ['on the morning of the day of its digest', '2022-11-09', '09:00', '2022-11-14T09:00'],
    ['at the hour that a unit likes', '2022-11-09', '14:30', '2022-11-14T14:30'],
    ['not in the quiet: when it ends', '2022-11-09', '06:00', '2022-11-14T07:30'],
    // Spring Festival 2023: 21–27 January off; the 28th (Saturday) is worked.
    ['never on a day off', '2023-01-18', '09:00', '2023-01-28T09:00'],
    ['on the working day before, where the digest comes earlier', '2022-11-09', '18:00', '2022-11-11T18:00'],
    ['so also where it comes first thing', '2022-11-09', '09:00', '2022-11-11T09:00', { weekday: 1, time: '08:30' }],
  ])('%s (%s, %s)', (_, day, hour, at, weekly = MONDAY) => {
    const due = new Date(`${at}:00+08:00`)
    const week = weekOf(day)
    expect(reminderAt(week, { ...settings, weekly, hour }, ZONE)).toEqual(due)
    const minute = (minutes: number) => new Date(due.getTime() + minutes * 60_000)
    const all = { ...settings, weekly, hours: [hour] }
    expect(remindersDue(minute(-1), all, ZONE, minute(-60))).toEqual([])
    expect(remindersDue(due, all, ZONE, minute(-1))).toEqual([{ week, hour }])
    expect(remindersDue(minute(60), all, ZONE, due)).toEqual([])
    expect(remindersDue(due, { ...all, stops: [week] }, ZONE, minute(-1))).toEqual([])
  })

  it('not once its digest is due', () => {
    const due = dueAt(weekOf('2022-11-09'), MONDAY, ZONE)
    expect(remindersDue(due, { ...settings, hours: ['09:00'] }, ZONE, new Date(0))).toEqual([])
  })

  it.each<[string, Quiet, boolean]>([
    ['21:00', quiet, true],
    ['07:29', quiet, true],
    ['07:30', quiet, false],
    ['12:30', { from: '12:00', to: '14:00' }, true],
    ['14:00', { from: '12:00', to: '14:00' }, false],
  ])('%s is quiet between %o: %s', (time, of, is) => {
    expect(isQuiet(time, of)).toBe(is)
  })
})
