import { formOf } from '../catalogue/find.ts'
import type { DigestRow } from '../database/digest.ts'
import { sealedEdition, standingEditions } from '../database/edition.ts'
import { reportersOf } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { type GroupPlace, recipients } from '../database/recipients.ts'
import { cutoffInstant } from '../database/record-lock.ts'
import { type CurrentReport, reportById } from '../database/report.ts'
import { unitById } from '../database/unit.ts'
import { type Write, writeAll } from '../database/write.ts'
import type { Digest } from '../digest/digest.ts'
import { digestLabel } from '../digest/label.ts'
import { withdrawnEdition } from '../digest/next-edition.ts'
import { textOf } from '../digest/spans.ts'
import type { CountyDesk } from './county-desk.ts'
import { laterThan, madeMeanwhile } from './made-meanwhile.ts'
import { editionBefore, editionBehind, editionTold, isUntold, type NextEdition } from './next-edition.ts'
import { sealed } from './publish.ts'
import { subjectOf } from './subject.ts'
import { correctedReport, returnedReport } from './submit.ts'

/** A report that a published digest tells of by itself, as it is printed there. */
export type PublishedItem = { readonly report: number; readonly text: string }

/** What of a published digest can be taken back, and what was: its newest edition, and the single reports of all its editions. */
export type Published = {
  readonly office: Digest
  readonly items: readonly PublishedItem[]
  readonly taken: readonly PublishedItem[]
}

export async function published(db: Database, row: DigestRow): Promise<Published | undefined> {
  const office = await sealedEdition(db, row.id, 'office')
  if (!office) return undefined
  if (office.withdrawn) return { office, items: [], taken: [] }
  const items = itemsOf(office)
  const once = new Map(
    (await standingEditions(db, row.id, 'office')).flatMap(itemsOf).map((item) => [item.report, item]),
  )
  const gone = [...once.values()].filter(({ report }) => items.every((item) => item.report !== report))
  const now = await Promise.all(gone.map(({ report }) => reportById(db, report)))
  return { office, items, taken: gone.filter((_, i) => now[i]?.kind === 'returned') }
}

function itemsOf({ sections }: Digest): PublishedItem[] {
  const found = new Map<number, string>()
  for (const { blocks } of sections) {
    for (const block of blocks) {
      if (block.kind === 'item' && block.report) found.set(Number(block.report), textOf(block.spans))
    }
  }
  return [...found].map(([report, text]) => ({ report, text }))
}

/** Why nothing was done: `changed`: the report is not what the editor saw. */
export type NotDone = Exclude<NextEdition, { readonly is: 'next' }> | { readonly is: 'changed' }

export type Deed = { readonly personId: number; readonly version: number; readonly clock: () => Date }

/** One report, taken out of a digest that is out, or put in again, and the edition that says so. */
export type ItemDone = Extract<NextEdition, { readonly is: 'next' }> & {
  readonly report: CurrentReport
  readonly title: string
  /** Everybody who reads of it: no words of cadres stand in what is told. */
  readonly groups: readonly GroupPlace[]
  readonly reporters: readonly number[]
}

/** Sends one report back, so that it counts no more, and makes the edition without it. `row` is locked. */
export function takeBackItem(tx: Database, desk: CountyDesk, row: DigestRow, report: number, deed: Deed) {
  return withItem(tx, desk, row, report, deed, async (current, at, office) =>
    isStanding(current) && itemsOf(office).some(({ report: printed }) => printed === report)
      ? returnedReport(current, { personId: deed.personId, at, word: `${digestLabel(office)}撤回了这一条` })
      : undefined,
  )
}

function isStanding({ kind }: CurrentReport): boolean {
  return kind === 'submitted' || kind === 'corrected'
}

/** Counts a report again that was taken back, as it was, and makes the edition with it. `row` is locked. */
export function putBackItem(tx: Database, desk: CountyDesk, row: DigestRow, report: number, deed: Deed) {
  return withItem(tx, desk, row, report, deed, async (current, at) => {
    const form = formOf(desk.catalogue, current.organization, current.form)
    const unit = await unitById(tx, current.unitId)
    if (current.kind !== 'returned' || !form || !unit) return undefined
    const { answers, activityDate: today } = current
    const submission = { unit, form, answers, personId: deed.personId, today }
    return correctedReport(desk, submission, { report, revision: current.number, at, why: undefined }).writes
  })
}

async function withItem(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  id: number,
  { personId, version, clock }: Deed,
  change: (report: CurrentReport, at: Date, office: Digest) => Promise<readonly Write[] | undefined>,
): Promise<ItemDone | NotDone> {
  const before = await editionBefore(tx, row, { version })
  if (!before) return { is: 'already' }
  const { made } = await madeMeanwhile(tx, clock, {
    follows: before,
    make: async ({ at }) => {
      if (await isUntold(tx, row, at)) return { is: 'untold' } as const
      const report = await reportById(tx, id)
      const writes = report && (await change(report, at, before))
      if (!report || !writes) return { is: 'changed' } as const
      // The edition is compiled of what then stands, so this is written first, in the same transaction.
      await writeAll(tx, writes, [], at)
      const next = await editionBehind(tx, desk, row, { version, personId, at })
      if (next.is !== 'next')
        throw new Error(`edition ${version} of digest ${row.id} has numbers that nobody can trace`)
      return { is: 'changed so', report, writes, next } as const
    },
    isSealed: ({ is }) => is === 'changed so',
    record: async (tried) => tried.is === 'changed so' && (await writeAll(tx, tried.writes, [], tried.next.at)),
  })
  if (made.is !== 'changed so') return made
  const { report, next } = made
  const { at } = next
  const reporters = await reportersOf(tx, [report.unitId])
  const noted = {
    at,
    personId,
    action: 'take-back',
    subject: `digest ${row.id}`,
    detail: { report: id, version },
  } as const
  return {
    ...next,
    ...{ report, title: formOf(desk.catalogue, report.organization, report.form)?.title ?? report.form },
    groups: await groupsOf(tx, desk, row),
    reporters: reporters.map(({ chatId }) => chatId),
    writes: [...next.writes, { do: 'note', of: noted }],
  }
}

/** A digest that was taken back as a whole, and to whom that is told. */
export type AllDone = {
  readonly is: 'withdrawn'
  readonly digest: number
  readonly version: number
  readonly office: Digest
  readonly groups: readonly GroupPlace[]
  readonly editors: readonly number[]
  readonly writes: readonly Write[]
}

/** 撤回整期: what was sealed stays as it was, and the next edition says only that it was taken back. `row` is locked. */
export async function takeBackAll(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  { personId, version, clock }: Deed,
): Promise<AllDone | { readonly is: 'already' }> {
  const [group, office] = [await sealedEdition(tx, row.id, 'group'), await sealedEdition(tx, row.id, 'office')]
  if (!group || !office || office.withdrawn || office.version !== version - 1) return { is: 'already' }
  const asOf = laterThan(office, await cutoffInstant(tx, clock))
  const editions = [group, office].map((before) => withdrawnEdition(before, { version, asOf }))
  const subject = await subjectOf(tx, desk, row)
  const { editors, groups } = await recipients(tx, { scope: row.scope, kind: subject.kind.code, personId })
  const writes: Write[] = [
    ...sealed(row.id, editions, { at: asOf, personId, action: 'take-back' }),
    { do: 'dropTakenBack', of: { digest: row.id, version, at: asOf } },
  ]
  return { is: 'withdrawn', digest: row.id, version, office, groups, editors, writes }
}

/** Publishes a digest again that was taken back, as everything stands now. `row` is locked. */
export async function publishAgain(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  { personId, version, clock }: Deed,
): Promise<NextEdition> {
  const follows = await editionBefore(tx, row, { version, withdrawn: true })
  if (!follows) return { is: 'already' }
  const make = ({ at }: { readonly at: Date }) => editionTold(tx, desk, row, { version, personId, at })
  const { made: next } = await madeMeanwhile(tx, clock, { follows, make, isSealed: ({ is }) => is === 'next' })
  return next.is === 'next' ? { ...next, facts: { ...next.facts, groups: await groupsOf(tx, desk, row) } } : next
}

/** The groups that read of what becomes of a digest. */
export async function groupsOf(tx: Database, desk: CountyDesk, row: DigestRow): Promise<readonly GroupPlace[]> {
  const { kind } = await subjectOf(tx, desk, row)
  return (await recipients(tx, { scope: row.scope, kind: kind.code })).groups
}
