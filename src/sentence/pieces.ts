import { trimEnds } from '../chinese/typed.ts'
import { saysNotOurs } from './of-others.ts'
import { plainLine } from './plain.ts'
import { rowsTold } from './table.ts'

/** A part of a message, as it was cut: `begins` where a number, a bullet or a line sets it apart from what is before it. */
export type Piece = {
  readonly text: string
  readonly begins: 'message' | 'item' | 'line' | 'sentence' | 'joined'
  /** It is said to be a work, of whichever form. */
  readonly told?: true
  /** Whatever days it names, all of it is one work. */
  readonly isOne?: true
}

const ITEM =
  /[①-⑳]|(?<![\p{Script=Han}\d、])(?:[一二三四五六七八九十]是(?=[^否不非])|第[一二三四五六七八九十][,，、:]|[（(][一二三四五六七八九十\d]{1,2}[)）]|(?<![\d.])\d{1,2}(?:[、)）]|[.．](?=\D|\d{1,2}月))|[一二三四五六七八九十]{1,2}[、.．]|(?:活动|工作|项目|事项)[一二三四五六七八九十\d]{1,2}[:：]|【[^】]{2,10}】|其[一二三四五])|(?<=[，,。;；:：、]|^)(?:一个是|另一个是|一是|二是|三是|四是|五是|六是)/gu

/** A message in pieces of which each may tell of another work, and none of two. */
export function piecesOf(message: string): Piece[] {
  const pieces: Piece[] = []
  const lines = rowsTold(message.split(/\n+/u).filter((line) => line.trim() !== ''))
  lines.forEach((line, i) => {
    const cuts = [...line.matchAll(ITEM)].map(({ index, 0: mark }) => ({ index, mark }))
    const parts = [0, ...cuts.map(({ index }) => index)].map((from, j) => {
      const mark = cuts[j - 1]?.mark ?? ''
      return {
        text: line.slice(from + (/^【/u.test(mark) ? 0 : mark.length), cuts[j]?.index ?? line.length),
        item: j > 0,
      }
    })
    for (const { text, item } of parts) {
      sentencesIn(text).forEach((sentence, k) => {
        const begins = k > 0 ? 'sentence' : item ? 'item' : i > 0 ? 'line' : 'message'
        pieces.push({ text: sentence, begins })
      })
    }
  })
  return pieces
}

function sentencesIn(text: string): string[] {
  const sentences = plainLine(text)
    .split(/(?<=[。;；!！])/u)
    .map((part) => trimEnds(part.replace(/[。;；!！]$/u, '')))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  // 县禁毒办搞了禁毒展。我们没参与。
  return sentences.flatMap((sentence, i) => {
    if (i > 0 && saysNotOurs(sentence)) return []
    const next = sentences[i + 1]
    return next !== undefined && saysNotOurs(next) ? `${sentence}，${next}` : sentence
  })
}
