import type { UnitWeek } from './unit-weeks.ts'

export type WeekMark = Exclude<UnitWeek, undefined>

/** What stands for a week in a unit's line, what it is called, and what it means where that says more. */
export const WEEK_MARKS: Readonly<
  Record<WeekMark, { readonly mark: string; readonly words: string; readonly means?: string }>
> = {
  reported: { mark: '报', words: '报了' },
  late: { mark: '补', words: '补报', means: '补报，汇编发布以后才报的' },
  zero: { mark: '零', words: '零报告' },
  missing: { mark: '缺', words: '没报' },
  unappointed: { mark: '无', words: '无填报人', means: '那周还没有填报人' },
  paused: { mark: '停', words: '暂停' },
  'not yet': { mark: '·', words: '那周不用报' },
  open: { mark: '…', words: '还没到时间', means: '这周还没完，还可以报' },
}
