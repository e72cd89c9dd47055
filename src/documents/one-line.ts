/** A line of a document is one line, whatever was typed into it. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ')
}
