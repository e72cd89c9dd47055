import {
  AlignmentType,
  Document,
  type FileChild,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageOrientation,
  Paragraph,
} from 'docx'
import type { Block, Digest, ItemBlock, Section } from '../../digest/digest.ts'
import { versionLabel } from '../../digest/label.ts'
import { textOf, words } from '../../digest/spans.ts'
import { oneLine } from '../line.ts'
import { lineageSection, type Names } from './lineage.ts'
import { mastheadAbove, mastheadBelow } from './masthead.ts'
import { pageNumber } from './page-number.ts'
import { signature } from './signature.ts'
import {
  ANNEX_TITLE,
  annexName,
  body,
  centred,
  closeLine,
  DOCUMENT_STYLE,
  empty,
  flush,
  GRID,
  heading,
  headingRunIn,
  LAST_TOGETHER,
  LYING,
  NAMED_STYLES,
  PAGE,
  run,
  SMALL_STYLES,
  title,
} from './styles.ts'
import { isWide, tableOf } from './table.ts'
import { timeless } from './timeless.ts'

export type DocxOptions = {
  /** A .png that stands in an annex of its own. */
  readonly picture?: Buffer
  /** An annex that says of each number what it was made of. */
  readonly lineage?: Names
}

/** Pixels of 1/96 inch: 156 mm, and what is left of 225 mm. */
const PICTURE = { width: 589, height: 620 }

type Element = FileChild

/** A digest as an official document (GB/T 9704-2012). The same digest gives the same bytes. */
export async function docxOf(digest: Digest, options: DocxOptions = {}): Promise<Buffer> {
  const charts: Section = { code: 'charts', heading: '图表', annex: true, blocks: [] }
  const attachments = attached([
    ...digest.sections.filter((s) => s.annex),
    ...(options.picture ? [charts] : []),
    ...(options.lineage ? [lineageSection(digest, options.lineage)] : []),
  ])
  const report = digest.sections.filter((s) => !s.annex)
  const below = mastheadBelow(digest)
  const document = new Document({
    creator: digest.county,
    lastModifiedBy: digest.county,
    title: digest.title,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: DOCUMENT_STYLE }, paragraphStyles: [...NAMED_STYLES, ...SMALL_STYLES] },
    sections: [
      page(false, [
        title(oneLine(digest.title), textWidth(false), [digest.county]),
        ...headElements(digest),
        ...(digest.addressed === undefined ? [] : [flush([run(`${oneLine(digest.addressed)}：`, 'fang')])]),
        ...report.flatMap(sectionElements),
        ...annexNames(attachments, below.length > 0),
        ...signature(digest),
        ...below,
      ]),
      ...attachments.map((attachment, i) =>
        page(isLying(attachment), [
          ...annexElements(attachment, attachments.length > 1 ? i + 1 : undefined, digest.county),
          ...(attachment.code === charts.code && options.picture ? [pictureOf(options.picture)] : []),
        ]),
      ),
    ],
  })
  return timeless(await Packer.toBuffer(document), digest.asOf)
}

/** Annexes as attachments: those that stand in one together are one, each under its own heading there. */
function attached(annexes: readonly Section[]): Section[] {
  const groups: Section[][] = []
  for (const annex of annexes) {
    const last = groups.at(-1)
    if (annex.attached !== undefined && last?.[0]?.attached === annex.attached) last.push(annex)
    else groups.push([annex])
  }
  return groups.flatMap((group) => {
    const [first] = group
    if (first?.attached === undefined || group.length === 1) return group
    const blocks = group.flatMap(({ heading: name, blocks: own }): Block[] => [
      { kind: 'item', head: true, spans: [words(name)] },
      ...own,
    ])
    return [{ ...first, heading: first.attached, blocks }]
  })
}

/** Below the title: a week's issue, and which edition where it is not the first. */
function headElements(digest: Digest): Element[] {
  if (digest.kind === 'week') return mastheadAbove(digest, textWidth(false))
  const head = versionLabel(digest)
  return head === '' ? [] : [centred([run(head, 'fang')]), empty()]
}

/** Whether an attachment stands on lying pages: where a table in it has not the room on upright ones. */
function isLying({ blocks }: Section): boolean {
  return blocks.some((block) => isWide(block, textWidth(false)))
}

function page(wide: boolean, children: readonly Element[]): ISectionOptions {
  const orientation = wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  return {
    properties: { page: { ...(wide ? LYING : PAGE), size: { ...PAGE.size, orientation } }, grid: GRID },
    footers: { default: pageNumber('odd', wide), even: pageNumber('even', wide) },
    children: [...children],
  }
}

/** Level 1 in 黑体 on a line of its own; level 2 in 楷体, the text behind it in the same paragraph (§7.3.3). */
function sectionElements({ heading: text, level, apart, blocks }: Section): Element[] {
  const runsIn = level === 2 && !apart && blocks[0]?.kind === 'item'
  const above = runsIn ? headingRunIn(oneLine(text)) : heading(oneLine(text), level ?? 1)
  return [...(text ? [above] : []), ...blocks.map(blockElement)]
}

function blockElement(block: Block): Element {
  return block.kind === 'item' ? textBlock(block) : tableOf(block, textWidth(false))
}

/** A line over others is in 楷体 as a heading is; over many in small print, in small 黑体. `keepNext`: a table's, that is below. */
function textBlock({ head, close, spans }: ItemBlock, keepNext = false): Element {
  const text = oneLine(textOf(spans))
  if (close) return closeLine(text, { head, keepNext })
  return head ? heading(text, 2) : body([run(text, 'fang')], { keepNext })
}

function textWidth(wide: boolean): number {
  const { size, margin } = wide ? LYING : PAGE
  return (wide ? size.height : size.width) - margin.left - margin.right
}

/** As high as a page leaves room for below the annex's title, else as wide as the text. Its lines are as high as it is. */
function pictureOf(png: Buffer): Paragraph {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const scale = Math.min(PICTURE.width / width, PICTURE.height / height)
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) }
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    // With an id of its own: docx would count on from the last document that this process made.
    children: [new ImageRun({ type: 'png', data: png, transformation, altText: { id: '1', name: '图表' } })],
  })
}

/**
 * 附件说明: a line below the text, no full stop at the end; several are numbered and stand under one another (§7.3.4).
 * `keepNext`: with the 报尾, so that this does not stand on a page of its own.
 */
function annexNames(annexes: readonly Section[], keepNext: boolean): Paragraph[] {
  if (annexes.length === 0) return []
  const names = annexes.map((annex, i) => {
    const number = annexes.length === 1 ? '' : `${i + 1}.`
    return annexName(`${i === 0 ? '附件：' : '　　　'}${number}`, oneLine(annex.heading), { keepNext })
  })
  return [empty({ keepNext }), ...names]
}

/** 附件 in 黑体 on the first line, its title centred on the third (§7.3.7). */
function annexElements(annex: Section, number: number | undefined, county: string): Element[] {
  const { heading: name, blocks } = annex
  const wide = isLying(annex)
  return [
    flush([run(`附件${number ?? ''}`, 'hei')]),
    empty(),
    title(oneLine(name), textWidth(wide), [county], ANNEX_TITLE),
    ...blocks.flatMap((block, i): Element[] =>
      block.kind === 'item'
        ? [textBlock(block, blocks[i + 1]?.kind === 'table' || isNearEnd(i, blocks))]
        : [tableOf(block, textWidth(wide)), empty()],
    ),
  ]
}

/** The last lines of an annex stay together. */
function isNearEnd(at: number, blocks: readonly Block[]): boolean {
  return at >= blocks.length - LAST_TOGETHER && at < blocks.length - 1
}
