import { FileChild } from 'docx'
import type { Block, Span } from '../../digest/digest.ts'
import { textOf } from '../../digest/spans.ts'
import { oneLine, widthOf } from '../line.ts'
import { CELL_EM, type CellSide, cellStyle, LAST_TOGETHER, OFF_GRID } from './styles.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** So many columns stand on an upright page whatever is in them. */
const MOST_UPRIGHT = 6
/** How much more than the page has columns may want: their words have lines then. */
const MOST_WISHED = 1.25

/** Whether a table is too wide for an upright page, of `width` twips. */
export function isWide(block: Block, width: number): boolean {
  if (block.kind !== 'table' || block.columns.length <= MOST_UPRIGHT) return false
  const sizes = wishesOf(block)
  const [least, wanted] = [sizes.reduce((n, s) => n + s.least, 0), sizes.reduce((n, s) => n + s.wanted, 0)]
  const room = width / CELL_EM
  return least > room || wanted > MOST_WISHED * room
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
const KEEP_NEXT = empty('w:keepNext')
const inTwips = (name: string, size: number) => element(name, { 'w:type': 'dxa', 'w:w': size })

/** A table over the whole width: its head again on every page, no row broken, numbers to the right. */
export function tableOf(table: TableBlock, width: number): FileChild {
  const { columns, rows } = table
  const widths = widthsOf(table, width)
  const cellProperties = widths.map((size) => ({
    'w:tcPr': [inTwips('w:tcW', size), element('w:vAlign', { 'w:val': 'center' })],
  }))
  const cell = (text: string, i: number, side: CellSide, keeps: boolean): Xml => ({
    'w:tc': [cellProperties[i], { 'w:p': [paragraph(side, keeps), { 'w:r': [textElement(oneLine(text))] }] }],
  })
  const keeps = (row: number) =>
    rows.length <= MOST_WHOLE
      ? row < rows.length - 1
      : row < 1 || (row >= rows.length - LAST_TOGETHER && row < rows.length - 1)
  return new Written('w:tbl', [
    properties(width),
    { 'w:tblGrid': widths.map((size) => element('w:gridCol', { 'w:w': size })) },
    {
      'w:tr': [{ 'w:trPr': [WHOLE, empty('w:tblHeader')] }, ...columns.map((text, i) => cell(text, i, 'center', true))],
    },
    ...rows.map((row, at) => ({
      'w:tr': [
        { 'w:trPr': [WHOLE] },
        ...row.map((spans, i) => cell(textOf(spans), i, isNumber(spans) ? 'right' : 'left', keeps(at))),
      ],
    })),
  ])
}

const WHOLE = empty('w:cantSplit')

/** A table of so few rows stands on one page; of a longer one its head has a row below it, and 合计 rows above it. */
const MOST_WHOLE = 10

function paragraph(side: CellSide, keeps: boolean): Xml {
  const style = element('w:pStyle', { 'w:val': cellStyle(side) })
  return { 'w:pPr': keeps ? [style, KEEP_NEXT, OFF_GRID] : [style, OFF_GRID] }
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

/** A figure, or words that are nothing but a number: of units, of lines; one as it is printed in the text. */
function isNumber(spans: readonly Span[]): boolean {
  return spans.some((span) => span.kind === 'figure') || /^约?\d[\d.]*余?$/u.test(textOf(spans))
}

/** What a cell has left and right of its text, in characters. */
const CELL_SIDES = 0.7
/** A column of words is no wider than it needs, and no wider than this: then it has lines. */
const MOST_WANTED = 24
/** What no line breaks within: a day, a receipt, 23/40, a number with its mark and measure word. */
const UNBROKEN = /约?\d[\d./-]*[余条]?/gu
/** Where an office has not the font, digits are wider than half a character; between them and what is none is a gap. */
const WIDER = 1.25
const GAPS = 0.3

/** What each column wants, and what it has to have, in characters. */
function wishesOf({ columns, rows }: TableBlock) {
  return columns.map((name, i) => {
    const texts = rows.map((row) => textOf(row[i] ?? []))
    const unbroken = texts.flatMap((text) => text.match(UNBROKEN) ?? []).map(widthOf)
    const least = WIDER * Math.max(2, ...unbroken) + GAPS + CELL_SIDES
    // A head has up to three lines.
    const wanted = Math.max(least, widthOf(name) / 3, ...texts.map(widthOf)) + CELL_SIDES
    return { least, wanted: Math.max(least, Math.min(MOST_WANTED, wanted)) }
  })
}

/** Every column as wide as it wants, or as far as the page goes; none so narrow that a number in it is broken. */
function widthsOf(table: TableBlock, width: number): number[] {
  const sizes = wishesOf(table)
  const [least, wanted] = [sizes.reduce((n, s) => n + s.least, 0), sizes.reduce((n, s) => n + s.wanted, 0)]
  const room = width / CELL_EM
  // Between the two as far as there is room; where there is more, or less than the least, in proportion.
  const share = Math.min(1, Math.max(0, (room - least) / Math.max(wanted - least, 1)))
  const taken = sizes.map((s) => s.least + (s.wanted - s.least) * share)
  const all = taken.reduce((n, t) => n + t, 0)
  return taken.map((t) => Math.floor((width * t) / all))
}
