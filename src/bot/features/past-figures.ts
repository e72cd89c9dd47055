import { yearOf } from '../../calendar/day.ts'
import { countyNow } from '../../database/county.ts'
import type { Database } from '../../database/open.ts'
import { recordInstant } from '../../database/record-lock.ts'
import { type PastPlan, pastFigureWrites, planPastFigures } from '../../desk/past-figures.ts'
import { PAST_TEMPLATE } from '../../desk/past-template.ts'
import { readPastFigures } from '../../documents/past-figures.ts'
import { UnreadableWorkbook } from '../../documents/sheets.ts'
import { called, key } from '../../messages/buttons.ts'
import { fileTo } from '../../messages/file-owed.ts'
import * as messages from '../../messages/past-figures.ts'
import type { SentDocument } from '../asked.ts'
import { type Door, feature } from '../feature.ts'
import { contentOf } from '../sent-file.ts'

/** The file that is sent next is one of last year's figures. */
const AWAITED = { for: 'past-figures', file: '' } as const

type Town = { readonly id: string; readonly name: string }

type Facts =
  | 'page'
  | 'template'
  | 'lapsed'
  | { readonly faults: readonly string[] }
  | { readonly plan: PastPlan; readonly file: string; readonly towns: readonly Town[]; readonly changed?: true }
  | { readonly takes: PastPlan; readonly at: Date }

/** 上年数: figures of before the county reported here, by workbook; what changes is told, then all of it or nothing. */
export const pastFigures = feature<Facts, 'pastFigures' | 'pastTemplate' | 'pastRead' | 'pastTake'>({
  role: 'editor',
  place: 'private',
  topic: 'office',
  help: ['“设置”里的“上年数”：要模板、导入上年的数，第一年也能和上年比'],
  named: called(
    '上年数、去年的数、上年的数、去年 数、上年 数、同比、往年 数、导入 数、去年|上年|往年|前年|以前 数字|数 录|导入|填|补|没有|加|怎么|哪里|进|传、历史 数字|数、基数、补 去年|往年|上年、录 去年|上年|往年|历史、同期 数字|数|没有',
    key('', 'pastFigures'),
  ),
  buttons: ['pastFigures', 'pastTemplate', 'pastRead', 'pastTake'],
  awaits: ['past-figures'],
  takesFile: true,
  load: async (db, asked, door) => {
    if (asked.by === 'document') return lookedAt(db, asked.file, door)
    if (asked.by !== 'tap' || asked.button.name === 'pastFigures') return 'page'
    if (asked.button.name === 'pastTemplate') return 'template'
    const { awaited } = door.who
    if (awaited?.for !== 'past-figures' || awaited.file === '') return 'lapsed'
    const looked = await lookedAt(db, { id: awaited.file, bytes: 0 }, door)
    if (!('plan' in looked) || asked.button.name === 'pastRead') return looked
    if (messages.planHash(looked.plan) !== asked.button.parts.hash) return { ...looked, changed: true }
    return { takes: looked.plan, at: await recordInstant(db, door.clock) }
  },
  decide: (facts, { chatId, desk, today, who }) => {
    if (facts === 'page') return { say: [messages.PAGE], awaits: AWAITED }
    if (facts === 'lapsed') return { say: [messages.LAPSED] }
    if (facts === 'template') {
      const of = { year: yearOf(today) - 1 }
      return { say: [messages.TEMPLATE_COMES], owe: [fileTo(chatId, { make: PAST_TEMPLATE, of })], awaits: AWAITED }
    }
    if ('faults' in facts) return { say: [messages.faulty(facts.faults)], awaits: AWAITED }
    if ('takes' in facts) {
      return {
        toast: '已保存',
        say: [messages.taken(facts.takes)],
        write: pastFigureWrites(facts.takes, facts.at, who.id),
        awaits: null,
      }
    }
    const { plan, file, towns, changed } = facts
    const called = {
      indicator: (code: string) => desk.catalogue.indicator(code)?.indicator.label ?? code,
      place: (id: string) => towns.find((town) => town.id === id)?.name ?? id,
    }
    return { say: [messages.planSaid(plan, called, changed)], awaits: { for: 'past-figures', file } }
  },
})

/** What a workbook would change, or what is wrong in it. */
async function lookedAt(
  db: Database,
  sent: Pick<SentDocument, 'id' | 'bytes'>,
  door: Door,
): Promise<Extract<Facts, { readonly faults: unknown } | { readonly plan: unknown }>> {
  const bytes = await contentOf(door, sent)
  if (typeof bytes === 'string') return { faults: [bytes] }
  const county = await countyNow(db)
  const towns = (county?.areas ?? []).filter(({ level }) => level === 'town')
  const { catalogue, county: named } = door.desk
  try {
    const read = await readPastFigures(bytes, { catalogue, county: named, towns, thisYear: yearOf(door.today) })
    if ('faults' in read) return read
    return { plan: await planPastFigures(db, read.given), file: sent.id, towns }
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { faults: [error.message] }
    throw error
  }
}
