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
  /** What is added to it: `{妇联.巾帼宣讲场次+主题教育场次}`. */
  readonly plus: readonly Counted[]
  /** Names instead of their number. */
  readonly names: boolean
  /** Areas and times. */
  readonly at: readonly string[]
}

/** One of the indicators that a mark adds up; without an organization it is of the one before. */
export type Counted = Pick<Mark, 'organization' | 'name' | 'level'>

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
  const [, sign, name = ''] = /^([#＃/／])\s*(.*)$/u.exec(written.trim()) ?? []
  if (sign === undefined) return { mark: markOf(written) }
  return /[#＃]/u.test(sign) ? { begins: name } : { ends: name }
}

/** Reads what stands between the braces; signs may be those of a Chinese keyboard, and a narrow cell breaks lines anywhere. */
export function markOf(written: string): Mark {
  const [what = '', ...at] = written.replace(/\s/gu, '').split(/[@＠]/u)
  const [, counted = '', names] = /^(.*?)([:：]名单)?$/u.exec(what) ?? []
  const [first, ...plus] = counted.split(/[+＋]/u).map(countedOf)
  return { written, ...(first ?? { name: '' }), plus, names: names !== undefined, at }
}

function countedOf(written: string): Counted {
  const [before = '', level] = written.split(/[/／]/u)
  const [, organization, name = before] = /^([^.．。·]+)[.．。·](.+)$/u.exec(before) ?? []
  return { ...(organization === undefined ? {} : { organization }), name, ...(level === undefined ? {} : { level }) }
}

/** What stands around a brace without its other one: nobody writes one but for a mark. */
export function unpairedBrace(text: string): string | undefined {
  const words = piecesOf(text).flatMap((piece) => ('words' in piece ? [piece.words] : []))
  return words.flatMap((each) => /.{0,12}[{}].{0,12}/su.exec(each)?.[0] ?? []).at(0)
}

/** Braces of a Chinese keyboard around what would else be a mark: no program fills them. */
export function fullWidthMark(text: string): string | undefined {
  return /｛[^｛｝{}]*[｝}]|\{[^｛｝{}]*｝/u.exec(text)?.[0]
}
