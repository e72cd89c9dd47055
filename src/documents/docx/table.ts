import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block } from '../../digest/digest.ts'
import { textOf } from '../../digest/spans.ts'
import { run } from './styles.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** More columns than this do not stand side by side on an upright page. */
const MOST_UPRIGHT = 6

export function isWide(block: Block): boolean {
  return block.kind === 'table' && block.columns.length > MOST_UPRIGHT
}

/** A table over the whole width: its head again on every page, no row broken, numbers to the right. */
export function tableOf({ columns, rows }: TableBlock, width: number): Table {
  const widths = widthsOf(columns, rows, width)
  const cell = (text: string, i: number, side: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [new Paragraph({ alignment: side, children: [run(text, 'fang', 'table')] })],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((text, i) => cell(text, i, AlignmentType.CENTER)),
  })
  const lines = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((spans, i) =>
          cell(
            textOf(spans),
            i,
            spans.some((span) => span.kind === 'figure') ? AlignmentType.RIGHT : AlignmentType.LEFT,
          ),
        ),
      }),
  )
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [head, ...lines],
  })
}

/** Columns of words as wide as their words, within reason; columns of numbers share the rest. */
function widthsOf(columns: readonly string[], rows: TableBlock['rows'], width: number): number[] {
  const wants = columns.map((name, i) => {
    const longest = Math.max(0, ...rows.map((row) => textOf(row[i] ?? []).length))
    return Math.min(18, Math.max(4, longest + 1, Math.ceil(name.length / 3)))
  })
  const all = wants.reduce((sum, want) => sum + want, 0)
  return wants.map((want) => Math.floor((width * want) / all))
}
