import { describe, expect, it } from 'vitest'
import { exactly } from '../../src/chinese/quantity.ts'
import { aggregate, type FigureGroup } from '../../src/digest/aggregate.ts'
import { labelWith } from '../../src/digest/label.ts'
import { labelsApart } from '../../src/digest/once-in-county.ts'
import { Sums } from '../../src/digest/sums.ts'
import { levelCalled, townsCalled, withTowns } from '../../src/digest/towns-called.ts'
import { catalogue } from '../support/catalogue.ts'

const UNITS = [
  { id: 'x/women', name: '青禾县妇联', area: '青禾县', organization: 'women' },
  { id: 'jia/women', name: '甲镇妇联', area: '甲镇', organization: 'women', town: '甲镇' },
  { id: 'jia/dong/women', name: '甲东村妇联', area: '甲东村', organization: 'women', town: '甲镇' },
  { id: 'yi/xi/women', name: '乙西村妇联', area: '乙西村', organization: 'women', town: '乙镇' },
]
const homes = (unit: string, label: string, n = 1): FigureGroup => ({
  ...{ indicator: 'women_star_homes', unit, label, sum: exactly(n), count: 1, reports: [`${unit} ${label}`] },
})

/** What homes come to, of all, by level and by unit. */
function counted(flow: readonly FigureGroup[], among: readonly FigureGroup[] = []) {
  const found = catalogue.indicator('women_star_homes')
  if (!found) throw new Error('no such indicator')
  const period = { from: '2025-01-01', to: '2025-12-31' }
  const sums = new Sums({ catalogue, units: UNITS }, period, { flow, stock: [] }, among)
  const total = (level?: string) => sums.total(found, { level })?.quantity.value ?? 0
  const of = (unit: string) =>
    aggregate(
      found.indicator,
      sums.groups(found, {}).filter((g) => g.unit === unit),
    )?.quantity.value ?? 0
  const levels = Object.fromEntries(sums.levels(found).map((level) => [level, total(level)]))
  return { all: total(), levels, units: UNITS.map(({ id }) => of(id)) }
}

describe('a name that counts once in the county', () => {
  it.each<[string, FigureGroup[], ReturnType<typeof counted>]>([
    [
      'counts at the highest of its levels',
      [homes('jia/dong/women', '县级/甲东村妇女之家'), homes('jia/dong/women', '省级/甲东村妇女之家')],
      { all: 1, levels: { 县级: 0, 省级: 1 }, units: [0, 0, 1, 0] },
    ],
    [
      'counts at a level that is known, of one that is not',
      [homes('jia/dong/women', '其他/甲东村妇女之家'), homes('jia/women', '镇（街道）级/甲东村妇女之家')],
      { all: 1, levels: { 其他: 0, '镇（街道）级': 1 }, units: [0, 1, 0, 0] },
    ],
    [
      'counts for the village that has it, not again for its town and the county',
      ['x/women', 'jia/women', 'jia/dong/women'].map((unit) => homes(unit, '县级/甲东村妇女之家')),
      { all: 1, levels: { 县级: 1 }, units: [0, 0, 1, 0] },
    ],
    [
      'counts for one of two villages that both say it',
      [homes('yi/xi/women', '县级/联建妇女之家'), homes('jia/dong/women', '县级/联建妇女之家')],
      { all: 1, levels: { 县级: 1 }, units: [0, 0, 1, 0] },
    ],
    [
      'is of each unit by itself where it is only the word for such things',
      [homes('yi/xi/women', '县级/妇女之家'), homes('jia/dong/women', '县级/妇女之家')],
      { all: 2, levels: { 县级: 2 }, units: [0, 0, 1, 1] },
    ],
    [
      'leaves alone what was counted without names',
      [homes('yi/xi/women', '县级', 3), homes('jia/dong/women', '省级', 2), homes('jia/women', '县级/甲东村妇女之家')],
      { all: 6, levels: { 县级: 4, 省级: 2 }, units: [0, 1, 2, 3] },
    ],
  ])('%s', (_, flow, as) => {
    expect(counted(flow)).toEqual(as)
    expect(counted(flow.toReversed())).toMatchObject({ all: as.all, units: as.units })
  })

  it('is traced by the report that it counts in, where it does not count', () => {
    const found = catalogue.indicator('women_star_homes')
    const flow = [homes('jia/women', '县级/甲东村妇女之家'), homes('jia/dong/women', '省级/甲东村妇女之家')]
    const sums = new Sums({ catalogue, units: UNITS }, { from: '2025-01-01', to: '2025-12-31' }, { flow, stock: [] })
    expect(found && sums.total(found, { level: '县级' })?.reports).toEqual([
      'jia/dong/women 省级/甲东村妇女之家',
      'jia/women 县级/甲东村妇女之家',
    ])
  })
})

it('a table calls a level as a sentence does', () => {
  expect(labelWith('推选最美家庭', '州（市）级', '镇（街道）')).toBe('推选最美家庭（州级）')
  expect(labelWith('推选最美家庭', '镇（街道）级', '乡镇（街道）')).toBe('推选最美家庭（乡镇级）')
  expect(labelWith('推选最美家庭', '其他', '乡')).toBe('推选最美家庭（其余）')
})

describe('a level is called as the county calls its towns', () => {
  it.each<[string[], string, string]>([
    [['甲镇', '乙镇'], '镇（街道）级', '妇联组织全覆盖的镇（街道）'],
    [['甲镇', '丁街道'], '镇（街道）级', '妇联组织全覆盖的镇（街道）'],
    [['甲乡', '乙乡'], '乡级', '妇联组织全覆盖的乡'],
    [['甲乡', '乙镇'], '乡镇级', '妇联组织全覆盖的乡镇'],
    [['甲乡', '乙镇', '丁街道'], '乡镇（街道）级', '妇联组织全覆盖的乡镇（街道）'],
    [['甲乡', '丁街道'], '乡（街道）级', '妇联组织全覆盖的乡（街道）'],
    [['丙街道', '丁街道'], '街道级', '妇联组织全覆盖的街道'],
  ])('%j', (towns, level, label) => {
    const units = towns.map((town) => ({
      id: `${town}/women`,
      name: `${town}妇联`,
      area: town,
      organization: 'women',
      town,
    }))
    const called = townsCalled(units)
    expect(levelCalled('镇（街道）级', called)).toBe(level)
    expect(levelCalled('县级', called)).toBe('县级')
    expect(withTowns('妇联组织全覆盖的镇（街道）', called)).toBe(label)
  })
})

describe('a name with a village of which there are two', () => {
  const women = { organization: 'women' }
  const apart = labelsApart([
    { ...women, id: 'x', name: '青禾县妇联', area: '青禾县' },
    { ...women, id: 'jia', name: '甲镇妇联', area: '甲镇', town: '甲镇' },
    { ...women, id: 'jia/xin', name: '甲镇新村妇联', area: '甲镇新村', town: '甲镇', atHome: ['新村妇联', '新村'] },
    { ...women, id: 'jia/da', name: '大新村妇联', area: '大新村', town: '甲镇' },
    { ...women, id: 'yi/xin', name: '乙镇新村妇联', area: '乙镇新村', town: '乙镇', atHome: ['新村妇联', '新村'] },
  ])
  it.each([
    ['jia/xin', '新村妇女之家', '甲镇新村妇女之家'],
    ['jia', '新村妇女之家', '甲镇新村妇女之家'],
    ['yi/xin', '新村妇女之家', '乙镇新村妇女之家'],
    ['jia/xin', '甲镇新村妇女之家', '甲镇新村妇女之家'],
    ['x', '新村妇女之家', '新村妇女之家'],
    // Of another village, that is called longer.
    ['jia/da', '大新村妇女之家', '大新村妇女之家'],
    ['jia', '大新村妇女之家', '大新村妇女之家'],
  ])('of %s, %s is %s', (unit, label, called) => {
    expect(apart({ unit, label })).toBe(called)
  })
})

describe('a name that came late', () => {
  const [late, own] = [homes('jia/dong/women', '县级/甲东村妇女之家'), homes('yi/xi/women', '县级/乙西村妇女之家')]
  it.each<[string, FigureGroup[], FigureGroup[], ReturnType<typeof counted>]>([
    [
      'counts at the level at which the year has it, and so not at its own',
      [late, own],
      [late, own, homes('jia/women', '省级/甲东村妇女之家')],
      { all: 1, levels: { 县级: 1 }, units: [0, 0, 0, 1] },
    ],
    [
      'counts where the year has it at that level, whoever reports it there',
      [late, own],
      [late, own, homes('jia/women', '县级/甲东村妇女之家')],
      { all: 2, levels: { 县级: 2 }, units: [0, 0, 1, 1] },
    ],
    [
      'counts where the year has a lower level of it',
      [late],
      [late, homes('jia/women', '镇（街道）级/甲东村妇女之家')],
      { all: 1, levels: { 县级: 1 }, units: [0, 0, 1, 0] },
    ],
    ['counts where it is of no day of that year', [late], [own], { all: 1, levels: { 县级: 1 }, units: [0, 0, 1, 0] }],
  ])('%s', (_, flow, year, come) => {
    expect(counted(flow, year)).toEqual(come)
  })
})
