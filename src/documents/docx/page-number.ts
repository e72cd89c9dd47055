import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeightRule,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { FONTS, LYING, mm, PAGE, SIZES } from './styles.ts'

/** `— 1 —` in 4号 宋体, a character in from the outer edge (§7.5). */
export function pageNumber(side: 'odd' | 'even', lying: boolean): Footer {
  return new Footer({ children: lying ? [turned(side), new Paragraph({})] : [line(side)] })
}

function line(side: 'odd' | 'even'): Paragraph {
  const font = { ascii: FONTS.song, hAnsi: FONTS.song, eastAsia: FONTS.song, cs: FONTS.song }
  const indent = side === 'odd' ? { rightChars: 100, right: 280 } : { leftChars: 100, left: 280 }
  return new Paragraph({
    alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: SIZES[4] })],
  })
}

/**
 * On a lying page the number stands where it stands on the others once the page is turned upright (§8): beside the type
 * area on the left, along its whole side, read from above. Word turns text only in cells and boxes.
 */
function turned(side: 'odd' | 'even'): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const width = mm(10)
  const height = LYING.size.width - LYING.margin.top - LYING.margin.bottom
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: PAGE.margin.bottom - mm(7) - width,
      absoluteVerticalPosition: LYING.margin.top,
    },
    rows: [
      new TableRow({
        height: { value: height, rule: HeightRule.EXACT },
        children: [
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
            verticalAlign: VerticalAlign.CENTER,
            children: [line(side)],
          }),
        ],
      }),
    ],
  })
}
