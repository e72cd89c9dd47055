import { yearOf } from '../../calendar/day.ts'
import { calendarYear } from '../../calendar/period.ts'
import { areasBelow } from '../../database/area.ts'
import { type DigestRow, digestById, openDigest } from '../../database/digest.ts'
import { reserveId } from '../../database/ids.ts'
import type { Database } from '../../database/open.ts'
import {
  type SuperiorTable,
  superiorTableById,
  superiorTableCalled,
  superiorTables,
} from '../../database/superior-table.ts'
import { askedFor, issueYearOf, reportOn, type Subject, scopeNamed, subjectOf } from '../../desk/subject.ts'
import { checkTable, fillTable, templateOf } from '../../desk/superior-table.ts'
import { PERIOD_KINDS, periodLabel } from '../../digest/kinds/index.ts'
import { scopeKey, scopeName } from '../../digest/scope.ts'
import { ZEROS } from '../../digest/superior/asked.ts'
import { isCountyWorkbook } from '../../documents/county-workbook.ts'
import { isPastWorkbook } from '../../documents/past-figures.ts'
import { sheetNames } from '../../documents/sheets.ts'
import { called, key } from '../../messages/buttons.ts'
import { fileTo } from '../../messages/file-owed.ts'
import { PAST_SENT } from '../../messages/past-figures.ts'
import * as messages from '../../messages/tables.ts'
import { COUNTY_SENT } from '../../messages/units-file.ts'
import type { Asked, SentDocument } from '../asked.ts'
import { type Door, feature } from '../feature.ts'
import { contentOf } from '../sent-file.ts'
import { yearReportedOn } from '../year-asked.ts'

type Names =
  | ('tables' | 'tableMarks' | 'table' | 'tableFor' | 'tablePeriods' | 'tablePeriod' | 'tableScopes' | 'tableScope')
  | ('tableFill' | 'tableFile' | 'tableRemove' | 'tableRemoveSure')

type Listed = Awaited<ReturnType<typeof superiorTables>>

type Facts =
  | { readonly listed: Listed }
  | 'marks'
  | 'gone'
  | { readonly unusable: string }
  | { readonly faulty: string; readonly faults: readonly { readonly place: string; readonly why: string }[] }
  | {
      readonly kept: messages.TableFor
      readonly content: Uint8Array
      readonly marks: number
      readonly instead: number | undefined
    }
  | { readonly shown: messages.TableFor }
  | { readonly periodsOf: number; readonly table: number; readonly digest: number }
  | {
      readonly towns: readonly { readonly code: string; readonly name: string }[]
      readonly table: number
      readonly digest: number
    }
  | {
      readonly filled: messages.TableFor
      readonly of: Readonly<Record<string, unknown>>
      readonly told: number
      readonly nobody: number
      readonly zeros: boolean
    }
  | { readonly file: SuperiorTable }
  /** It is no table of a superior, but the county's own units. */
  | { readonly countyFile: string }
  /** Nor this one: it gives last year's figures. */
  | { readonly pastFile: string }
  | { readonly asked: SuperiorTable }
  | { readonly removes: SuperiorTable }

/** /tables: tables that superiors want filled. One that is sent is remembered, and filled for any period and scope. */
export const tables = feature<Facts, Names>({
  command: 'tables',
  role: 'editor',
  place: 'private',
  menu: '上级表：按标记自动填',
  topic: 'contents',
  help: ['/tables 上级要的表：写上标记发给我，我来填'],
  opens: key('上级表', 'tables'),
  named: called(
    '统计表、报表、上级的表、上级 表、填 表、套表、附表、统计 表、上级 数、做成 表、上级 报、上级 发 表、上级 材料、上级 台账、省|市|县委|组织部|部门 要|表|报|交|填、省总|省妇联|市妇联|市残联|省残联|团省委|团市委|市总 要|表|报|数、报 上级、给 上级|省|市、专项 表、模板 填|表、标记 表|怎么|写、自动 填、表 套|模板|自动|上级|要 填|空|套用、导 个 表、导出 表、做 个 表、出 个 表、季报表、年报表、月报表',
    key('', 'tables'),
  ),
  plain: ['document'],
  buttons: [
    ...(['tables', 'tableMarks', 'table', 'tableFor', 'tablePeriods', 'tablePeriod', 'tableScopes'] as const),
    ...(['tableScope', 'tableFill', 'tableFile', 'tableRemove', 'tableRemoveSure'] as const),
  ],
  load: (db, asked, door) => {
    if (asked.by === 'document') return sent(db, door, asked.file)
    if (asked.by !== 'tap') return list(db)
    return asked.button.name === 'tableMarks' ? 'marks' : tapped(db, door, asked.button)
  },
  decide: (facts, door) => {
    const { chatId, now, who } = door
    if (facts === 'marks') return { say: [messages.MARKS] }
    if (facts === 'gone') return { say: [messages.GONE] }
    if ('listed' in facts) return { say: [messages.tableList(facts.listed)] }
    if ('countyFile' in facts) {
      return { say: [COUNTY_SENT], awaits: { for: 'county-file', file: facts.countyFile } }
    }
    if ('pastFile' in facts) {
      return { say: [PAST_SENT], awaits: { for: 'past-figures', file: facts.pastFile } }
    }
    if ('unusable' in facts) return { say: [messages.unusable(facts.unusable)] }
    if ('faults' in facts) return { say: [messages.faulty(facts.faulty, facts.faults)] }
    if ('shown' in facts) return { say: [messages.tablePage(facts.shown)] }
    if ('periodsOf' in facts) {
      const periods = PERIOD_KINDS.flatMap(({ code: kind, label, offered }) =>
        offered(facts.periodsOf).map((period) => ({ kind, label: label(period), to: period.to })),
      )
      return { say: [messages.periodsFor(facts, periods)] }
    }
    if ('towns' in facts) return { say: [messages.scopesFor(facts, door.desk.catalogue.organizations, facts.towns)] }
    if ('filled' in facts) {
      const { filled, of } = facts
      const files = messages.filledFiles(filled.as, of)
      return { say: [messages.filledSaid(filled, facts)], owe: files.map((file) => fileTo(chatId, file)) }
    }
    const noted = (action: 'table-add' | 'table-remove', id: number) => {
      return { do: 'note' as const, of: { at: now, personId: who.id, action, subject: `superior_table ${id}` } }
    }
    if ('kept' in facts) {
      const { kept, content, marks, instead } = facts
      const { id, name, as } = kept
      return {
        say: [messages.tablePage(kept, { marks, instead: instead !== undefined })],
        write: [
          { do: 'addSuperiorTable', of: { id, name, as, content, instead, addedAt: now, addedBy: who.id } },
          noted('table-add', id),
        ],
      }
    }
    if ('file' in facts) {
      const of = { table: facts.file.id }
      return { say: [messages.HERE], owe: [fileTo(chatId, { make: messages.SUPERIOR_TABLE, of })] }
    }
    if ('asked' in facts) return { say: [messages.askRemove(facts.asked)] }
    const { id } = facts.removes
    return {
      say: [messages.removed(facts.removes)],
      write: [{ do: 'removeSuperiorTable', of: { id, at: now } }, noted('table-remove', id)],
    }
  },
})

async function list(db: Database): Promise<Facts> {
  return { listed: await superiorTables(db) }
}

async function sent(db: Database, door: Door, file: SentDocument): Promise<Facts> {
  const content = await contentOf(door, file)
  if (typeof content === 'string') return { unusable: content }
  const sheets = await sheetNames(content)
  if (isCountyWorkbook(sheets)) return { countyFile: file.id }
  if (isPastWorkbook(sheets)) return { pastFile: file.id }
  const checked = await checkTable(db, door.desk, { name: file.name, bytes: content }, door.now)
  const name = file.name.replace(/\.\w+$/u, '').trim() || '上级表'
  if ('unusable' in checked) return checked
  if ('faults' in checked) return { faulty: name, faults: checked.faults }
  const { as, template } = checked.table
  const [before, id] = [await superiorTableCalled(db, name), await reserveId(db, 'superior_table')]
  const kept = await pageOf(db, door, { id, name, as }, await thisYear(db, door))
  return { kept, content, marks: template.marks.length, instead: before?.id }
}

type Tapped = Exclude<Extract<Asked<Names>, { by: 'tap' }>['button'], { readonly name: 'tableMarks' }>

async function tapped(db: Database, door: Door, button: Tapped): Promise<Facts> {
  if (button.name === 'tables') return list(db)
  const table = await superiorTableById(db, button.parts.table)
  if (!table || table.removedAt) return 'gone'
  switch (button.name) {
    case 'tableFile':
      return { file: table }
    case 'tableRemove':
      return { asked: table }
    case 'tableRemoveSure':
      return { removes: table }
    case 'table':
      return { shown: await pageOf(db, door, table, await thisYear(db, door)) }
  }
  const row = await digestById(db, button.parts.digest)
  if (row?.kind !== 'year') return 'gone'
  const { id } = table
  switch (button.name) {
    case 'tableFor':
      return { shown: await pageOf(db, door, table, row) }
    case 'tablePeriods':
      return { periodsOf: yearOf(row.periodTo), table: id, digest: row.id }
    case 'tablePeriod': {
      const { kind, day } = button.parts
      const { scope } = await subjectOf(db, door.desk, row)
      const period = PERIOD_KINDS.find(({ code }) => code === kind)?.around(day) ?? calendarYear(yearOf(day))
      return { shown: await pageOf(db, door, table, await rowOf(db, reportOn(period, scope))) }
    }
    case 'tableScopes': {
      const [top] = await areasBelow(db, undefined)
      const towns = top ? await areasBelow(db, top.id) : []
      return { towns: towns.map(({ id: code, name }) => ({ code, name })), table: id, digest: row.id }
    }
    case 'tableScope': {
      const { period, scope } = await subjectOf(db, door.desk, row)
      const named = (await scopeNamed(db, door.desk, button.parts.scope)) ?? scope
      return { shown: await pageOf(db, door, table, await rowOf(db, reportOn(period, named))) }
    }
    case 'tableFill':
      return fill(db, door, table, row)
  }
}

async function fill(db: Database, door: Door, table: SuperiorTable, row: DigestRow): Promise<Facts> {
  const { desk, now } = door
  const { period, scope } = await subjectOf(db, desk, row)
  const template = await templateOf({ as: table.as, bytes: table.content })
  // In the file it is filled again, as it stands now: here it is told what came of it.
  const done = await fillTable(db, desk, template, { period, scope }, now)
  if ('faults' in done) return { faulty: table.name, faults: done.faults }
  const asked = done.put.filter(({ filled }) => filled.source)
  const nobody = asked.filter(({ filled: { source } }) => !source?.lineage && !source?.compares).length
  const zeros = done.put.some(({ mark }) => mark.name === ZEROS)
  const of = { table: table.id, ...period, scope: scopeKey(scope), asOf: now.toISOString() }
  return { filled: await pageOf(db, door, table, row), of, told: asked.length - nobody, nobody, zeros }
}

function rowOf(db: Database, subject: Subject): Promise<DigestRow> {
  return openDigest(db, { asked: askedFor(subject), issueYear: issueYearOf(subject) })
}

function thisYear(db: Database, { today }: Door): Promise<DigestRow> {
  return rowOf(db, reportOn(calendarYear(yearReportedOn(today)), { kind: 'county' }))
}

type Known = Pick<SuperiorTable, 'id' | 'name' | 'as'>

async function pageOf(
  db: Database,
  { desk }: Door,
  { id, name, as }: Known,
  row: DigestRow,
): Promise<messages.TableFor> {
  const { period, scope } = await subjectOf(db, desk, row)
  return { id, name, as, digest: row.id, period: periodLabel(period), scope: scopeName(scope, desk.county) }
}
