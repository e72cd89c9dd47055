import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exactly, quantityOf } from '../../src/chinese/quantity.ts'
import type { Digest, FigureSpan } from '../../src/digest/digest.ts'
import { figurePlaces } from '../../src/digest/figure-places.ts'
import type { ReportInput } from '../../src/digest/gathered.ts'
import type { LockedSentence } from '../../src/digest/locked-sentence.ts'
import { compileYear, placedIn } from '../../src/digest/year.ts'
import { figure, smallCatalogue, UNITS, yearInput } from './year-world.ts'

const catalogue = smallCatalogue([
  '{organization}宣讲[，受众{people_reached:余}人次][，现有队伍{teams}支]。',
  '{organization}评出家庭[{families}户]，讲给{people_reached}人次听。',
  '{organization}查清个案{cases}起[，评出{families:余}户]。',
])
const units = [...UNITS, { id: 'jia/fic', name: '甲镇工商联', area: '甲镇', organization: 'fic' }]

const sum = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 100, max: 99_999 }))
const mark = fc.constantFrom('over' as const, 'about' as const, undefined)
const group = fc.oneof(
  fc.record({ indicator: fc.constantFrom('people_reached', 'cases'), label: fc.constant(''), sum, mark }),
  fc.record({ indicator: fc.constant('families'), label: fc.constantFrom('省级', '县级', ''), sum, mark }),
)
const reported = fc.record({
  flow: fc.uniqueArray(fc.record({ of: group, unit: fc.constantFrom('jia/women', 'yi/women') }), {
    maxLength: 8,
    selector: ({ of, unit }) => `${of.indicator} ${of.label} ${unit}`,
  }),
  // From 1亿元 on money is printed to a million.
  gifts: fc.integer({ min: 0, max: 9999 }),
  teams: sum,
})
type Reported = typeof reported extends fc.Arbitrary<infer Data> ? Data : never

function inputOf({ flow, gifts, teams }: Reported): ReportInput {
  const figures = {
    flow: [
      ...flow.map(({ of: { indicator, sum: n, label, mark: said }, unit }) => {
        const quantity = said && n > 0 ? quantityOf(n, said, true) : exactly(n)
        return figure(indicator, n, { label, unit, sum: quantity })
      }),
      figure('gifts', gifts, { unit: 'jia/fic' }),
    ],
    stock: [figure('teams', teams, { newest: { quantity: exactly(teams), on: '2022-02-01', at: '' } })],
  }
  return yearInput(catalogue, { figures, units })
}

/** What a number says it is: of two that say the same, one is wrong where they differ. */
function whatItIs({ lineage: { rule, indicators, level, from, to, units: of } }: FigureSpan): string {
  return JSON.stringify([rule, indicators, level ?? '', from ?? '', to, of])
}

/** Numbers that are said to be the same and are not. */
function contradictions(digests: readonly Digest[]): string[] {
  const said = new Map<string, FigureSpan>()
  return digests.flatMap((digest) =>
    figurePlaces(digest).flatMap(({ span }) => {
      const before = said.get(whatItIs(span)) ?? span
      said.set(whatItIs(span), before)
      const same = before.value === span.value && before.range?.low === span.range?.low
      return same && saysWhatItIs(span) ? [] : [`${before.printed} ${span.printed}`]
    }),
  )
}

/** 4900余 of 4991, never 4600余; of what is not exact a number that lies where it may. */
function saysWhatItIs({ indicator, printed, value, range = { low: value, high: value } }: FigureSpan): boolean {
  const [, about, number = '', place = '', over] = /^([约近超])?([\d.]+)([万亿])?(余)?$/u.exec(printed) ?? []
  // 100万元 in a text is 100 in a column of 万元.
  const measures = indicator === 'gifts' ? [1, 0.0001] : [1]
  return measures.some((measure) => {
    const least = Number(number) * ({ 万: 1e4, 亿: 1e8 }[place] ?? 1) * measure
    if (about) return range.low - 1 <= least && least <= range.high + 1
    return over ? least <= range.low && value < least * 2 : Math.abs(least - value) < 1e-6
  })
}

it('a year says of one thing one number, in text, annex and either edition, whatever was locked before', () => {
  fc.assert(
    fc.property(reported, reported, fc.integer({ min: 0, max: 999 }), (then, now, seed) => {
      const sections = placedIn(inputOf(then))
      const locked = new Map(
        sections.map(({ code, sentences }) => [
          code,
          {
            sentences: sentences.flatMap(({ of, place, spans }, i): LockedSentence[] =>
              (seed >> i) % 2 === 0 ? [] : [{ of, place, was: spans, says: [...spans].reverse() }],
            ),
          },
        ]),
      )
      const editions = (['office', 'group'] as const).map((edition) =>
        compileYear({ ...inputOf(now), locked, edition }),
      )
      expect(contradictions(editions)).toEqual([])
    }),
    { numRuns: 40 },
  )
})
