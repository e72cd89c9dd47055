import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDigest } from '../../src/database/stored.ts'
import { figurePlaces } from '../../src/digest/figure-places.ts'
import { docxOf } from '../../src/documents/docx/index.ts'
import { telegramMessages } from '../../src/documents/telegram.ts'
import { markdown } from '../../src/documents/text.ts'

const fixture = (name: string) => readFileSync(`test/fixtures/sealed-by-0.2/${name}`, 'utf8')

/** What 0.2 sealed, as it stood in the database, and what 0.2 printed of it. */
describe.each(['week', 'quarter'])('a digest sealed by 0.2: a %s', (name) => {
  const digest = readDigest(JSON.parse(fixture(`${name}.json`)))

  it('is printed as it was, to the letter', () => {
    expect(markdown(digest)).toBe(fixture(`${name}.md`))
  })

  it('goes into messages and a document still, with every number in its place', async () => {
    const sent = telegramMessages(digest).join('')
    const printed = figurePlaces(digest).map(({ span }) => span.printed)
    expect(printed.length).toBeGreaterThan(20)
    const report = figurePlaces({ sections: digest.sections.filter((section) => !section.annex) })
    for (const { span } of report) expect(sent).toContain(span.printed)
    expect((await docxOf(digest)).byteLength).toBeGreaterThan(5_000)
  })
})
