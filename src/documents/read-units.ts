import type { County } from '../catalogue/county.ts'
import {
  type CountyArea,
  type CountyUnit,
  LONGEST_NAME,
  LONGEST_UNIT_ID,
  type Named,
} from '../catalogue/county-file.ts'
import { UNITS } from './county-sheets.ts'
import type { CellProblem, SheetLine } from './county-workbook.ts'

export type UnitLine = SheetLine<'区域' | '组织' | '名称' | '从哪天起' | '到哪天止' | '并入' | '代码'>

type World = {
  readonly areas: readonly CountyArea[]
  readonly organizations: readonly Named[]
  readonly now: County | undefined
}

/** The lines of the sheet of units → the units; what is wrong goes to `problems`. */
export function readUnits(lines: readonly UnitLine[], world: World, problems: CellProblem[]): CountyUnit[] {
  const wrong = (line: number, column: string, problem: string) =>
    problems.push({ sheet: UNITS.sheet, line, column, problem })
  const { areas, organizations, now } = world
  const places = placesBy(areas)
  const known = new Map((now?.units ?? []).map((u) => [u.id, u]))
  const named = new Set(lines.flatMap(({ says }) => says.代码 ?? []))
  const found: { line: number; unit: CountyUnit; heir: string | undefined }[] = []
  const byId = new Map<string, number>()
  const going = new Map<string, number>()
  const unitsAt = groupedUnits(now, named)
  for (const { line, says } of lines) {
    const place = places(says.区域 ?? '')
    if (typeof place === 'string') wrong(line, UNITS.area, place)
    const words = (says.组织 ?? '').split(/[、，,；;\s/／]+/u).flatMap((word) => apart(word, organizations))
    const codes = words.flatMap((word) =>
      word === '全部' ? organizations.map((o) => o.code) : (organizationOf(word, organizations) ?? []),
    )
    const strange = words.find((word) => word !== '全部' && organizationOf(word, organizations) === undefined)
    const all = organizations.map((o) => o.name).join('、')
    if (words.length === 0) wrong(line, UNITS.organization, `要写组织，可以写的有：${all}，或“全部”`)
    else if (strange !== undefined) wrong(line, UNITS.organization, `没有“${strange}”，可以写的有：${all}`)
    if (typeof place === 'string' || words.length === 0 || strange !== undefined) continue
    if (codes.length > 1 && (says.名称 ?? says.代码 ?? says.并入) !== undefined) {
      wrong(line, UNITS.organization, '写了名称、代码或并入的，一行只写一个组织')
      continue
    }
    const { 从哪天起: from, 到哪天止: to, 名称: called } = says
    if (called !== undefined && [...called].length > LONGEST_NAME) wrong(line, UNITS.name, `不超过${LONGEST_NAME}个字`)
    if (from !== undefined && to !== undefined && from > to) wrong(line, UNITS.to, '结束日期早于开始日期')
    if (says.并入 !== undefined && to === undefined) wrong(line, UNITS.to, '并入别的单位，还要写到哪天为止')
    for (const organization of codes) {
      const kept =
        says.代码 === undefined ? unitAt(unitsAt.get(`${place.id}/${organization}`) ?? []) : known.get(says.代码)
      const id = kept?.id ?? says.代码 ?? freeId(`${place.id}/${organization}`, known)
      const before = byId.get(id)
      const own = `${place.id}/${organization}`
      const twin = going.get(own)
      if (before !== undefined)
        wrong(line, says.代码 === undefined ? UNITS.organization : UNITS.code, `与第${before}行重复（${id}）`)
      else if (twin && to === undefined) wrong(line, UNITS.organization, `第${twin}行已有“${place.name}”的这个组织`)
      else if (kept && kept.organization !== organization)
        wrong(line, UNITS.organization, `代码“${id}”是${kept.name}，组织不能改；请空着代码另写一行`)
      else if (!kept && says.代码 !== undefined && says.代码 !== `${place.id}/${organization}`) {
        wrong(line, UNITS.code, `没有“${says.代码}”这个单位；新单位的代码请空着`)
      } else if (id.length > LONGEST_UNIT_ID) wrong(line, UNITS.code, `代码“${id}”太长，不超过${LONGEST_UNIT_ID}个字符`)
      byId.set(id, line)
      if (to === undefined) going.set(own, line)
      const name =
        called ??
        kept?.name ??
        `${place.name}${organizations.find((o) => o.code === organization)?.name ?? organization}`
      const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
      found.push({ line, unit: { id, area: place.id, organization, name, ...days }, heir: says.并入 })
    }
  }
  // Of lines that are wrong themselves nobody is the heir.
  return problems.length > 0 ? [] : withHeirs(found, wrong)
}

/** The unit that an area has of an organization: one that goes on, else the last that was closed. */
function unitAt(own: readonly CountyUnit[]): CountyUnit | undefined {
  return own.find((u) => u.to === undefined) ?? own.at(-1)
}

/** The county's units by area and organization, without those that a line names by their codes. */
function groupedUnits(now: County | undefined, named: ReadonlySet<string>): ReadonlyMap<string, readonly CountyUnit[]> {
  const groups = new Map<string, CountyUnit[]>()
  for (const unit of now?.units ?? []) {
    if (named.has(unit.id)) continue
    const own = `${unit.area}/${unit.organization}`
    groups.set(own, [...(groups.get(own) ?? []), unit])
  }
  return groups
}

function freeId(id: string, known: ReadonlyMap<string, unknown>): string {
  if (!known.has(id)) return id
  for (let n = 2; ; n++) if (!known.has(`${id}-${n}`)) return `${id}-${n}`
}

function withHeirs(
  found: readonly { line: number; unit: CountyUnit; heir: string | undefined }[],
  wrong: (line: number, column: string, problem: string) => void,
): CountyUnit[] {
  const heirOf = new Map<string, string>()
  for (const { line, unit, heir } of found) {
    if (heir === undefined) continue
    const meant = found.filter(({ unit: u }) => u.id === heir || u.name === heir)
    const [one, ...others] = meant
    if (!one) wrong(line, UNITS.heir, `没有“${heir}”这个单位`)
    else if (others.length > 0) wrong(line, UNITS.heir, `“${heir}”有${meant.length}个，请写代码`)
    else if (one.unit.organization !== unit.organization)
      wrong(line, UNITS.heir, `“${heir}”是另一个组织的，只能并入同一组织的单位`)
    else heirOf.set(unit.id, one.unit.id)
  }
  for (const { line, unit } of found) {
    const seen = new Set<string>()
    for (let at = heirOf.get(unit.id); at !== undefined && !seen.has(at); at = heirOf.get(at)) {
      if (at === unit.id) wrong(line, UNITS.heir, '并来并去又回到自己，请核对')
      seen.add(at)
    }
  }
  return found.map(({ unit }) => {
    const successor = heirOf.get(unit.id)
    return successor === undefined ? unit : { ...unit, successor }
  })
}

/** An area by its code, its name, or its town's name and its own; a text says what is wrong with what was written. */
function placesBy(areas: readonly CountyArea[]): (written: string) => CountyArea | string {
  const byId = new Map(areas.map((a) => [a.id, a]))
  const byName = new Map<string, CountyArea[]>()
  const put = (name: string, area: CountyArea) => byName.set(name, [...(byName.get(name) ?? []), area])
  for (const area of areas) {
    put(area.name, area)
    const above = area.parent === undefined ? undefined : byId.get(area.parent)
    if (above) put(`${above.name}/${area.name}`, area)
  }
  return (written) => {
    if (written === '') return '要写区域，和“区域”那张表里的名称一样'
    const own = byId.get(written)
    if (own) return own
    const [one, ...others] = byName.get(written) ?? []
    if (!one) return `“区域”那张表里没有“${written}”`
    return others.length === 0 ? one : `叫“${written}”的有${others.length + 1}个，请写成“镇/村”`
  }
}

/** 工会和妇联, where no organization is called so. */
function apart(word: string, organizations: readonly Named[]): string[] {
  const whole = word === '' || organizationOf(word, organizations) !== undefined
  return (whole ? [word] : word.split(/[和及]/u)).filter(Boolean)
}

/** 妇联, women, and 工会 for 总工会. */
function organizationOf(word: string, organizations: readonly Named[]): string | undefined {
  const exact = organizations.find((o) => o.name === word || o.code === word.toLowerCase())
  if (exact) return exact.code
  const like = organizations.filter((o) => word.length >= 2 && (o.name.endsWith(word) || o.name.startsWith(word)))
  return like.length === 1 ? like[0]?.code : undefined
}
