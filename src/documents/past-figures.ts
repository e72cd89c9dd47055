import type { CellValue } from 'hucre/xlsx'
import type { Catalogue, FoundIndicator } from '../catalogue/catalogue.ts'
import { nearest } from '../catalogue/nearest.ts'
import { type PastFigure, pastKey } from '../digest/past-figures.ts'
import { labelNamed } from '../kinds/shared/labels.ts'
import { headOf, withJoined } from './heads.ts'
import { dayOf } from './read-cells.ts'
import { FORMULA_ERROR, readSheets } from './sheets.ts'
import type { Sheet } from './workbook.ts'
import { columnName } from './workbook-cells.ts'

/** The sheet of last year's figures, and its columns. */
const PAST_SHEET = '上年数'
const COLUMNS = [
  { name: '年份', width: 8 },
  { name: '月份', width: 8 },
  { name: '区域', width: 14 },
  { name: '组织', width: 10 },
  { name: '指标', width: 30 },
  { name: '级别', width: 14 },
  { name: '单位', width: 8 },
  { name: '数值', width: 14 },
  { name: '代码', width: 34 },
] as const
type ColumnName = (typeof COLUMNS)[number]['name']
/** What a sheet may do without: what is the same for all, or helps only whoever fills it in. */
const OPTIONAL: readonly ColumnName[] = ['月份', '区域', '指标', '级别', '单位']

/** What takes a number away that was given before. */
const TAKEN_AWAY = '删'

const EXPLAINED: readonly (readonly [string, string])[] = [
  [
    '怎么用',
    '在“上年数”里填数值，存成 .xlsx，发给机器人（设置→上年数），看过变动再确认。运维也可以 qunbao import 文件名。',
  ],
  ['年份、月份', '月份空着就是全年的数；写1到12是那个月的。按月填的，季度、半年、全年由各月相加。'],
  ['区域', '空着是全县的数；写镇（街道）的名称，就是那个镇的。村的不用填。'],
  ['数值', '按“单位”一列填，如 1.5 万元写 1.5。空着的不导入；写“删”是去掉以前导入的。'],
  ['代码', '不要改。要加镇的、月的，整行复制再改区域、月份。'],
  ['用在哪', '以后的汇报里“与以往对比”：没有填报可比的，用这里的数，注明是导入的。已发布的不变。'],
]

/** An empty workbook of a year's figures: a row an indicator of each organization, and a level where it has levels. */
export function pastTemplate({ organizations, indicators }: Catalogue, year: number): Sheet[] {
  const rows = organizations.flatMap(({ code, name }) =>
    indicators
      .filter(({ organization }) => organization === undefined || organization.code === code)
      .flatMap((found) =>
        levelsOf(found).map((level) => [
          ...[year, undefined, undefined, name, found.indicator.label, level || undefined],
          ...[found.indicator.unit, undefined, found.code],
        ]),
      ),
  )
  return [
    { name: PAST_SHEET, columns: COLUMNS, rows },
    {
      name: '说明',
      columns: [
        { name: '事项', width: 14 },
        { name: '说明', width: 90 },
      ],
      rows: EXPLAINED,
    },
  ]
}

/** The levels that its question offers; one empty where it has none. */
function levelsOf({ form, indicator }: FoundIndicator): readonly string[] {
  if (indicator.split_by === undefined) return ['']
  return form.questions.find(({ code }) => code === indicator.split_by)?.choices ?? ['']
}

/** A number that is given, or (`value` null) taken away. */
export type GivenPast = Omit<PastFigure, 'value'> & { readonly value: number | null }

type Known = {
  readonly catalogue: Catalogue
  readonly county: string
  /** The towns there are. */
  readonly towns: readonly { readonly id: string; readonly name: string }[]
  /** The year that is under way: of it there are no numbers of before. */
  readonly thisYear: number
}

/** Whether a workbook with sheets of these names has last year's figures. */
export function isPastWorkbook(sheets: readonly string[]): boolean {
  return sheets.includes(PAST_SHEET)
}

/** Reads such a workbook; what is wrong is told by sheet and cell, with what would be right. @throws UnreadableWorkbook */
export async function readPastFigures(
  bytes: Uint8Array,
  known: Known,
): Promise<{ readonly given: readonly GivenPast[] } | { readonly faults: readonly string[] }> {
  const sheet = (await readSheets(bytes)).find(({ name }) => name.trim() === PAST_SHEET)
  if (!sheet) return { faults: [`缺少“${PAST_SHEET}”这张表，请重新要一份模板（设置→上年数）`] }
  const names = COLUMNS.map(({ name }) => name)
  const { head, at: top } = headOf<ColumnName>(sheet.rows, names)
  const missing = names.filter((name) => !head.includes(name) && !OPTIONAL.includes(name))
  if (missing.length > 0) return { faults: [`${PAST_SHEET}：缺少这几列：${missing.join('、')}`] }
  const twice = COLUMNS.find(({ name }) => head.indexOf(name) !== head.lastIndexOf(name))
  if (twice) return { faults: [`${PAST_SHEET}：“${twice.name}”这一列写了两遍，请只留一个`] }
  const faults: string[] = []
  const given = new Map<string, { readonly figure: GivenPast; readonly line: number }>()
  const values = head.indexOf('数值')
  const joined = (sheet.merges ?? []).filter(({ startRow, startCol, endCol }) => {
    return startRow > top && startCol <= values && values <= endCol
  })
  for (const { startRow, endRow } of joined.filter((merge) => merge.endRow > merge.startRow)) {
    const at = `${PAST_SHEET}!${columnName(values)}${startRow + 1}:${columnName(values)}${endRow + 1}`
    faults.push(`${at}（数值）：几行合成了一格，看不出各是多少，请拆开，一行写一个数`)
  }
  for (const [i, cells] of withJoined(sheet.rows, sheet.merges ?? [], top)
    .slice(top + 1)
    .entries()) {
    const line = top + i + 2
    const at = (name: ColumnName) => cells[head.indexOf(name)] ?? null
    const wrong = (name: ColumnName, why: string) =>
      void faults.push(`${PAST_SHEET}!${columnName(Math.max(head.indexOf(name), 0))}${line}（${name}）：${why}`)
    if (textOf(at('数值')) === '') continue
    const figure = figureOf(at, wrong, known)
    if (!figure) continue
    const key = pastKey(figure)
    const before = given.get(key)
    if (before) wrong('数值', `和第${before.line}行是同一个数，请只留一行`)
    else given.set(key, { figure, line })
  }
  if (faults.length === 0 && given.size === 0) faults.push(`${PAST_SHEET}：“数值”一列都空着，请先填数`)
  return faults.length > 0 ? { faults } : { given: [...given.values()].map(({ figure }) => figure) }
}

type At = (name: ColumnName) => CellValue
type Wrong = (name: ColumnName, why: string) => void

/** The number of a row; undefined where anything of it is wrong. */
function figureOf(at: At, wrong: Wrong, { catalogue, county, towns, thisYear }: Known): GivenPast | undefined {
  const year = wholeNumber(at('年份'))
  if (year === undefined || year < 2000 || year >= thisYear)
    wrong('年份', `“${textOf(at('年份'))}”不对，请写${thisYear}年以前的年份，如${thisYear - 1}`)
  const monthly = textOf(at('月份')) !== ''
  const month = monthly ? wholeNumber(textOf(at('月份')).replace(/月$/u, '')) : 0
  if (month === undefined || (monthly && (month < 1 || month > 12)))
    wrong('月份', `“${textOf(at('月份'))}”不对，请写1到12，全年的空着`)
  const called = textOf(at('组织'))
  const organization = catalogue.organizations.find(({ name, code }) => name === called || code === called)
  if (!organization) wrong('组织', `没有“${called}”，可以写：${catalogue.organizations.map((o) => o.name).join('、')}`)
  const code = textOf(at('代码'))
  const found = catalogue.indicator(code)
  if (code === '') wrong('代码', '没有写代码，请照模板里的写')
  else if (!found)
    wrong(
      '代码',
      `没有“${code}”这个指标${near(
        code,
        catalogue.indicators.map((i) => i.code),
      )}`,
    )
  else if (organization && found.organization && found.organization.code !== organization.code)
    wrong('组织', `“${found.indicator.label}”是${found.organization.name}的指标`)
  const typed = textOf(at('级别'))
  // 州级 is 州（市）级.
  const level = (found && labelNamed(levelsOf(found), typed)) ?? typed
  if (found) checkLevel(found, level, wrong)
  const place = textOf(at('区域'))
  const town = towns.find(({ name, id }) => name === place || id === place)
  if (place !== '' && place !== county && place !== '全县' && !town)
    wrong(
      '区域',
      `没有“${place}”这个镇（街道）${near(
        place,
        towns.map((t) => t.name),
      )}，全县的空着`,
    )
  const value = numberOf(at('数值'), found?.indicator.unit ?? '')
  const written = textOf(at('数值'))
  if (FORMULA_ERROR.test(written)) wrong('数值', `公式出错了（${written}），请改成数，或用 Excel、WPS 打开后保存`)
  else if (value === undefined) wrong('数值', `“${written}”不是数，请只写数字，如 1200；要去掉写“${TAKEN_AWAY}”`)
  else if (
    value !== null &&
    found &&
    found.question.kind !== 'decimal' &&
    !mayBeBroken(found) &&
    !Number.isInteger(value)
  )
    wrong('数值', `“${written}”不是整数，“${found.indicator.label}”要写整数`)
  const isPlace = place === '' || place === county || place === '全县' || town !== undefined
  if (year === undefined || year < 2000 || year >= thisYear || month === undefined || month > 12) return undefined
  if (!organization || !found || value === undefined || !isPlace) return undefined
  return { year, month, organization: organization.code, indicator: found.code, level, area: town?.id ?? null, value }
}

function checkLevel(found: FoundIndicator, level: string, wrong: Wrong): void {
  const levels = levelsOf(found)
  if (levels.includes(level)) return
  if (found.indicator.split_by === undefined) wrong('级别', `“${found.indicator.label}”不分级别，请空着`)
  else if (level === '') wrong('级别', `“${found.indicator.label}”要写是哪一级：${levels.join('、')}`)
  else wrong('级别', `“${found.indicator.label}”没有“${level}”这一级，可以写：${levels.join('、')}`)
}

function near(text: string, known: readonly string[]): string {
  const like = nearest(text, known)
  return like === undefined ? '' : `，是不是“${like}”`
}

function wholeNumber(cell: CellValue): number | undefined {
  const text = textOf(cell).replace(/年$/u, '')
  return /^\d{1,4}(?:\.0+)?$/u.test(text) ? Number(text) : undefined
}

/** An average may have decimals though all that it is of is counted. */
function mayBeBroken({ indicator }: FoundIndicator): boolean {
  return indicator.over_time === 'average'
}

/** Numbers as they are written in tables, with commas between thousands too, and with the row's own measure. */
function numberOf(cell: CellValue, unit: string): number | null | undefined {
  if (typeof cell === 'number') return cell >= 0 && cell < 1e13 ? Number(cell.toFixed(4)) : undefined
  const plain = textOf(cell)
    .replace(/[０-９．]/gu, (wide) => wide.normalize('NFKC'))
    .replaceAll(/[,，\s]/gu, '')
  const text =
    unit !== '' && /\d$/u.test(plain.slice(0, -unit.length)) && plain.endsWith(unit)
      ? plain.slice(0, -unit.length)
      : plain
  if (text === TAKEN_AWAY) return null
  return /^\d{1,13}(?:\.\d+)?$/u.test(text) ? Number(Number(text).toFixed(4)) : undefined
}

function textOf(cell: CellValue | undefined): string {
  return cell === null || cell === undefined ? '' : cell instanceof Date ? dayOf(cell) : String(cell).trim()
}
