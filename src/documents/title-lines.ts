import { wholeWords } from '../chinese/whole-words.ts'
import { widthOf } from './line.ts'

/** A title over as few lines as it takes, of about one length, broken between words. `names`: words that are its own. */
export function titleLines(text: string, most: number, names: readonly string[] = []): string[] {
  const count = Math.ceil(widthOf(text) / most)
  if (count <= 1) return [text]
  const wanted = widthOf(text) / count
  const lines: string[] = ['']
  for (const word of wholeWords(text, names).flatMap((w) => (widthOf(w) > most ? [...w] : [w]))) {
    const line = lines.at(-1) ?? ''
    const full = widthOf(line) + widthOf(word)
    // The nearer of the two places to break, as long as the line fits and the text needs another.
    const breaks = line !== '' && (full > most || (lines.length < count && full - wanted > wanted - widthOf(line)))
    if (breaks) lines.push(word)
    else lines[lines.length - 1] = line + word
  }
  return lines
}
