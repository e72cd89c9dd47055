import { FileChild } from 'docx'
import type { Block, Span } from '../../digest/digest.ts'
import { textOf } from '../../digest/spans.ts'
import { oneLine } from '../one-line.ts'
import { type CellSide, cellStyle, OFF_GRID } from './styles.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** More columns than this do not stand side by side on an upright page. */
const MOST_UPRIGHT = 6

export function isWide(block: Block): boolean {
  return block.kind === 'table' && block.columns.length > MOST_UPRIGHT
}

type Xml = { readonly [name: string]: unknown }

/** Hands docx the table as it wants to write it: 24,000 cells of its own objects take it three seconds, so a third. */
class Written extends FileChild {
  readonly tree: Xml
  constructor(name: string, children: readonly Xml[]) {
    super(name)
    this.tree = { [name]: children }
  }
  override prepForXml(): Xml {
    return this.tree
  }
}

const element = (name: string, attributes: Readonly<Record<string, string | number>>): Xml => ({
  [name]: { _attr: attributes },
})
const empty = (name: string): Xml => ({ [name]: {} })
const inTwips = (name: string, size: number) => element(name, { 'w:type': 'dxa', 'w:w': size })

/** A table over the whole width: its head again on every page, no row broken, numbers to the right. */
export function tableOf({ columns, rows }: TableBlock, width: number): FileChild {
  const widths = widthsOf(columns, rows, width)
  const cellProperties = widths.map((size) => ({
    'w:tcPr': [inTwips('w:tcW', size), element('w:vAlign', { 'w:val': 'center' })],
  }))
  const cell = (text: string, i: number, side: CellSide): Xml => ({
    'w:tc': [cellProperties[i], { 'w:p': [PARAGRAPHS[side], { 'w:r': [textElement(oneLine(text))] }] }],
  })
  return new Written('w:tbl', [
    properties(width),
    { 'w:tblGrid': widths.map((size) => element('w:gridCol', { 'w:w': size })) },
    { 'w:tr': [{ 'w:trPr': [WHOLE, empty('w:tblHeader')] }, ...columns.map((text, i) => cell(text, i, 'center'))] },
    ...rows.map((row) => ({
      'w:tr': [
        { 'w:trPr': [WHOLE] },
        ...row.map((spans, i) => cell(textOf(spans), i, isNumber(spans) ? 'right' : 'left')),
      ],
    })),
  ])
}

const WHOLE = empty('w:cantSplit')

const paragraph = (side: CellSide): Xml => ({ 'w:pPr': [element('w:pStyle', { 'w:val': cellStyle(side) }), OFF_GRID] })
const PARAGRAPHS: Readonly<Record<CellSide, Xml>> = {
  left: paragraph('left'),
  center: paragraph('center'),
  right: paragraph('right'),
}

function textElement(text: string): Xml {
  return { 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, text] }
}

function properties(width: number): Xml {
  const line = { 'w:val': 'single', 'w:color': '000000', 'w:sz': 4 }
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const margins: readonly [string, number][] = [
    ['top', 30],
    ['left', 60],
    ['bottom', 30],
    ['right', 60],
  ]
  return {
    'w:tblPr': [
      inTwips('w:tblW', width),
      { 'w:tblBorders': sides.map((side) => element(`w:${side}`, line)) },
      element('w:tblLayout', { 'w:type': 'fixed' }),
      { 'w:tblCellMar': margins.map(([side, size]) => inTwips(`w:${side}`, size)) },
    ],
  }
}

/** A figure, or words that are nothing but digits: a number of units, of lines. */
function isNumber(spans: readonly Span[]): boolean {
  return spans.some((span) => span.kind === 'figure') || /^\d+$/u.test(textOf(spans))
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
