import { byteOffset, cantParse, urlProblem } from './text-tools.ts'
import type { Entity } from './types.ts'

/** The words that Telegram uses for an entity without an end. */
const MARKS = {
  '*': { type: 'bold', name: 'Bold' },
  _: { type: 'italic', name: 'Italic' },
  __: { type: 'underline', name: 'Underline' },
  '~': { type: 'strikethrough', name: 'Strikethrough' },
  '||': { type: 'spoiler', name: 'Spoiler' },
  '`': { type: 'code', name: 'Code' },
  '```': { type: 'pre', name: 'PreCode' },
  '[': { type: 'text_link', name: 'TextUrl' },
  '>': { type: 'blockquote', name: 'BlockQuote' },
} as const

type Mark = keyof typeof MARKS
const isMark = (text: string): text is Mark => Object.hasOwn(MARKS, text)

interface Open {
  readonly mark: Mark
  readonly at: number
  readonly start: number
}

const RESERVED = '_*[]()~`>#+-=|{}.!'

function markAt(source: string, i: number): Mark | undefined {
  for (const length of [3, 2, 1]) {
    const piece = source.slice(i, i + length)
    if (piece.length === length && piece !== '>' && isMark(piece)) return piece
  }
  return undefined
}

/** Reads `parse_mode: 'MarkdownV2'`. Custom emoji and expandable quotes are not played. */
export function parseMarkdown(source: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = []
  const open: Open[] = []
  let text = ''
  let i = 0

  const close = (last: Open, more: Partial<Entity> = {}) => {
    open.pop()
    const length = text.length - last.start
    if (length > 0) entities.push({ type: MARKS[last.mark].type, offset: last.start, length, ...more })
  }
  const reserved = (character: string) =>
    cantParse(`Character '${character}' is reserved and must be escaped with the preceding '\\'`)
  const closeLink = (link: Open) => {
    const target = /^\]\(((?:\\.|[^)\\])*)\)/s.exec(source.slice(i))
    if (!target) throw reserved(']')
    const url = (target[1] ?? '').replace(/\\(.)/gs, '$1')
    if (urlProblem(url)) open.pop()
    else close(link, { url })
    i += target[0].length
  }

  while (i < source.length) {
    const character = source[i] ?? ''
    const last = open.at(-1)
    const next = source.charCodeAt(i + 1)
    if (character === '\\' && next > 0 && next <= 126) {
      text += source[i + 1]
      i += 2
      continue
    }
    if (last?.mark === '`' || last?.mark === '```') {
      if (source.startsWith(last.mark, i)) {
        close(last)
        i += last.mark.length
      } else if (character === '`') {
        throw reserved('`')
      } else {
        text += character
        i++
      }
      continue
    }
    const lineStart = i === 0 || source[i - 1] === '\n'
    const quote = open.find((one) => one.mark === '>')
    if (quote && lineStart && character !== '>' && quote === last) close(quote)
    if (character === '>' && lineStart) {
      if (!quote) open.push({ mark: '>', at: i, start: text.length })
      i++
      continue
    }
    const mark = markAt(source, i)
    const top = open.at(-1)
    if (mark && top?.mark === mark) {
      close(top)
      i += mark.length
    } else if (character === ']' && top?.mark === '[') {
      closeLink(top)
    } else if (mark) {
      if (open.some((one) => one.mark === mark)) throw reserved(character)
      open.push({ mark, at: i, start: text.length })
      i += mark.length
      const language = mark === '```' ? /^([\w+#-]+)\n|^\n/.exec(source.slice(i)) : null
      i += language?.[0].length ?? 0
    } else if (RESERVED.includes(character)) {
      throw reserved(character)
    } else {
      text += character
      i++
    }
  }
  const quote = open.at(-1)
  if (quote?.mark === '>') close(quote)
  const unclosed = open.at(-1)
  if (unclosed) {
    const { name } = MARKS[unclosed.mark]
    throw cantParse(`Can't find end of ${name} entity at byte offset ${byteOffset(source, unclosed.at)}`)
  }
  return { text, entities }
}
