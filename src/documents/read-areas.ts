import type { County } from '../catalogue/county.ts'
import { AREA_CODE, type CountyArea, LONGEST_NAME } from '../catalogue/county-file.ts'
import { AREAS, LEVELS } from './county-sheets.ts'
import type { CellProblem, SheetLine } from './county-workbook.ts'

export type AreaLine = SheetLine<'名称' | '上级' | '级别' | '代码'>

/** The lines of the sheet of areas → the areas, each town before its villages; what is wrong goes to `problems`. */
export function readAreas(lines: readonly AreaLine[], now: County | undefined, problems: CellProblem[]): CountyArea[] {
  const wrong = (line: number, column: string, problem: string) =>
    problems.push({ sheet: AREAS.sheet, line, column, problem })
  const told = lines.map(({ line, says }) => ({ line, name: says.名称 ?? '', parent: says.上级, says }))
  for (const { line, name } of told) {
    if (name === '') wrong(line, AREAS.name, '要写名称')
    else if ([...name].length > LONGEST_NAME) wrong(line, AREAS.name, `不超过${LONGEST_NAME}个字`)
  }
  const tops = told.filter((t) => t.parent === undefined)
  for (const { line, name } of tops.slice(1))
    wrong(line, AREAS.parent, `“${name}”的上级空着；空着的只有县（“${tops[0]?.name}”）这一行`)
  const [top] = tops
  if (!top || problems.length > 0) return []
  const codes = codesOf(now, lines, AREAS.sheet, wrong)
  const areas: CountyArea[] = []
  const placed = new Set<number>()
  const seen = new Set<string>()
  const byName = new Map<string, (typeof told)[number]>()
  const add = (t: (typeof told)[number], parent: CountyArea | undefined) => {
    const level = parent === undefined ? 'county' : parent.level === 'county' ? 'town' : 'village'
    const is = t.says.级别
    if (is !== undefined && !LEVEL_WORDS[level].test(is))
      wrong(t.line, AREAS.level, `按上级看应为“${LEVELS[level]}”，写的是“${is}”`)
    const id = t.says.代码 ?? codes.of(t.name, parent, level)
    // Of a code that stands there twice it was told already.
    const called = `${parent?.id} ${parent?.name} ${t.name}`
    const twin = byName.get(called)
    if (twin !== undefined && (t.says.代码 === undefined || twin.says.代码 === undefined))
      wrong(t.line, AREAS.name, `“${t.name}”在第${twin.line}行写过了，请只留一行`)
    else if (seen.has(id) && t.says.代码 === undefined) wrong(t.line, AREAS.name, `“${t.name}”写了两遍，请只留一行`)
    seen.add(id)
    byName.set(called, t)
    const area: CountyArea = { id, ...(parent === undefined ? {} : { parent: parent.id }), level, name: t.name }
    areas.push(area)
    placed.add(t.line)
    return area
  }
  const county = add(top, undefined)
  const isCounty = (word: string | undefined) => word === county.name || word === county.id
  const rest = told.filter((t) => t !== top)
  for (const town of rest.filter((t) => isCounty(t.parent))) {
    const area = add(town, county)
    for (const t of rest) if (t.parent === area.name || t.parent === area.id) add(t, area)
  }
  for (const t of rest.filter(({ line }) => !placed.has(line))) {
    const above = areas.find((a) => a.name === t.parent || a.id === t.parent)
    wrong(
      t.line,
      AREAS.parent,
      above ? `“${t.parent}”是村，下面不能再有区域` : `没有“${t.parent}”，上级要写县或镇的名称`,
    )
  }
  return areas
}

const LEVEL_WORDS = {
  county: /^(?:县|区|市|旗|县级|county)$/u,
  town: /^(?:镇|乡|街道|乡镇|镇（街道）|town)$/u,
  village: /^(?:村|社区|村（社区）|village)$/u,
}

/** Codes of areas: those that the county has, known by name and place; new ones are counted on. */
function codesOf(
  now: County | undefined,
  lines: readonly AreaLine[],
  sheet: string,
  wrong: (line: number, column: string, problem: string) => void,
) {
  const taken = new Set([...(now?.areas ?? []).map((a) => a.id), ...lines.flatMap(({ says }) => says.代码 ?? [])])
  const given = new Map<string, number>()
  for (const { line, says } of lines) {
    const { 代码: code } = says
    if (code === undefined) continue
    const before = given.get(code)
    if (before !== undefined) wrong(line, AREAS.code, `代码“${code}”在“${sheet}”第${before}行用过了，请换一个，或空着`)
    else if (!AREA_CODE.test(code))
      wrong(line, AREAS.code, `“${code}”不能作代码：只用小写字母、数字和短横，字母开头；新的可以空着`)
    given.set(code, line)
  }
  const left = (now?.areas ?? []).filter((a) => !given.has(a.id))
  const top = left.find((a) => a.level === 'county')?.id
  const known = new Map(left.map((a) => [`${a.parent} ${a.name}`, a.id]))
  const counted = new Map<string, number>()
  return {
    of(name: string, parent: CountyArea | undefined, level: CountyArea['level']): string {
      const found = level === 'county' ? top : known.get(`${parent?.id} ${name}`)
      if (found !== undefined) return found
      if (level === 'county') return 'county'
      const stem = level === 'town' ? 't' : `${parent?.id}/v`
      let n = (counted.get(stem) ?? 0) + 1
      while (taken.has(`${stem}${n}`)) n += 1
      counted.set(stem, n)
      return `${stem}${n}`
    },
  }
}
