import { note } from '../database/audit.ts'
import { closeBooks } from '../database/books.ts'
import { type DigestRow, lockDigest, publishedYears, seal, sealedEdition, setDigest } from '../database/digests.ts'
import { factOf, setFact } from '../database/facts.ts'
import { boundGroups } from '../database/groups.ts'
import type { Database } from '../database/open.ts'
import { type Owed, owe } from '../database/outbox.ts'
import { editorChats } from '../database/people.ts'
import { changedSince, reasonsSince } from '../database/year-changes.ts'
import { type ChangedNumber, changedNumbers } from '../digest/changed-numbers.ts'
import type { Correction, Digest } from '../digest/digest.ts'
import { sealed } from '../digest/seal.ts'
import { untracedIn } from '../digest/untraced.ts'
import { compileYear } from '../digest/year.ts'
import type { CountyDesk } from './county-desk.ts'
import { filesOwed } from './digest-files.ts'
import { fixedWords } from './fixed-words.ts'
import { yearMatter } from './publish-year.ts'

/** Numbers that a message about changes lists; the document has them all. */
const MOST_TOLD = 15

/**
 * Tells editors of published reports whose printed numbers have changed by a correction since. Called as often as one
 * likes: of each change they are told once.
 */
export async function tellOfChanges(db: Database, desk: CountyDesk, clock: () => Date): Promise<void> {
  for (const { row, asOf } of await publishedYears(db)) {
    const told = await factOf<string>(db, toldKey(row))
    const since = told === undefined || new Date(told) < asOf ? asOf : new Date(told)
    if (!(await changedSince(db, { from: row.periodFrom, to: row.periodTo, since }))) continue
    await db.transaction(async (tx) => {
      const now = clock()
      const { digest, changes } = await changesOf(tx, desk, row, now)
      await setFact(tx, toldKey(row), now.toISOString())
      if (changes.length === 0) return
      const text = `《${digest.title}》里有${changes.length}个数因更正变了：\n${listed(changes)}`
      const keyboard = [[{ text: '出更正版', callback_data: `y:${row.id}:next` }]]
      const messages = (await editorChats(tx)).map((chatId) => message(chatId, text, { inline_keyboard: keyboard }))
      await owe(tx, messages, now)
    })
  }
}

function toldKey({ id }: DigestRow): string {
  return `changes told of digest ${id}`
}

/** The report as it would be compiled now, and the printed numbers in which it differs from its newest edition. */
async function changesOf(tx: Database, desk: CountyDesk, row: DigestRow, now: Date) {
  const before = await sealedEdition(tx, row.id, 'office')
  if (!before) throw new Error(`digest ${row.id} is published and has no edition`)
  const matter = await yearMatter(tx, desk, row, now)
  const digest = compileYear({ ...matter, edition: 'office', number: before.number + 1 })
  return { before, matter, digest, changes: changedNumbers(before.sections, digest.sections) }
}

export type NextEdition =
  | { readonly is: 'unchanged' }
  | { readonly is: 'untraced' }
  | { readonly is: 'published'; readonly version: number; readonly groups: number; readonly changes: number }

/** Seals the next edition of a published report: the groups get the list of what changed, editors also the documents. */
export function publishNext(
  db: Database,
  desk: CountyDesk,
  digestId: number,
  clock: () => Date,
  personId: number,
): Promise<NextEdition> {
  return db.transaction(async (tx): Promise<NextEdition> => {
    const row = await lockDigest(tx, digestId)
    const now = await closeBooks(tx, clock)
    const { before, matter, digest, changes } = await changesOf(tx, desk, row, now)
    if (changes.length === 0) return { is: 'unchanged' }
    const version = before.number + 1
    const corrections = await withReasons(tx, row, before, changes)
    // The group's edition has fewer numbers: only those of its own are told there.
    const ofGroup = await sealedEdition(tx, row.id, 'group')
    const group = compileYear({ ...matter, edition: 'group', number: version })
    const toGroups = ofGroup ? changedNumbers(ofGroup.sections, group.sections) : []
    const told = corrections.filter((c) => toGroups.some((t) => t.indicator === c.indicator && t.to === c.to))
    const editions = [
      corrected(digest, corrections),
      corrected(
        group,
        told.map(({ why: _, ...rest }) => rest),
      ),
    ]
    if (editions.some((edition) => untracedIn(edition, fixedWords(matter)).length > 0)) return { is: 'untraced' }
    for (const content of editions) await seal(tx, { digestId, content, asOf: now, sealedAt: now, version })
    await setDigest(tx, digestId, { number: version })
    await note(tx, { at: now, personId, action: 'correct', subject: `digest ${digestId}`, detail: { version } })
    const groups = row.scope === 'county' && toGroups.length > 0 ? await boundGroups(tx) : []
    const text = `更正：《${digest.title}》第${version}版\n${listed(toGroups)}`
    const whole = `《${digest.title}》第${version}版，更正${changes.length}处：\n${listed(changes)}`
    await owe(
      tx,
      [
        ...groups.map(({ chatId, threadId }) => ({
          ...message(chatId, text, undefined, threadId),
          whenUnknown: 'hold' as const,
          onceKey: `year:${digestId}:${version}:${chatId}`,
        })),
        ...(await editorChats(tx)).flatMap((chatId) => [
          message(chatId, whole),
          ...filesOwed(chatId, digestId, version),
        ]),
      ],
      now,
    )
    return { is: 'published', version, groups: groups.length, changes: changes.length }
  })
}

function corrected({ sha256: _, ...digest }: Digest, corrections: readonly Correction[]): Digest {
  return sealed({ ...digest, corrections })
}

async function withReasons(
  tx: Database,
  row: DigestRow,
  before: Digest,
  changes: readonly ChangedNumber[],
): Promise<Correction[]> {
  const since = new Date(before.asOf)
  const corrections: Correction[] = []
  for (const { section, indicator, what, from, to, before: was, after } of changes) {
    const indicators = (was ?? after)?.lineage.indicators ?? [indicator]
    const why = await reasonsSince(tx, { indicators, from: row.periodFrom, to: row.periodTo, since })
    corrections.push({
      ...{ report: '', indicator, where: section, what, from, to },
      ...(why.length > 0 ? { why: why.join('；') } : {}),
    })
  }
  return corrections
}

function listed(changes: readonly ChangedNumber[]): string {
  const lines = changes.slice(0, MOST_TOLD).map(({ what, from, to }) => `· ${what}：${from || '无'}→${to || '无'}`)
  return [...lines, ...(changes.length > MOST_TOLD ? [`等${changes.length}处，见文件`] : [])].join('\n')
}

function message(chatId: number, text: string, keyboard?: object, threadId?: number | null): Owed {
  const thread = threadId === null || threadId === undefined ? {} : { message_thread_id: threadId }
  const payload = { chat_id: chatId, text, ...thread, ...(keyboard ? { reply_markup: keyboard } : {}) }
  return { chatId, method: 'sendMessage', payload }
}
