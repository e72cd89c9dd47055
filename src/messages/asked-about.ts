import type { Week } from '../calendar/week.ts'
import type { AskedAbout } from '../chinese/asked-about.ts'
import { monthAndDate, weekdayName } from '../chinese/days.ts'
import { weekLabel } from '../chinese/periods.ts'
import type { UnitWeek } from '../digest/unit-weeks.ts'
import { key } from './buttons.ts'
import { MINE, REPORT, ZERO } from './forms.ts'
import { MISSING } from './missing.ts'
import type { Said } from './said.ts'

const STANDS: Readonly<Record<Exclude<UnitWeek, undefined>, string>> = {
  reported: '已经报过了',
  late: '已经报过了',
  zero: '报了零报告',
  missing: '还没报',
  open: '还没报',
  unappointed: '还没报',
  paused: '暂停报送，不用报',
  'not yet': '不用报',
}

type Due = {
  readonly week: Week
  /** As a clock shows it; undefined: the week has no issue. */
  readonly until: string | undefined
  readonly units: readonly { readonly name: string; readonly is: UnitWeek; readonly monthly: boolean }[]
}
type Facts = { readonly open: readonly Due[]; readonly last: Due }

/** What people ask about reporting, or say instead of it, answered with how their units stand. */
export function aboutReporting(about: AskedAbout, { open, last }: Facts): Said {
  if (about === 'no work') {
    return { text: '没有新工作，点“零报告”就行；有的话，一句话报来，或点“填报”。', keys: [[ZERO, REPORT]] }
  }
  const isOpen = open.some(({ week }) => week.from === last.week.from)
  if (about === 'digest') {
    const out = isOpen ? [] : [`${weekLabel(last.week)}：汇编已经发布，发在县里的群里。`]
    return { text: [...out, ...open.map(issueLine)].join('\n'), keys: [[MINE, REPORT]] }
  }
  const still = isOpen
    ? '能。上周的汇编还没发布，现在报正赶上。'
    : '能补。上周的汇编已经发布，现在报的登在下一期，全年的数照算；日期填活动那一天，早些的也行。'
  if (about === 'last week') {
    const late = last.units.some(({ is }) => is === 'missing' || is === 'unappointed')
      ? ['现在补报也行，登在下一期。']
      : []
    const lines = isOpen ? linesOf(last) : [`${weekLabel(last.week)}：汇编已经发布。`, ...unitLines(last), ...late]
    return { text: lines.join('\n'), keys: [[MINE, REPORT]] }
  }
  const lead = { 'until when': [], own: [], still: [still], who: ['别的单位报没报，只有编辑看得到。'] }[about]
  return { text: [...lead, ...open.flatMap(linesOf)].join('\n'), keys: [[REPORT, ZERO], [MINE]] }
}

/** When the digest of a week comes out. */
function issueLine({ week, until }: Due): string {
  return `${weekLabel(week)}：${until === undefined ? '停刊，不出汇编' : `汇编还没出，${momentOf(until)}起编`}。`
}

const momentOf = (until: string): string =>
  `${monthAndDate(until)}（${weekdayName(until.slice(0, 10))}）${until.slice(11)}`

function linesOf({ week, until, units }: Due): string[] {
  const due = until === undefined ? '停刊，不用报' : `${momentOf(until)}前报`
  return [`${weekLabel(week)}：${due}。`, ...unitLines({ units })]
}

function unitLines({ units }: Pick<Due, 'units'>): string[] {
  return units.map(
    ({ name, is = 'not yet', monthly }) =>
      `${name}${monthly && is === 'not yet' ? '按月报，这周不用报' : STANDS[is]}。`,
  )
}

/** The same asked by whoever reports for no unit, and looks after some. */
export function aboutOthers(about: AskedAbout, { open }: Facts): Said {
  const keys = [[MISSING, key('一周汇编', 'week')]]
  const when = open.map((due) => linesOf({ ...due, units: [] }).join(''))
  return { text: about === 'who' ? `点“${MISSING.label}”，看谁还没报。` : when.join('\n'), keys }
}
