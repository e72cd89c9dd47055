import { isQuiet, type Quiet } from '../../calendar/due.ts'
import { readTime } from '../../chinese/read-time.ts'
import { reminderHours } from '../../database/reminder.ts'
import { called, key } from '../../messages/buttons.ts'
import { noUnit } from '../../messages/common.ts'
import * as messages from '../../messages/reminder-hours.ts'
import { feature } from '../feature.ts'

type HourFacts =
  | 'no unit'
  | {
      readonly units: Parameters<typeof messages.hoursPage>[0]
      /** The unit that it is about; absent: all. */
      readonly of: string | undefined
      /** Its new hour. */
      readonly liked?: string
      /** Why what was typed is none. */
      readonly lead?: string
    }

/** At what hour whoever reports for a unit likes it to be reminded. */
export const hours = feature<HourFacts, 'hours' | 'hoursFor' | 'hourLiked'>({
  role: 'reporter',
  place: 'private',
  named: called(
    '提醒时间、提醒钟点、提醒 时间、改 提醒、提醒 早、提醒 晚、提醒我、提醒 点、提醒 太早、提醒 太晚、早点 提醒、晚点 提醒、提醒 次数、提醒 换、提醒 多、老 提醒、提醒 少|烦|停|关|挪|频繁、消息 多|烦|频繁、早上|上午|中午|下午|晚上|夜里|周末|周几 提醒、几次 提醒、天天 提醒、总 提醒、一直 提醒、不 提醒、取消 提醒、免 提醒、提醒 收、半夜|晚上|夜里|大清早|周末 响|叮|吵|打扰|消息|发、老 响、一直 响、手机 响',
    key('', 'hours'),
  ),
  buttons: ['hours', 'hoursFor', 'hourLiked'],
  awaits: ['hour'],
  load: async (db, asked, { who, desk }) => {
    const chosen = await reminderHours(db)
    const units = who.reportsFor.map(({ id, name }) => ({ id, name, at: chosen.get(id) ?? desk.settings.remindAt }))
    const waiting = who.awaited?.for === 'hour' ? who.awaited.unit : undefined
    const tapped = asked.by === 'tap' && asked.button.name !== 'hours' ? asked.button : undefined
    const of = tapped?.parts.unit ?? (asked.by === 'words' ? waiting : units.length === 1 ? units[0]?.id : undefined)
    if (of !== undefined && !units.some(({ id }) => id === of)) return 'no unit'
    if (asked.by === 'words') return { units, of, ...readHour(asked.text, desk.settings.quiet) }
    return { units, of, ...(tapped?.name === 'hourLiked' ? { liked: tapped.parts.hour } : {}) }
  },
  decide: (facts, { who }) => {
    if (facts === 'no unit') return { say: [{ text: noUnit(who) }], awaits: null }
    const { units, of, liked, lead = '' } = facts
    const one = units.find(({ id }) => id === of)
    if (!one) return { say: [messages.hoursPage(units)] }
    const several = units.length > 1
    if (liked === undefined) {
      return { say: [messages.hourPage(one, several, lead)], awaits: { for: 'hour', unit: one.id } }
    }
    return {
      toast: '已改',
      say: [messages.hourKept({ ...one, at: liked }, several)],
      write: [{ do: 'likeHour', of: { unitId: one.id, at: liked } }],
      awaits: null,
    }
  },
})

/** A time of day that was typed, or why it is none at which somebody can be reminded. */
function readHour(text: string, quiet: Quiet): { readonly liked: string } | { readonly lead: string } {
  const time = readTime(text)
  if (time === undefined) return { lead: messages.NO_HOUR }
  return isQuiet(time, quiet) ? { lead: messages.quietThen(quiet) } : { liked: time }
}
