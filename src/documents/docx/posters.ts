import { AlignmentType, Document, ExternalHyperlink, ImageRun, Packer, Paragraph, TextRun } from 'docx'
import encodeQR from 'qr'
import type { Day } from '../../calendar/day.ts'
import { fullDate, monthAndDate } from '../../chinese/days.ts'
import { words } from '../../digest/spans.ts'
import { pageNumber } from './page-number.ts'
import { DOCUMENT_STYLE, FONTS, GRID, NAMED_STYLES, PAGE, SMALL_STYLES, title } from './styles.ts'
import { tableOf } from './table.ts'
import { timeless } from './timeless.ts'

type Link = { readonly unit: string; readonly url: string }

type Posters = {
  readonly county: string
  readonly links: readonly Link[]
  /** The last day that the links are good for. */
  readonly until: Day
  /** When they were made (ISO 8601). */
  readonly at: string
}

/** Pixels of 1/96 inch: 90 mm, which a phone reads from across a desk. */
const CODE_SIZE = 340
/** Half-points. */
const NAME_SIZE = 72
const STEP_SIZE = 44
const SMALL_SIZE = 28

const STEPS = [
  '1. 装好 Telegram，用相机扫二维码。',
  '2. 点“开始”（START），就加入了。',
  '3. 点“填报”，按提示一题一题答。',
]

/** Links to print: a table of all, then a page each with a code to scan; of one, its page alone. */
export async function postersDocx({ county, links, until, at }: Posters): Promise<Buffer> {
  const width = PAGE.size.width - PAGE.margin.left - PAGE.margin.right
  const date = fullDate(until)
  const name = '填报人邀请'
  const table = tableOf(
    {
      kind: 'table',
      columns: ['单位', '链接', '有效期'],
      rows: links.map(({ unit, url }) => [[words(unit)], [words(url)], [words(`${monthAndDate(until)}到期`)]]),
    },
    width,
  )
  const list = {
    properties: { page: { ...PAGE, grid: GRID } },
    footers: { default: pageNumber('odd', false) },
    children: [title(`${county}${name}`, width, [county]), table],
  }
  const pages = {
    properties: { page: { ...PAGE, margin: { ...PAGE.margin, top: PAGE.margin.right } } },
    children: links.flatMap((link, i) => poster(link, date, i)),
  }
  const document = new Document({
    creator: county,
    lastModifiedBy: county,
    title: `${county}${name}`,
    styles: { default: { document: DOCUMENT_STYLE }, paragraphStyles: [...NAMED_STYLES, ...SMALL_STYLES] },
    sections: links.length === 1 ? [pages] : [list, pages],
  })
  return timeless(await Packer.toBuffer(document), at)
}

function poster({ unit, url }: Link, date: string, i: number): Paragraph[] {
  const data = encodeQR(url, 'gif', { ecc: 'medium', border: 4, scale: 4 })
  const transformation = { width: CODE_SIZE, height: CODE_SIZE }
  return [
    line(unit, { font: 'title', size: NAME_SIZE, after: 120, pageBreakBefore: i > 0 }),
    line('填报人邀请', { font: 'hei', size: STEP_SIZE, after: 240 }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      // With an id of its own: docx would count on from the last document that this process made.
      children: [new ImageRun({ type: 'gif', data, transformation, altText: { id: String(i + 1), name: '二维码' } })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 360 },
      children: [new ExternalHyperlink({ link: url, children: [text(url, 'fang', SMALL_SIZE)] })],
    }),
    ...STEPS.map((step) => line(step, { font: 'hei', size: STEP_SIZE, after: 200, side: AlignmentType.LEFT })),
    line(`限1人用，${date}到期。只交给本单位填报人，请勿外传。`, { font: 'fang', size: SMALL_SIZE, before: 200 }),
  ]
}

type Line = {
  readonly font: keyof typeof FONTS
  readonly size: number
  readonly before?: number
  readonly after?: number
  readonly side?: (typeof AlignmentType)['LEFT']
  readonly pageBreakBefore?: boolean
}

function line(words: string, { font, size, before = 0, after = 0, side, pageBreakBefore = false }: Line): Paragraph {
  return new Paragraph({
    alignment: side ?? AlignmentType.CENTER,
    spacing: { before, after },
    pageBreakBefore,
    children: [text(words, font, size)],
  })
}

function text(words: string, font: keyof typeof FONTS, size: number): TextRun {
  const name = FONTS[font]
  return new TextRun({ text: words, font: { ascii: name, hAnsi: name, eastAsia: name, cs: name }, size })
}
