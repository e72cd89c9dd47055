/** ICU knows 组织 and 工作, but few names. */
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
const WORDS = ['群团', '总工会', '工商联', '残联', '科协', '文联', '妇联', '红十字会']
const DATES = /\d+年(?:度|上半年|下半年|第.季度|\d+月(?:\d+日)?)?|\d+月(?:\d+日)?/gu
/** They belong to what stands before them, and begin no line. */
const CLINGS = /^[的了和与及、，。：；）》”年月日省州市县区旗乡镇村族]/u
const OPENS = /[（《“]$/u

/**
 * A text in pieces that a break may not cut (GB/T 9704 §7.3.1: «词意完整»), with what clings to each. `names`: words that are
 * the text's own.
 */
export function wholeWords(text: string, names: readonly string[] = []): string[] {
  const kept = keptIn(text, names)
  const words: string[] = []
  let at = 0
  let before = ''
  for (const { segment } of SEGMENTER.segment(text)) {
    const whole = CLINGS.test(segment) || OPENS.test(before) || isCutName(before, segment) || kept.has(at)
    if (at > 0 && whole) words[words.length - 1] += segment
    else words.push(segment)
    at += segment.length
    before = segment
  }
  return words
}

/** A name that no dictionary has comes as its characters, 蟠|桃|镇: they are left together, up to what ends a name. */
function isCutName(before: string, segment: string): boolean {
  return [before, segment].every((word) => /^\p{Script=Han}$/u.test(word)) && !CLINGS.test(before)
}

/** Places within names, words and dates of the text. */
function keptIn(text: string, names: readonly string[]): ReadonlySet<number> {
  const kept = new Set<number>()
  const keep = (from: number, word: string) => {
    for (let i = 1; i < word.length; i++) kept.add(from + i)
  }
  for (const word of [...WORDS, ...names.filter((name) => name !== '')]) {
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) keep(from, word)
  }
  for (const date of text.matchAll(DATES)) keep(date.index, date[0])
  return kept
}

/** As many words from a text's end as `most` characters hold; of a longer word its end. */
export function lastWords(text: string, most: number): string {
  if (text.length <= most) return text
  const words = wholeWords(text)
  let kept = ''
  while (words.length > 0 && kept.length + (words.at(-1)?.length ?? 0) <= most) kept = words.pop() + kept
  return kept === '' ? [...text].slice(-most).join('') : kept
}

/** As many words from a text's beginning as `most` characters hold; of a longer word its beginning. */
export function firstWords(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const word of wholeWords(text)) {
    if (kept.length + word.length > most) break
    kept += word
  }
  return kept === '' ? [...text].slice(0, most).join('') : kept
}
