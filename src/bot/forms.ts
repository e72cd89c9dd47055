import { formOf, formsOf } from '../catalogue/find.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Form } from '../catalogue/schema.ts'
import { type DraftRow, openDrafts } from '../database/draft.ts'
import type { Unit } from '../database/unit.ts'
import type { Draft } from '../interview/draft.ts'
import type { BotContext, Key, Say } from './context.ts'
import { noUnit } from './words.ts'

const MOST_DRAFTS = 3

/** Which unit to report for, where there are several and none is chosen yet; else its forms. */
export async function chooseUnit(ctx: BotContext, say: Say, lead = '', chosen?: string): Promise<void> {
  const { reportsFor } = ctx.work.who
  const [only, ...others] = reportsFor
  if (!only) return say(noUnit(ctx.work.who), [])
  const unit = others.length === 0 ? only : reportsFor.find((u) => u.id === chosen)
  if (unit) return showForms(ctx, unit, say, lead)
  const keys = reportsFor.map((u) => [{ label: u.name, data: `u:${u.id}` }])
  say(`${lead}为哪个单位填报？`, [...keys, [{ label: '返回', data: 'm:menu' }]])
}

/** The unit's forms as buttons, with the drafts that wait to be finished on top. */
export async function showForms(ctx: BotContext, unit: Unit, say: Say, lead = ''): Promise<void> {
  const { who } = ctx.work
  const keys = reportForms(ctx, unit).map((f) => ({ label: f.title, data: `f:${f.code}:${unit.id}` }))
  const several = who.reportsFor.length > 1
  say(`${lead}${unit.name}：报哪一类工作？`, [
    ...(await draftKeys(ctx, unit.id)),
    ...inRows(keys),
    [{ label: '本周没有新工作（零报告）', data: 'm:zero' }],
    [{ label: several ? '换个单位' : '返回', data: several ? 'm:report' : 'm:menu' }],
  ])
}

/** The forms that a unit fills in; the zero report has a way of its own. */
function reportForms(ctx: BotContext, unit: Unit): readonly Form[] {
  return formsOf(ctx.work.desk.catalogue, unit.organization).filter((f) => f.code !== ZERO_FORM)
}

/** The person's units that have a form with this title. */
export function unitsWithForm(ctx: BotContext, title: string): { unit: Unit; form: Form }[] {
  return ctx.work.who.reportsFor.flatMap((unit) =>
    reportForms(ctx, unit)
      .filter((form) => form.title === title.trim())
      .map((form) => ({ unit, form })),
  )
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

/** The drafts that wait to be finished, of one unit or of all. */
export async function draftKeys(ctx: BotContext, unitId?: string): Promise<Key[][]> {
  const { db, who } = ctx.work
  const waiting = (await openDrafts(db, who.person.id)).filter((d) => unitId === undefined || d.unitId === unitId)
  return waiting.slice(0, MOST_DRAFTS).map((d) => [{ label: `接着填：${titleOf(ctx, d)}`, data: `r:${d.id}` }])
}

/** What a draft is called: its form's title, and the number of the report that it corrects. */
export function titleOf(ctx: BotContext, row: DraftRow): string {
  const { organization, corrects } = row.state as Draft
  const title = formOf(ctx.work.desk.catalogue, organization, row.form)?.title ?? row.form
  return corrects ? `更正${title}（编号${corrects.report}）` : title
}
