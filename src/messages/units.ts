import type { Day } from '../calendar/day.ts'
import type { CountyChange } from '../catalogue/county-changes.ts'
import type { CountyDeed } from '../catalogue/county-deeds.ts'
import { fullDate, monthAndDate } from '../chinese/days.ts'
import type { UnitWeek } from '../digest/unit-weeks.ts'
import { WEEK_MARKS, type WeekMark } from '../digest/week-marks.ts'
import { hashOf, type Key, type Keys, key } from './buttons.ts'
import { mostOf } from './common.ts'
import { changeCounts, changeLine } from './county-changes.ts'
import { inPairs, inRows, TO_MENU } from './keys.ts'
import { messageTo, type Owed, type Said } from './said.ts'

type Named = { readonly id: string; readonly name: string }
type UnitNamed = Named & { readonly people: number; readonly to?: Day | undefined }

/** Areas and units on a page: a screen of buttons. */
export const A_PAGE = 20

export const NO_COUNTY: Said = { text: '还没有单位。请运维设好县文件，重新启动。', keys: [[TO_MENU]] }
export const GONE: Said = { text: '这个区域或单位已经没有了，请重新选。', keys: [[key('单位', 'units')]] }
export const LAPSED: Said = { text: '这一步已经过去了，请从头再来。', keys: [[key('单位', 'units')]] }

function toArea(area: string, label = '返回'): Key {
  return key(label, 'unitsOf', { area })
}

/** An area: those below it, its units, and what can be done. `lead`: what was just done. */
export function areaPage(
  of: {
    readonly area: Named & { readonly parent?: string | undefined; readonly level: 'county' | 'town' | 'village' }
    readonly below: readonly Named[]
    readonly units: readonly UnitNamed[]
  },
  lead = '',
): Said {
  const { area, below, units } = of
  const all = [
    ...below.map((a) => key(`${a.name} ›`, 'unitsOf', { area: a.id })),
    ...units.map((u) => key(unitLabel(u), 'unitShow', { unit: u.id })),
  ]
  const deed = (label: string, is: Parameters<typeof areaDeed>[1]) => areaDeed(label, is, area.id)
  const open = units.filter((u) => u.to === undefined)
  const nobody = open.filter((u) => u.people === 0).length
  const inside = { county: '个镇', town: '个村', village: '' }[area.level]
  const text = [
    `${area.name}：${inside === '' ? '' : `${below.length}${inside}，`}${open.length}个单位${nobody > 0 ? `（${nobody}个还没有填报人）` : ''}。`,
    area.level === 'county' ? '找一个单位可以发：/units 甲镇' : '',
  ]
  return {
    text: lead + text.filter(Boolean).join('\n'),
    list: { keys: all, again: toArea(area.id) },
    keys: [
      ...inRows(
        [
          ...(area.level === 'village' ? [] : [deed(area.level === 'county' ? '添镇' : '添村', 'add-area')]),
          deed('添单位', 'add-unit'),
          deed('改名', 'rename'),
          ...(area.level === 'village' ? [deed('划到别的镇', 'move')] : []),
          ...(area.level === 'county'
            ? []
            : [
                deed(`并入别的${area.level === 'town' ? '镇' : '村'}`, 'merge'),
                deed('全部关闭', 'close'),
                deed('删除', 'delete'),
              ]),
        ],
        3,
      ),
      area.parent === undefined ? [key('导出', 'unitsOut'), key('导入', 'unitsIn'), TO_MENU] : [toArea(area.parent)],
    ],
  }
}

function areaDeed(label: string, deed: Exclude<CountyDeed['is'], 'reopen'>, area: string): Key {
  return key(label, 'areaDeed', { areaDoes: deed, area })
}

function unitLabel({ name, people, to }: UnitNamed): string {
  if (to !== undefined) return `${name}（关闭）`
  return people === 0 ? `${name}（无人）` : `${name}（${people}人）`
}

/** Units and areas whose names have the words that were typed. */
export function found(words: string, areas: readonly Named[], units: readonly UnitNamed[]): Said {
  const keys = [
    ...areas.map((a) => key(`${a.name} ›`, 'unitsOf', { area: a.id })),
    ...units.map((u) => key(unitLabel(u), 'unitShow', { unit: u.id })),
  ]
  const text =
    keys.length === 0
      ? `没有叫“${words}”的区域或单位。可以只写名称的一部分。`
      : keys.length > A_PAGE
        ? `带“${words}”的有${keys.length}个，列出前${A_PAGE}个，请写得更具体些。`
        : `带“${words}”的有${keys.length}个。`
  return { text, keys: [...inRows(keys.slice(0, A_PAGE), 2), [key('单位', 'units'), TO_MENU]] }
}

/** What the marks of a line mean: those of what was sent always, of others where they stand in it. */
function marksSaid(weeks: readonly UnitWeek[]): string {
  const always = ['reported', 'late', 'zero', 'missing']
  const said = (Object.keys(WEEK_MARKS) as WeekMark[])
    .filter((mark) => always.includes(mark) || weeks.includes(mark))
    .map((mark) => `${WEEK_MARKS[mark].mark}＝${WEEK_MARKS[mark].words}`)
  return `${said.join('，')}。`
}

export function unitPage(
  of: {
    readonly unit: Named & { readonly area: string; readonly from?: Day | undefined; readonly to?: Day | undefined }
    readonly areaName: string
    readonly heir: string | undefined
    readonly reporters: readonly string[]
    readonly last: Day | undefined
    /** The weeks of late, the oldest first, from this day on. */
    readonly weeks: readonly UnitWeek[]
    readonly since: Day
    readonly used: boolean
    /** Whether an editor looks at every report of it. */
    readonly isReviewed: boolean
  },
  lead = '',
): Said {
  const { unit, areaName, heir, reporters, last, weeks, since, used, isReviewed } = of
  const lines = [
    `${unit.name}（${areaName}）`,
    ...(unit.from === undefined ? [] : [`从${fullDate(unit.from)}起`]),
    ...(unit.to === undefined ? [] : [`到${fullDate(unit.to)}止${heir === undefined ? '，已关闭' : `，并入${heir}`}`]),
    reporters.length > 0 ? `填报人：${reporters.join('、')}` : '还没有填报人。',
    last === undefined ? '还没有填报过。' : `最近一次填报：${monthAndDate(last)}。`,
    `近${weeks.length}周（从${monthAndDate(since)}起）：${weeks.map((w) => (w === undefined ? '—' : WEEK_MARKS[w].mark)).join(' ')}`,
    marksSaid(weeks),
  ]
  const deed = (label: string, is: 'rename' | 'merge' | 'close' | 'reopen' | 'delete') =>
    key(label, 'unitDeed', { unitDoes: is, unit: unit.id })
  const deeds =
    unit.to === undefined
      ? [deed('改名', 'rename'), deed('并入别的单位', 'merge'), used ? deed('关闭', 'close') : deed('删除', 'delete')]
      : [deed('重新启用', 'reopen')]
  return {
    text: lead + lines.join('\n'),
    keys: [
      ...inPairs(deeds),
      ...(unit.to === undefined
        ? [[key('邀请填报人', 'inviteUnit', { unit: unit.id }), key('暂停报送', 'unitPause', { unit: unit.id })]]
        : []),
      [
        isReviewed
          ? key('报的不用先看', 'reviewNoMore', { unit: unit.id })
          : key('报的都先看', 'reviewUnit', { unit: unit.id }),
        toArea(unit.area),
      ],
    ],
  }
}

/** Back to what a deed is done to. */
function backTo({ what, id }: CountyDeed): Key {
  return what === 'unit' ? key('返回', 'unitShow', { unit: id }) : toArea(id)
}

/** Asks for what a deed still needs: a name is typed, the rest is tapped. */
export function askFor(
  deed: CountyDeed,
  called: string,
  missing: 'name' | 'organization' | 'into',
  choices: readonly Named[],
  said = '',
): Said {
  const asks = {
    name: deed.is === 'rename' ? `${called}改叫什么？请打新名称。` : `${called}下面添什么？请打名称。`,
    organization: `${called}添哪个组织的单位？`,
    into: deed.is === 'move' ? `${called}划到哪里？` : `${called}并入哪里？也可以打名称找。`,
  }
  const button = (c: Named): Key => {
    if (missing === 'organization') return key(c.name, 'countyOrganization', { organization: c.id })
    return deed.what === 'unit' ? key(c.name, 'countyUnit', { unit: c.id }) : key(c.name, 'countyArea', { area: c.id })
  }
  return { text: said + asks[missing], keys: [...inRows(choices.slice(0, A_PAGE).map(button), 2), [backTo(deed)]] }
}

export function cannot(deed: CountyDeed, why: string): Said {
  return { text: why, keys: [[backTo(deed)]] }
}

/** By what is known again what an editor was shown before it was agreed to. */
export function changesHash(changes: readonly CountyChange[], day: Day): string {
  return hashOf(`${day}\n${JSON.stringify(changes)}`)
}

/** What will change, once more, before it is saved. */
export function echo(
  deed: CountyDeed,
  of: { readonly changes: readonly CountyChange[]; readonly day: Day; readonly today: Day },
  lead = '',
): Said {
  const { changes, day, today } = of
  const dated = ['rename', 'move', 'merge', 'close', 'add-unit'].includes(deed.is)
  const days: Keys = dated
    ? [
        [
          ...[today, `${today.slice(0, 7)}-01`, `${today.slice(0, 4)}-01-01`]
            .filter((d, i, all) => d !== day && all.indexOf(d) === i)
            .map((d) => key(d === today ? '从今天起' : `从${monthAndDate(d)}起`, 'countyDay', { day: d })),
        ],
      ]
    : []
  const when = dated ? [`从${fullDate(day)}起。换一天可以直接打日期。`] : []
  const kept = changes.some((c) => c.is === 'renamed' || c.is === 'moved') ? ['这天以前的汇编还用原来的。'] : []
  return {
    text: [`${lead}核对：`, ...mostOf(changes.map(changeLine)), ...when, ...kept].join('\n'),
    keys: [[key('确认', 'countyGo', { hash: changesHash(changes, day) })], ...days, [backTo(deed)]],
  }
}

export const OUT: Said = {
  text: '单位表做好了就发给您。在 Excel 或 WPS 里改好，存成 .xlsx，发到这里就行。',
  keys: [[key('单位', 'units')]],
}
export const IN: Said = {
  text: '请把改好的单位表（.xlsx）发到这里。会先列出变动，您确认了才办。',
  keys: [[key('导出', 'unitsOut'), key('返回', 'units')]],
}
/** To whoever sent one unasked. */
export const COUNTY_SENT: Said = {
  text: '这是单位表。先看看会有哪些变动？',
  keys: [[key('看变动', 'unitsRead'), key('返回', 'units')]],
}
export function unread(why: string): Said {
  return { text: why, keys: [[key('返回', 'units')]] }
}

type Problem = { readonly sheet: string; readonly line?: number; readonly column?: string; readonly problem: string }

/** What is wrong in a workbook, and where. */
export function wrongIn(problems: readonly Problem[]): Said {
  const lines = problems.map(({ sheet, line, column, problem }) => {
    const place = [sheet && `“${sheet}”`, line === undefined ? '' : `第${line}行`, column ?? '']
      .filter(Boolean)
      .join('')
    return `${place}${place === '' ? '' : '：'}${problem}`
  })
  return {
    text: [`表里有${problems.length}处要改，一处都没有办：`, ...mostOf(lines), '改好再发一次就行。'].join('\n'),
    keys: [[key('返回', 'units')]],
  }
}

/** What a workbook would change. `named`: the same without what it does not name; absent where it names all. */
export function fileEcho(
  changes: readonly CountyChange[],
  of: { readonly day: Day; readonly named: readonly CountyChange[] | undefined },
  lead = '',
): Said {
  const { day, named } = of
  if (changes.length === 0) return { text: '表里和现在一样，没有变动。', keys: [[key('返回', 'units')]] }
  const gone = changes.filter((c) => c.is === 'closed' || c.is === 'deleted').length
  const take = (label: string, lines: 'all' | 'named', of: readonly CountyChange[]) =>
    key(label, 'unitsTake', { lines, hash: changesHash(of, day) })
  return {
    text: [
      `${lead}核对：${changeCounts(changes)}。从${fullDate(day)}起。`,
      ...mostOf(changes.map(changeLine)),
      ...(named ? [`表里没写的，会关闭或删除（共${gone}处关闭、删除）。`] : []),
    ].join('\n'),
    keys: [
      [take('照表办', 'all', changes)],
      ...(named && named.length > 0 ? [[take('只办表里写的', 'named', named)]] : []),
      [key('返回', 'units')],
    ],
  }
}

/** A workbook was taken. */
export function fileTaken(changes: readonly CountyChange[]): Said {
  return { text: `已保存：${changeCounts(changes)}。`, keys: [[key('单位', 'units'), TO_MENU]] }
}

export const CHANGED_MEANWHILE = '刚才别的编辑改过，请看过再定。\n'
export const SAVED = '已保存。\n'

/** To whoever reports for a unit that is there no longer. */
export function unitClosed(chatId: number, { name, to, into }: CountyChange): Owed {
  const until = to === undefined ? '' : `到${monthAndDate(to)}止，`
  const then = into === undefined ? '已关闭，以后不用再报。' : `并入${into}。以后请为${into}填报，邀请链接找编辑要。`
  return messageTo(chatId, `${name}${until}${then}以前报的都算数。`, [[TO_MENU]])
}
