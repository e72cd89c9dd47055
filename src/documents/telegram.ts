import { shortened } from '../chinese/quoted.ts'
import type { Block, Digest, Section, Span } from '../digest/digest.ts'
import { issueHead, versionLabel } from '../digest/label.ts'
import { titleWith } from '../digest/masthead.ts'
import { textOf } from '../digest/spans.ts'
import { oneLine } from './line.ts'

/** Telegram takes 4096 characters after its entities are parsed (Bot API, sendMessage), counted in UTF-16 units. */
const LONGEST = 4000
/** Of it, at most this much for each line of a heading. It may be a name of any length, and is whole in the documents. */
const LONGEST_HEADING = 180

/** Text with the length that counts towards the limit: no tags, an entity as the one character it stands for. */
type Piece = { readonly html: string; readonly length: number }

/** A digest as messages in Telegram's HTML, split where a section ends, or an item of a section that is too long. */
export function telegramMessages(digest: Digest): string[] {
  const messages: Piece[] = []
  let open = head(digest)
  for (const section of digest.sections.filter((s) => !s.annex)) {
    const [whole = plain(''), ...rest] = sectionPieces(section)
    const both = joined([open, whole], '\n\n')
    if (both.length <= LONGEST) open = both
    else {
      messages.push(open)
      open = whole
    }
    for (const piece of rest) {
      messages.push(open)
      open = piece
    }
  }
  return [...messages, open].map((piece) => piece.html)
}

function head(digest: Digest): Piece {
  const version = plain(versionLabel(digest))
  if (digest.kind === 'year') {
    const address = digest.addressed === undefined ? [] : [plain(`${shortened(digest.addressed, LONGEST_HEADING)}：`)]
    return joined([joined([bold(shortened(digest.title, LONGEST_HEADING)), version], ''), ...address], '\n')
  }
  return joined(
    [
      bold(shortened(titleWith(digest.county, digest.title), LONGEST_HEADING)),
      joined([plain(issueHead(digest)), version], ''),
    ],
    '\n',
  )
}

/** A section in as few pieces as fit a message each; all but the first repeat the heading. */
function sectionPieces(section: Section): Piece[] {
  const heading = (more: string) =>
    section.heading ? [bold(`${shortened(oneLine(section.heading), LONGEST_HEADING)}${more}`)] : []
  const pieces: Piece[] = []
  let lines = heading('')
  let length = lines.reduce((n, line) => n + line.length + 1, 0)
  for (const line of section.blocks.flatMap(blockLines).flatMap(inLimit)) {
    if (length + line.length > LONGEST) {
      pieces.push(joined(lines, '\n'))
      lines = heading('（续）')
      length = lines.reduce((n, of) => n + of.length + 1, 0)
    }
    lines.push(line)
    length += line.length + 1
  }
  return [...pieces, joined(lines, '\n')]
}

function blockLines(block: Block): string[] {
  if (block.kind === 'item') return [oneLine(textOf(block.spans))]
  return block.rows.map((row) => oneLine(tableLine(block.columns, row)))
}

/** A row of figures on a phone: `感恩宣讲场次（场次）：本周3，2022年45`. */
function tableLine(columns: readonly string[], row: readonly (readonly Span[])[]): string {
  const [name = [], unit = [], ...cells] = row
  const numbers = cells.flatMap((cell, i) => (cell.length > 0 ? [`${columns[i + 2]}${textOf(cell)}`] : []))
  return `${textOf(name)}（${textOf(unit)}）：${numbers.join('，')}`
}

/** Room for a heading that is repeated above a line. */
const LONGEST_LINE = LONGEST - 200

/** A line in lines that fit a message: broken behind a comma where there is one, and never within a character. */
function inLimit(line: string): Piece[] {
  const lines: string[] = []
  let rest = line
  while (rest.length > LONGEST_LINE) {
    const head = rest.slice(0, LONGEST_LINE)
    const comma = Math.max(head.lastIndexOf('、'), head.lastIndexOf('，'), head.lastIndexOf('。'))
    const within = /[\uD800-\uDBFF]$/.test(head) ? LONGEST_LINE - 1 : LONGEST_LINE
    const end = comma > 0 ? comma + 1 : within
    lines.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...lines, rest].map(plain)
}

function plain(text: string): Piece {
  return { html: escapeHtml(text), length: text.length }
}

function bold(text: string): Piece {
  return { html: `<b>${escapeHtml(text)}</b>`, length: text.length }
}

function joined(pieces: readonly Piece[], between: string): Piece {
  return {
    html: pieces.map((piece) => piece.html).join(between),
    length: pieces.reduce((n, piece) => n + piece.length, between.length * Math.max(0, pieces.length - 1)),
  }
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
