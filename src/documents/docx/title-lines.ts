/** Words of a title that a break may not cut: §7.3.1 wants «词意完整». */
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
/** They belong to what stands before them, and begin no line. */
const CLINGS = /^[的了和与及、，。：；）》”年月日]/u

/** A title over as few lines as it takes, of about one length, broken between words. */
export function titleLines(text: string, most: number): string[] {
  const count = Math.ceil(widthOf(text) / most)
  if (count <= 1) return [text]
  const wanted = widthOf(text) / count
  const lines: string[] = ['']
  for (const word of wordsOf(text)) {
    const line = lines.at(-1) ?? ''
    const full = widthOf(line) + widthOf(word)
    // The nearer of the two places to break, as long as the line fits and the text needs another.
    const breaks = line !== '' && (full > most || (lines.length < count && full - wanted > wanted - widthOf(line)))
    if (breaks) lines.push(word)
    else lines[lines.length - 1] = line + word
  }
  return lines
}

function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const { segment } of SEGMENTER.segment(text)) {
    const before = words.at(-1)
    // 2022年 and （试行） stay whole.
    if (before !== undefined && (CLINGS.test(segment) || /[（《“]$/u.test(before)))
      words[words.length - 1] = before + segment
    else words.push(segment)
  }
  return words
}

/** In characters: what is ASCII is half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 128 ? 0.5 : 1), 0)
}
