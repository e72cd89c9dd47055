/** Characters as a cadre counts them: code points, so that a rare ideograph is one. */
export const lengthOf = (text: string): number => [...text].length

/** The first `max` characters, the last of them … where something is cut off. */
export function clip(text: string, max: number): string {
  const characters = [...text]
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`
}

/** At most `most` UTF-16 units, … in place of what is cut off; never half a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length >= most) break
    kept += character
  }
  return `${kept}…`
}

/** What is quoted back in a refusal, short enough for two lines of a phone. */
export const quoted = (text: string): string => `“${clip(text.replace(/[\s\p{Cc}]+/gu, ' ').trim(), 12)}”`
