import { AlignmentType, Footer, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx'

/**
 * GB/T 9704-2012 §5.2 and §7: A4, 28 characters × 22 lines of 3号 (16 pt) in a type area of 156 × 225 mm. The fonts are
 * named and not embedded: offices have them, and they may not be passed on.
 */
export const FONTS = {
  title: '方正小标宋简体',
  hei: '黑体',
  kai: '楷体_GB2312',
  fang: '仿宋_GB2312',
  song: '宋体',
} as const
type Font = keyof typeof FONTS

/** Half-points: 2号 22 pt, 3号 16 pt, 4号 14 pt. */
const SIZES = { 2: 44, 3: 32, 4: 28, table: 21 } as const
export type Size = keyof typeof SIZES

/** 225 mm ÷ 22 lines = 28.95 pt. */
const LINE_TWIPS = 579
/** 156 mm ÷ 28 characters = 15.79 pt a character, a quarter point less than 3号 is wide. */
const NARROWER = -5

/** Twips, rounded: docx's own conversion cuts off, and A4 is 11906 × 16838. */
const mm = (length: number) => Math.round((length * 1440) / 25.4)

/** Top 37, left 28, and what the type area leaves: bottom 35, right 26 mm (§5.2.1). The page number's dash stands 7 mm below it. */
export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), left: mm(28), bottom: mm(35), right: mm(26), header: mm(15), footer: mm(25) },
}
export const GRID = { type: 'lines' as const, linePitch: LINE_TWIPS }

const LINES = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 }

export function run(text: string, font: Font, size: Size = 3): TextRun {
  const name = FONTS[font]
  return new TextRun({
    text,
    // Digits and letters in the body stand in the same font (§5.2.2).
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name },
    size: SIZES[size],
    ...(size === 3 ? { characterSpacing: NARROWER } : {}),
  })
}

/** A paragraph whose first line is indented by two characters (§7.3.3). */
export function body(runs: readonly TextRun[]): Paragraph {
  return new Paragraph({ children: [...runs], spacing: LINES, indent: { firstLineChars: 200, firstLine: 640 } })
}

export function flush(runs: readonly TextRun[], more: { pageBreakBefore?: boolean } = {}): Paragraph {
  return new Paragraph({ children: [...runs], spacing: LINES, ...more })
}

export function centred(runs: readonly TextRun[]): Paragraph {
  return new Paragraph({ children: [...runs], spacing: LINES, alignment: AlignmentType.CENTER })
}

/** A title's lines are higher than the grid's, and it may take several. */
export function title(text: string): Paragraph {
  return new Paragraph({
    children: [run(text, 'title', 2)],
    alignment: AlignmentType.CENTER,
    spacing: { line: 640, lineRule: LineRuleType.EXACT, before: 0, after: LINE_TWIPS },
  })
}

export function empty(): Paragraph {
  return new Paragraph({ children: [], spacing: LINES })
}

/** `— 1 —` in 4号 宋体, a character in from the outer edge (§7.5). */
export function pageNumber(side: 'odd' | 'even'): Footer {
  const font = { ascii: FONTS.song, hAnsi: FONTS.song, eastAsia: FONTS.song, cs: FONTS.song }
  const indent = side === 'odd' ? { rightChars: 100, right: 280 } : { leftChars: 100, left: 280 }
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: SIZES[4] })],
      }),
    ],
  })
}
