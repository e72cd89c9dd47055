import type { Block, Digest, Section, Span } from '../digest/digest.ts'
import { issueHead, versionLabel } from '../digest/label.ts'
import { textOf } from '../digest/spans.ts'
import { oneLine } from './line.ts'

/**
 * A digest as plain text: a line an item, a table as lines of cells. Of a year the report itself: what stands in its
 * annex is for documents.
 */
export function plainText(digest: Digest): string {
  const lines = [digest.title, ...headLines(digest), ...addressLines(digest), ...body(digest).flatMap(sectionLines)]
  return `${lines.map(oneLine).join('\n')}\n`
}

/** What stands between the title and the text: a week's issue, a year's empty line; which edition, where it is not the first. */
function headLines(digest: Digest): string[] {
  return [`${digest.kind === 'week' ? issueHead(digest) : ''}${versionLabel(digest)}`]
}

/** 主送机关, with the colon behind it (GB/T 9704 §7.3.2). */
function addressLines({ addressed }: Digest): string[] {
  return addressed === undefined ? [] : [`${addressed}：`]
}

function body({ sections }: Digest): readonly Section[] {
  return sections.filter((section) => !section.annex)
}

/** A run-in heading and what follows it are one paragraph. */
function sectionLines({ heading, level, apart, blocks }: Section): string[] {
  const lines = blocks.flatMap(blockLines)
  if (level === 2 && !apart) return [`${heading}${lines[0] ?? ''}`, ...lines.slice(1)]
  return heading ? [heading, ...lines] : lines
}

function blockLines(block: Block): string[] {
  if (block.kind === 'item') return [textOf(block.spans)]
  return [block.columns.join('｜'), ...block.rows.map((row) => row.map(textOf).join('｜'))]
}

/** A digest as Markdown with its annex, tables as tables. */
export function markdown(digest: Digest): string {
  const head = [...headLines(digest), ...addressLines(digest)].filter((line) => line !== '')
  const lines = [`# ${escapeMarkdown(digest.title)}`, '', ...head.flatMap((line) => [escapeMarkdown(line), ''])]
  for (const section of digest.sections) {
    if (section.heading) lines.push(`${section.level === 2 ? '###' : '##'} ${escapeMarkdown(section.heading)}`, '')
    for (const block of section.blocks) lines.push(...markdownBlock(block), '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function markdownBlock(block: Block): string[] {
  if (block.kind === 'item') {
    const text = escapeMarkdown(textOf(block.spans))
    return [block.head ? `**${text}**` : text]
  }
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
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+](?=\s|$)|[-=]+$)/, '\\$&')
}
