/** Every mark that opens, with the one that closes it. */
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '(': ')',
  '【': '】',
  '〔': '〕',
  '「': '」',
  '『': '』',
}

/** The closing marks of these opening ones, by their opening one. */
export function pairsOf(opening: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...opening].map((mark) => [mark, CLOSING[mark] ?? '']))
}

/** The closing marks of these opening ones, in the same order. */
export function closingOf(opening: string): string {
  return Object.values(pairsOf(opening)).join('')
}
