import type { County } from '../catalogue/county.ts'
import type { CountyArea, Named } from '../catalogue/county-file.ts'
import type { Cell, Sheet } from './workbook.ts'

/** The names of the sheets and columns of a county's workbook, as they are written and read. */
export const AREAS = { sheet: '区域', name: '名称', parent: '上级', level: '级别', code: '代码' } as const
export const UNITS = {
  sheet: '单位',
  area: '区域',
  organization: '组织',
  name: '名称',
  from: '从哪天起',
  to: '到哪天止',
  heir: '并入',
  code: '代码',
} as const
export const LEVELS = { county: '县', town: '镇', village: '村' } as const

const EXPLAINED: readonly (readonly [string, string])[] = [
  ['怎么用', '填好“区域”和“单位”两张表，存成 .xlsx，发给机器人，或设为 COUNTY。办之前会先列出变动。'],
  ['区域', '一行一个：县、镇（街道）、村（社区）。镇的上级写县，村的上级写镇，县的上级空着。'],
  ['单位', '一行一个填报单位：在哪个区域、哪个组织。一行也可以写几个组织，用“、”隔开，或写“全部”。'],
  ['名称', '空着就是“区域＋组织”，如甲镇妇联。叫法不同的自己写。改名就改这一格，代码不动。'],
  ['代码', '新的空着，由程序编。已有的不要改：以前的填报认代码。'],
  ['从哪天起', '年中成立的写日期，如 2026-03-01。一直就有的空着。'],
  ['到哪天止', '撤掉的写最后一天。从没用过的，删掉这一行就行。'],
  ['并入', '撤并的再写并入哪个单位，写名称或代码。'],
  ['同名', '两个镇有同名的村，写成“甲镇/新村”。'],
  ['注意', '表里没写的单位：没用过的删掉，用过的从当天起关闭。'],
]

/** A county as a workbook that can be edited and read again. */
export function countySheets({ areas, units }: County, organizations: readonly Named[]): Sheet[] {
  const place = placeNames(areas)
  const called = new Map(organizations.map(({ code, name }) => [code, name]))
  const unitName = nameOrCode(units)
  return sheetsOf(
    areas.map((a) => [a.name, a.parent && place(a.parent), LEVELS[a.level], a.id]),
    units.map((u) => [
      ...[place(u.area), called.get(u.organization) ?? u.organization, u.name],
      ...[dayCell(u.from), dayCell(u.to), u.successor && unitName(u.successor), u.id],
    ]),
  )
}

/** A small county of invented places, to be written over. */
export function templateSheets(): Sheet[] {
  return sheetsOf(
    [
      ['青禾县', undefined, '县'],
      ['甲镇', '青禾县', '镇'],
      ['甲东村', '甲镇', '村'],
      ['甲河社区', '甲镇', '村'],
      ['乙街道', '青禾县', '镇'],
      ['乙一社区', '乙街道', '村'],
    ],
    [
      ['青禾县', '团委', '团青禾县委'],
      ['青禾县', '总工会、妇联、工商联、残联、科协、文联、红十字会'],
      ['甲镇', '全部'],
      ['甲东村', '总工会', '甲东村工会'],
      ['甲东村', '团委', '甲东村团支部'],
      ['甲东村', '妇联、残联'],
      ['甲河社区', '妇联、科协'],
      ['乙街道', '全部'],
      ['乙一社区', '妇联', undefined, { day: '2026-03-01' }],
    ],
  )
}

function sheetsOf(areas: readonly (readonly Cell[])[], units: readonly (readonly Cell[])[]): Sheet[] {
  const column = (name: string, width: number) => ({ name, width })
  return [
    { name: '说明', columns: [column('项目', 12), column('内容', 90)], rows: EXPLAINED },
    {
      name: AREAS.sheet,
      columns: [column(AREAS.name, 20), column(AREAS.parent, 20), column(AREAS.level, 8), column(AREAS.code, 24)],
      rows: areas,
    },
    {
      name: UNITS.sheet,
      columns: [
        ...[column(UNITS.area, 20), column(UNITS.organization, 20), column(UNITS.name, 26)],
        ...[column(UNITS.from, 13), column(UNITS.to, 13), column(UNITS.heir, 26), column(UNITS.code, 32)],
      ],
      rows: units,
    },
  ]
}

function dayCell(day: string | undefined): Cell {
  return day === undefined ? undefined : { day }
}

/** An area by its name, with its town's before it where several have the name, at last by its code. */
function placeNames(areas: readonly CountyArea[]): (id: string) => string {
  const known = new Map(areas.map((a) => [a.id, a]))
  const path = ({ parent, name }: CountyArea) =>
    parent === undefined ? name : `${known.get(parent)?.name ?? parent}/${name}`
  const counted = new Map<string, number>()
  for (const area of areas) for (const name of [area.name, path(area)]) counted.set(name, (counted.get(name) ?? 0) + 1)
  return (id) => {
    const area = known.get(id)
    return (area && [area.name, path(area)].find((name) => counted.get(name) === 1)) ?? id
  }
}

function nameOrCode(units: County['units']): (id: string) => string {
  const named = new Map<string, number>()
  for (const { name } of units) named.set(name, (named.get(name) ?? 0) + 1)
  const known = new Map(units.map((u) => [u.id, u.name]))
  return (id) => {
    const name = known.get(id)
    return name !== undefined && named.get(name) === 1 ? name : id
  }
}
