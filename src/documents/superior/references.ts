/** A reference to cells in a formula: `B5`, `$B$5:C9`, `'表 一'!B5`. */
export type Reference = {
  /** The sheet that it names; undefined is the formula's own. */
  readonly sheet: string | undefined
  readonly from: Corner
  /** The other corner of a range. */
  readonly to?: Corner
}

/** One corner, its row counted from 1. */
export type Corner = {
  readonly column: string
  readonly row: number
  readonly columnFixed: boolean
  readonly rowFixed: boolean
}

/** Words in quotation marks and names of tables stay; what is behind `(` is a function, what is before `]` another file's. */
const PARTS =
  /"(?:[^"]|"")*"|\[[^\]]*\](?:'[^']*'|[^\s'!()+\-*/^&=<>,;:]+)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|(?:('(?:[^']|'')*'|[\p{L}\p{N}_.]+)!)?(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?(?![\p{L}\p{N}_(.!])/gu

/** A formula with each of its references changed. */
export function withReferences(formula: string, change: (reference: Reference) => Reference): string {
  return formula.replace(PARTS, (whole: string, sheet?: string, from?: string, to?: string) => {
    if (from === undefined) return whole
    const named = sheet?.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet
    const changed = change({ sheet: named, from: cornerOf(from), ...(to === undefined ? {} : { to: cornerOf(to) }) })
    const ends = [changed.from, ...(changed.to ? [changed.to] : [])].map(cornerText).join(':')
    return sheet === undefined ? ends : `${sheet}!${ends}`
  })
}

function cornerOf(text: string): Corner {
  const [, columnFixed, column = '', rowFixed, row] = /^(\$?)([A-Z]+)(\$?)(\d+)$/u.exec(text) ?? []
  return { column, row: Number(row), columnFixed: columnFixed === '$', rowFixed: rowFixed === '$' }
}

function cornerText({ column, row, columnFixed, rowFixed }: Corner): string {
  return `${columnFixed ? '$' : ''}${column}${rowFixed ? '$' : ''}${row}`
}
