/** What no XML may hold (XML 1.0, Char), so no .docx and no .xlsx: a single one makes a file that no program opens. */
const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
/**
 * What is no writing: the second row of control characters, marks that turn the direction of what stands around them,
 * annotation marks, characters that Unicode will never give a meaning.
 */
const NO_WRITING =
  /[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFC\uFDD0-\uFDEF]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{EFFFE}\u{EFFFF}\u{FFFFE}\u{FFFFF}\u{10FFFE}\u{10FFFF}]/gu
/** Most texts have none of it. */
const CONCERNED =
  /[^\t\n\r\u0020-\u007E\u00A0-\u061B\u061D-\u1FFF\u2010-\u2027\u2030-\u2065\u2070-\uD7FF\uE000-\uFDCF\uFDF0-\uFEFE\uFF00-\uFFEF]/

/** `text` as XML may hold it: what it may not is left out, half of a surrogate pair shown as one. */
export function withoutInvalid(text: string): string {
  return text.replace(NOT_IN_XML, (found) => (/[\uD800-\uDFFF]/.test(found) ? '�' : ''))
}

/**
 * Text as it is let in, from a chat or a file: what can be read, and nothing that is no writing. Line breaks and tabs stay.
 * Cleaning what is clean changes nothing.
 */
export function cleanText(text: string): string {
  return CONCERNED.test(text) ? withoutInvalid(text).replace(NO_WRITING, '') : text
}

/** The same of every text in a value of plain data; the names of fields stay. */
export function cleanTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return cleanText(value) as Value
  if (Array.isArray(value)) return value.map((each) => cleanTexts(each)) as Value
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, cleanTexts(each)])) as Value
}
