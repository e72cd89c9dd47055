import { allowLargeGroups } from '../database/figure-groups.ts'
import { reportFigures } from '../desk/gather-figures.ts'
import { countedOnce } from '../desk/same-event.ts'
import { unitsOfScope } from '../desk/units-of-scope.ts'
import { FiguresByCode } from '../digest/figures-by-code.ts'
import { linesOf } from '../digest/lines.ts'
import { Sums } from '../digest/sums.ts'
import { toldApart } from '../digest/told-apart.ts'
import { type Asking, checkHeld, isStockHeld, periodOf, unitsAsked } from './asked.ts'
import type { Figure, RecordsAsked } from './shapes.ts'

/** What was reported comes to, by organization, in the order of a year's annex, from which it differs in nothing. */
export async function figuresAsked(asked: RecordsAsked, asking: Asking) {
  const { tx, desk, scope, now } = asking
  const { catalogue } = desk
  const period = periodOf(asked, asking)
  await checkHeld(asked, period, asking)
  const units = await unitsAsked(asked, period, asking)
  await allowLargeGroups(tx)
  const part = units.every(({ mine }) => mine) ? {} : { units: units.flatMap(({ id, mine }) => (mine ? [id] : [])) }
  const { uncounted } = await countedOnce(tx, desk, { periods: [period], asOf: now, part, day: period.to })
  const { figures } = await reportFigures(tx, catalogue, { period, earlier: [], asOf: now, uncounted, units })
  const ofScope = unitsOfScope(toldApart(units))
  const sums = new Sums({ catalogue, units: ofScope }, period, figures)
  const byCode = new FiguresByCode({ catalogue, units: ofScope, edition: scope === 'all' ? 'office' : 'group' }, sums)
  const stockHeld = await isStockHeld(period, asking)
  const all = catalogue.organizations.flatMap(({ code, name }) =>
    linesOf(code, byCode).flatMap(({ found, level }): Figure[] => {
      const total = byCode.total(found, { organization: code, level })
      if (!total || (found.question.stock && stockHeld)) return []
      const { value, low, high } = total.quantity
      return [
        {
          organization: { code, name },
          indicator: found.code,
          name: found.indicator.label,
          level: level ?? null,
          measure: found.indicator.unit,
          counts: found.question.stock ? 'now' : 'period',
          ...{ value, low, high, figures: total.figures, units: total.units.length },
        },
      ]
    }),
  )
  const from = Number(asked.cursor ?? 0)
  const items = all.slice(from, from + asked.limit)
  return { ...period, items, next: all.length > from + items.length ? String(from + items.length) : null }
}
