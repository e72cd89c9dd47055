import {
  type CountySettings,
  plainSettings,
  readSetting,
  type SettingValue,
  SIMPLE_SETTINGS,
  type SimpleSetting,
  settingsAfter,
} from '../../catalogue/county-settings.ts'
import type { Database } from '../../database/open.ts'
import { lockSettings } from '../../database/setting.ts'
import { nextOfClock } from '../../desk/next-due.ts'
import { followSettings } from '../../desk/settings-in-force.ts'
import { called, key } from '../../messages/buttons.ts'
import type { Next } from '../../messages/next-due.ts'
import { SETTING_PAGES } from '../../messages/setting-pages.ts'
import * as messages from '../../messages/settings.ts'
import { type Door, feature } from '../feature.ts'

type Names = 'settings' | 'setting' | 'settingChoose' | 'settingGo'

type Facts =
  | { readonly list: CountySettings; readonly next: readonly Next[]; readonly saved?: Saved }
  | {
      readonly page: SimpleSetting
      readonly chosen: SettingValue<SimpleSetting>
      readonly next: readonly Next[]
      readonly lead?: string
    }

type Saved = {
  readonly name: SimpleSetting
  readonly before: SettingValue<SimpleSetting>
  readonly after: SettingValue<SimpleSetting>
  readonly at: Date
}

/** By what each of them is asked for. */
const NAMES: Readonly<Record<SimpleSetting, string>> = {
  weekly:
    '周汇编时间、汇编时间、改 周 时间、汇编 时间、截止 时间、改 截止、周几 汇编、发布 时间、出 时间、推迟 汇编、改 周 出、周 出、提前 汇编、改 周 发布、截止 挪|推|延|改|提前|晚|宽限|早|往后|往前|后、推迟|延后|延期|顺延|宽限|提前|晚|早|推后|往后 天|一天|半天|两天|小时|汇编|周报|截止|收|出、改 到|成 周|天|号|下午|上午|点、周|天|号|点 出 改|汇编、收稿 时间|改、汇编 改 周|天|点|时间|早|晚',
  previewMinutes:
    '预览多久、预览 时间、自动 发布、预览 久、预览 长|短|改|几|自动|分钟|小时、自动 发|出|放、不 点 自动、没人 点|管 发布',
  monthly: '月汇编、每月 汇编、月 时间、月 汇编 时间|改|哪天|号|出、月报 时间|改|哪天|号|出',
  remindAt:
    '提醒时间、提醒 时间、改 提醒、提醒 早、提醒 晚、提醒 改|挪|换|几点|周几|哪天|次数|早|晚|什么时候|自动|设、自动 提醒、催 时间',
  quiet:
    '免打扰、晚上 消息、夜里 消息、晚上 关、晚上 提醒、夜里 提醒、半夜、勿扰、不 打扰、晚上 不、晚上 打扰、别 打扰、晚上|夜里|半夜|周末|休息|下班|午休 别|不|打扰|发|消息|提醒|静音|关、静音、安静、勿扰 时间|设|开',
}

/** 下次什么时候出, 这期几点发布: what the clock does next stands below the settings. */
const ASKS_NEXT =
  /^(?:请问)?(?:下一?[次期个]|这一?[次期]|本期|接下来|下周|汇编|周报|月报|预览|年报|简报)*(?:的|是|会|要|到底)*(?:什么时候|几点|哪天|几号|何时|啥时候)(?:会|要|才|能|自动)*(?:出来?|发布?|发出来?|推送|预览|汇编|公布)(?:的|呢|啊|预览|汇编)*$/u

/** /settings: what the county's editors settle, each shown before it is saved; and what the clock does next. */
export const settings = feature<Facts, Names>({
  command: 'settings',
  role: 'editor',
  place: 'private',
  menu: '设置：汇编时间、预览等',
  topic: 'office',
  help: ['/settings 改汇编时间、预览多久等，看接下来什么时候出什么', '备份、恢复、换服务器，请找运维'],
  opens: key('设置', 'settings'),
  named: [
    ...called('设定', key('', 'settings')),
    ...SIMPLE_SETTINGS.flatMap((setting) => called(NAMES[setting], key('', 'setting', { setting }))),
  ],
  meant: (words) => (ASKS_NEXT.test(words) ? '' : undefined),
  buttons: ['settings', 'setting', 'settingChoose', 'settingGo'],
  awaits: ['setting'],
  load: async (db, asked, door) => {
    const { desk, now } = door
    const { awaited } = door.who
    if (asked.by === 'words' && awaited?.for === 'setting') {
      const { setting, chosen } = awaited
      const before = chosenOf(setting, chosen, desk.settings)
      const read = messages.readTyped(setting, asked.text, before)
      return read === undefined
        ? page(db, door, setting, before, messages.NOT_UNDERSTOOD)
        : page(db, door, setting, read)
    }
    if (asked.by !== 'tap' || asked.button.name === 'settings') {
      return { list: desk.settings, next: await nextOfClock(db, desk, now) }
    }
    const { button } = asked
    const { setting: name } = button.parts
    if (button.name === 'setting') return page(db, door, name, plainSettings(desk.settings)[name])
    const chosen = chosenOf(name, button.parts.value, desk.settings)
    if (button.name === 'settingChoose') return page(db, door, name, chosen)
    // Of two editors who confirm at once, the second sees what the first has saved.
    await lockSettings(db)
    await followSettings(db, desk)
    const before = plainSettings(desk.settings)[name]
    if (messages.valueHash(before) !== button.parts.hash)
      return page(db, door, name, before, messages.CHANGED_MEANWHILE)
    const at = door.clock()
    const after = settingsAfter(desk.settings, [{ name, value: chosen, setAt: at }])
    return { list: after, next: await nextOfClock(db, desk, at, after), saved: { name, before, after: chosen, at } }
  },
  decide: (facts, { who, desk }) => {
    if ('page' in facts) {
      const { page: name, chosen, next, lead } = facts
      const now = plainSettings(desk.settings)[name]
      return {
        say: [messages.settingPage(name, { now, chosen, next }, lead)],
        awaits: SETTING_PAGES[name].typed ? { for: 'setting', setting: name, chosen: JSON.stringify(chosen) } : null,
      }
    }
    const { list, next, saved } = facts
    const values = plainSettings(list)
    if (!saved) return { say: [messages.settingsList(values, next)] }
    const { name, before, after, at } = saved
    return {
      toast: '已保存',
      say: [messages.settingsList(values, next, messages.SETTING_SAVED)],
      write: [
        { do: 'changeSetting', of: { name, value: after, setAt: at, setBy: who.id } },
        {
          do: 'note',
          of: { at, personId: who.id, action: 'setting', subject: `setting ${name}`, detail: { before, after } },
        },
      ],
    }
  },
})

/** What a button or an awaited answer has of a setting; what is in force where that is no value of it. */
function chosenOf(name: SimpleSetting, json: string, now: CountySettings): SettingValue<SimpleSetting> {
  try {
    return readSetting(name, JSON.parse(json))
  } catch {
    return plainSettings(now)[name]
  }
}

/** A setting's page; of a value that is not in force, with what would come next. */
async function page(
  db: Database,
  { desk, now }: Door,
  name: SimpleSetting,
  chosen: SettingValue<SimpleSetting>,
  lead = '',
): Promise<Facts> {
  if (messages.isSame(plainSettings(desk.settings)[name], chosen)) return { page: name, chosen, next: [], lead }
  const after = settingsAfter(desk.settings, [{ name, value: chosen, setAt: now }])
  return { page: name, chosen, next: await nextOfClock(db, desk, now, after), lead }
}
