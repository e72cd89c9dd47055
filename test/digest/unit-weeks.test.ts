import { expect, it } from 'vitest'
import { addDays } from '../../src/calendar/day.ts'
import { unitWeeks } from '../../src/digest/unit-weeks.ts'

const LETTERS = { 报: true, 零: false, '-': null, '?': null } as const
const unit = { from: undefined, to: undefined, rhythm: 'week', pauses: [], stops: [] } as const

/** Weeks from 31 October 2022 on; November ends on a Wednesday, in the fifth. */
const line = (sent: string, of: Partial<Parameters<typeof unitWeeks>[1]> = {}) =>
  unitWeeks(
    [...sent].map((letter, i) => ({
      monday: addDays('2022-10-31', 7 * i),
      active: letter === '补' ? true : LETTERS[letter as keyof typeof LETTERS],
      late: letter === '补',
      nobody: letter === '?',
    })),
    { ...unit, ...of },
  ).map((week) => week?.[0] ?? '')

it.each<[string, string, Partial<Parameters<typeof unitWeeks>[1]>, string]>([
  ['what was sent', '报零补-', {}, 'rzlm'],
  ['a pause of the second week', '报--', { pauses: [{ from: '2022-11-07', to: '2022-11-13' }] }, 'rpm'],
  ['no issue in the third', '---', { stops: [{ from: '2022-11-14', to: '2022-11-20' }] }, 'mmp'],
  ['who pauses and reports all the same', '报', { pauses: [{ from: '2022-10-31', to: '2022-11-30' }] }, 'r'],
  ['monthly, with nothing', '-----', { rhythm: 'month' }, 'mnnnm'],
  ['monthly, with something', '--报--', { rhythm: 'month' }, 'mnrnn'],
  ['a week that is not over', '--', { today: '2022-11-09' }, 'mo'],
  ['the last day of a week', '--', { today: '2022-11-13' }, 'mo'],
  ['weeks in which nobody could report', '-?零', {}, 'muz'],
])('%s', (_, sent, of, said) => {
  expect(line(sent, of).join('')).toBe(said)
})

it('weeks before a unit was there, and after, are none', () => {
  expect(line('---', { from: '2022-11-07', to: '2022-11-13' })).toEqual(['', 'm', ''])
})
