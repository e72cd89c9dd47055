import { z } from 'zod'
import { isDay } from '../calendar/day.ts'
import type { Monthly, Weekly } from '../calendar/due.ts'
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
  /** When the month before is compiled: on a working day of the next one, or not by itself. */
  monthly: z.union([z.object({ off: z.literal(true) }), z.object({ day: z.number().int().min(1).max(15), time })]),
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
const SETTING_NAMES = Object.keys(SETTINGS) as [SettingName, ...SettingName[]]

/** Those that are one value, chosen or typed: it fits a button. */
export const SIMPLE_SETTINGS = ['weekly', 'monthly', 'previewMinutes', 'remindAt', 'quiet'] as const
export type SimpleSetting = (typeof SIMPLE_SETTINGS)[number]

/** A setting as it is stored. */
export type SettingValue<Name extends SettingName = SettingName> = z.infer<(typeof SETTINGS)[Name]>

/** What is in force in a county. */
export type CountySettings = { readonly [Name in SettingName]: Readonly<SettingValue<Name>> } & {
  /** They know what they were before: when a week of the past fell due does not change. */
  readonly weekly: Weekly
  readonly monthly: Monthly
}

/** What neither the environment nor the catalogue says, as it is until an editor has said otherwise. */
export const FIRST_SETTINGS: Omit<CountySettings, 'weekly' | 'monthly' | 'previewMinutes'> = {
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

/** What is in force, each as it is stored. */
export function plainSettings(settings: CountySettings): PlainSettings {
  const plain = SETTING_NAMES.map((name) => [name, readSetting(name, settings[name])])
  return Object.fromEntries(plain) as PlainSettings
}
export type PlainSettings = { readonly [Name in SettingName]: SettingValue<Name> }

/**
 * What is in force after these changes, the oldest first. Names that this version does not know are passed over.
 * @throws where a value that was stored is none.
 */
export function settingsAfter(first: CountySettings, changes: readonly SettingChange[]): CountySettings {
  let settings = first
  for (const { name, value, setAt } of changes) {
    if (!isSettingName(name)) continue
    const { weekly, monthly } = settings
    const put = value === null ? first[name] : readSetting(name, value)
    settings = { ...settings, [name]: put }
    if (name === 'weekly') settings = { ...settings, weekly: { ...settings.weekly, before: { until: setAt, weekly } } }
    if (name === 'monthly')
      settings = { ...settings, monthly: { ...settings.monthly, before: { until: setAt, monthly } } }
  }
  return settings
}

export function isSimpleSetting(name: string): name is SimpleSetting {
  return SIMPLE_SETTINGS.some((each) => each === name)
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name)
}
