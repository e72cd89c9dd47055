import { describe, expect, it } from 'vitest'
import { CountyError, countyOf, readCounty } from '../../src/catalogue/county.ts'

const KNOWN = [
  { code: 'women', name: '妇联' },
  { code: 'youth', name: '团委' },
]

const ids = (text: string) => countyOf('county.yaml', text, KNOWN).units.map((u) => u.id)

/** What is wrong with a file, without its name. */
function wrong(text: string): string[] {
  try {
    countyOf('county.yaml', text, KNOWN)
  } catch (error) {
    expect(error).toBeInstanceOf(CountyError)
    return (error as CountyError).detail
      .split('\n')
      .filter((line) => !line.startsWith(' '))
      .map((line) => line.replace(/^county\.yaml:/, ''))
  }
  throw new Error('nothing was wrong')
}

const TOWN = '  - { code: jia-zhen, name: 甲镇 }'
const county = (more: string, towns = TOWN) => `code: qinghe\nname: 青禾县\ntowns:\n${towns}\n${more}`

describe('a county file', () => {
  it('makes a unit for each organization in each area', () => {
    const read = countyOf(
      'county.yaml',
      county('', '  - { code: jia-zhen, name: 甲镇, villages: [{ code: dong, name: 甲东村 }] }'),
      KNOWN,
    )
    expect(read.areas).toEqual([
      { id: 'qinghe', level: 'county', name: '青禾县' },
      { id: 'jia-zhen', parent: 'qinghe', level: 'town', name: '甲镇' },
      { id: 'jia-zhen/dong', parent: 'jia-zhen', level: 'village', name: '甲东村' },
    ])
    expect(read.units.map((u) => [u.id, u.name])).toEqual([
      ['qinghe/women', '青禾县妇联'],
      ['qinghe/youth', '青禾县团委'],
      ['jia-zhen/women', '甲镇妇联'],
      ['jia-zhen/youth', '甲镇团委'],
      ['jia-zhen/dong/women', '甲东村妇联'],
      ['jia-zhen/dong/youth', '甲东村团委'],
    ])
  })

  it('calls the units of a level as it says, and one unit as that says', () => {
    const text = county(
      "names: { county: { youth: '团{area}委' }, village: { youth: 团支部 } }\nunits: [{ id: jia-zhen/xi/youth, name: 甲西团总支 }]",
      '  - { code: jia-zhen, name: 甲镇, villages: [{ code: dong, name: 甲东村 }, { code: xi, name: 甲西村 }] }',
    )
    expect(countyOf('county.yaml', text, KNOWN).units.map((u) => u.name)).toEqual([
      ...['青禾县妇联', '团青禾县委', '甲镇妇联', '甲镇团委'],
      ...['甲东村妇联', '甲东村团支部', '甲西村妇联', '甲西团总支'],
    ])
    expect(wrong(county('names: { town: { yuoth: 团委 } }'))).toEqual([
      '5 names.town.yuoth：没有组织“yuoth”，可以写的有：women、youth',
    ])
  })

  it('says which organizations a level has, and an area comes before its level', () => {
    const villages = '[{ code: dong, name: 甲东村 }, { code: xi, name: 甲西村, organizations: [youth, women] }]'
    const text = county(
      'organizations: { county: [women], village: [women] }',
      `  - { code: jia-zhen, name: 甲镇, organizations: [youth], villages: ${villages} }`,
    )
    expect(ids(text)).toEqual([
      'qinghe/women',
      'jia-zhen/youth',
      'jia-zhen/dong/women',
      'jia-zhen/xi/youth',
      'jia-zhen/xi/women',
    ])
  })

  it('names units, and says when they were', () => {
    const own =
      '  - { id: qinghe/youth, name: 团青禾县委 }\n  - { id: jia-zhen/women, from: 2022-01-01, to: 2022-06-30, successor: qinghe/women }'
    expect(countyOf('county.yaml', county(`units:\n${own}`), KNOWN).units.slice(1, 3)).toEqual([
      { id: 'qinghe/youth', area: 'qinghe', organization: 'youth', name: '团青禾县委' },
      {
        ...{ id: 'jia-zhen/women', area: 'jia-zhen', organization: 'women', name: '甲镇妇联' },
        ...{ from: '2022-01-01', to: '2022-06-30', successor: 'qinghe/women' },
      },
    ])
  })

  it('shipped as an example is one of four towns with three villages each', () => {
    const read = readCounty('county.example.yaml', [
      ...KNOWN,
      ...['union', 'fic', 'dpf', 'ast', 'flac', 'rc'].map((code) => ({ code, name: code })),
    ])
    const count = (level: string) => read.areas.filter((a) => a.level === level).length
    expect([count('county'), count('town'), count('village')]).toEqual([1, 4, 12])
  })
})

describe('what is wrong with a county file', () => {
  it.each<[string, string, string[]]>([
    ['it is empty', '', ['1：没有写，这里要写一组“名称: 内容”']],
    ['it is a list', '- a', ['1：这里要写一组“名称: 内容”']],
    ['it is no YAML', 'code: "a', ['1：少了引号、括号、逗号或冒号，或者缩进不对']],
    [
      'nothing is in it but a name',
      'name: 青禾县',
      ['1 code：没有写，这里要写文字', '1 towns：没有写，这里要写一个列表'],
    ],
    ['there is no town', 'code: a\nname: 青禾县\ntowns: []', [expect.stringMatching(/^3 towns：至少要有1项/)]],
    [
      'a code is in capitals',
      county('', '  - { code: JIA, name: 甲镇 }'),
      ['4 towns[0].code：只用小写字母、数字和短横，字母开头'],
    ],
    ['a name is empty', county('', '  - { code: jia, name: "" }'), ['4 towns[0].name：不能为空']],
    ['a name is long', county('', `  - { code: jia, name: ${'甲'.repeat(21)} }`), ['4 towns[0].name：不超过20个字']],
    [
      'a field is unknown',
      county('', '  - { code: jia, name: 甲镇, village: [] }'),
      ['4 towns[0].village：没有这一项，可以写的有：code、name、organizations、villages'],
    ],
    ['a code is used twice', county('', `${TOWN}\n${TOWN}`), ['5 towns[1].code：代码“jia-zhen”用了两次，请换一个']],
    [
      'a town has the code of the county',
      county('', '  - { code: qinghe, name: 甲镇 }'),
      ['4 towns[0].code：代码“qinghe”用了两次，请换一个'],
    ],
    [
      'an organization is unknown',
      county('', '  - { code: jia, name: 甲镇, organizations: [women, men] }'),
      ['4 towns[0].organizations：没有组织“men”，可以写的有：women、youth'],
    ],
    [
      'an organization is there twice',
      county('', '  - { code: jia, name: 甲镇, organizations: [women, women] }'),
      ['4 towns[0].organizations：“women”写了两遍，请只留一个'],
    ],
    [
      'a code is too long for a button',
      county('', `  - { code: ${'a'.repeat(31)}, name: 甲镇, organizations: [women] }`),
      [`4 towns[0].code：单位代码“${'a'.repeat(31)}/women”太长，请不超过36个字符`],
    ],
    [
      'a unit is unknown',
      county('units: [{ id: jia/men }]'),
      ['5 units[0].id：没有单位“jia/men”，要写成 区域代码/组织代码，如 qinghe/women'],
    ],
    [
      'a unit is there twice',
      county('units:\n  - { id: jia-zhen/women, name: 甲 }\n  - { id: jia-zhen/women, to: 2022-01-01 }'),
      ['7 units[1].id：“jia-zhen/women”写了两遍，请合成一条'],
    ],
    [
      'a day is none',
      county('units: [{ id: jia-zhen/women, from: 2022-02-30 }]'),
      ['5 units[0].from：要写成 2022-11-09 这样的日期'],
    ],
    [
      'it ends before it began',
      county('units: [{ id: jia-zhen/women, from: 2022-03-01, to: 2022-02-01 }]'),
      ['5 units[0].to：结束日期早于开始日期，请核对'],
    ],
    [
      'the successor is unknown',
      county('units: [{ id: jia-zhen/women, to: 2022-02-01, successor: yi-zhen/women }]'),
      ['5 units[0].successor：没有单位“yi-zhen/women”，请核对'],
    ],
    [
      'there is a successor and no end',
      county('units: [{ id: jia-zhen/women, successor: qinghe/women }]'),
      ['5 units[0].successor：并入别的单位，还要写 to：到哪天为止'],
    ],
    [
      'units went into one another',
      county(
        'units:\n  - { id: jia-zhen/women, to: 2022-02-01, successor: qinghe/women }\n  - { id: qinghe/women, to: 2022-02-01, successor: jia-zhen/women }',
      ),
      ['6 units[0].successor：并来并去又回到自己，请核对', '7 units[1].successor：并来并去又回到自己，请核对'],
    ],
  ])('%s', (_, text, said) => {
    expect(wrong(text)).toEqual(said)
  })

  it('is told all at once', () => {
    expect(wrong(county('units: [{ id: x }, { id: y }]', `${TOWN}\n${TOWN}`))).toHaveLength(3)
  })

  it('is that there is none', () => {
    expect(() => readCounty('no-such.yaml', KNOWN)).toThrow('no-such.yaml:1：县文件没有找到，请核对 COUNTY')
  })
})
