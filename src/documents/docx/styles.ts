import {
  AlignmentType,
  type IContext,
  type IParagraphOptions,
  type IParagraphStyleOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx'
import { widthOf } from '../line.ts'
import { titleLines } from '../title-lines.ts'

/**
 * GB/T 9704-2012 §5.2 and §7: A4, 28 characters × 22 lines of 3号 (16 pt) in a type area of 156 × 225 mm. The fonts are
 * named and not embedded: offices have them, and they may not be passed on.
 */
export const FONTS = {
  title: '方正小标宋简体',
  hei: '黑体',
  kai: '楷体_GB2312',
  fang: '仿宋_GB2312',
  song: '宋体',
} as const
type Font = keyof typeof FONTS

/** Half-points: 2号 22 pt, 3号 16 pt, 4号 14 pt. */
export const SIZES = { 2: 44, 3: 32, 4: 28 } as const
/** Small print, of tables: 五号, 10.5 pt, which is 210 twips. */
const CELL_SIZE = 21
export const CELL_EM = 210
export type Size = keyof typeof SIZES

/** 225 mm ÷ 22 lines = 28.95 pt. */
const LINE_TWIPS = 579
/** 156 mm ÷ 28 characters = 15.79 pt a character, a quarter point less than 3号 is wide. */
const NARROWER = -5
/** A character of the body with its spacing, in twips. */
const EM = 320 + NARROWER

/** Twips, rounded: docx's own conversion cuts off, and A4 is 11906 × 16838. */
export const mm = (length: number) => Math.round((length * 1440) / 25.4)

/** Top 37, left 28, and what the type area leaves: bottom 35, right 26 mm (§5.2.1). The page number's dash stands 7 mm below it. */
export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), left: mm(28), bottom: mm(35), right: mm(26), header: mm(15), footer: mm(25) },
}
export const GRID = { type: 'lines' as const, linePitch: LINE_TWIPS }

/** The page turned clockwise: what was left is above (§8), the type area is the same. Its footer may not reach into it. */
export const LYING = {
  size: PAGE.size,
  margin: { ...PAGE.margin, top: mm(28), right: mm(37), bottom: mm(26), left: mm(35), footer: mm(10) },
}

export const LINES = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 }

/** Lines that do not stand on the page's grid: on it a table's lines are drawn out to twice their height (LibreOffice). */
export const OFF_GRID = { 'w:snapToGrid': { _attr: { 'w:val': 0 } } }

/** docx cannot say it of a paragraph. The schema wants it before the spacing. */
export class OffGrid extends Paragraph {
  override prepForXml(context: IContext) {
    const tree = super.prepForXml(context)
    const properties: Record<string, unknown>[] = tree?.['w:p']?.find((c: object) => 'w:pPr' in c)?.['w:pPr'] ?? []
    properties.splice(
      properties.findIndex((p) => 'w:spacing' in p),
      0,
      OFF_GRID,
    )
    return tree
  }
}

export function run(text: string, font: Font, size: Size = 3, onNewLine = false): TextRun {
  return new TextRun({
    text,
    ...(onNewLine ? { break: 1 } : {}),
    // Digits and letters in the body stand in the same font (§5.2.2).
    font: fontsOf(font),
    size: SIZES[size],
    ...(size === 3 ? { characterSpacing: NARROWER } : {}),
  })
}

const INDENTED: IParagraphOptions = {
  spacing: LINES,
  indent: { firstLineChars: 200, firstLine: 640 },
  alignment: AlignmentType.BOTH,
  // Else a page ends a line early wherever a paragraph would leave one line behind: 21, not 22.
  widowControl: false,
  // 避头尾: a stop at the end of a full line hangs over it and does not begin the next.
  overflowPunctuation: true,
}

/** A paragraph whose first line is indented by two characters (§7.3.3). */
export function body(runs: readonly TextRun[], more: { keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({ ...INDENTED, ...more, children: [...runs] })
}

/** The last rows or lines of an annex stay together, so that none is alone on a page. */
export const LAST_TOGETHER = 3

/** One of many lines: in the print of a table, each close to the next; `head`: over those behind it. */
export function closeLine(text: string, { head = false, keepNext }: { head?: boolean | undefined; keepNext: boolean }) {
  return new OffGrid({
    style: CLOSE_STYLE,
    keepNext: head || keepNext,
    widowControl: false,
    overflowPunctuation: true,
    spacing: { ...CLOSE, before: head ? CLOSE.line / 4 : 0 },
    children: [new TextRun({ text, ...(head ? { font: fontsOf('hei') } : {}) })],
  })
}

/** A heading of a level, on a line of its own; it has its place in the outline that a reader leafs by. */
export function heading(text: string, level: 1 | 2): Paragraph {
  return new Paragraph({
    ...INDENTED,
    style: HEADING_STYLES[level],
    keepNext: true,
    children: [headingRun(text, level)],
  })
}

/**
 * A heading that its text goes on behind, in one line: its paragraph ends with a mark that only parts it from the text
 * (样式分隔符), so that the outline has the heading without the text. Programs that do not know the mark begin a new line.
 */
export function headingRunIn(text: string): Paragraph {
  const run = { vanish: true, specVanish: true }
  return new Paragraph({ ...INDENTED, style: HEADING_STYLES[2], keepNext: true, run, children: [headingRun(text, 2)] })
}

function headingRun(text: string, level: 1 | 2): TextRun {
  return run(text, level === 1 ? 'hei' : 'kai')
}

/** A name in the 附件说明: the lines that follow stand under the name's first character (§7.3.4). */
export function annexName(before: string, name: string, more: { keepNext: boolean }): Paragraph {
  const chars = widthOf(before)
  return new Paragraph({
    ...more,
    children: [run(`${before}${name}`, 'fang')],
    spacing: LINES,
    // Two more characters stand before 附件：.
    indent: { left: Math.round((2 + chars) * EM), hanging: Math.round(chars * EM) },
  })
}

export function flush(runs: readonly TextRun[], more: { pageBreakBefore?: boolean } = {}): Paragraph {
  return new Paragraph({ children: [...runs], spacing: LINES, ...more })
}

export function centred(runs: readonly TextRun[]): Paragraph {
  return new Paragraph({ children: [...runs], spacing: LINES, alignment: AlignmentType.CENTER })
}

/** 22 pt stand in a line of the grid, so that the first page too has 22 lines; each line breaks between words (§7.3.1). */
export function title(
  text: string,
  width: number,
  names: readonly string[],
  more: Pick<IParagraphOptions, 'style'> = { style: TITLE_STYLE },
): Paragraph {
  const lines = titleLines(text, Math.floor(width / 440), names)
  return new OffGrid({
    ...more,
    children: lines.map((line, i) => run(line, 'title', 2, i > 0)),
    alignment: AlignmentType.CENTER,
    spacing: { ...LINES, after: LINE_TWIPS },
  })
}

export function empty(more: { keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({ children: [], spacing: LINES, ...more })
}

/**
 * A line that begins so many characters from the left, and does not break though it ends at the edge: between digits and
 * characters office programs leave a quarter of one.
 */
export function indented(runs: readonly TextRun[], characters: number, more: { keepNext?: boolean } = {}): Paragraph {
  const indent = { left: Math.round(characters * EM), right: -2 * EM }
  return new Paragraph({ children: [...runs], spacing: LINES, indent, ...more })
}

const fontsOf = (font: Font) => ({
  ascii: FONTS[font],
  hAnsi: FONTS[font],
  eastAsia: FONTS[font],
  cs: FONTS[font],
})

/** Word's own names, in whatever language it speaks: by them its outline, its contents and other programs know them. */
const TITLE_STYLE = 'Title'
const HEADING_STYLES = { 1: 'Heading1', 2: 'Heading2' } as const

/** The title of an annex: in the outline beside the chapters. */
export const ANNEX_TITLE = { style: 'AnnexTitle' }

const named = (id: string, name: string, font: Font, size: Size, outlineLevel?: number): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  paragraph: outlineLevel === undefined ? {} : { outlineLevel },
  run: { font: fontsOf(font), size: SIZES[size] },
})

export const NAMED_STYLES: IParagraphStyleOptions[] = [
  named(TITLE_STYLE, 'Title', 'title', 2),
  named(ANNEX_TITLE.style, '附件标题', 'title', 2, 0),
  named(HEADING_STYLES[1], 'heading 1', 'hei', 3, 0),
  named(HEADING_STYLES[2], 'heading 2', 'kai', 3, 1),
]

/** The text is Chinese, whatever the program that opens it speaks: it checks and breaks it as such. */
export const DOCUMENT_STYLE = {
  run: { font: fontsOf('fang'), size: SIZES[3], language: { value: 'en-US', eastAsia: 'zh-CN' } },
}

const CLOSE = { line: 320, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
const CLOSE_STYLE = 'close'
const SMALL = { font: fontsOf('fang'), size: CELL_SIZE }

export type CellSide = 'left' | 'center' | 'right'

export function cellStyle(side: CellSide): string {
  return `cell-${side}`
}

/** Of cells, and of lines that stand as close as they do. */
export const SMALL_STYLES: IParagraphStyleOptions[] = [
  ...(['left', 'center', 'right'] as const).map((side) => ({
    id: cellStyle(side),
    name: `表格${{ left: '左', center: '中', right: '右' }[side]}`,
    paragraph: { alignment: side, spacing: CLOSE },
    run: SMALL,
  })),
  {
    id: CLOSE_STYLE,
    name: '小字',
    paragraph: { alignment: AlignmentType.BOTH, spacing: CLOSE, indent: { left: CELL_EM, hanging: CELL_EM } },
    run: SMALL,
  },
]
