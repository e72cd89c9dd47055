/** A line of a document is one line, whatever was typed into it. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ')
}

/** How many characters wide a text is: what is ASCII is half as wide. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 128 ? 0.5 : 1), 0)
}
