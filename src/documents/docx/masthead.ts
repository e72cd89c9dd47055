import { BorderStyle, type IParagraphOptions, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import { fullDate } from '../../chinese/days.ts'
import type { Digest } from '../../digest/digest.ts'
import { issueHead, versionLabel } from '../../digest/label.ts'
import { oneLine } from '../line.ts'
import { centred, empty, LINES, OffGrid, run } from './styles.ts'

/** An eighth of a point each: 1.5 pt and 0.75 pt. No standard rules the layout of a 简报; offices draw a red line. */
const RULE = { style: BorderStyle.SINGLE, size: 12, color: 'C00000', space: 4 }
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 2 }

/** 报头 below the title: 期号, then 编发单位 on the left and the date on the right over a red line. `width` in twips. */
export function mastheadAbove(digest: Digest, width: number): Paragraph[] {
  const { masthead } = digest
  const issue = centred([run(`${issueHead(digest)}${versionLabel(digest)}`, 'fang')])
  if (!masthead) return [issue, empty()]
  const { issuer = '', dated } = masthead
  return [
    issue,
    new Paragraph({
      children: [run(oneLine(issuer), 'fang'), new TextRun({ children: [new Tab()] }), run(fullDate(dated), 'fang')],
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      spacing: LINES,
      border: { bottom: RULE },
    }),
    empty(),
  ]
}

/** 报尾 behind the text: 报, 送 and 发 between two lines, each kept with the next; its 4号 lines stand closer than the text. */
export function mastheadBelow({ masthead }: Digest): Paragraph[] {
  const lines = masthead?.copies ?? []
  return lines.map((line, i) => {
    const last = i === lines.length - 1
    const border: IParagraphOptions['border'] = {
      ...(i === 0 ? { top: THIN } : {}),
      ...(last ? { bottom: THIN } : {}),
    }
    const spacing = { ...LINES, line: 440, before: i === 0 ? LINES.line / 2 : 0 }
    return new OffGrid({ children: [run(oneLine(line), 'fang', 4)], spacing, border, keepNext: !last })
  })
}
