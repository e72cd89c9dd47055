import type { Day } from '../../calendar/day.ts'
import { type Period, samePeriod } from '../../calendar/period.ts'
import { sumOf } from '../../chinese/quantity.ts'
import { type Aggregate, aggregate, type FigureGroup } from '../aggregate.ts'
import type { FiguresByCode } from '../figures-by-code.ts'
import type { Area, AskedFigure, AskedIndicator, Part } from './asked.ts'
import { type Given, givenBefore } from './before.ts'

/** What a table is filled with: whose work, over which days, and all that was reported of it. */
export type Filling = {
  readonly county: string
  /** 全县、甲镇、全县妇联. */
  readonly scope: string
  readonly period: Period
  readonly dated: Day
  /** Every area, the county first. */
  readonly areas: readonly Area[]
  /** The area that it is filled for, where it is not the whole county. */
  readonly within?: string
  /** Whether a row of a village has its town beside it. */
  readonly saysTown?: boolean
  /** The area that each unit's work is counted in: that of the unit that it went into, where it was merged. */
  readonly areaOf: ReadonlyMap<string, string>
  /** Figures of every period that the table asks for. */
  readonly figures: readonly FiguresByCode[]
  /** What a workbook gave of times of which nobody reported. */
  readonly given: Given
}

type Total = {
  readonly total: Aggregate | undefined
  readonly groups: readonly FigureGroup[]
  /** A workbook gave some of it. */
  readonly imported: boolean
}

/** What was reported of a part in a period; where nobody did, what a workbook gave of it. */
export function totalOf({ plus, ...asked }: AskedFigure, part: Part, period: Period, filling: Filling): Total {
  const all = [asked, ...plus].map((of) => totalOfOne({ ...of, names: asked.names }, part, period, filling))
  const [first] = all
  if (first && all.length === 1) return first
  return {
    total: together(all.flatMap(({ total }) => total ?? [])),
    groups: all.flatMap(({ groups }) => groups),
    imported: all.some(({ imported }) => imported),
  }
}

/** Several totals as one; undefined where nothing was reported of any. */
function together(totals: readonly Aggregate[]): Aggregate | undefined {
  if (totals.length === 0) return undefined
  const once = (all: readonly string[]) => [...new Set(all)].sort()
  return {
    quantity: sumOf(totals.map(({ quantity }) => quantity)),
    figures: totals.reduce((sum, { figures }) => sum + figures, 0),
    units: once(totals.flatMap(({ units }) => units)),
    ...(totals.every(({ reports }) => reports) ? { reports: once(totals.flatMap(({ reports = [] }) => reports)) } : {}),
  }
}

function totalOfOne(
  asked: AskedIndicator & Pick<AskedFigure, 'names'>,
  part: Part,
  period: Period,
  filling: Filling,
): Total {
  const { found, organization, level } = asked
  const of = filling.figures.find((f) => samePeriod(f.period, period))
  if (!of) throw new Error(`figures of ${period.from} to ${period.to} were not read`)
  const groups = of.groups(found, { organization, level }).filter(lyingIn(part, filling))
  const total = aggregate(found.indicator, groups)
  if (total || asked.names) return { total, groups, imported: false }
  const given = givenBefore(asked, filling.given, { period, part, within: filling.within })
  return { total: given, groups, imported: given !== undefined }
}

function lyingIn(part: Part, { areas, areaOf }: Filling): (group: FigureGroup) => boolean {
  if (part.of === 'whole') return () => true
  const top = areas[0]?.id
  return ({ unit }) => (part.of === 'own' ? areaOf.get(unit) === top : liesIn(part.area.id, areaOf.get(unit), areas))
}

/** Whether an area is another or lies below it. */
export function liesIn(top: string, area: string | undefined, areas: readonly Area[]): boolean {
  const above = new Map(areas.map(({ id, parentId }) => [id, parentId]))
  for (let at: string | null | undefined = area; at; at = above.get(at)) if (at === top) return true
  return false
}
