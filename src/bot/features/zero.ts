import type { Day } from '../../calendar/day.ts'
import { monthEndingIn } from '../../calendar/rhythm.ts'
import { type Week, weekOf } from '../../calendar/week.ts'
import { formOf } from '../../catalogue/find.ts'
import { ZERO_FORM } from '../../catalogue/known-codes.ts'
import { rhythmOf } from '../../catalogue/rhythms.ts'
import { outsideOf } from '../../catalogue/validity.ts'
import { weekLabel } from '../../chinese/periods.ts'
import { reserveId } from '../../database/ids.ts'
import type { Database } from '../../database/open.ts'
import { recordInstant } from '../../database/record-lock.ts'
import { type UnitInArea, unitById } from '../../database/unit.ts'
import type { CountyDesk } from '../../desk/county-desk.ts'
import { stateOfUnits, type UnitState } from '../../desk/coverage.ts'
import { lastOpenWeek } from '../../desk/open-week.ts'
import { isPublished, newReport } from '../../desk/submit.ts'
import { called, type Key, key } from '../../messages/buttons.ts'
import { noUnit } from '../../messages/common.ts'
import { MINE, REPORT } from '../../messages/forms.ts'
import { TO_MENU } from '../../messages/keys.ts'
import type { Said } from '../../messages/said.ts'
import { type Door, type Effects, feature } from '../feature.ts'

/** One unit and week that a zero report was asked for, and what is known of it. */
type Chosen = {
  readonly unit: UnitInArea
  readonly week: Week
  readonly state: UnitState
  readonly published: boolean
  readonly at: Date
  /** Why the unit is to say nothing of this week: it was not there. */
  readonly outside: string | undefined
  /** Kept for the report that will be; undefined where there will be none. */
  readonly receipt: number | undefined
}

type Facts = { readonly chosen: Chosen } | { readonly choices: readonly Key[] } | 'no unit'

/** /zero: nothing new this week, at one tap. It differs from not reporting, and an activity later replaces it. */
export const zero = feature<Facts, 'zero' | 'zeroFor'>({
  command: 'zero',
  role: 'reporter',
  place: 'private',
  menu: '零报告：这周没有新工作',
  topic: 'reporting',
  often: true,
  help: ['/zero 这周没有新工作，一点就报'],
  opens: key('零报告', 'zero'),
  named: called(
    '没有 活动、没有 工作、没 活动、没 工作、零报、没 可报、零 报告、报 零、没什么 报、没事 报、空 报、没有|没|无|未 搞|做|办|干|开展|组织 什么|活动|工作|啥|事|东西、没新|没有新、没|没有|无 可写|内容|动静|安排|情况|材料|东西、没什么 可|写|填、没啥、没干 什么、没搞 什么、没做 什么、没办 什么、什么 没|没有 搞|做|办|干|开展、空着、空白、闲着、没事 干|做、零 活动|工作|上报、无事',
    key('', 'zero'),
  ),
  acts: true,
  buttons: ['zero', 'zeroFor'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap' || asked.button.name !== 'zeroFor') return begin(db, door)
    const { unit: id, day } = asked.button.parts
    const unit = door.who.reportsFor.find((u) => u.id === id)
    return unit ? { chosen: await chosenOf(db, door, unit, weekOf(day)) } : 'no unit'
  },
  decide: (facts, door) => {
    if (facts === 'no unit') return { say: [{ text: noUnit(door.who) }] }
    if ('chosen' in facts) return settle(facts.chosen, door)
    const list = { keys: facts.choices, again: key('', 'zero'), of: 1 }
    return { say: [{ text: '哪一周没有新开展的工作？', list, keys: [[TO_MENU]] }] }
  },
})

/** Which units and weeks a zero report may be for: this week, and the last one while its issue is still to come. */
async function begin(db: Database, door: Door): Promise<Facts> {
  const { who, today } = door
  const week = weekOf(today)
  const last = await lastOpenWeek(db, door.desk, today)
  const [only, ...others] = who.reportsFor
  const ids = who.reportsFor.map((unit) => unit.id)
  const state = last && (await stateOfUnits(db, ids, [last]))
  const choices: Key[] = []
  for (const unit of who.reportsFor) {
    const name = others.length > 0 ? `${unit.name} ` : ''
    const choice = (label: string, of: Week) =>
      key(`${name}${label}（${weekLabel(of)}）`, 'zeroFor', { day: of.from, unit: unit.id })
    const wasThere = last && outsideOf(unit, dayFor(unit, last, door.desk)) === undefined
    if (last && wasThere && !state?.(unit.id, last.from)) choices.push(choice('上周', last))
    choices.push(choice('本周', week))
  }
  const unit = choices.length === 1 ? only : undefined
  return unit ? { chosen: await chosenOf(db, door, unit, week) } : { choices }
}

async function chosenOf(db: Database, { clock, desk }: Door, unit: UnitInArea, week: Week): Promise<Chosen> {
  const at = await recordInstant(db, clock)
  const state = (await stateOfUnits(db, [unit.id], [week]))(unit.id, week.from)
  const published = await isPublished(db, week.from)
  const heir = unit.successorId ? await unitById(db, unit.successorId) : undefined
  const called = { ...unit, successorId: heir?.name ?? null }
  const outside = outsideOf(called, dayFor(unit, week, desk))
  const receipt = state || published || outside ? undefined : await reserveId(db, 'report')
  return { unit, week, state, published, outside, at, receipt }
}

/**
 * The last day of a week on which a unit was there; where it was not at all, one on which it was not. Who reports monthly
 * says it of the month that ends in the week.
 */
function dayFor(unit: UnitInArea, week: Week, { settings }: CountyDesk): Day {
  const month = rhythmOf(settings.rhythms, unit) === 'month' ? monthEndingIn(week) : undefined
  const to = month?.to ?? week.to
  const { validTo } = unit
  return validTo !== null && validTo >= week.from && validTo < to ? validTo : to
}

function settle({ unit, week, state, published, outside, at, receipt }: Chosen, door: Door): Effects {
  const { desk, who, today } = door
  const label = `${unit.name} ${weekLabel(week)}`
  const say = (text: string): Said[] => [{ text, keys: [[REPORT, MINE], [TO_MENU]] }]
  if (state === 'reported') return { say: say(`${label}已经报过工作，不用零报告。`) }
  if (state === 'zero') return { say: say(`${label}的零报告已经记下了。`) }
  if (outside !== undefined) return { say: say(`没有记：${outside}。`) }
  // A button of some weeks ago: that week is told.
  if (published || receipt === undefined) return { say: say(`${label}的汇编已经发布，不用再报零报告了。`) }
  const form = formOf(desk.catalogue, unit.organization, ZERO_FORM)
  const question = form?.questions[0]
  if (!form || !question) throw new Error(`the catalogue has no form ${ZERO_FORM}`)
  const words = question.choices?.[0] ?? ''
  // A week that is over is reported for by its last day, the present one by today.
  const last = dayFor(unit, week, desk)
  const day = last < today ? last : today
  const answers = { [question.code]: { raw: words, value: words } }
  const { writes } = newReport(desk, { unit, form, answers, personId: who.id, today: day }, { receipt, at })
  return {
    toast: '已记下',
    say: say(`已记：${label}零报告。编号${receipt}\n之后有了工作，照常填报就行，会自动替换。`),
    write: writes,
  }
}
