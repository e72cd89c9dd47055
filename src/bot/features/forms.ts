import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/period.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { formsChanged } from '../../catalogue/changes.ts'
import { formsLacking } from '../../catalogue/forms-of-files.ts'
import { ZERO_FORM } from '../../catalogue/known-codes.ts'
import type { Form } from '../../catalogue/schema.ts'
import { catalogueChanges } from '../../database/catalogue-change.ts'
import type { Database } from '../../database/open.ts'
import { catalogueOf } from '../../desk/catalogue-in-force.ts'
import {
  catalogueWrites,
  type Fault,
  type Proposed,
  proposedBy,
  proposedByFiles,
  withLevel,
} from '../../desk/change-catalogue.ts'
import { called, hashOf, type Key, key } from '../../messages/buttons.ts'
import { fileTo } from '../../messages/file-owed.ts'
import { formPreview } from '../../messages/form-preview.ts'
import * as messages from '../../messages/forms-at-run-time.ts'
import type { Asked, SentDocument } from '../asked.ts'
import { type Door, feature } from '../feature.ts'
import { contentOf } from '../sent-file.ts'

type Names =
  | 'forms'
  | 'formsOut'
  | 'formsIn'
  | 'formsOfFiles'
  | 'formsUndo'
  | 'formsOf'
  | 'formLevels'
  | 'formLevel'
  | 'formsUse'
  | 'formPreview'
  | 'formsPreview'

type Facts =
  | messages.FormsPage
  | 'out'
  | 'in'
  | 'gone'
  | 'apart'
  | 'changed since'
  | { readonly undone: number }
  | { readonly organization: string }
  | { readonly organization: string; readonly form: string; readonly turned?: Catalogue }
  | { readonly unread: string }
  | { readonly faults: readonly Fault[] }
  | { readonly proposed: Proposed }
  | { readonly previewed: Catalogue; readonly forms: readonly string[]; readonly back: Key }
  | { readonly used: Catalogue; readonly from: Day }

/** /forms: which forms units are asked, by level at a tap; all else by workbook, dated, and undone. */
export const forms = feature<Facts, Names>({
  command: 'forms',
  role: 'editor',
  place: 'private',
  menu: '表和题：谁填什么',
  topic: 'contents',
  help: ['/forms 看各家的表，开关哪一级填，用工作簿改题'],
  opens: key('表和题', 'forms'),
  named: called(
    '表、题、题目、目录、指标、加 题、改 题、删 题、改 表、加 表、停用 表、哪些 表、口径、加|删|改|少|多|去|换 一项|一栏|一列|栏目|项目|选项|一道|一题|填报项、必填、选填、不 必填、题 多|少|改|加|删|太多|问、表 里 加|少|删|改|有|没有、表 设置|目录|内容|项|加|删|改|缺、填报 内容 改|加|删|哪些、填报 项目|表、指标 加|改|删|含义|解释|意思|什么、口径 什么|改|是、谁 填 表|什么|哪、哪些 组织|单位 填 什么|表、栏目',
    key('', 'forms'),
  ),
  buttons: [
    'forms',
    'formsOut',
    'formsIn',
    'formsOfFiles',
    'formsUndo',
    'formsOf',
    'formLevels',
    'formLevel',
    'formsUse',
    'formPreview',
    'formsPreview',
  ],
  awaits: ['catalogue'],
  takesFile: true,
  load: (db, asked, door) => {
    if (asked.by === 'document') return sent(door, asked.file)
    if (asked.by === 'words') return 'in'
    return asked.by === 'tap' ? tapped(db, door, asked.button) : page(db, door)
  },
  decide: (facts, door) => {
    const { desk, now, who, today, chatId } = door
    const { organizations } = desk.catalogue
    const by = { at: now, personId: who.id }
    if (facts === 'out') {
      const file = { make: messages.CATALOGUE_WORKBOOK, of: { version: desk.catalogue.version } }
      return { say: [messages.WORKBOOK_SENT], owe: [fileTo(chatId, file)] }
    }
    if (facts === 'in') return { say: [messages.SEND_WORKBOOK], awaits: { for: 'catalogue' } }
    if (facts === 'apart') return { say: [messages.APART] }
    if (facts === 'gone') return { say: [messages.GONE] }
    if (facts === 'changed since') return { say: [messages.CHANGED_SINCE] }
    if ('last' in facts) return { say: [messages.formsPage(organizations, facts)] }
    if ('undone' in facts) {
      const note = {
        ...by,
        action: 'catalogue' as const,
        subject: `catalogue change ${facts.undone}`,
        detail: { undone: true },
      }
      return {
        say: [messages.UNDONE],
        write: [
          { do: 'undoCatalogueChange', of: { id: facts.undone, at: now } },
          { do: 'note', of: note },
        ],
      }
    }
    if ('unread' in facts) return { say: [messages.unread(facts.unread)], awaits: { for: 'catalogue' } }
    // What is not right can be mended and sent again at once.
    if ('faults' in facts) return { say: [messages.faultyWorkbook(facts.faults)], awaits: { for: 'catalogue' } }
    if ('proposed' in facts) {
      const { catalogue, changes, costs } = facts.proposed
      if (changes.length === 0) return { say: [messages.NOTHING_NEW] }
      const { version, content } = catalogue
      const nextMonth = `${addMonths(today, 1).slice(0, 8)}01`
      return {
        say: [
          messages.askToUse({ version, changes, costs }, { now: desk.catalogue.version, days: [today, nextMonth] }),
        ],
        write: [{ do: 'keepCatalogueVersion', of: { version, content, loadedAt: now } }],
        awaits: null,
      }
    }
    if ('previewed' in facts) {
      const { previewed, back } = facts
      const shown = previewed.forms.filter(({ code }) => facts.forms.includes(code))
      if (shown.length === 0) return { say: [messages.GONE] }
      return {
        say: [
          messages.previews(
            shown.map((form) => formPreview(previewed, form)),
            back,
          ),
        ],
      }
    }
    if ('used' in facts) {
      return { say: [messages.inUse(facts.from)], write: catalogueWrites(facts.used, { from: facts.from, ...by }) }
    }
    const owner = [...organizations, messages.COMMON].find(({ code }) => code === facts.organization)
    if (!owner) return { say: [messages.GONE] }
    if (!('form' in facts)) return { say: [messages.formsOf(owner, formsIn(desk.catalogue, owner.code))] }
    const { turned = desk.catalogue } = facts
    const form = formsIn(turned, owner.code).find(({ code }) => code === facts.form)
    if (!form) return { say: [messages.GONE] }
    return {
      say: [messages.levelsPage(owner, form)],
      ...(facts.turned ? { write: catalogueWrites(turned, { from: today, ...by }) } : {}),
    }
  },
})

function formsIn({ organizations, commonForms }: Catalogue, owner: string): readonly Form[] {
  const forms = owner === messages.COMMON.code ? commonForms : organizations.find(({ code }) => code === owner)?.forms
  return (forms ?? []).filter(({ code }) => code !== ZERO_FORM)
}

async function page(db: Database, { desk }: Door): Promise<Facts> {
  const [last] = await catalogueChanges(db)
  return {
    last: last && { id: last.id, from: last.validFrom },
    lacking: formsLacking(desk.catalogue.content, desk.fileCatalogue.content).length,
  }
}

async function sent(door: Door, file: SentDocument): Promise<Facts> {
  const content = await contentOf(door, file)
  return typeof content === 'string' ? { unread: content } : proposedBy(content, door.desk.catalogue)
}

type Tapped = Extract<Asked<Names>, { by: 'tap' }>['button']

async function tapped(db: Database, door: Door, button: Tapped): Promise<Facts> {
  const { desk, today } = door
  switch (button.name) {
    case 'forms':
      return page(db, door)
    case 'formsOut':
      return 'out'
    case 'formsIn':
      return 'in'
    case 'formsOfFiles': {
      const read = proposedByFiles(desk)
      return 'proposed' in read ? read : 'apart'
    }
    case 'formsUndo': {
      const [last] = await catalogueChanges(db)
      return last?.id === button.parts.change ? { undone: last.id } : 'changed since'
    }
    case 'formsOf':
    case 'formLevels':
      return button.parts
    case 'formLevel': {
      const { level, ...of } = button.parts
      const turned = withLevel(desk.catalogue, of.form, level)
      return turned ? { ...of, turned } : 'gone'
    }
    case 'formPreview': {
      const { organization, form } = button.parts
      return { previewed: desk.catalogue, forms: [form], back: messages.backToForm(organization, form) }
    }
    case 'formsPreview': {
      const previewed = await catalogueOf(db, desk, button.parts.catalogue)
      return { previewed, forms: formsChanged(desk.catalogue.content, previewed.content), back: messages.TO_FORMS }
    }
    case 'formsUse': {
      const { catalogue: version, hash, day } = button.parts
      if (hash !== hashOf(desk.catalogue.version)) return 'changed since'
      const used = await catalogueOf(db, desk, version)
      return used.version === version ? { used, from: day < today ? today : day } : 'gone'
    }
  }
}
