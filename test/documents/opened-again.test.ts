import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docxtemplater from 'docxtemplater'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import { withoutInvalid } from '../../src/chinese/clean-text.ts'
import { docxOf } from '../../src/documents/docx/index.ts'
import { postersDocx } from '../../src/documents/docx/posters.ts'
import { telegramMessages } from '../../src/documents/telegram.ts'
import { writeWorkbook } from '../../src/documents/workbook.ts'
import { digestOf, item, section, table } from './digests.ts'

/** What breaks XML, HTML or a messenger's limit, among ordinary words. */
const odd = fc
  .array(
    fc.constantFrom(
      ...[
        '\uFFFE',
        '\uFFFF',
        '\0',
        '\u0001',
        '\u000B',
        '\u001F',
        '\u0085',
        '\ud83d',
        '\ude00',
        '😀',
        '\u{1FFFE}',
        '\uFDD0',
      ],
      ...[
        '\u202E',
        '\u2028',
        '\r\n',
        '\t',
        '&',
        '<',
        '>',
        '</w:t>',
        ']]>',
        '&#xFFFE;',
        '<!--',
        '"',
        "'",
        '=1+1',
        '{x}',
        '_x0001_',
      ],
      ...['甲镇妇联', '开展宣讲3场。', '、', '，', ' ', 'a'.repeat(300), '讲'.repeat(900)],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))

/** Char of XML 1.0. */
const XML = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

function opened(docx: Uint8Array): string {
  for (const [name, bytes] of Object.entries(unzipSync(docx))) {
    if (name.endsWith('.xml')) expect(strFromU8(bytes), name).toMatch(XML)
  }
  // It parses each part as XML. The braces in it are nobody's marks.
  return new Docxtemplater(new PizZip(docx), { delimiters: { start: '\u0011', end: '\u0012' } }).getFullText()
}

/** What is read of a text once its blanks and breaks are no matter. */
const bare = (text: string) => withoutInvalid(text).replaceAll(/[\s\u2028\u2029]/gu, '')

describe('whatever stands in a name or a sentence', () => {
  it('a .docx opens again with its words', async () => {
    await fc.assert(
      fc.asyncProperty(odd, odd, async (name, words) => {
        const sections = [
          section(`一、${name}`, [item(words)]),
          { ...section('附', [table([name, '数'], [[words, '3']])]), annex: true as const },
        ]
        const text = opened(await docxOf(digestOf(sections, { kind: 'year', title: `${name}汇报`, county: name })))
        expect(bare(text)).toContain(bare(words))
      }),
      { numRuns: 12 },
    )
  })

  it('invitations to print open again', async () => {
    await fc.assert(
      fc.asyncProperty(odd, async (name) => {
        const link = { unit: name, area: name, url: 'https://t.me/qunbao_bot?start=x', token: 'x' }
        const docx = await postersDocx({
          county: name,
          links: [link],
          until: '2022-12-01',
          at: '2022-11-09T09:00:00Z',
        } as never)
        opened(docx)
      }),
      { numRuns: 4 },
    )
  })

  it('a workbook opens again with its words', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opened-'))
    const file = join(folder, 'book.xlsx')
    try {
      await fc.assert(
        fc.asyncProperty(odd, odd, async (name, words) => {
          await writeWorkbook(file, [{ name: '表', columns: [{ name, width: 9 }], rows: [[words]] }])
          for (const [part, bytes] of Object.entries(unzipSync(readFileSync(file))))
            expect(strFromU8(bytes), part).toMatch(XML)
          const { sheets } = await readXlsx(readFileSync(file))
          expect(bare(String(sheets[0]?.rows[1]?.[0] ?? ''))).toBe(bare(words))
        }),
        { numRuns: 40 },
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('messages are Telegram’s HTML and within its length', () => {
    fc.assert(
      fc.property(odd, fc.array(odd, { minLength: 1, maxLength: 8 }), (name, lines) => {
        for (const html of telegramMessages(
          digestOf([section(name, lines.map(item)), section('二', [item(name)])], { county: name, title: name }),
        )) {
          const text = html.replaceAll(/<\/?b>/g, '')
          expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
          expect(html.match(/<b>/g)?.length ?? 0).toBe(html.match(/<\/b>/g)?.length ?? 0)
          expect(text.replaceAll(/&(?:amp|lt|gt);/g, '&').length).toBeLessThanOrEqual(4096)
        }
      }),
    )
  })
})
