import { describe, expect, it } from 'vitest'
import { compile } from '../../src/digest/compile.ts'
import type { GatheredIssue } from '../../src/digest/gathered.ts'
import { type Verdicts, wordsKey } from '../../src/digest/public-words.ts'
import { notReadIn, passedWith, wordsGiven } from '../../src/digest/words-to-read.ts'
import { madeEntries, madeUnits, madeWeek } from './made-week.ts'

const units = madeUnits(undefined, 4, 3)
const { edition: _, ...week }: GatheredIssue & { edition: unknown } = madeWeek({
  units,
  entries: madeEntries(units, 240),
})
const read = { ...week, readUpTo: '2099-01-01T00:00:00.000Z' }
const words = wordsGiven(week)

describe('the words of a week of 240 reports', () => {
  it('are each there once, with how many reports gave them', () => {
    const keys = words.map(wordsKey)
    expect(new Set(keys).size).toBe(keys.length)
    const given = (name: string) =>
      week.entries.filter(({ answers }) => answers['generic_activity_name']?.value === name).length
    const said = words.filter(({ code }) => code === 'generic_activity_name')
    expect(said.some(({ reports }) => reports > 1)).toBe(true)
    for (const { text, reports } of said) expect(reports).toBe(given(text))
  })

  it('hold every name that the group’s edition prints; who publishes it passes these and no more', () => {
    const group = compile(read, 'group')
    const passed = new Set(passedWith(group, words, new Map()).map(wordsKey))
    expect(passed.size).toBeGreaterThan(0)
    expect(passed.size).toBeLessThan(words.length)
    const verdicts: Verdicts = new Map([...passed].map((key) => [key, { is: 'passed' }]))
    const { readUpTo: __, ...byClock } = { ...read, verdicts }
    const printed = (digest: typeof group) =>
      digest.sections.flatMap((s) => s.blocks.flatMap((b) => (b.kind === 'item' ? b.spans : [])))
    const names = (digest: typeof group) =>
      new Set(printed(digest).flatMap((s) => (s.kind === 'name' && s.code !== 'unit' ? [s.text] : [])))
    // What the clock may print then was printed before, or was passed with it.
    expect(names(compile(byClock, 'group')).size).toBeGreaterThan(0)
    for (const name of names(compile(byClock, 'group'))) expect([...names(group)]).toContain(name)
    expect(notReadIn(words, verdicts).all).toBe(words.length - passed.size)
  })

  it('are none that the clock prints where nobody has read anything', () => {
    const { readUpTo: __, ...byClock } = read
    const own = new Set(words.map(({ text }) => text.replace(/[“”《》]/gu, '')))
    const group = compile(byClock, 'group')
    const names = group.sections.flatMap((s) =>
      s.blocks.flatMap((b) => (b.kind === 'item' ? b.spans.filter((x) => x.kind === 'name' || x.kind === 'free') : [])),
    )
    expect(names.filter((span) => own.has(span.text.replace(/[“”《》]/gu, '')))).toEqual([])
  })
})
