import {
  type PlainSettings,
  type SettingValue,
  SIMPLE_SETTINGS,
  type SimpleSetting,
} from '../catalogue/county-settings.ts'
import { hashOf, key } from './buttons.ts'
import { inPairs, TO_MENU } from './keys.ts'
import { type Next, nextLines } from './next-due.ts'
import type { Said } from './said.ts'
import { SETTING_PAGES, type SettingPage } from './setting-pages.ts'

const TO_SETTINGS = key('返回', 'settings')

function pageOf<Name extends SimpleSetting>(name: Name): SettingPage<SettingValue<Name>> {
  return SETTING_PAGES[name] as unknown as SettingPage<SettingValue<Name>>
}

/** `周一17:00`. */
function settingSaid<Name extends SimpleSetting>(name: Name, value: SettingValue<Name>): string {
  return pageOf(name).says(value)
}

/** `周汇编时间：周一17:00 → 周五09:30`. */
export function settingChangeSaid<Name extends SimpleSetting>(
  name: Name,
  of: { readonly before: SettingValue<Name>; readonly after: SettingValue<Name> },
): string {
  return `${pageOf(name).title}：${settingSaid(name, of.before)} → ${settingSaid(name, of.after)}`
}

/** All settings as they are, and what comes next. */
export function settingsList(values: PlainSettings, next: readonly Next[], lead = ''): Said {
  const lines = SIMPLE_SETTINGS.map((name) => `${SETTING_PAGES[name].title}：${settingSaid(name, values[name])}`)
  return {
    text: lead + [...lines, '', '接下来：', ...nextLines(next)].join('\n'),
    keys: [
      ...inPairs([
        ...SIMPLE_SETTINGS.map((name) => key(SETTING_PAGES[name].title, 'setting', { setting: name })),
        key('报送周期', 'rhythms'),
        key('停刊', 'stops'),
        key('已绑定的群', 'groups'),
        key('接口令牌', 'tokens'),
        key('上年数', 'pastFigures'),
      ]),
      [TO_MENU],
    ],
  }
}

/**
 * One setting: what is in force, and what was chosen, which is not saved before it is confirmed. `next`: what then comes
 * next; `lead`: what has to be said of the words that were typed, or of what others did meanwhile.
 */
export function settingPage<Name extends SimpleSetting>(
  name: Name,
  of: { readonly now: SettingValue<Name>; readonly chosen: SettingValue<Name>; readonly next: readonly Next[] },
  lead = '',
): Said {
  const { now, chosen, next } = of
  const { title, about, says, choices, typed } = pageOf(name)
  const changes = !isSame(now, chosen)
  const lines = [
    `${title}：${says(now)}`,
    ...(changes ? [`改为：${says(chosen)}`, ...nextLines(next), '确认后马上生效。'] : [about, typed?.such ?? '']),
  ]
  const choose = ({ label, value }: { readonly label: string; readonly value: SettingValue<Name> }) =>
    key(isSame(value, chosen) ? `✓${label}` : label, 'settingChoose', { setting: name, value: JSON.stringify(value) })
  const go = key('确认', 'settingGo', { setting: name, hash: valueHash(now), value: JSON.stringify(chosen) })
  return {
    text: lead + lines.filter(Boolean).join('\n'),
    keys: [...choices(chosen).map((row) => row.map(choose)), [...(changes ? [go] : []), TO_SETTINGS]],
  }
}

/** What was typed where a setting was shown; undefined where it is no value of it. */
export function readTyped<Name extends SimpleSetting>(
  name: Name,
  words: string,
  chosen: SettingValue<Name>,
): SettingValue<Name> | undefined {
  return pageOf(name).typed?.read(words, chosen)
}

/** By what is known again what an editor was shown before it was agreed to. */
export function valueHash(value: unknown): string {
  return hashOf(JSON.stringify(value))
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export const SETTING_SAVED = '已保存，现在就生效。\n'
export const CHANGED_MEANWHILE = '刚才别的编辑改过，请看过再定。\n'
export const NOT_UNDERSTOOD = '没看懂，请点按钮，或者照例子打。\n'
