import { expect, it } from 'vitest'
import { changesSince } from '../../src/digest/changed-numbers.ts'
import type { Block, Digest, Section } from '../../src/digest/digest.ts'
import { digestOf } from '../documents/digests.ts'

const item = (report: string, value: number): Block => ({
  kind: 'item',
  ...(report ? { report } : { organization: 'women' }),
  spans: [
    { kind: 'words', text: '受众' },
    {
      ...{ kind: 'figure', indicator: 'women_gratitude_audience', value, printed: String(value) },
      lineage: {
        rule: report ? 'report' : 'sum',
        indicators: ['women_gratitude_audience'],
        to: '2022-11-13',
        units: [],
        figures: 1,
      },
    },
    { kind: 'words', text: '人' },
  ],
})
const section = (code: string, ...blocks: Block[]): Section => ({ code, heading: code, blocks })
const digest = (of: Partial<Digest>, ...sections: Section[]) => digestOf(sections, of)
const told = (before: Digest, now: Digest) => changesSince(before, now).map(({ from, to }) => [from, to])

it('of a week that was laid out as a list only the numbers that both have are compared', () => {
  const before = digest({}, section('guidance', item('1', 320), item('2', 80)))
  const now = digest(
    { running: 1 },
    section('guidance', item('', 310)),
    section('activities', item('1', 230), item('2', 80)),
  )
  expect(told(before, now)).toEqual([['320', '230']])
})

it('a number that is said anew or no more is a change, and one of a report is the same wherever it stands', () => {
  const before = digest({ running: 1 }, section('guidance', item('', 400)), section('activities', item('1', 320)))
  const highlight = section('highlights', item('1', 320))
  expect(told(before, digest({ running: 1 }, highlight, ...before.sections))).toEqual([])
  expect(told(before, digest({ running: 1 }, section('activities', item('1', 320))))).toEqual([['400', '']])
})
