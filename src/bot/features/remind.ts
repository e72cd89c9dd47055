import { type Week, weekOf } from '../../calendar/week.ts'
import { isOpen, lastOpenWeek, weekToRemind } from '../../desk/open-week.ts'
import {
  type Reminded,
  remindersOf,
  silentUnits,
  type ToRemind,
  unitsToRemind,
  whoIsReminded,
} from '../../desk/remind.ts'
import { called, key } from '../../messages/buttons.ts'
import { NOTHING_TO_REMIND, reminded, reminderMessages, whomToRemind } from '../../messages/reminder.ts'
import { feature } from '../feature.ts'

type Facts =
  | 'nothing to remind of'
  | { readonly week: Week; readonly found: ToRemind; readonly told?: readonly Reminded[] }

/** /remind: an editor has the units reminded that have said nothing. At most once a week each. */
export const remind = feature<Facts, 'remind' | 'remindWeek'>({
  command: 'remind',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '提醒没报的单位',
  topic: 'following',
  help: ['/remind 催报：提醒没报的单位，每个单位一周一次'],
  named: called(
    '提醒没报的、催报、催、提醒 没报、提醒 单位、催 单位、催一催、提醒 各|村|镇|他们|没|大家|单位|一声|一遍|下面|还没、喊 一声|他们|一下、通知 没报|一下|他们|单位|各|村|镇|大家|报、督促、督办、敦促、发 通知|提醒、群发、再 提醒、全部 提醒、一键 提醒、敲打、鞭策、警告 一下|他们|单位',
    key('', 'remind'),
  ),
  meant: (words) =>
    /^(?:请|麻烦|帮我?)?(?:再|去)?(?:催报?|提醒)(?:一下|下|一催)?(?:没报的|还没报的|各)?(?:单位|乡镇|村)?(?:吧|一下)?$/u.test(
      words,
    )
      ? ''
      : undefined,
  buttons: ['remind', 'remindWeek'],
  needs: async (db, door) => {
    const last = await lastOpenWeek(db, door.desk, door.today)
    if (!last) return []
    const { missing } = await silentUnits(db, door.desk, last, { asOf: door.now, reach: door.reach })
    return missing > 0 ? [key(`上周${missing}个单位没报`, 'remind')] : []
  },
  load: async (db, asked, door) => {
    const { desk, today, now, reach } = door
    const chosen =
      asked.by === 'tap' && asked.button.name === 'remindWeek' ? weekOf(asked.button.parts.week) : undefined
    // A button of some days ago: that week may be out by now.
    const week = chosen ? ((await isOpen(db, desk, chosen)) ? chosen : undefined) : await weekToRemind(db, desk, today)
    if (!week) return 'nothing to remind of'
    const found = await unitsToRemind(db, desk, week, { asOf: now, reach })
    return chosen ? { week, found, told: await whoIsReminded(db, desk, found, week) } : { week, found }
  },
  decide: (facts, { who, now }) => {
    if (facts === 'nothing to remind of') return { say: [NOTHING_TO_REMIND] }
    const { week, found, told } = facts
    const units = found.units.length
    if (!told) return { say: [whomToRemind(week, { missing: found.missing, unappointed: found.unappointed, units })] }
    return {
      toast: '已提醒',
      say: [reminded(week, units)],
      owe: reminderMessages(told, week),
      write: [
        ...remindersOf(found, week, now),
        { do: 'note', of: { at: now, personId: who.id, action: 'remind', subject: week.from, detail: { units } } },
      ],
    }
  },
})
