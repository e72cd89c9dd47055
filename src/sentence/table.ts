/** Columns that say which row it is. */
const ROW_NUMBER = /^(?:序号|编号|№|No\.?)$/iu
/** Columns that say what was done: their words need no title. */
const WHAT = /内容|工作|活动|项目|事项|名称|类别|备注/u

/**
 * The lines of a message, those of a table pasted from a sheet as its columns say them: 时间⇥内容⇥人数 over 11.3⇥宣讲⇥85 is
 * 时间：11.3，宣讲，人数：85.
 */
export function rowsTold(lines: readonly string[]): string[] {
  let titles: readonly string[] = []
  return lines.flatMap((line) => {
    const cells = line.split('\t').map((cell) => cell.trim())
    if (cells.length < 3) {
      titles = []
      return [line.trim()]
    }
    if (titles.length === 0 && cells.every((cell) => !/\d/u.test(cell))) {
      titles = cells
      return []
    }
    const told = cells.flatMap((cell, i) => {
      const title = titles[i] ?? ''
      if (cell === '' || ROW_NUMBER.test(title)) return []
      return [title === '' || WHAT.test(title) ? cell : `${title}：${cell}`]
    })
    return [told.join('，')]
  })
}
