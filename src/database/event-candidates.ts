import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { EventForm } from '../catalogue/events.ts'
import { NAME_MARKS, NAME_TAIL } from '../chinese/event-name.ts'
import type { Database } from './open.ts'
import { lockKept } from './record-lock.ts'
import { rowsOf, wholeNumber } from './rows.ts'

/** A form whose events have names, by the code of the question that asks for them. */
type Named = { readonly code: string; readonly name: string }

export function namedForms(forms: readonly EventForm[]): Named[] {
  return forms.flatMap(({ code, name }) => (name === undefined ? [] : [{ code, name }]))
}

/** All that a name depends on besides the report: where it changes, the form is looked through again. */
function ruleOf({ name }: Named): string {
  return JSON.stringify([name, NAME_MARKS, NAME_TAIL])
}

/** A table `asked` of forms and of whether their candidates are by today's rule, for a statement that begins with it. */
export function askedForms(forms: readonly Named[]): SQL {
  const rules = JSON.stringify(forms.map((form) => ({ form: form.code, rule: ruleOf(form) })))
  return sql`asked as materialized (
    select a.form, a.rule, exists (select from event_rule e where e.form = a.form and e.rule = a.rule) as known
    from jsonb_to_recordset(${rules}::jsonb) a(form text, rule text))`
}

/** Joined to revisions `r`: the name of each one's event, as `eventName` makes it, but for its tail. Without forms none has one. */
export function bareNames(forms: readonly Named[]): SQL {
  const names = JSON.stringify(Object.fromEntries(forms.map(({ code, name }) => [code, name])))
  const given = sql`r.answers -> (${names}::jsonb ->> r.form) ->> 'value'`
  // Of a year there are hundreds of thousands: `translate` takes four times as long.
  const bare = forms.length === 0 ? sql`null` : sql`regexp_replace(lower(${given}), ${`[${NAME_MARKS}]`}, '', 'g')`
  return sql`cross join lateral (select ${bare} as bare offset 0) named`
}

/** The name itself, of what `bareNames` joined. */
export const BARE_NAME = sql`coalesce(nullif(regexp_replace(bare, ${NAME_TAIL}, ''), ''), bare)`

const dayRow = z.object({ month: z.string() })

/**
 * Looks through the days of which something was recorded since they were looked through last, a month at a time; all days
 * of a form whose names are told in another way than then. Until that is done they are read by whoever asks.
 */
export async function lookThroughEvents(db: Database, forms: readonly EventForm[]): Promise<void> {
  const named = namedForms(forms)
  await db.transaction(async (tx) => {
    await lockKept(tx)
    await tx.execute(sql`
      with ${askedForms(named)}, gone as (
        delete from event_candidate where form in (select form from asked where not known)
      ), again as (
        insert into event_unread (day, form)
          select distinct r.activity_date, r.form from revision r where r.form in (select form from asked where not known)
      )
      insert into event_rule (form, rule) select form, rule from asked where not known
        on conflict (form) do update set rule = excluded.rule`)
  })
  const months = await db.execute(
    sql`select distinct date_trunc('month', day)::date::text as month from event_unread order by 1`,
  )
  for (const { month } of rowsOf(months, dayRow)) {
    await db.transaction(async (tx) => {
      await lockKept(tx)
      await tx.execute(sql`
        with taken as (
          delete from event_unread where day >= ${month}::date and day < ${month}::date + interval '1 month' returning day, form
        ), days as materialized (select day, array_agg(distinct form) as forms from taken group by day),
        told as materialized (
          select r.id, r.form, r.day, r.unit_id, ${sameName(sql`${BARE_NAME}`)} as key
          from days cross join lateral (
            select r.report_id as id, r.form, r.activity_date as day, r.unit_id, r.answers from revision r
            where r.activity_date = days.day and r.form = any(days.forms) and r.form = any(${codesOf(named)}) offset 0
          ) r ${bareNames(named)} where bare is not null
        )
        insert into event_candidate (day, form, report_id)
          select distinct day, form, id from told
          where key in (select key from told group by key having min(unit_id) <> max(unit_id))
          on conflict do nothing`)
    })
  }
}

/** One number of all that has to be the same: two that share it by chance are one candidate too many. */
function sameName(name: SQL): SQL {
  return sql`hashtextextended(concat_ws(' ', r.form, r.day, ${name}), 0)`
}

function codesOf(forms: readonly Named[]): SQL {
  return sql`${sql.param(forms.map(({ code }) => code))}::text[]`
}

/** How many reports are none of the candidates and should be, counted anew from all that was ever reported. */
export async function missedCandidates(db: Database, forms: readonly EventForm[]): Promise<number> {
  const named = namedForms(forms)
  const result = await db.execute(sql`
    with ${askedForms(named)}, told as materialized (
      select r.report_id as id, r.form, r.activity_date as day, r.unit_id, ${BARE_NAME} as name
      from revision r ${bareNames(named)}
      where r.form in (select form from asked where known) and bare is not null
    ), several as (
      select form, day, name from told group by form, day, name having count(distinct unit_id) > 1
    )
    select count(*) as missed from (
      select form, day, id from told join several using (form, day, name)
      except select form, day, report_id from event_candidate
    ) should where not exists (select from event_unread u where u.day = should.day and u.form = should.form)`)
  return rowsOf(result, z.object({ missed: wholeNumber }))[0]?.missed ?? 0
}
