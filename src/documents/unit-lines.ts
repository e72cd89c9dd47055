import { addDays, type Day } from '../calendar/day.ts'
import { monthAndDate } from '../chinese/days.ts'
import type { UnitWeek } from '../digest/unit-weeks.ts'
import { WEEK_MARKS, type WeekMark } from '../digest/week-marks.ts'
import type { Cell, Sheet } from './workbook.ts'

/** A unit of the sheet, with its line. */
export type LineOfUnit = {
  readonly town: string
  readonly area: string
  readonly organization: string
  readonly name: string
  readonly weeks: readonly UnitWeek[]
  readonly reporters: readonly string[]
  readonly last: Day | undefined
}

const COUNTED = ['reported', 'late', 'zero', 'missing', 'unappointed'] as const

/** 报送情况 of units over weeks: a row a unit, a column a week, and how many weeks of each kind. */
export function unitLinesSheets(county: string, mondays: readonly Day[], units: readonly LineOfUnit[]): Sheet[] {
  const called = (mark: WeekMark) => WEEK_MARKS[mark].words
  const rows = units.map(({ town, area, organization, name, weeks, reporters, last }): Cell[] => [
    ...[town, area, organization, name],
    ...COUNTED.map((mark) => weeks.filter((week) => week === mark).length),
    last === undefined ? undefined : { day: last },
    reporters.join('、'),
    ...weeks.map((week) => (week === undefined ? '—' : WEEK_MARKS[week].mark)),
  ])
  return [
    {
      name: '报送情况',
      titleColumns: 4,
      columns: [
        ...[
          { name: '镇（街道）', width: 12 },
          { name: '区域', width: 12 },
          { name: '组织', width: 10 },
          { name: '单位', width: 20 },
        ],
        ...COUNTED.map((mark) => ({ name: `${called(mark)}（周）`, width: 8 })),
        { name: '最近一次填报', width: 13 },
        { name: '填报人', width: 16 },
        ...mondays.map((day) => ({ name: `${monthAndDate(day)}—${monthAndDate(addDays(day, 6))}`, width: 9 })),
      ],
      rows,
    },
    {
      name: '说明',
      columns: [
        { name: '写', width: 8 },
        { name: '是', width: 40 },
      ],
      rows: [
        ['表', `${county}各单位报送情况，一列一周，新的在右边`],
        ...Object.values(WEEK_MARKS).map(({ mark, words, means }) => [mark, means ?? words]),
        ['—', '那时还没有这个单位，或者还没有开始用'],
      ],
    },
  ]
}
