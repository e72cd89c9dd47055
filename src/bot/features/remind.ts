import { dayIn } from '../../calendar/day.ts'
import { type Week, weekAfter, weekOf } from '../../calendar/week.ts'
import { begunAt } from '../../database/fact.ts'
import type { Database } from '../../database/open.ts'
import { remindersOf, type ToRemind, unitsToRemind } from '../../desk/remind.ts'
import { isPublished } from '../../desk/submit.ts'
import { key } from '../../messages/buttons.ts'
import { reminded, reminderMessages, whomToRemind } from '../../messages/reminder.ts'
import { type Door, feature } from '../feature.ts'

type Facts = { readonly week: Week; readonly found: ToRemind; readonly sure: boolean }

/** /remind: an editor has the units reminded that have said nothing. At most once a week each. */
export const remind = feature<Facts, 'remind' | 'remindWeek'>({
  command: 'remind',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '提醒没报的单位',
  help: ['/remind 提醒没报的单位，每个单位一周一次'],
  buttons: ['remind', 'remindWeek'],
  needs: async (db, door) => {
    const last = weekAfter(weekOf(door.today), -1)
    const begun = await begunAt(db)
    if (!begun || dayIn(door.desk.zone, begun) > last.to || (await isPublished(db, last.from))) return []
    const { missing } = await unitsToRemind(db, last, { asOf: door.now, zone: door.desk.zone }, door.reach)
    return missing > 0 ? [key(`上周${missing}个单位没报`, 'remind')] : []
  },
  load: async (db, asked, door) => {
    const chosen = asked.by === 'tap' && asked.button.name === 'remindWeek' ? asked.button.parts.week : undefined
    const week = chosen === undefined ? await weekToRemind(db, door) : weekOf(chosen)
    return {
      week,
      found: await unitsToRemind(db, week, { asOf: door.now, zone: door.desk.zone }, door.reach),
      sure: chosen !== undefined,
    }
  },
  decide: ({ week, found, sure }, { who, now }) => {
    const units = found.units.length
    if (!sure) return { say: [whomToRemind(week, { missing: found.missing, unappointed: found.unappointed, units })] }
    return {
      toast: '已提醒',
      say: [reminded(week, units)],
      owe: reminderMessages(found.reporters, week),
      write: [
        ...remindersOf(found, week, now),
        { do: 'note', of: { at: now, personId: who.id, action: 'remind', subject: week.from, detail: { units } } },
      ],
    }
  },
})

/** The week that is over, until its digest is out; then the present one. */
async function weekToRemind(db: Database, { today }: Door): Promise<Week> {
  const last = weekAfter(weekOf(today), -1)
  return (await isPublished(db, last.from)) ? weekOf(today) : last
}
