/** Columns that say which row it is. */
const ROW_NUMBER = /^(?:序号|编号|№|No\.?)$/iu
/** Columns that say what was done: their words need no title. */
const WHAT = /内容|工作|活动|项目|事项|名称|类别|备注/u
/** What parts the cells of a row, as it was pasted or typed. */
const PARTS = [/\t/u, /[|｜]/u, /[ 　]+/u] as const
/** The rule below a head: |---|---|. */
const RULE = /^[|｜:\s-]+$/u
/** The head of a typed table: short titles, and nothing else. */
const HEAD = /^[\p{Script=Han}()（）]{1,8}$/u

/**
 * The lines of a message, those of a table as its columns say them: 时间⇥内容⇥人数 over 11.3⇥宣讲⇥85 is
 * 时间：11.3，宣讲，人数：85. What is parted by blanks or strokes is a table where its rows have the cells of its head.
 */
export function rowsTold(lines: readonly string[]): string[] {
  let titles: readonly string[] = []
  let parts: RegExp = PARTS[0]
  return lines.flatMap((line, i) => {
    if (titles.length === 0) {
      const head = PARTS.find((sign, at) => isHead(line, lines[i + 1] ?? '', sign, at === 0))
      parts = head ?? PARTS[0]
      if (head) {
        titles = cellsOf(line, head)
        return []
      }
    }
    if (titles.length > 0 && RULE.test(line)) return []
    const cells = cellsOf(line, parts)
    const isRow = parts === PARTS[0] ? cells.length >= 3 : cells.length === titles.length
    if (!isRow) {
      titles = []
      return [line.trim()]
    }
    const told = cells.flatMap((cell, j) => {
      const title = titles[j] ?? ''
      if (cell === '' || ROW_NUMBER.test(title)) return []
      return [title === '' || WHAT.test(title) ? cell : `${title}：${cell}`]
    })
    return [told.join('，')]
  })
}

const cellsOf = (line: string, sign: RegExp): string[] =>
  line
    .trim()
    .replace(/^[|｜]|[|｜]$/gu, '')
    .split(sign)
    .map((cell) => cell.trim())

function isHead(line: string, next: string, sign: RegExp, pasted: boolean): boolean {
  const cells = cellsOf(line, sign)
  if (cells.length < 3 || cells.some((cell) => /\d/u.test(cell))) return false
  return (
    pasted ||
    (cells.every((cell) => HEAD.test(cell)) && cellsOf(next, sign).length === cells.length && /\d/u.test(next))
  )
}
