import { isAskedOf } from '../catalogue/applicable.ts'
import type { CatalogueChange, CostChange } from '../catalogue/changes.ts'
import type { Form } from '../catalogue/schema.ts'
import { monthAndDate } from '../chinese/days.ts'
import { hashOf, type Key, key } from './buttons.ts'
import { catalogueChangeLine, costLine } from './catalogue-changes.ts'
import { firstLines } from './common.ts'
import { inRows, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

type Named = { readonly code: string; readonly name: string }
type Level = 'county' | 'town' | 'village'

const LEVELS: readonly (readonly [Level, string])[] = [
  ['county', '县'],
  ['town', '镇'],
  ['village', '村'],
]
/** The organization that stands for forms which all have. */
export const COMMON: Named = { code: 'common', name: '共用' }
/** The name of the file, see desk/files.ts. */
export const CATALOGUE_WORKBOOK = 'catalogue-workbook'

export const TO_FORMS = key('返回', 'forms')

/** `last`: the change that can be undone, and since when it is in force; `lacking`: how many forms the files have besides. */
export type FormsPage = {
  readonly last: { readonly id: number; readonly from: string } | undefined
  readonly lacking: number
}

export function formsPage(organizations: readonly Named[], { last, lacking }: FormsPage): Said {
  const since = last ? `\n最近一次改动从${monthAndDate(last.from)}起用。` : ''
  return {
    text: `点一家看它的表，开关哪一级填。改题、改选项、改句式用工作簿。${since}`,
    keys: [
      ...inRows(
        [...organizations, COMMON].map(({ code, name }) => key(name, 'formsOf', { organization: code })),
        3,
      ),
      [key('要工作簿', 'formsOut'), key('发回工作簿', 'formsIn')],
      ...(lacking > 0 ? [[key(`添上随程序来的${lacking}张表`, 'formsOfFiles')]] : []),
      ...(last ? [[key('撤回最近一次改动', 'formsUndo', { change: last.id })]] : []),
      [TO_MENU],
    ],
  }
}

export function formsOf({ code: organization, name }: Named, forms: readonly Form[]): Said {
  const label = (form: Form) => `${form.title}（${levelsOf(form) || '不填'}）`
  return {
    text: `${name}的表，后面是哪几级填。点一张表开关：`,
    list: {
      keys: forms.map((form) => key(label(form), 'formLevels', { organization, form: form.code })),
      again: key('', 'formsOf', { organization }),
      of: 1,
    },
    keys: [[TO_FORMS]],
  }
}

function levelsOf(form: Form): string {
  return LEVELS.flatMap(([level, name]) => (isAskedOf(form, level) ? [name] : [])).join('')
}

export function levelsPage({ code: organization, name }: Named, form: Form): Said {
  const of = { organization, form: form.code }
  return {
    text: `${name}《${form.title}》：点一下开关，马上生效。\n正在填的草稿接着填完，以前报的不变。`,
    keys: [
      LEVELS.map(([level, label]) =>
        key(`${isAskedOf(form, level) ? '✓' : '✗'}${label}级`, 'formLevel', { ...of, level }),
      ),
      [key('预览', 'formPreview', of), key('返回', 'formsOf', { organization })],
    ],
  }
}

export const SEND_WORKBOOK: Said = {
  text: '请把改好的工作簿（.xlsx）发给我。我先说改了什么，您点了才生效。',
  keys: [[TO_FORMS]],
}
export const WORKBOOK_SENT: Said = {
  text: '工作簿发给您了。改好点“发回工作簿”。代码用过就不要改。',
  keys: [[key('发回工作簿', 'formsIn'), TO_FORMS]],
}
export const GONE: Said = { text: '这张表已经不在了。', keys: [[TO_FORMS]] }
/** Forms of the files and what the county made of its own contradict one another, or all of them are in force by now. */
export const APART: Said = {
  text: '随程序来的表合不进现在的目录，请要一份工作簿，把需要的表添进去。',
  keys: [[key('要工作簿', 'formsOut'), TO_FORMS]],
}
export const CHANGED_SINCE: Said = { text: '这之后又改过了，请把工作簿再发一次，看过再定。', keys: [[TO_FORMS]] }
export const NOTHING_NEW: Said = { text: '和现在的一样，没有改动。', keys: [[TO_FORMS]] }

export function unread(why: string): Said {
  return { text: why, keys: [[TO_FORMS]] }
}

export function faultyWorkbook(faults: readonly { readonly place: string; readonly why: string }[]): Said {
  const lines = faults.map(({ place, why }) => `${place}：${why}`)
  return { text: [`有${faults.length}处要改，改好再发：`, ...firstLines(lines)].join('\n'), keys: [[TO_FORMS]] }
}

/** What an edited workbook changes, and from when. `now`: the version that it would take the place of. */
export function askToUse(
  of: { readonly version: string; readonly changes: readonly CatalogueChange[]; readonly costs: readonly CostChange[] },
  { now, days }: { readonly now: string; readonly days: readonly string[] },
): Said {
  const lines = [
    `改了${of.changes.length}处：`,
    ...firstLines([...of.changes.map(catalogueChangeLine), ...of.costs.map(costLine)]),
  ]
  const use = (day: string, i: number) =>
    key(`${i === 0 ? '今天' : monthAndDate(day)}起用`, 'formsUse', { catalogue: of.version, hash: hashOf(now), day })
  return {
    text: [...lines, '什么时候起用？正在填的草稿接着填完，以前报的不变。'].join('\n'),
    keys: [
      days.map(use),
      [
        { ...key('预览', 'formsPreview', { catalogue: of.version, hash: hashOf(now) }), anew: true },
        key('不改了', 'forms'),
      ],
    ],
  }
}

export function inUse(day: string): Said {
  return { text: `好，从${monthAndDate(day)}起用。`, keys: [[TO_FORMS]] }
}

export const UNDONE: Said = { text: '撤回了，照改动以前的用。', keys: [[TO_FORMS]] }

/** Characters that a message holds (Bot API, sendMessage), with room for what is cut off to be told. */
const MOST_TEXT = 3900

/** Forms as a cadre meets them. */
export function previews(texts: readonly string[], back: Key): Said {
  const text = texts.join('\n\n')
  return { text: text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text, keys: [[back]] }
}

export function backToForm(organization: string, form: string): Key {
  return key('返回', 'formLevels', { organization, form })
}
