import { issueYear } from '../calendar/week.ts'
import { isOther } from '../chinese/other.ts'
import { weekLabel } from '../chinese/periods.ts'
import { shortLevel, within } from '../chinese/printed-names.ts'
import type { Digest } from './digest.ts'
import type { UnitName } from './gathered.ts'
import { levelCalled, withTowns } from './towns-called.ts'

/** `第45期（11月7日—11月13日）`. */
export function issueLabel({ number, period }: Pick<Digest, 'number' | 'period'>): string {
  return `第${number ?? 0}期（${weekLabel(period)}）`
}

/** `2026年第1期（总第38期）　11月7日—11月13日`; of an issue without a running number as it is spoken of. */
export function issueHead(issue: Pick<Digest, 'number' | 'running' | 'period'>): string {
  const { number = 0, running, period } = issue
  if (running === undefined) return issueLabel(issue)
  return `${issueYear(period)}年第${number}期（总第${running}期）　${weekLabel(period)}`
}

/** `（更正第2版）` of an edition that a correction made necessary; empty for the first. */
export function versionLabel({ version, withdrawn }: Pick<Digest, 'version' | 'withdrawn'>): string {
  if (withdrawn) return '（已撤回）'
  return version > 1 ? `（更正第${version}版）` : ''
}

/** What is counted, with its level or key: 推选最美家庭 of 州级 → 推选最美家庭（州级）, of 其他 → 推选最美家庭（其余）. `towns`: what the county calls them. */
export function labelWith(label: string, key: string | undefined, towns?: string): string {
  if (towns !== undefined) return labelWith(withTowns(label, towns), key && levelCalled(key, towns))
  if (!key) return label
  return `${label}（${isOther(key) ? '其余' : within('（', shortLevel(key))}）`
}

/** A digest as people speak of it: 第45期（…）, 《2022年全县群团工作情况汇报》. */
export function digestLabel(digest: Pick<Digest, 'kind' | 'title' | 'number' | 'period'>): string {
  return digest.kind === 'week' ? issueLabel(digest) : `《${digest.title}》`
}

/** Units a line an area, `甲镇：总工会、妇联`; areas and units in the order given. `note`: what stands in brackets behind a unit. */
export function linesByArea(units: readonly UnitName[], note?: (unit: UnitName) => string | undefined): string[] {
  const areas = [...new Set(units.map((u) => u.area))]
  return areas.map((area) => {
    const own = units.filter((u) => u.area === area)
    return `${area}：${own.map((u) => `${withoutArea(u.name, area)}${noted(note?.(u))}`).join('、')}`
  })
}

function noted(note: string | undefined): string {
  return note ? `（${note}）` : ''
}

/** 妇联 of 甲镇妇联 and 团委 of 团青禾县委, where the area is named before them; a name of another kind stays. */
function withoutArea(name: string, area: string): string {
  return name.replace(area, '') || name
}
