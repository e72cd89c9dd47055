import { yearOf } from '../calendar/day.ts'
import { calendarYear } from '../calendar/period.ts'
import { note } from '../database/audit.ts'
import { closeBooks } from '../database/books.ts'
import { areaCalled } from '../database/county.ts'
import { type DigestRow, lockDigest, openDigest, seal, sealedEdition, setDigest } from '../database/digests.ts'
import { boundGroups } from '../database/groups.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import { editorChats } from '../database/people.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import type { Scope } from '../digest/scope.ts'
import { scopeKey } from '../digest/scope.ts'
import { type Untraced, untracedIn } from '../digest/untraced.ts'
import { compileYear } from '../digest/year.ts'
import type { YearReport } from './compile-year.ts'
import type { CountyDesk } from './county-desk.ts'
import { filesOwed, pictureOwed } from './digest-files.ts'
import { fixedWords } from './fixed-words.ts'
import { gatherYear, type YearMatterInput } from './gather-year.ts'
import { digestMessages } from './publish-week.ts'

/** The row of a year's report, made where there is none. */
export function openYear(db: Database, { period, scope }: YearReport): Promise<DigestRow> {
  const asked = { kind: 'year' as const, scope: scopeKey(scope), ...period }
  return openDigest(db, { asked, issueYear: yearOf(period.to) })
}

/** What a row of a year's report is about. */
export async function reportOf(db: Database, desk: CountyDesk, row: DigestRow): Promise<YearReport> {
  return { period: { from: row.periodFrom, to: row.periodTo }, scope: await scopeOf(db, desk, row.scope) }
}

async function scopeOf(db: Database, desk: CountyDesk, key: string): Promise<Scope> {
  const [kind, code = ''] = key.split(/:(.*)/su)
  if (kind === 'organization') {
    return { kind, code, name: desk.catalogue.organizations.find((o) => o.code === code)?.name ?? code }
  }
  if (kind === 'area') return { kind, id: code, name: (await areaCalled(db, code))?.name ?? code }
  return { kind: 'county' }
}

/** What both editions of this row's report are compiled from, as it stands at `asOf`. */
export async function yearMatter(db: Database, desk: CountyDesk, row: DigestRow, asOf: Date): Promise<YearMatterInput> {
  const report = await reportOf(db, desk, row)
  return gatherYear(db, desk, { ...report, asOf, number: 1, digestId: row.id })
}

/** Tells the editors that the first draft of a year is there to be read. Called as often as one likes: it happens once. */
export async function draftYear(db: Database, year: number, clock: () => Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { id } = await openYear(tx, { period: calendarYear(year), scope: { kind: 'county' } })
    const row = await lockDigest(tx, id)
    if (row.state !== 'open') return false
    await setDigest(tx, id, { state: 'preview' })
    const keyboard = [[{ text: '看草稿', callback_data: `y:${id}` }]]
    const text = `${year}年的汇报可以起草了：数字已经汇总好，请看看文字，选好问题和打算。`
    const messages = (await editorChats(tx)).map((chatId) => ({
      chatId,
      method: 'sendMessage',
      payload: { chat_id: chatId, text, reply_markup: { inline_keyboard: keyboard } },
    }))
    await owe(tx, messages, clock())
    return true
  })
}

export type YearPublished =
  | { readonly groups: number; readonly already: boolean }
  /** Nothing was published: these numbers have nothing behind them. */
  | { readonly untraced: readonly Untraced[] }

/**
 * Seals both editions of a year's report and owes them: the county's to groups and editors, any other to editors only.
 * Once, however often it is asked for; refused while a number in it cannot be traced.
 */
export function publishYear(
  db: Database,
  desk: CountyDesk,
  digestId: number,
  clock: () => Date,
  personId: number,
): Promise<YearPublished> {
  return db.transaction(async (tx) => {
    const row = await lockDigest(tx, digestId)
    const groups = row.scope === 'county' ? await boundGroups(tx) : []
    if (row.state === 'published') return { groups: groups.length, already: true }
    const now = await closeBooks(tx, clock)
    const matter = await yearMatter(tx, desk, row, now)
    const editions = (['group', 'office'] as const).map((edition) => compileYear({ ...matter, edition }))
    const untraced = editions.flatMap((digest) => untracedIn(digest, fixedWords(matter)))
    if (untraced.length > 0) return { untraced }
    for (const content of editions) {
      await seal(tx, { digestId, content, asOf: now, sealedAt: now, version: 1 })
    }
    await setDigest(tx, digestId, { state: 'published', number: 1, publishedAt: now, publishedBy: personId })
    const [group, office] = editions as [Digest, Digest]
    await note(tx, {
      at: now,
      personId,
      action: 'publish',
      subject: `digest ${digestId}`,
      detail: { sha256: group.sha256 },
    })
    await oweYear(tx, desk, row, { group, office, groups, editors: await editorChats(tx) }, now)
    return { groups: groups.length, already: false }
  })
}

type Recipients = {
  readonly group: Digest
  readonly office: Digest
  readonly groups: readonly { readonly chatId: number; readonly threadId: number | null }[]
  readonly editors: readonly number[]
}

async function oweYear(tx: Database, desk: CountyDesk, row: DigestRow, to: Recipients, now: Date): Promise<void> {
  const toGroups = to.groups.flatMap(({ chatId, threadId }) => [
    ...digestMessages(chatId, to.group).map((message, i) => ({
      ...message,
      payload: { ...message.payload, ...(threadId === null ? {} : { message_thread_id: threadId }) },
      whenUnknown: 'hold' as const,
      onceKey: `year:${row.id}:1:${chatId}:${i}`,
    })),
    ...pictureOwed(to.group, desk, {
      ...{ digest: row.id, version: 1, chatId, threadId },
      onceKey: `year:${row.id}:1:${chatId}:picture`,
    }),
  ])
  const told = to.groups.length > 0 ? `已发布，发到${to.groups.length}个群。` : '已定稿。'
  const toEditors = to.editors.flatMap((chatId) => [
    ...digestMessages(chatId, to.office),
    { chatId, method: 'sendMessage', payload: { chat_id: chatId, text: `《${to.office.title}》${told}` } },
    ...filesOwed(chatId, row.id, 1),
  ])
  await owe(tx, [...toGroups, ...toEditors], now)
}

/** An edition of a year's report: sealed, or compiled as it stands at `asOf`. */
export async function yearDigest(
  db: Database,
  desk: CountyDesk,
  row: DigestRow,
  edition: EditionKind,
  asOf: Date,
): Promise<Digest> {
  const sealed = row.state === 'published' ? await sealedEdition(db, row.id, edition) : undefined
  return sealed ?? compileYear({ ...(await yearMatter(db, desk, row, asOf)), edition })
}
