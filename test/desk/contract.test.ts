import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Digest, FigureSpan } from '../../src/digest/digest.ts'
import { Desk, talk } from './desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await Desk.open()
  await desk.imports([
    talk({ id: 'a', talks: 3, audience: '150余人', teams: 4, at: '2022-11-09T20:00:00+08:00' }),
    talk({ id: 'b', unit: 'yi-zhen/women', talks: 2, audience: 80, teams: 5, at: '2022-11-10T20:00:00+08:00' }),
    talk({ id: 'c', on: '2022-10-12', audience: 1000, teams: 9, at: '2022-10-12T20:00:00+08:00' }),
    { unit: 'qinghe/rc', form: 'zero', on: '2022-11-09', answers: { zero_report: '本周无新增，零报告' } },
  ])
})

/** The text of a digest as the command line prints it. */
async function printed(edition: 'group' | 'office'): Promise<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(await desk.compile('2022-11-09', edition))) as Record<string, unknown>
}

describe('a digest as JSON', () => {
  it.each(['group', 'office'] as const)('has everything that is promised (%s)', async (edition) => {
    const digest = await printed(edition)
    expect(Object.keys(digest).sort()).toEqual(
      [
        ...['kind', 'scope', 'edition', 'county', 'title', 'period', 'number', 'running'],
        ...['masthead', 'version', 'sections'],
        ...['coverage', 'corrections', 'asOf', 'catalogueVersion', 'sha256'],
      ].sort(),
    )
    expect(digest).toMatchObject({
      kind: 'week',
      scope: 'county',
      edition,
      county: '青禾县',
      period: { from: '2022-11-07', to: '2022-11-13' },
      number: 1,
      version: 1,
      catalogueVersion: desk.opened.desk.catalogue.version,
    })
    // Of all that was recorded, the rows without a time of their own came last.
    expect(digest['asOf']).toBe('2023-06-01T04:00:00.000Z')
  })

  it('has a checksum over the rest, whatever order the names of its objects come in', async () => {
    const { sha256, ...rest } = await printed('office')
    const turned = Object.fromEntries(Object.entries(rest).reverse())
    expect(createHash('sha256').update(compactAndSorted(turned)).digest('hex')).toBe(sha256)
  })

  it('keeps its checksum when it is sealed and read back', async () => {
    const before = await desk.compile('2022-11-09', 'office', '2022-11-14T17:00:00+08:00')
    await desk.publishes('2022-11-09', '2022-11-14T17:00:00+08:00')
    const sealed = await desk.compile('2022-11-09')
    expect(sealed).toEqual(before)
    const { sha256, ...rest } = sealed
    expect(createHash('sha256').update(compactAndSorted(rest)).digest('hex')).toBe(sha256)
  })

  it.each(['group', 'office'] as const)('has a lineage at every number (%s)', async (edition) => {
    const all = figures(await desk.compile('2022-11-09', edition))
    expect(all.length).toBeGreaterThan(12)
    for (const { indicator, value, printed: text, lineage } of all) {
      expect(indicator).not.toBe('')
      expect(text).toMatch(/^[约近超]?\d+(?:\.\d+)?[万亿]?余?$/)
      expect(lineage.rule).toMatch(/^(?:count|report|sum|latest|average|distinct)$/)
      expect(lineage.indicators.length).toBeGreaterThan(0)
      expect(lineage.to >= (lineage.from ?? '')).toBe(true)
      expect(lineage.from ?? '2022-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
      if (value > 0) expect(lineage.units.length).toBeGreaterThan(0)
    }
  })

  it.each<[string, number, string, string[]]>([
    ['sessions', 5, 'sum', ['1', '2']],
    ['attendance', 230, 'sum', ['1', '2']],
    ['entries', 2, 'count', ['1', '2']],
    ['organizations', 1, 'count', ['1', '2']],
  ])('counts %s from the reports it names', async (indicator, value, rule, reports) => {
    const found = figures(await desk.compile('2022-11-09')).find((f) => f.indicator === indicator)
    expect(found).toMatchObject({ value, lineage: { rule, reports } })
  })

  it('names the reports of the year and of what is held, and their period', async () => {
    const all = figures(await desk.compile('2022-11-09'))
    const year = all.filter((f) => f.indicator === 'women_gratitude_audience').at(-1)
    expect(year).toMatchObject({
      value: 1230,
      printed: '1230余',
      range: { low: 1231, high: 1239 },
      lineage: { rule: 'sum', from: '2022-01-01', to: '2022-11-13', figures: 3, reports: ['1', '2', '3'] },
    })
    const held = all.filter((f) => f.indicator === 'women_talk_subteams').at(-1)
    expect(held).toMatchObject({ value: 9, lineage: { rule: 'latest', to: '2022-11-13', reports: ['1', '2', '3'] } })
  })
})

function figures(digest: Digest): FigureSpan[] {
  const blocks = digest.sections.flatMap((s) => s.blocks)
  const spans = blocks.flatMap((b) => (b.kind === 'item' ? b.spans : b.rows.flat(2)))
  return spans.flatMap((s) => (s.kind === 'figure' ? [s] : []))
}

/** What `jq -jcS` makes of it, written once more. */
function compactAndSorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compactAndSorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value).filter(([, v]) => v !== undefined)
  const texts = pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${compactAndSorted(v)}`)
  return `{${texts.join(',')}}`
}
