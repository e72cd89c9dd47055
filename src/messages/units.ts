import type { Day } from '../calendar/day.ts'
import type { CountyChange } from '../catalogue/county-changes.ts'
import type { CountyDeed } from '../catalogue/county-deeds.ts'
import { NO_SUCH_PLACE } from '../catalogue/county-wanted.ts'
import { fullDate, monthAndDate } from '../chinese/days.ts'
import type { UnitWeek } from '../digest/unit-weeks.ts'
import { WEEK_MARKS, type WeekMark } from '../digest/week-marks.ts'
import { type Key, key } from './buttons.ts'
import { inPairs, inRows, TO_MENU } from './keys.ts'
import { messageTo, type Owed, type Said } from './said.ts'

type Named = { readonly id: string; readonly name: string }
type UnitNamed = Named & { readonly people: number; readonly to?: Day | undefined }

/** Areas and units on a page: a screen of buttons. */
export const A_PAGE = 20

export const NO_COUNTY: Said = { text: '还没有单位。请运维设好县文件，重新启动。', keys: [[TO_MENU]] }
export const GONE: Said = { text: NO_SUCH_PLACE, keys: [[key('单位', 'units')]] }
export const LAPSED: Said = { text: '这一步已经过去了，请从头再来。', keys: [[key('单位', 'units')]] }

export function toArea(area: string, label = '返回'): Key {
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

/** To whoever reports for a unit that is there no longer. */
export function unitClosed(chatId: number, { name, to, into }: CountyChange): Owed {
  const until = to === undefined ? '' : `到${monthAndDate(to)}止，`
  const then = into === undefined ? '已关闭，以后不用再报。' : `并入${into}。以后请为${into}填报，邀请链接找编辑要。`
  return messageTo(chatId, `${name}${until}${then}以前报的都算数。`, [[TO_MENU]])
}
