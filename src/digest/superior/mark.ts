/** A mark of a superior's table, as it is written: `{妇联.巾帼宣讲场次/县级@甲镇@3月}`. */
export type Mark = {
  /** Without its braces. */
  readonly written: string
  /** 妇联; absent where only an indicator's code, or a word, is written. */
  readonly organization?: string
  /** An indicator's label or code, or a word such as 年. */
  readonly name: string
  /** Only what was counted at this level. */
  readonly level?: string
  /** Names instead of their number. */
  readonly names: boolean
  /** Areas and times. */
  readonly at: readonly string[]
}

/** What a text holds one after the other: fixed words, marks, and where rows that repeat begin and end. */
export type Piece =
  | { readonly words: string }
  | { readonly mark: Mark }
  | { readonly begins: string }
  | { readonly ends: string }

/** Takes a cell's text apart. */
export function piecesOf(text: string): Piece[] {
  return text.split(/(\{[^{}]*\})/u).flatMap((part): Piece[] => {
    if (part === '') return []
    return /^\{[^{}]*\}$/u.test(part) ? [pieceOf(part.slice(1, -1))] : [{ words: part }]
  })
}

function pieceOf(written: string): Piece {
  const [, sign, name = ''] = /^\s*([#＃/／])\s*(.*?)\s*$/u.exec(written) ?? []
  if (sign === undefined) return { mark: markOf(written) }
  return /[#＃]/u.test(sign) ? { begins: name } : { ends: name }
}

/** Reads what stands between the braces; signs may be those of a Chinese keyboard. */
export function markOf(written: string): Mark {
  const [what = '', ...at] = written.split(/[@＠]/u).map((part) => part.trim())
  const [, counted = '', names] = /^(.*?)(\s*[:：]\s*名单)?$/u.exec(what) ?? []
  const [before = '', level] = counted.split(/[/／]/u).map((part) => part.trim())
  const [, organization, name = before] = /^([^.．。·]+)[.．。·](.+)$/u.exec(before) ?? []
  return {
    written,
    ...(organization === undefined ? {} : { organization: organization.trim() }),
    name: name.trim(),
    ...(level === undefined ? {} : { level }),
    names: names !== undefined,
    at,
  }
}

/** Braces of a Chinese keyboard around what would else be a mark: no program fills them. */
export function fullWidthMark(text: string): string | undefined {
  return /｛[^｛｝{}]*[｝}]|\{[^｛｝{}]*｝/u.exec(text)?.[0]
}
