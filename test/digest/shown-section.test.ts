import { expect, it } from 'vitest'
import type { ReportInput } from '../../src/digest/gathered.ts'
import { nothingSince, shownSections, sinceShown } from '../../src/digest/shown-section.ts'
import { compileYear } from '../../src/digest/year.ts'
import { figure, smallCatalogue, yearInput } from './year-world.ts'

const catalogue = smallCatalogue(['{organization}宣讲，受众{people_reached}人次[，评出{families}户]。'])
const shownOf = (flow: ReportInput['figures']['flow'], of: Partial<ReportInput> = {}) =>
  shownSections(compileYear(yearInput(catalogue, { figures: { flow, stock: [] }, ...of })))
const read = [figure('people_reached', 372)]

it.each([
  ['a number', [figure('people_reached', 400)], ['受众372→400人次']],
  ['a number more', [...read, figure('families', 3, { label: '省级' })], ['评出→3户']],
  ['a number less', [figure('gifts', 2, { unit: 'jia/fic' })], ['受众372→人次']],
])('what was shown and stands otherwise is told: %s', (_, flow, numbers) => {
  const [was, is] = [shownOf(read), shownOf(flow)]
  const pairs = was
    .filter(({ code }) => code === 'guidance')
    .map((section) => ({ was: section, is: is.find(({ code }) => code === section.code) }))
  const since = sinceShown(pairs, is)
  expect(since.numbers.map(({ before, from, to, behind }) => `${before}${from}→${to}${behind}`)).toEqual(numbers)
  expect(since.unread.length).toBeGreaterThan(0)
})

it('words are told apart from numbers, and nothing is told where all is as it was', () => {
  const wording = (code: string) =>
    code === 'theme.guidance.lead' ? '换了开头。' : catalogue.blocks.find((b) => b.code === code)?.words
  const [was, is] = [shownOf(read), shownOf(read, { wording })]
  const paired = (now: typeof is) => was.map((s) => ({ was: s, is: now.find(({ code }) => code === s.code) }))
  expect(sinceShown(paired(is), is)).toEqual({ numbers: [], reworded: ['（一）坚持甲'], unread: [] })
  expect(nothingSince(sinceShown(paired(was), was))).toBe(true)
})
