import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Lineage, Section, Span } from '../../src/digest/digest.ts'
import { docxOf } from '../../src/documents/docx/index.ts'
import { pngOf } from '../../src/documents/picture.ts'
import { titleLines } from '../../src/documents/title-lines.ts'
import { digestOf, item } from './digests.ts'

const REPORT: Section[] = [
  { code: 'opening', heading: '', blocks: [item('今年以来，各项工作取得成效。')] },
  { code: 'work', heading: '一、工作开展情况', blocks: [] },
  { code: 'guidance', heading: '（一）坚持凝心铸魂。', level: 2, blocks: [item('妇联宣讲15场次。')] },
]
const table = (columns: number, text = '甲'): Section => ({
  code: `t${columns}`,
  heading: `第${columns}表`,
  annex: true,
  blocks: [
    {
      kind: 'table',
      columns: Array.from({ length: columns }, (_, i) => `列${i}`),
      rows: [Array.from({ length: columns }, () => [{ kind: 'words' as const, text }])],
    },
  ],
})
/** Nine columns of words that need six characters each. */
const WIDE = table(9, '甲乙丙丁戊己')
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
      ['楷体_GB2312|（一）坚持凝心铸魂。'],
      ['仿宋_GB2312|妇联宣讲15场次。'],
    ])
    // What stands between them parts the heading from the text for the outline, and begins no new line.
    expect(xml).toMatch(/<w:pStyle w:val="Heading2"\/>(?:(?!<\/w:p>).)*<w:vanish\/>(?:(?!<\/w:p>).)*<w:specVanish\/>/s)
    expect(xml).toContain('w:firstLineChars="200"')
  })

  it.each([
    // 28 − 2 − 8 characters of 315 twips, the date two further.
    ['青禾县群团办公室', '2022-12-30', [5670, 6300]],
    // The date is the longer: it ends two from the right, the name begins two before it.
    ['甲镇妇联', '2022-02-05', [5670, 6300]],
  ])('is signed and dated below its annexes: %s', async (by, on, indents) => {
    const signed = docxOf({ ...year([...REPORT, table(3)]), signed: { by, on } })
    const xml = strFromU8(unzipSync(await signed)['word/document.xml'] ?? new Uint8Array())
    const texts = paragraphs(xml).map((runs) => runs.map((r) => r.split('|')[1]).join(''))
    const at = texts.indexOf(by)
    const [year4, month, day] = on.split('-').map(Number)
    expect(texts.slice(at - 2, at + 2)).toEqual(['附件：第3表', '', by, `${year4}年${month}月${day}日`])
    const left = (text: string) => new RegExp(`w:ind w:left="(\\d+)"(?:(?!</w:p>).)*>${text}`, 's').exec(xml)?.[1]
    expect([left(by), left(`${year4}年${month}月${day}日`)].map(Number)).toEqual(indents)
  })

  it('has an outline by named styles, and is Chinese to whatever opens it', async () => {
    const part = await partsOf([
      ...REPORT,
      { code: 'reform', heading: '（二）坚持守正创新', level: 2, apart: true, blocks: [item('有了新办法。')] },
      table(3),
    ])
    const [xml, styles] = [part('word/document.xml'), part('word/styles.xml')]
    const styled = (id: string) =>
      [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
        .filter(([p]) => p.includes(`<w:pStyle w:val="${id}"/>`))
        .map(([p]) => [...p.matchAll(/<w:t[^>]*>([^<]*)/g)].map((t) => t[1]).join(''))
    expect(styled('Title')).toEqual(['2022年全县群团工作情况汇报'])
    expect(styled('Heading1')).toEqual(['一、工作开展情况'])
    expect(styled('Heading2')).toEqual(['（一）坚持凝心铸魂。', '（二）坚持守正创新'])
    expect(styled('AnnexTitle')).toEqual(['第3表'])
    const outline = (id: string) =>
      new RegExp(`w:styleId="${id}"(?:(?!</w:style>).)*<w:outlineLvl w:val="(\\d)"`, 's').exec(styles)?.[1]
    expect(['Heading1', 'Heading2', 'AnnexTitle', 'Title'].map(outline)).toEqual(['0', '1', '0', undefined])
    expect(styles).toContain('w:eastAsia="zh-CN"')
    expect(xml).toContain('<w:overflowPunct/>')
  })

  it('puts annexes that belong together into one attachment, each below its own heading', async () => {
    const units = (name: string): Section => ({
      ...table(3),
      code: name,
      heading: `${name}分单位`,
      attached: '分单位数据',
    })
    const xml = (await partsOf([...REPORT, units('妇联'), units('团委'), table(4)]))('word/document.xml')
    const texts = paragraphs(xml).map((runs) => runs.map((r) => r.split('|')[1]).join(''))
    expect(texts.filter((text) => /附件|分单位|第4表/.test(text))).toEqual([
      '附件：1.分单位数据',
      '　　　2.第4表',
      '附件1',
      '分单位数据',
      '妇联分单位',
      '团委分单位',
      '附件2',
      '第4表',
    ])
  })

  it('leaves an attachment of one annex its own heading', async () => {
    const xml = (await partsOf([...REPORT, { ...table(3), attached: '数据' }]))('word/document.xml')
    const texts = paragraphs(xml).map((runs) => runs.map((r) => r.split('|')[1]).join(''))
    expect(texts.filter((text) => /附件|数据|第3表/.test(text))).toEqual(['附件：第3表', '附件', '第3表'])
  })

  it('has the lines of a list in small print, close to one another, each heading with the next', async () => {
    const close = (text: string, head?: true) => ({ ...item(text), close: true as const, ...(head ? { head } : {}) })
    const list: Section = {
      ...{ code: 'l', heading: '活动一览', annex: true },
      blocks: [close('妇联', true), close('甲镇妇联宣讲1场。')],
    }
    const xml = (await partsOf([...REPORT, list]))('word/document.xml')
    const lines = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)].filter(([p]) => p.includes('w:val="close"'))
    expect(lines.map(([p]) => [/<w:t[^>]*>([^<]*)/.exec(p)?.[1], /<w:keepNext\/>/.test(p)])).toEqual([
      ['妇联', true],
      ['甲镇妇联宣讲1场。', false],
    ])
    for (const [p] of lines) {
      expect(p).toContain('<w:snapToGrid w:val="0"/>')
      expect(p).toMatch(/w:line="320"[^>]*w:lineRule="exact"/)
    }
  })

  it('leaves no row of a table alone on a page: its head goes with the first, 合计 with those above it', async () => {
    const long: Section = {
      ...table(2),
      blocks: [
        {
          kind: 'table',
          columns: ['甲', '乙'],
          rows: Array.from({ length: 30 }, (_, i) => [[{ kind: 'words' as const, text: `${i}` }], []]),
        },
      ],
    }
    const xml = (await partsOf([long]))('word/document.xml')
    const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row.includes('<w:keepNext/>'))
    expect(rows.flatMap((keeps, i) => (keeps ? [i] : []))).toEqual([0, 1, 28, 29])
  })

  it('leaves no line of a list alone on a page: the last three stay together', async () => {
    const list: Section = {
      ...{ code: 'l', heading: '活动一览', annex: true },
      blocks: Array.from({ length: 6 }, (_, i) => ({ ...item(`甲镇妇联宣讲${i + 1}场。`), close: true as const })),
    }
    const xml = (await partsOf([...REPORT, list]))('word/document.xml')
    const lines = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)].filter(([p]) => p.includes('w:val="close"'))
    expect(lines.map(([p]) => p.includes('<w:keepNext/>'))).toEqual([false, false, false, true, true, false])
  })

  it('says whose it is, not which library wrote it', async () => {
    const core = (await partsOf(REPORT))('docProps/core.xml')
    expect(core).toContain('<cp:lastModifiedBy>青禾县</cp:lastModifiedBy>')
    expect(core).not.toContain('Un-named')
  })

  it('numbers its pages outside, and on both sides differently', async () => {
    const part = await partsOf(REPORT)
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(part)
    expect(footers.map((f) => /w:jc w:val="(\w+)"/.exec(f)?.[1]).sort()).toEqual(['left', 'right'])
    for (const footer of footers) expect(footer.replace(/<[^>]*>/g, '')).toBe('— PAGE —')
  })

  it('names its annexes below the text, each on a page of its own, a wide one lying', async () => {
    const xml = (await partsOf([...REPORT, table(3), WIDE]))('word/document.xml')
    const texts = paragraphs(xml).map((runs) => runs.map((r) => r.split('|')[1]).join(''))
    expect(texts).toEqual(
      expect.arrayContaining(['附件：1.第3表', '　　　2.第9表', '附件1', '第3表', '附件2', '第9表']),
    )
    expect([...xml.matchAll(/w:orient="(\w+)"/g)].map((m) => m[1])).toEqual(['portrait', 'portrait', 'landscape'])
    expect(xml).toContain('<w:tblHeader/>')
  })

  it('leaves a table of many narrow columns upright, and breaks no 23/40 in it', async () => {
    const xml = (await partsOf([...REPORT, table(10, '23/40')]))('word/document.xml')
    expect([...xml.matchAll(/w:orient="(\w+)"/g)].map((m) => m[1])).toEqual(['portrait', 'portrait'])
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((m) => Number(m[1]))
    expect(Math.min(...widths)).toBeGreaterThan(2.5 * 210)
  })

  it('turns a lying page with its type area, and its number with it', async () => {
    const part = await partsOf([...REPORT, WIDE])
    const lying = part('word/document.xml').split('<w:sectPr>').at(-1)
    expect(lying).toMatch(/<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"/)
    for (const footer of ['word/footer3.xml', 'word/footer4.xml'].map(part)) {
      expect(footer).toContain('<w:textDirection w:val="tbRl"/>')
      expect(footer).toContain('<w:tblpPr ')
    }
  })

  it('sets the following lines of an annex name under its first character', async () => {
    const xml = (await partsOf([...REPORT, table(3), WIDE]))('word/document.xml')
    // 附件： and 1. are four characters of 315 twips, after two.
    expect(xml.match(/<w:ind w:left="1890" w:hanging="1260"\/>/g)).toHaveLength(2)
  })

  it('sets the cells of a table off the grid of lines, numbers to the right', async () => {
    const rows: Section = {
      code: 'n',
      heading: '表',
      annex: true,
      blocks: [
        {
          kind: 'table',
          columns: ['单位', '场次'],
          rows: [[[{ kind: 'words', text: '甲<镇>\n妇联' }], [{ kind: 'words', text: '15' }]]],
        },
      ],
    }
    const xml = (await partsOf([...REPORT, rows]))('word/document.xml')
    const cells = [...xml.matchAll(/<w:tc>.*?pStyle w:val="([^"]*)"\/>(.*?)<\/w:pPr>.*?<w:t [^>]*>([^<]*)/g)]
    expect(cells.map(([, style, , text]) => `${style} ${text}`)).toEqual([
      'cell-center 单位',
      'cell-center 场次',
      'cell-left 甲&lt;镇&gt; 妇联',
      'cell-right 15',
    ])
    for (const [, , rest] of cells) expect(rest).toContain('<w:snapToGrid w:val="0"/>')
  })

  it('says of each number what it was made of: level, first units, first reports in their order', async () => {
    const reports = Array.from({ length: 14 }, (_, i) => String(i * 7 + 1))
    const figure = (over: Partial<Lineage>): Span => ({
      kind: 'figure',
      indicator: 'homes',
      value: 23000,
      printed: '23000余',
      lineage: { rule: 'sum', indicators: ['homes'], to: '2022-12-31', units: ['a'], figures: 14, ...over },
    })
    const long = figure({ level: '县级', from: '2022-01-01', units: ['a', 'b', 'c', 'd'], reports: reports.toSorted() })
    const work = {
      ...REPORT[2],
      blocks: [{ kind: 'item', spans: [long, figure({}), figure({ reports: [] }), figure({ level: '镇（街道）级' })] }],
    } as Section
    const units = (ids: readonly string[]) => ids.map((id) => `${id}镇`)
    const names = { indicator: () => '最美家庭', units, towns: '乡镇' }
    const xml = strFromU8(
      unzipSync(await docxOf(year([work]), { lineage: names }))['word/document.xml'] ?? new Uint8Array(),
    )
    const cells = [...xml.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(
      ([, c = '']) => /<w:t [^>]*>([^<]*)/.exec(c)?.[1] ?? '',
    )
    expect(cells.slice(8)).toEqual([
      ...['1', '23000余', '最美家庭（县级）', '各次相加', '2022-01-01至2022-12-31', 'a镇、b镇、c镇等4个单位', '14条'],
      '1 8 15 22 29 36 43 50 57 64 71 78等14份',
      ...['2', '23000余', '最美家庭', '各次相加', '至2022-12-31', 'a镇', '14条', '见溯源'],
      ...['3', '23000余', '最美家庭', '各次相加', '至2022-12-31', 'a镇', '14条', ''],
      ...['4', '23000余', '最美家庭（乡镇级）', '各次相加', '至2022-12-31', 'a镇', '14条', '见溯源'],
    ])
    // A column is never so narrow that a number in it breaks: 23000余 are three and a half characters of 210 twips.
    const grid = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((m) => Number(m[1]))
    expect(grid[1]).toBeGreaterThan(3.5 * 210)
    expect(grid.reduce((sum, w) => sum + w, 0)).toBeLessThanOrEqual(16838 - 1984 - 2098)
  })

  it('is the same bytes whenever it is made', async () => {
    const picture = await pngOf({ title: '图', names: [], subtitle: '', charts: [] })
    const first = await docxOf(year(REPORT), { picture })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await docxOf(year(REPORT), { picture })).equals(first)).toBe(true)
    const files = unzipSync(first)
    expect(Object.keys(files).filter((name) => /^word\/media\/.+\.png$/.test(name))).toHaveLength(1)
    expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain('附件：图表')
  })
})

describe('a title over several lines', () => {
  it.each([
    ['2022年全县群团工作情况汇报', ['2022年全县群团工作情况汇报']],
    [
      '青禾县群团工作办公室关于2022年全县群团组织工作开展情况的汇报',
      ['青禾县群团工作办公室关于2022年', '全县群团组织工作开展情况的汇报'],
    ],
    [
      '关于青禾县各乡镇街道群团组织2021年和2022年工作对照情况的汇报',
      ['关于青禾县各乡镇街道群团组织', '2021年和2022年工作对照情况的汇报'],
    ],
    // Names that no dictionary has.
    ['2022年上半年青禾县的望谟镇群团组织工作情况汇报', ['2022年上半年青禾县的望谟镇', '群团组织工作情况汇报']],
    ['关于望谟县群团组织2022年工作开展情况的汇报', ['关于望谟县群团组织2022年', '工作开展情况的汇报']],
    [
      '2021年10月1日至2022年9月30日青禾县蟠桃镇残联工作情况汇报',
      ['2021年10月1日至2022年9月30日', '青禾县蟠桃镇残联工作情况汇报'],
    ],
    [
      '2022年上半年双江拉祜族佤族布朗族傣族自治县总工会工作情况汇报',
      ['2022年上半年', '双江拉祜族佤族布朗族傣族自治县总工会工作', '情况汇报'],
    ],
  ])('%s', (text, lines) => {
    expect(titleLines(text, 20, ['青禾县', '双江拉祜族佤族布朗族傣族自治县'])).toEqual(lines)
  })

  it('keeps every sign, and each line within the width', () => {
    const text = '青禾县群团工作办公室关于《2022年全县群团组织（试行）重点工作》开展情况、经验和问题的汇报'.repeat(2)
    const lines = titleLines(text, 20)
    expect(lines.join('')).toBe(text)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(24)
    for (const line of lines) expect(line).not.toMatch(/^[的年）》、，。]|[《（]$/u)
  })
})
