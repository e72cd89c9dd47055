import { clip } from '../chinese/quoted.ts'
import { type Key, key } from './buttons.ts'
import { firstLines } from './common.ts'
import type { MadeFileOwed } from './file-owed.ts'
import { inRows, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** Names of files that are made of a superior's table, see desk/files.ts. */
export const FILLED_TABLE = 'filled-table'
export const SUPERIOR_TABLE = 'superior-table'

type Listed = { readonly id: number; readonly name: string }

/** A table, and for which period and whose work. */
export type TableFor = Listed & {
  readonly as: 'xlsx' | 'docx'
  readonly digest: number
  readonly period: string
  readonly scope: string
}

const HOW = key('标记怎么写', 'tableMarks')
const TO_TABLES = key('返回', 'tables')

export function tableList(tables: readonly Listed[]): Said {
  const lead = tables.length === 0 ? '还没有上级表。' : '点一张表来填。'
  return {
    text: `${lead}\n新的表：在要填的格子里写上标记，把文件（.xlsx、.docx）发给我。`,
    list: {
      keys: tables.map(({ id, name }) => key(clip(name, 40), 'table', { table: id })),
      again: TO_TABLES,
      of: 1,
    },
    keys: [[HOW, TO_MENU]],
  }
}

export const MARKS: Said = {
  text: [
    '在格子里写标记，我按填报的数填：',
    '{妇联.巾帼宣讲场次}：全部范围、整个时段的数',
    '{妇联.巾帼宣讲场次@甲镇}、{…@县本级}：一个地方的数',
    '{…@3月}、{…@上半年}、{…@上年同期}：一段时间的数',
    '{妇联.新建机关妇女组织/县级}：分级别的要写级别；后面加“:名单”写名字',
    '{…@各镇}、{…@各月}：一格里逐个写',
    '{…@同比}、{…@增减}：和上年同期比；{…@万元}、{…@万人次}：换单位',
    '{妇联.巾帼宣讲场次+团委.…}：几个指标相加',
    '{空格填0}：没有人填报的格子填0',
    '{#镇}{镇}……{/镇}：这一行每个镇重复一行；还有{#镇和县本级}、{#村}、{#月}，行里可写{序号}',
    '{年}、{月}、{县}、{范围}、{期间}、{起}、{止}、{填表日期}',
    '指标的名字见汇编附件，写代码也行。公式、格式、合并的格子都不变。',
  ].join('\n'),
  keys: [[TO_TABLES]],
}

export const GONE: Said = { text: '这张表已经不在了。', keys: [[TO_TABLES]] }

/** What was sent cannot be used at all. */
export function unusable(why: string): Said {
  return { text: why, keys: [[HOW, TO_TABLES]] }
}

type Fault = { readonly place: string; readonly why: string }

/** Marks that are not understood; nothing was kept. */
export function faulty(name: string, faults: readonly Fault[]): Said {
  return {
    text: [
      `《${name}》有${faults.length}处要改，改好再发一次：`,
      ...firstLines(faults.map(({ place, why }) => `${place}：${why}`)),
    ].join('\n'),
    keys: [[HOW, TO_TABLES]],
  }
}

/** A table that can be filled. `kept`: it was just sent, with so many marks; `instead`: of one of its name. */
export function tablePage(of: TableFor, kept?: { readonly marks: number; readonly instead: boolean }): Said {
  const { id: table, name, digest, period, scope } = of
  const took = kept?.instead ? '换成了新发的' : '记住了'
  const lead = kept ? [`${took}《${name}》，${kept.marks}处标记都认得。`] : [`《${name}》`]
  return {
    text: [...lead, `时间：${period}`, `范围：${scope}`].join('\n'),
    keys: [
      [key('填好发给我', 'tableFill', { table, digest })],
      [key('换时间', 'tablePeriods', { table, digest }), key('换范围', 'tableScopes', { table, digest })],
      [key('要原表', 'tableFile', { table }), key('删除', 'tableRemove', { table }), TO_TABLES],
    ],
  }
}

export function periodsFor(
  { table, digest }: { readonly table: number; readonly digest: number },
  periods: readonly { readonly kind: string; readonly label: string; readonly to: string }[],
): Said {
  const keys = periods.map(({ kind, label, to }) => key(label, 'tablePeriod', { table, digest, kind, day: to }))
  return { text: '填哪段时间的？', keys: [...inRows(keys, 2), [key('返回', 'tableFor', { table, digest })]] }
}

type Named = { readonly code: string; readonly name: string }

export function scopesFor(
  { table, digest }: { readonly table: number; readonly digest: number },
  organizations: readonly Named[],
  towns: readonly Named[],
): Said {
  const scope = ({ code, name }: Named): Key => key(name, 'tableScope', { table, digest, scope: code })
  return {
    text: '填哪里、哪家的？',
    list: { keys: towns.map(scope), again: key('', 'tableScopes', { table, digest }), of: 3 },
    keys: [
      ...inRows(organizations.map(scope), 4),
      [scope({ code: 'county', name: '全县' })],
      [key('返回', 'tableFor', { table, digest })],
    ],
  }
}

/** `told`: marks that became numbers or names; `nobody`: of which nobody has reported; `zeros`: the table wants 0 there. */
export function filledSaid(
  of: TableFor,
  { told, nobody, zeros }: { readonly told: number; readonly nobody: number; readonly zeros: boolean },
): Said {
  const empty = zeros ? '照表里写的填0' : '格子空着，句子里写0；要填0，在表里随便哪里写{空格填0}'
  const none = nobody === 0 ? '' : `，${nobody}处没有人填报（${empty}）`
  const sources = of.as === 'xlsx' ? '每个数的来源在“数据来源”那张表里。' : '每个数的来源另发一个文件。'
  return {
    text: `《${of.name}》填好了：${of.period}，${of.scope}。填了${told}处${none}。\n${sources}`,
    keys: [[key('再填一份', 'tableFor', { table: of.id, digest: of.digest }), TO_TABLES]],
  }
}

export function askRemove({ id: table, name }: Listed): Said {
  return {
    text: `删除《${name}》？以前填好的文件不受影响。`,
    keys: [[key('确认删除', 'tableRemoveSure', { table }), key('返回', 'table', { table })]],
  }
}

export function removed({ name }: Listed): Said {
  return { text: `已删除《${name}》。`, keys: [[TO_TABLES]] }
}

/** The files of a filled table: of a document the sources are one of their own. */
export function filledFiles(as: 'xlsx' | 'docx', of: Readonly<Record<string, unknown>>): MadeFileOwed[] {
  const parts = as === 'xlsx' ? ['table'] : ['table', 'sources']
  return parts.map((part) => ({ make: FILLED_TABLE, of: { ...of, part } }))
}

export const HERE: Said = { text: '原表发给您了。改好标记再发给我，同名的就换掉。', keys: [[TO_TABLES]] }
