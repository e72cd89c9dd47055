import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SIMPLE_SETTINGS } from '../../src/catalogue/county-settings.ts'
import { MOST_BLOCK } from '../../src/catalogue/text-blocks.ts'
import { PERIOD_KINDS } from '../../src/digest/kinds/index.ts'
import { BUTTONS, type Button, type ButtonName, key } from '../../src/messages/buttons.ts'
import { dataOf, readButton } from '../../src/messages/callback-data.ts'
import { TOPICS } from '../../src/messages/topics.ts'

const NAMES = Object.keys(BUTTONS) as ButtonName[]

const longestOf = (codes: readonly string[]) =>
  codes.reduce((most, code) => (code.length > most.length ? code : most), '')

/** The longest that each part can be: units have 36 characters, forms 24, questions 36 (catalogue/schema.ts, county.ts). */
const LONGEST: Readonly<Record<string, string | number>> = {
  unit: `${'a'.repeat(30)}/women`,
  area: `${'a'.repeat(15)}/${'b'.repeat(20)}`,
  form: 'f'.repeat(24),
  code: 'q'.repeat(36),
  action: `q:${'c'.repeat(36)}`,
  section: 'organization',
  block: `sentence.${'o'.repeat(MOST_BLOCK - 19)}.${'s'.repeat(9)}`,
  question: 'q'.repeat(36),
  organization: 'o'.repeat(24),
  pair: 'p'.repeat(12),
  scope: `${'a'.repeat(15)}/${'b'.repeat(20)}`,
  role: 'editor',
  kind: longestOf(PERIOD_KINDS.map(({ code }) => code)),
  day: '2022-11-09',
  week: '2022-11-07',
  hash: 'a1b2c3',
  year: 2022,
  turn: 999,
  uses: 50,
  hour: '08:00',
  rhythm: 'month',
  topic: longestOf(Object.keys(TOPICS)),
  unitKind: 'o'.repeat(24),
  version: 99,
  catalogue: 'a1b2c3d4e5f60718',
  change: 99_999,
  level: 'village',
  page: 99,
  deed: 'reword',
  pile: 'fresh',
  unitDoes: 'rename',
  areaDoes: 'add-area',
  lines: 'named',
  word: 'a1b2c3d4e5f6',
  shown: 'a1b2c3',
  what: `99999999:${'q'.repeat(36)}:99`,
  index: 999,
  number: 9999,
  from: 9999,
  draft: 9_999_999,
  report: 99_999_999,
  other: 99_999_999,
  counts: 99_999_999,
  digest: 99_999,
  table: 99_999,
  message: 99_999_999,
  invitation: 999_999,
  member: 9_999_999,
  place: 9_999_999,
  request: 999_999,
  verdict: 'yes',
  chat: -1_001_234_567_890,
  setting: longestOf(SIMPLE_SETTINGS),
  token: 99_999,
  tokenScope: 'public',
  value: JSON.stringify({ day: 12, time: '09:00' }),
}

function longest(name: ButtonName): Button {
  const parts = Object.keys(BUTTONS[name].parts).map((part) => {
    const value = LONGEST[part]
    if (value === undefined) throw new Error(`say how long “${part}” of ${name} can be`)
    return [part, value]
  })
  return { name, parts: Object.fromEntries(parts) } as Button
}

describe('A button', () => {
  it.each(NAMES)('%s is read as what was written, at most 64 bytes long', (name) => {
    const button = longest(name)
    for (const anew of [false, true]) {
      const data = dataOf({ button, anew })
      expect(readButton(data)).toEqual({ button, anew })
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
    }
  })

  it('of one name is never read as one of another', () => {
    const written = NAMES.map((name) => dataOf({ button: longest(name) }))
    expect(new Set(written).size).toBe(NAMES.length)
    expect(written.map((data) => readButton(data)?.button.name)).toEqual(NAMES)
  })

  it('comes back as it was for any codes and numbers', () => {
    const text = fc.stringMatching(/^[a-z][a-z0-9_./-]{0,20}$/)
    const number = fc.integer({ min: 0, max: 999_999_999 })
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), text, number, (name, code, n) => {
        const parts = Object.entries<{ pattern: string }>(BUTTONS[name].parts).map(([part, { pattern }]) => {
          const sample = LONGEST[part]
          const given = typeof sample === 'number' ? n : code
          return [part, new RegExp(`^(?:${pattern})$`, 'su').test(String(given)) ? given : sample]
        })
        const button = { name, parts: Object.fromEntries(parts) } as Button
        expect(readButton(dataOf({ button }))).toEqual({ button, anew: false })
      }),
    )
  })

  it.each([
    '',
    '+',
    'm:nothing',
    'w:12',
    'w:x:hold',
    'z:2022-13-45:jia-zhen/women',
    'd:1:2:',
    'e:1:show:2',
    'm:menu\n',
  ])('that nobody made is none: “%s”', (data) => {
    expect(readButton(data)).toBeUndefined()
  })

  it('is written by its name and parts alone', () => {
    expect(key('暂缓', 'weekHold', { digest: 3 })).toEqual({
      label: '暂缓',
      button: { name: 'weekHold', parts: { digest: 3 } },
    })
    expect(dataOf(key('返回', 'menu'))).toBe('m:menu')
  })
})
