import type { Block, Digest, Span } from '../digest/digest.ts'
import { textOf } from '../digest/spans.ts'
import { issueLabel } from '../digest/week.ts'
import { oneLine } from './one-line.ts'

/** A digest as plain text: a line an item, a table as lines of cells. */
export function plainText(digest: Digest): string {
  const lines = [digest.title, issueLabel(digest)]
  for (const section of digest.sections) {
    if (section.heading) lines.push(section.heading)
    lines.push(...section.blocks.flatMap(blockLines))
  }
  return `${lines.map(oneLine).join('\n')}\n`
}

function blockLines(block: Block): string[] {
  if (block.kind === 'item') return [textOf(block.spans)]
  return [block.columns.join('｜'), ...block.rows.map((row) => row.map(textOf).join('｜'))]
}

/** A digest as Markdown, its table as a table. */
export function markdown(digest: Digest): string {
  const lines = [`# ${escapeMarkdown(digest.title)}`, '', escapeMarkdown(issueLabel(digest)), '']
  for (const section of digest.sections) {
    if (section.heading) lines.push(`## ${escapeMarkdown(section.heading)}`, '')
    for (const block of section.blocks) lines.push(...markdownBlock(block), '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function markdownBlock(block: Block): string[] {
  if (block.kind === 'item') return [escapeMarkdown(textOf(block.spans))]
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const cell = (spans: readonly Span[]) => escapeMarkdown(textOf(spans))
  return [
    row(block.columns.map(escapeMarkdown)),
    row(block.columns.map(() => '---')),
    ...block.rows.map((r) => row(r.map(cell))),
  ]
}

/** Signs of Markdown and of its HTML; at the head of a line also those of a list. */
function escapeMarkdown(text: string): string {
  return oneLine(text)
    .trim()
    .replace(/[\\`*_[\]<>|#&~]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')
}
