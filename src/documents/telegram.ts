import type { Block, Digest, Section, Span } from '../digest/digest.ts'
import { textOf } from '../digest/spans.ts'
import { issueLabel } from '../digest/week.ts'

/** Telegram takes 4096 characters after its entities are parsed (Bot API, sendMessage); some are left for «（续）». */
const LONGEST = 4000

/** A digest as messages in Telegram's HTML, split where a section ends, or an item of a section that is too long. */
export function telegramMessages(digest: Digest): string[] {
  const title = `<b>${escapeHtml(digest.county)}${escapeHtml(digest.title.replace(/^全县/, ''))}</b>\n${issueLabel(digest)}`
  const messages: string[] = []
  let open = title
  for (const section of digest.sections) {
    const [whole = '', ...rest] = sectionPieces(section)
    const separator = '\n\n'
    if (visibleLength(open) + visibleLength(whole) + separator.length <= LONGEST) open += separator + whole
    else {
      messages.push(open)
      open = whole
    }
    for (const piece of rest) {
      messages.push(open)
      open = piece
    }
  }
  return [...messages, open]
}

/** A section in as few pieces as fit a message each; all but the first repeat the heading. */
function sectionPieces(section: Section): string[] {
  const heading = section.heading ? `<b>${escapeHtml(section.heading)}</b>` : ''
  const pieces: string[] = []
  let open = heading
  for (const line of section.blocks.flatMap(blockLines)) {
    if (visibleLength(open) + visibleLength(line) + 1 > LONGEST) {
      pieces.push(open)
      open = heading ? `<b>${escapeHtml(section.heading)}（续）</b>` : ''
    }
    open = open ? `${open}\n${line}` : line
  }
  return [...pieces, open]
}

function blockLines(block: Block): string[] {
  if (block.kind === 'item') return [spansToHtml(block.spans)]
  return block.rows.map((row) => tableLine(block.columns, row))
}

/** A row of figures on a phone: `感恩宣讲场次（场次）：本周3，2022年45`. */
function tableLine(columns: readonly string[], row: readonly (readonly Span[])[]): string {
  const [name = [], unit = [], ...cells] = row
  const numbers = cells.flatMap((cell, i) => (cell.length > 0 ? [`${columns[i + 2]}${textOf(cell)}`] : []))
  return escapeHtml(`${textOf(name)}（${textOf(unit)}）：${numbers.join('，')}`)
}

function spansToHtml(spans: readonly Span[]): string {
  return escapeHtml(textOf(spans))
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Characters that count towards Telegram's limit: no tags, an entity as the one character it stands for. */
function visibleLength(html: string): number {
  return html.replace(/<[^>]*>/g, '').replace(/&\w+;/g, 'x').length
}
