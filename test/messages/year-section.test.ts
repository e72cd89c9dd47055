import { expect, it } from 'vitest'
import type { PlacedSection } from '../../src/digest/locked-sentence.ts'
import { words } from '../../src/digest/spans.ts'
import { isLastPage, pageWith, sectionPage } from '../../src/messages/year-section.ts'

const PLACE = { digest: 1, section: 'guidance' }

function sectionOf(texts: readonly string[]): PlacedSection {
  const sentences = texts.map((text, place) => ({ of: 'opening', place, paragraph: place % 7, spans: [words(text)] }))
  return { code: 'guidance', heading: '坚持甲', level: 2, sentences }
}

it.each([
  ['one', ['一句。']],
  ['many short ones', Array.from({ length: 34 }, (_, i) => `第${i}句。`)],
  ['more than a message has room for', Array.from({ length: 25 }, (_, i) => `${i}${'长'.repeat(400)}。`)],
  ['one that is longer than a message', ['短。', '长'.repeat(5000), '短。']],
])('a section is read and reworded page by page: %s', (_, texts) => {
  const section = sectionOf(texts)
  const offered: string[] = []
  for (let page = 0; ; page++) {
    const said = sectionPage(PLACE, section, page)
    expect(said.text.length).toBeLessThanOrEqual(4096)
    const keys = (said.keys ?? []).flat()
    const here = keys.flatMap(({ button, label }) => (button.name === 'yearSentence' ? [label] : []))
    for (const label of here) expect(pageWith(section, Number(label) - 1)).toBe(page)
    offered.push(...here)
    expect(keys.some(({ label }) => label === '下一页')).toBe(!isLastPage(section, page))
    if (isLastPage(section, page)) break
  }
  expect(offered).toEqual(texts.map((_, i) => String(i + 1)))
})
