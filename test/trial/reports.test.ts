import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays } from '../../src/calendar/day.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { ZERO_FORM } from '../../src/catalogue/known-codes.ts'
import { allUnits } from '../../src/database/unit.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import { arrivals } from '../../src/trial/arrivals.ts'
import { PEOPLE } from '../../src/trial/people.ts'
import { reportsBetween, type TrialReport } from '../../src/trial/reports.ts'
import { Desk } from '../desk/desk.ts'

const EXAMPLE = readFileSync(fileURLToPath(new URL('../../county.example.yaml', import.meta.url)), 'utf8')
const at = (words: string) => new Date(`${words}:00+08:00`)
/** When the page opens. */
const PRESENT = at('2026-11-12T09:00')

let desk: Desk
let units: Awaited<ReturnType<typeof allUnits>>
let reports: TrialReport[]
const BEGINNING = new Date(0)
const END = at('2027-02-01T00:00')
const arriving = (rows: readonly TrialReport[]) => (since: Date, until: Date) =>
  rows.filter((r) => new Date(r.at) > since && new Date(r.at) <= until)

beforeAll(async () => {
  desk = await Desk.open(EXAMPLE)
  units = await allUnits(desk.opened.db)
  reports = reportsBetween(units, BEGINNING, END)
})

const within = (from: string, to: string) => reports.filter((r) => r.on >= from && r.on <= to)

describe('what the county of the trial reports', () => {
  it('is the same in every trial, however the clock is turned', () => {
    const days: TrialReport[] = []
    for (let day = '2026-10-26'; day < '2026-11-16'; day = addDays(day, 1))
      days.push(...reportsBetween(units, at(`${day}T18:30`), at(`${addDays(day, 1)}T18:30`)))
    expect(days).toEqual(reportsBetween(units, at('2026-10-26T18:30'), at('2026-11-16T18:30')))
    expect(days.length).toBeGreaterThan(60)
  })

  it('goes on for ever', () => {
    for (const year of [2027, 2031, 2044]) {
      const weeks = new Set(
        reportsBetween(units, at(`${year}-01-01T00:00`), at(`${year}-12-31T23:59`)).map((r) => weekOf(r.on).from),
      )
      expect(weeks.size).toBeGreaterThanOrEqual(52)
    }
  })

  it('counts teams as a village could have them', () => {
    const teams = reports.map((r) => r.answers['women_talk_subteams']).filter((n) => n !== undefined)
    expect(Math.max(...teams.map(Number))).toBeLessThanOrEqual(3)
  })

  it('comes from all eight organizations in each of the last four weeks', () => {
    for (let monday = '2026-10-12'; monday < '2026-11-09'; monday = addDays(monday, 7)) {
      const units = new Set(within(monday, addDays(monday, 6)).map((r) => r.unit.split('/').at(-1)))
      expect([...units].sort()).toEqual(['ast', 'dpf', 'fic', 'flac', 'rc', 'union', 'women', 'youth'])
    }
  })

  it('has numbers that are about, zero reports, units that are missing, an event of two organizations', () => {
    const month = within('2026-10-12', '2026-11-08')
    const answers = month.flatMap((r) => Object.values(r.answers))
    expect(answers.filter((a) => typeof a === 'string' && /^\d+余$/.test(a)).length).toBeGreaterThan(5)
    expect(month.filter((r) => r.form === ZERO_FORM).length).toBeGreaterThan(10)
    expect(new Set(month.map((r) => r.unit)).size).toBeGreaterThan(40)
    expect(month.filter((r) => r.answers['joint_orgs'] !== undefined).length).toBeGreaterThanOrEqual(2)
  })

  it('has late reports and corrections before the page opens', () => {
    const come = reports.filter((r) => new Date(r.at) <= PRESENT)
    const late = come.filter((r) => new Date(r.at) > at(`${addDays(weekOf(r.on).to, 1)}T17:00`))
    const corrected = come.filter((r, i) => come.findIndex((o) => o.id === r.id) < i)
    expect([late.length, corrected.length]).toEqual([3, 1])
  })

  it('goes on while the clock is turned, and leaves the units that are played to whoever plays them', () => {
    const played = new Set(PEOPLE.flatMap((p) => (p.place?.role === 'reporter' ? [p.place.unit ?? ''] : [])))
    expect(within('2025-01-01', '2027-02-01').filter((r) => played.has(r.unit))).toEqual([])
    for (let monday = '2026-11-09'; monday < '2027-01-31'; monday = addDays(monday, 7))
      expect(within(monday, addDays(monday, 6)).length).toBeGreaterThan(20)
  })

  it('is taken by the shipped catalogue whole, each report at its time and once', async () => {
    const left = { warn: vi.fn() } as unknown as Logger
    const first = arrivals(desk.opened, arriving(reports), BEGINNING, left)
    await first(at('2026-11-04T12:00'))
    await first(at('2026-11-09T17:00'))
    await first(PRESENT)
    const come = new Map(reports.filter((r) => new Date(r.at) <= PRESENT).map((r) => [r.id, r]))
    expect(await importAgain([...come.values()])).toMatchObject({ added: 0, corrected: 0, unchanged: come.size })
    // Where the trial was left, it goes on.
    const [next] = reports.filter((r) => new Date(r.at) > PRESENT)
    if (!next) throw new Error('nothing is to come')
    await arrivals(desk.opened, arriving(reports), PRESENT, left)(new Date(next.at))
    expect(await importAgain([next])).toMatchObject({ added: 0, unchanged: 1 })
    expect(left.warn).not.toHaveBeenCalled()
  })

  it('leaves out what a county’s own catalogue does not have, and says how many', async () => {
    const left = { warn: vi.fn() } as unknown as Logger
    const [known] = reports.filter((r) => new Date(r.at) > at('2026-12-01T00:00'))
    if (!known) throw new Error('nothing is to come')
    const foreign = { ...known, id: 'foreign', form: 'fishing' }
    await arrivals(desk.opened, arriving([foreign, known]), BEGINNING, left)(new Date(known.at))
    expect(await importAgain([known])).toMatchObject({ added: 0, unchanged: 1 })
    expect(left.warn).toHaveBeenCalledWith({ rows: 1 }, expect.any(String))
  })
})

function importAgain(reports: readonly TrialReport[]) {
  const rows = reports.map((data, i) => ({ line: i + 1, data }))
  return importReports(desk.opened.db, desk.opened.desk, 'again', rows, at('2027-02-01T09:00'))
}
