import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type SQL, sql } from 'drizzle-orm'
import { daysBetween } from '../src/calendar/day.ts'
import { readCounty } from '../src/catalogue/county.ts'
import { COMMAND_LIMITS } from '../src/database/limits.ts'
import type { Database } from '../src/database/open.ts'
import { importReports } from '../src/desk/import-reports.ts'
import { nightsWork } from '../src/desk/night.ts'
import { openCounty } from '../src/open-county.ts'
import { readSettings } from '../src/settings.ts'
import { largeCounty } from './county.ts'
import { line } from './print.ts'
import { randomRows } from './rows.ts'

/** Reports that came through an import; all others are copies of them in other units, on other days, under other names. */
const PATTERNS = 4_000
/** Of so many reports one is corrected, and one withdrawn. */
const REVISED = 50
/** Reports that one statement copies. */
const AT_ONCE = 100_000

const options = {
  figures: { type: 'string', default: '1000000' },
  towns: { type: 'string', default: '12' },
  from: { type: 'string', default: '2022-01-01' },
  to: { type: 'string', default: '2022-12-31' },
} as const

/**
 * `tsx bench/large-database.ts --figures 10000000`: fills the empty database that DATABASE_URL names with a county of
 * 1,064 units (88 a town and 8; `--towns 340`: a province's 29,928) and about so many figures, of reports that came day after day. It stays: what is measured on it is for
 * bench/large.ts, or for psql.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options })
  const { from, to } = values
  const url = process.env['DATABASE_URL']
  if (!url) throw new Error('DATABASE_URL must name an empty database')
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-bench-'))
  const countyFile = join(folder, 'county.yaml')
  writeFileSync(countyFile, largeCounty(Number(values.towns)))
  const now = new Date(`${to}T23:00:00+08:00`)
  const opened = await openCounty(readSettings({ DATABASE_URL: url, COUNTY: countyFile }), now, COMMAND_LIMITS)
  try {
    const { db, desk } = opened
    const county = readCounty(countyFile, desk.catalogue.organizations)
    const began = performance.now()
    const rows = randomRows(desk.catalogue, county, { from, to: from, count: PATTERNS, firstLine: 1 })
    await importReports(db, desk, 'bench', rows, now)
    await copyReports(db, { figures: Number(values.figures), from, days: daysBetween(from, to) + 1 })
    await nightsWork(db, desk, now)
    line('filled in', `${Math.round((performance.now() - began) / 1000)} s`)
  } finally {
    await opened.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Copies the reports there are, until there are so many figures. Days go on with receipts, as they do in a county. */
async function copyReports(db: Database, of: { figures: number; from: string; days: number }): Promise<void> {
  const [counted] = await rowsAs<{ reports: number; figures: number }>(
    db,
    sql`select (select max(id) from report)::int as reports, (select count(*) from figure)::int as figures`,
  )
  if (!counted) throw new Error('nothing to copy')
  const { reports, figures } = counted
  const wanted = Math.ceil((of.figures * reports) / figures)
  const day = sql`${of.from}::date + ((n - 1) * ${of.days}::bigint / ${wanted}::bigint)::int`
  await db.execute(sql`
    create unlogged table pattern_unit as
      select u.id, u.organization, a.level, row_number() over (partition by u.organization, a.level order by u.id) - 1 as place,
        count(*) over (partition by u.organization, a.level) as among
      from unit u join area a on a.id = u.area_id`)
  await db.execute(sql`create index on pattern_unit (organization, level, place)`)
  await db.execute(sql`create unlogged table pattern as select id, unit_id, form from report`)
  await db.execute(sql`analyze pattern, pattern_unit`)
  const indexes = await dropIndexes(db)
  for (let after = reports; after < wanted; after += AT_ONCE) {
    const upTo = Math.min(after + AT_ONCE, wanted)
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local synchronous_commit to off`)
      await tx.execute(sql`
        create temp table copied on commit drop as
          select n, p.id as pattern, other.id as unit, p.form, ${day} as day, '第' || p.id || '号' as old_name, '第' || n || '号' as new_name
          from generate_series(${after + 1}::bigint, ${upTo}::bigint) n join pattern p on p.id = 1 + (n - 1) % ${reports}
            join pattern_unit own on own.id = p.unit_id
            join pattern_unit other on other.organization = own.organization and other.level = own.level
              and other.place = (own.place + n * 7919 / ${reports}) % own.among`)
      await tx.execute(sql`analyze copied`)
      await tx.execute(sql`
        insert into report (id, unit_id, form) overriding system value select n, unit, form from copied order by n`)
      await tx.execute(sql`
        insert into revision (report_id, number, unit_id, form, kind, activity_date, answers, reason, catalogue_version, recorded_at, superseded_at)
        select n, of.number, unit, copied.form, case when of.number = 1 then 'submitted' when n % ${REVISED} = 0 then 'corrected' else 'withdrawn' end,
          day, replace(answers::text, old_name, new_name)::jsonb, case of.number when 2 then '数字报错了' end, catalogue_version,
          ${at(sql`of.number`)}, ${superseded}
        from copied join revision r on r.report_id = pattern and r.number = 1
          cross join lateral generate_series(1, case when n % ${REVISED} in (0, 1) then 2 else 1 end) as of(number)`)
      await tx.execute(sql`
        insert into figure (report_id, revision, unit_id, indicator, label, activity_date, value, approximate, low, high, recorded_at, superseded_at)
        select n, of.number, unit, indicator, replace(label, old_name, new_name), day, value, approximate, low, high,
          ${at(sql`of.number`)}, ${superseded}
        from copied join figure f on f.report_id = pattern and f.revision = 1
          cross join lateral generate_series(1, case when n % ${REVISED} = 0 then 2 else 1 end) as of(number)`)
    })
    process.stdout.write(`${upTo} of ${wanted} reports\n`)
  }
  await db.execute(sql`drop table pattern_unit, pattern`)
  for (const make of indexes) await db.execute(sql.raw(make))
  await db.execute(sql`select setval(pg_get_serial_sequence('report', 'id'), (select max(id) from report))`)
  await db.execute(sql`vacuum analyze`)
}

/** A report comes on its day, and what is said of it later the day after. */
const at = (number: SQL) => sql`(day + ${number} - 1 + time '12:00') at time zone 'UTC'`
const superseded = sql`case when of.number = 1 and n % ${REVISED} in (0, 1) then ${at(sql`2`)} end`

/** Drops all that would be kept up row by row; gives the statements that make it again. */
async function dropIndexes(db: Database): Promise<string[]> {
  const kept = await rowsAs<{ make: string; drop: string }>(
    db,
    sql`
    select i.indexdef as make, 'drop index ' || i.indexname as drop from pg_indexes i
    where i.schemaname = 'public' and i.tablename in ('revision', 'figure')
      and not exists (select from pg_constraint c where c.conname = i.indexname)
    union all
    select 'alter table ' || c.conrelid::regclass || ' add constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid),
      'alter table ' || c.conrelid::regclass || ' drop constraint ' || c.conname
    from pg_constraint c where c.contype = 'p' and c.conrelid in ('revision'::regclass, 'figure'::regclass)`,
  )
  for (const { drop } of kept) await db.execute(sql.raw(drop))
  return kept.map(({ make }) => make)
}

async function rowsAs<Row>(db: Database, query: ReturnType<typeof sql>): Promise<Row[]> {
  const result: unknown = await db.execute(query)
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Row[]
}

await main()
