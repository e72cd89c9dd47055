import type { Period } from '../calendar/period.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Database } from '../database/open.ts'
import { reportingUnits } from '../database/standing-reports.ts'
import type { Earlier, PeriodFigures } from '../digest/year-input.ts'

/** The periods to compare with in which anybody reported; of two that are the same days only the first. */
export async function earlierOf(
  tx: Database,
  periods: { readonly before: Period; readonly 'year-before': Period },
  of: {
    readonly asOf: Date
    readonly isMine: (unit: string) => boolean
    readonly figuresOf: (period: Period) => Promise<PeriodFigures>
  },
): Promise<Earlier[]> {
  const earlier: Earlier[] = []
  for (const what of ['before', 'year-before'] as const) {
    const period = periods[what]
    if (earlier.some((e) => e.period.from === period.from)) continue
    const reporting = await reportingUnits(tx, ZERO_FORM, { ...period, asOf: of.asOf })
    const reported = reporting.map((r) => r.unit).filter(of.isMine)
    if (reported.length === 0) continue
    earlier.push({ what, period, reported: reported.sort(), ...(await of.figuresOf(period)) })
  }
  return earlier
}
