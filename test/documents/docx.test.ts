import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Section } from '../../src/digest/digest.ts'
import { docxOf } from '../../src/documents/docx/index.ts'
import { pngOf } from '../../src/documents/picture.ts'
import { digestOf, item } from './digests.ts'

const REPORT: Section[] = [
  { code: 'opening', heading: '', blocks: [item('今年以来，各项工作取得成效。')] },
  { code: 'work', heading: '一、工作开展情况', blocks: [] },
  { code: 'guidance', heading: '（一）坚持凝心铸魂。', level: 2, blocks: [item('妇联宣讲15场次。')] },
]
const table = (columns: number): Section => ({
  code: `t${columns}`,
  heading: `第${columns}表`,
  annex: true,
  blocks: [
    {
      kind: 'table',
      columns: Array.from({ length: columns }, (_, i) => `列${i}`),
      rows: [Array.from({ length: columns }, () => [{ kind: 'words' as const, text: '甲' }])],
    },
  ],
})
const year = (sections: readonly Section[]) => digestOf(sections, { kind: 'year', title: '2022年全县群团工作情况汇报' })

async function partsOf(sections: readonly Section[]) {
  const files = unzipSync(await docxOf(year(sections)))
  return (name: string) => strFromU8(files[name] ?? expect.fail(`no ${name}`))
}

/** Each paragraph as its runs: font and text. */
function paragraphs(xml: string): string[][] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([p]) =>
    [...p.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([r]) => {
      const font = /w:eastAsia="([^"]*)"/.exec(r)?.[1]
      return `${font}|${/<w:t[^>]*>([^<]*)/.exec(r)?.[1] ?? ''}`
    }),
  )
}

describe('a report as an official document (GB/T 9704-2012)', () => {
  it('has A4 pages with the margins, lines and characters of the standard', async () => {
    const xml = (await partsOf(REPORT))('word/document.xml')
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toMatch(/<w:docGrid [^>]*w:type="lines"/)
    expect(xml).toMatch(/<w:spacing [^>]*w:line="579"[^>]*w:lineRule="exact"/)
  })

  it('has title, levels and text in their fonts, the second level run in', async () => {
    const xml = (await partsOf(REPORT))('word/document.xml')
    expect(paragraphs(xml)).toEqual([
      ['方正小标宋简体|2022年全县群团工作情况汇报'],
      ['仿宋_GB2312|今年以来，各项工作取得成效。'],
      ['黑体|一、工作开展情况'],
      ['楷体_GB2312|（一）坚持凝心铸魂。', '仿宋_GB2312|妇联宣讲15场次。'],
    ])
    expect(xml).toContain('w:firstLineChars="200"')
  })

  it('numbers its pages outside, and on both sides differently', async () => {
    const part = await partsOf(REPORT)
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(part)
    expect(footers.map((f) => /w:jc w:val="(\w+)"/.exec(f)?.[1]).sort()).toEqual(['left', 'right'])
    for (const footer of footers) expect(footer.replace(/<[^>]*>/g, '')).toBe('— PAGE —')
  })

  it('names its annexes below the text, each on a page of its own, a wide one lying', async () => {
    const xml = (await partsOf([...REPORT, table(3), table(9)]))('word/document.xml')
    const texts = paragraphs(xml).map((runs) => runs.map((r) => r.split('|')[1]).join(''))
    expect(texts).toEqual(
      expect.arrayContaining(['附件：1.第3表', '　　　2.第9表', '附件1', '第3表', '附件2', '第9表']),
    )
    expect([...xml.matchAll(/w:orient="(\w+)"/g)].map((m) => m[1])).toEqual(['portrait', 'portrait', 'landscape'])
    expect(xml).toContain('<w:tblHeader/>')
  })

  it('is the same bytes whenever it is made', async () => {
    const picture = pngOf({ title: '图', subtitle: '', charts: [] })
    const first = await docxOf(year(REPORT), { picture })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await docxOf(year(REPORT), { picture })).equals(first)).toBe(true)
    const files = unzipSync(first)
    expect(Object.keys(files).filter((name) => /^word\/media\/.+\.png$/.test(name))).toHaveLength(1)
    expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain('附件：图表')
  })
})
