import { describe, expect, it } from 'vitest'
import { type CountySettings, FIRST_SETTINGS, settingsAfter } from '../../src/catalogue/county-settings.ts'

const first: CountySettings = {
  ...FIRST_SETTINGS,
  weekly: { weekday: 1, time: '17:00' },
  monthly: { off: true },
  previewMinutes: 120,
}
const at = (day: number) => new Date(Date.UTC(2022, 10, day))
const put = (name: string, value: unknown, day: number) => ({ name, value, setAt: at(day) })

describe('What is in force', () => {
  it('is what the environment says, where nobody has settled otherwise', () => {
    expect(settingsAfter(first, [])).toEqual(first)
  })

  it('is what was put last; null is what it was at first', () => {
    expect(settingsAfter(first, [put('previewMinutes', 60, 1), put('previewMinutes', 30, 2)]).previewMinutes).toBe(30)
    expect(settingsAfter(first, [put('previewMinutes', 60, 1), put('previewMinutes', null, 2)]).previewMinutes).toBe(
      120,
    )
  })

  it('knows of the week’s day what it was before', () => {
    const friday = { weekday: 5, time: '09:30' }
    const { weekly } = settingsAfter(first, [put('weekly', friday, 1), put('weekly', null, 2)])
    const before = { ...friday, before: { until: at(1), weekly: first.weekly } }
    expect(weekly).toEqual({ ...first.weekly, before: { until: at(2), weekly: before } })
  })

  it('passes over what a later version settles, and refuses what is no value', () => {
    expect(settingsAfter(first, [put('of a later version', 1, 1)])).toEqual(first)
    expect(() => settingsAfter(first, [put('weekly', { weekday: 8, time: '17:00' }, 1)])).toThrow()
  })
})
