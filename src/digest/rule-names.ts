import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Indicator } from '../catalogue/schema.ts'

/** How figures were combined, as people say it. */
const RULES: Readonly<Record<string, string>> = {
  sum: '各次相加',
  latest: '每个单位取最新一次，再相加',
  distinct: '同名只计一次',
  distinct_in_unit: '一个单位里同名只计一次',
  average: '每期相加，再按期平均',
  weighed: '按各自占的总数加权平均',
  count: '逐个计数',
  report: '一份填报里的数',
  difference: '本期减去以往',
  imported: '据导入的上年数',
  share: '前一个数占后一个数的百分比',
}

/** By what rule figures of an indicator were combined, as a lineage names it. */
export function ruleOf({ over_time, over_units, base }: Indicator): string {
  if (base !== undefined) return 'weighed'
  return over_time === 'distinct' && over_units === 'sum' ? 'distinct_in_unit' : over_time
}

/** Numbers that count units or reports themselves. */
const COUNTED: Readonly<Record<string, string>> = {
  units_due: '应报单位',
  units_reported: '报过的单位',
  units_sent: '报送的单位，含零报告',
  units_zero: '零报告的单位',
  units_missing: '没有报的单位',
  units_unappointed: '还没有填报人的单位',
  units_paused: '暂停报送的单位',
  units_not_yet: '本期不用报的单位',
  units_comparable: '两期都报过的单位',
  organizations: '报送的组织',
  entries: '报送的条数',
}

export function ruleName(rule: string): string {
  return RULES[rule] ?? rule
}

/** What a number counts, as people say it: an indicator by its label, a digest's own counts by theirs. */
export function indicatorNames(catalogue: Catalogue): (code: string) => string {
  const totals = new Map(catalogue.week.totals.map((t) => [t.code, t.words.replace(/[{｛].*?[}｝]/u, '')]))
  return (code) => catalogue.indicator(code)?.indicator.label ?? totals.get(code) ?? COUNTED[code] ?? code
}
