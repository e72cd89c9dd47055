import { formOf, formsOf } from '../catalogue/find.ts'
import type { UnitInArea } from '../database/county.ts'
import { type DraftRow, openDrafts } from '../database/drafts.ts'
import { ZERO_FORM } from '../desk/county-desk.ts'
import type { Draft } from '../interview/draft.ts'
import type { BotContext, Key, Say } from './context.ts'

/** The unit's forms as buttons, with the drafts that wait to be finished on top. */
export async function showForms(ctx: BotContext, unit: UnitInArea, say: Say): Promise<void> {
  const { db, desk, who } = ctx.work
  const waiting = (await openDrafts(db, who.person.id)).filter((d) => d.unitId === unit.id)
  const forms = formsOf(desk.catalogue, unit.organization).filter((f) => f.code !== ZERO_FORM)
  const keys = forms.map((f) => ({ label: f.title, data: `f:${f.code}:${unit.id}` }))
  say(`${unit.name}：报哪一类工作？`, [
    ...waiting.slice(0, 3).map((d) => [{ label: `接着填：${titleOf(ctx, d)}`, data: `r:${d.id}` }]),
    ...inRows(keys),
    [{ label: '本周没有新工作（零报告）', data: 'm:zero' }],
  ])
}

/** Two short labels a row, as a phone has room for. */
function inRows(keys: readonly Key[]): Key[][] {
  const rows: Key[][] = []
  for (const key of keys) {
    const last = rows.at(-1)
    if (last?.length === 1 && (last[0]?.label.length ?? 0) <= 8 && key.label.length <= 8) last.push(key)
    else rows.push([key])
  }
  return rows
}

/** The title of a draft's form. */
export function titleOf(ctx: BotContext, row: DraftRow): string {
  const organization = (row.state as Draft).organization
  return formOf(ctx.work.desk.catalogue, organization, row.form)?.title ?? row.form
}
