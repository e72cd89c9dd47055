import { findPersonalNumbers, type PersonalNumber } from './personal-number.ts'

/** What stands in a stored text where a personal number was. */
const MARKERS: Readonly<Record<PersonalNumber, string>> = { phone: '〔手机号〕', id: '〔证件号〕', card: '〔卡号〕' }

/** The kind of the first personal number in `text`, or of the first marker that one was replaced by. */
export function personalNumber(text: string): PersonalNumber | undefined {
  const [found] = findPersonalNumbers(text)
  const marked = (Object.keys(MARKERS) as PersonalNumber[])
    .map((kind) => ({ kind, start: text.indexOf(MARKERS[kind]) }))
    .filter(({ start }) => start >= 0)
  return [...(found ? [found] : []), ...marked].sort((a, b) => a.start - b.start)[0]?.kind
}

/**
 * `text` with each personal number replaced by a marker; everything else to the letter. Used on an update before it is
 * stored, so that a refused number is nowhere. Masking what is masked changes nothing.
 */
export function maskPersonalNumbers(text: string): string {
  let masked = ''
  let from = 0
  for (const { kind, start, end } of findPersonalNumbers(text)) {
    masked += text.slice(from, start) + MARKERS[kind]
    from = end
  }
  return masked + text.slice(from)
}
