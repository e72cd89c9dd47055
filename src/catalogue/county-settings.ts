import { z } from 'zod'
import { isDay } from '../calendar/day.ts'
import type { Weekly } from '../calendar/due.ts'
import { rhythms } from './rhythms.ts'

/** `HH:MM`. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const day = z.string().refine(isDay)

/**
 * What editors settle by /settings, each by its name: what its value has to look like. A new one is a line here, what it
 * begins as in `FIRST_SETTINGS` (or in the environment), and its page in messages/settings.ts.
 */
const SETTINGS = {
  /** When the week before is compiled; 1 = Monday. */
  weekly: z.object({ weekday: z.number().int().min(1).max(7), time }),
  /** How long editors have a preview before it goes out by itself; 0 = at once. */
  previewMinutes: z.number().int().min(0).max(10_080),
  /** How often units report, where that is not weekly. */
  rhythms,
  /** Days of which no week's issue appears, e.g. those of the Spring Festival (停刊). */
  stops: z.array(z.object({ from: day, to: day })),
  /** When units are reminded on the day of their digest, where they have not said otherwise. */
  remindAt: time,
  /** When the clock reminds nobody. */
  quiet: z.object({ from: time, to: time }),
}

export type SettingName = keyof typeof SETTINGS
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

/** A setting as it is stored. */
export type SettingValue<Name extends SettingName = SettingName> = z.infer<(typeof SETTINGS)[Name]>

/** What is in force in a county. */
export type CountySettings = { readonly [Name in SettingName]: Readonly<SettingValue<Name>> } & {
  /** It knows what it was before: when a week of the past fell due does not change. */
  readonly weekly: Weekly
}

/** What the environment does not say, as it is until an editor has said otherwise. */
export const FIRST_SETTINGS: Omit<CountySettings, 'weekly' | 'previewMinutes'> = {
  rhythms: {},
  stops: [],
  remindAt: '09:00',
  quiet: { from: '21:00', to: '07:30' },
}

/** What an editor put. `value`: as it was stored; null: what it was at first. */
export type SettingChange = { readonly name: string; readonly value: unknown; readonly setAt: Date }

/** @throws where it is no value of that setting. */
export function readSetting<Name extends SettingName>(name: Name, stored: unknown): SettingValue<Name> {
  return SETTINGS[name].parse(stored) as SettingValue<Name>
}

/**
 * What is in force after these changes, the oldest first. Names that this version does not know are passed over.
 * @throws where a value that was stored is none.
 */
export function settingsAfter(first: CountySettings, changes: readonly SettingChange[]): CountySettings {
  let settings = first
  for (const { name, value, setAt } of changes) {
    if (!isSettingName(name)) continue
    const put = value === null ? first[name] : readSetting(name, value)
    const known = name === 'weekly' ? { ...(put as Weekly), before: { until: setAt, weekly: settings.weekly } } : put
    settings = { ...settings, [name]: known }
  }
  return settings
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name)
}
