import type { Day } from '../calendar/day.ts'
import type { CountyChange } from '../catalogue/county-changes.ts'
import { fullDate } from '../chinese/days.ts'
import { key } from './buttons.ts'
import { firstLines } from './common.ts'
import { changeCounts, changeLine } from './county-changes.ts'
import { changesHash } from './county-deeds.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

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
    text: [`表里有${problems.length}处要改，一处都没有办：`, ...firstLines(lines), '改好再发一次就行。'].join('\n'),
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
      ...firstLines(changes.map(changeLine)),
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
