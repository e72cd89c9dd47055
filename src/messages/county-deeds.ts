import type { Day } from '../calendar/day.ts'
import type { CountyChange } from '../catalogue/county-changes.ts'
import type { CountyDeed } from '../catalogue/county-deeds.ts'
import { fullDate, monthAndDate } from '../chinese/days.ts'
import { hashOf, type Key, type Keys, key } from './buttons.ts'
import { firstLines } from './common.ts'
import { changeLine } from './county-changes.ts'
import { inRows } from './keys.ts'
import type { Said } from './said.ts'
import { A_PAGE, toArea } from './units.ts'

type Named = { readonly id: string; readonly name: string }

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
    text: [`${lead}核对：`, ...firstLines(changes.map(changeLine)), ...when, ...kept].join('\n'),
    keys: [[key('确认', 'countyGo', { hash: changesHash(changes, day) })], ...days, [backTo(deed)]],
  }
}

export const CHANGED_MEANWHILE = '刚才别的编辑改过，请看过再定。\n'
export const SAVED = '已保存。\n'
