import { addDays } from '../../calendar/day.ts'
import type { Period } from '../../calendar/period.ts'
import { isPaused } from '../../calendar/rhythm.ts'
import { type Week, weekAfter, weekOf } from '../../calendar/week.ts'
import type { SettingName, SettingValue } from '../../catalogue/county-settings.ts'
import { kindsOfUnits, rhythmKey } from '../../catalogue/rhythms.ts'
import { readDaysAhead } from '../../chinese/read-days-ahead.ts'
import type { Database } from '../../database/open.ts'
import { lockSettings } from '../../database/setting.ts'
import type { Write } from '../../database/write.ts'
import { followSettings } from '../../desk/settings-in-force.ts'
import { called, key } from '../../messages/buttons.ts'
import { NO_DAYS } from '../../messages/pauses.ts'
import * as messages from '../../messages/rhythms.ts'
import { LAPSED } from '../../messages/units.ts'
import { type Door, feature } from '../feature.ts'

const LEVELS = { county: '县级单位', town: '镇级单位', village: '村级单位' }

/** Of two editors who put something at once, the second puts it to what the first has saved. */
async function inForce(db: Database, { desk }: Door) {
  await lockSettings(db)
  await followSettings(db, desk)
  return desk.settings
}

function put<Name extends SettingName>(name: Name, after: SettingValue<Name>, { who, clock }: Door): Write[] {
  const at = clock()
  return [
    { do: 'changeSetting', of: { name, value: after, setAt: at, setBy: who.id } },
    { do: 'note', of: { at, personId: who.id, action: 'setting', subject: `setting ${name}`, detail: { after } } },
  ]
}

/** 报送周期: how often units of an organization, or of a level, report; one tap puts the next. */
export const rhythms = feature<SettingValue<'rhythms'>, 'rhythms' | 'rhythmPut'>({
  role: 'editor',
  place: 'private',
  topic: 'office',
  help: ['“设置”里的“报送周期”：哪些单位按周报、按月报、不用报'],
  named: called(
    '报送周期、周期、按月 报、按周 报、每月 报、每周 报、多久 报、月报 周报、半月、两周|双周|隔周|半个月 一报|一次|报|一起、改|改成|换成 月报|周报|按月|按周、一月 一次|报、一周 一次|报、几天 报|一报、多长 时间 报、报 频率|频次|次数、频率、不用 报 单位|组织|村|县|镇、只报 月|季|季度',
    key('', 'rhythms'),
  ),
  buttons: ['rhythms', 'rhythmPut'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap' || asked.button.name === 'rhythms') return door.desk.settings.rhythms
    const { unitKind, rhythm } = asked.button.parts
    const { [unitKind]: _, ...others } = (await inForce(db, door)).rhythms
    return rhythm === 'none' ? others : { ...others, [unitKind]: rhythm }
  },
  decide: (after, door) => {
    const { organizations } = door.desk.catalogue
    const kinds = kindsOfUnits(organizations).map((of) => {
      const name = of.level ? LEVELS[of.level] : organizations.find(({ code }) => code === of.organization)?.name
      return { kind: rhythmKey(of), name: name ?? '', rhythm: after[rhythmKey(of)] }
    })
    const changed = after !== door.desk.settings.rhythms
    return {
      say: [messages.rhythmsPage(kinds)],
      ...(changed ? { write: put('rhythms', after, door), toast: '已保存' } : {}),
    }
  },
})

type StopFacts =
  | { readonly stops: readonly Period[]; readonly lead?: string; readonly saved?: boolean }
  | { readonly echo: Period; readonly weeks: readonly Week[] }
  | 'lapsed'

/** 停刊: from one day to another no week's issue appears. */
export const stops = feature<StopFacts, 'stops' | 'stopGo' | 'stopDrop'>({
  role: 'editor',
  place: 'private',
  topic: 'office',
  help: ['“设置”里的“停刊”：春节、放假不出汇编的那几周'],
  named: called(
    '停刊、放假、休刊、春节、国庆、元旦、五一、中秋、端午、清明、停 汇编、不出、不 出、停 出、停 一期、不收、停|免 收|报|一周|一期|两周|编|更、过年|长假|假期|节 不|停|别|休|放假|报|出|催、休 刊|更|一周|一期、空 一期|一周、跳过 一期|一周|这周、节 假|放、放 几天 假、劳动节、妇女节、元宵、暂停 汇编|周报|出|收|编、这周|下周|那周 不 收|出|编|发|报|催、不 编|收 了、登记|已经|上次|上回 停|假|节 哪、上次|上回 定|设 哪 天|周、停 了 哪 几',
    key('', 'stops'),
  ),
  buttons: ['stops', 'stopGo', 'stopDrop'],
  awaits: ['stop'],
  load: async (db, asked, door) => {
    const { desk, today, who } = door
    if (asked.by === 'words') {
      const days = readDaysAhead(asked.text, today)
      if (!days) return { stops: desk.settings.stops, lead: NO_DAYS }
      const stop = { from: days.from, to: days.to }
      const weeks = weeksIn(stop)
      return weeks.length > 0 ? { echo: stop, weeks } : { stops: desk.settings.stops, lead: messages.NO_WEEK }
    }
    if (asked.by !== 'tap' || asked.button.name === 'stops') return { stops: desk.settings.stops }
    const { stops: now } = await inForce(db, door)
    if (asked.button.name === 'stopDrop') {
      const { day } = asked.button.parts
      return { stops: now.filter(({ from }) => from !== day), saved: true }
    }
    const stop = who.awaited?.for === 'stop' ? who.awaited.days : undefined
    if (!stop) return 'lapsed'
    // Those of long ago are nothing that is asked about any more.
    const kept = now.filter(({ from, to }) => from !== stop.from && to > addDays(today, -366))
    return { stops: [...kept, stop].sort((a, b) => a.from.localeCompare(b.from)), saved: true }
  },
  decide: (facts, door) => {
    if (facts === 'lapsed') return { say: [LAPSED], awaits: null }
    if ('echo' in facts) {
      return { say: [messages.stopEcho(facts.echo, facts.weeks)], awaits: { for: 'stop', days: facts.echo } }
    }
    const { stops: after, lead, saved } = facts
    if (!saved) return { say: [messages.stopsPage(after, lead)], awaits: { for: 'stop' } }
    return {
      toast: '已保存',
      say: [messages.stopsPage(after, messages.STOPS_SAVED)],
      write: put('stops', [...after], door),
      awaits: null,
    }
  },
})

/** The weeks that these days leave no day to work on. */
function weeksIn(stop: Period): Week[] {
  const found: Week[] = []
  for (let week = weekOf(stop.from); week.from <= stop.to; week = weekAfter(week)) {
    if (isPaused(week, [stop])) found.push(week)
  }
  return found
}
