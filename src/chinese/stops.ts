import { closingOf } from './pairs.ts'

/** Punctuation by how much it ends: of two that meet, the stronger stays. */
const RANK: Readonly<Record<string, number>> = {
  '、': 1,
  '，': 2,
  ',': 2,
  '；': 3,
  ';': 3,
  '：': 3,
  ':': 3,
  '。': 4,
  '！': 4,
  '？': 4,
  '.': 4,
  '!': 4,
  '?': 4,
}
const STOP = 4
const OPENING = '（“‘《〈「『〔【('
const CLOSING = closingOf(OPENING)

const MARKS: ReadonlySet<string> = new Set([...Object.keys(RANK), ...CLOSING])

/** Which of two neighbouring characters has to go, where a part was left out between them or each brought its own. */
export function yields(left: string, right: string): 'left' | 'right' | 'both' | undefined {
  if (!MARKS.has(right)) return undefined
  // No full stop behind an ellipsis, but a comma leads on as ever.
  if (left === '…') return RANK[right] === STOP ? 'right' : undefined
  const [before, after] = [RANK[left] ?? 0, RANK[right] ?? 0]
  if (before > 0 && after > 0) return before < STOP && before <= after ? 'left' : 'right'
  const opened = left !== '' && OPENING.includes(left)
  if (opened && after > 0) return 'right'
  if (opened && right === CLOSING[OPENING.indexOf(left)]) return 'both'
  const closes = right !== '' && CLOSING.includes(right)
  return closes && before > 0 && before < STOP ? 'left' : undefined
}

/** 、，；：。 and the like, or their half-width forms. */
export function isStop(sign: string): boolean {
  return RANK[sign] !== undefined
}

/** Ends a sentence. */
export function isFullStop(sign: string): boolean {
  return RANK[sign] === STOP
}

/** Neither a clause nor what goes on behind a gap starts with the comma that joined it to a part that was left out. */
export function withoutLeading(text: string): string {
  return text.replace(/^[、，；：。！？]+/u, '')
}

/** Nothing ends with a comma that led on to a part that was left out. */
export function withoutTrailing(text: string): string {
  return text.replace(/[、，；：]+$/u, '')
}

/** A line that somebody typed, with one full stop at its end. */
export function asSentence(line: string): string {
  const text = withoutTrailing(line)
  return isFullStop(text.slice(-1)) ? text : `${text}。`
}

/** Whether a part begins with a word (a quoted one too) or with punctuation that sets it off. */
export function beginsWithWord(text: string): boolean {
  const [first = ''] = text
  return first !== '' && RANK[first] === undefined && !'（〔【('.includes(first)
}
