/** Words in marks, “…” or 《…》, and where they stand. */
export type Span = { readonly text: string; readonly at: number; readonly end: number }

const QUOTED = /[“《][^“”《》]{1,30}[”》]/gu

export function quotedIn(text: string): Span[] {
  return [...text.matchAll(QUOTED)].map((found) => ({
    text: found[0],
    at: found.index,
    end: found.index + found[0].length,
  }))
}

/** Without the marks. */
export const inner = ({ text }: Span): string => text.slice(1, -1)

/** 《清溪》第4期: no work and no activity has issues. */
export const isJournal = (text: string, { text: words, end }: Span): boolean =>
  words.startsWith('《') && /^(?:20\d\d年)?第[\d一二三四五六七八九十]+期/u.test(text.slice(end))
