import { calendarYear } from '../calendar/period.ts'
import { type DigestRow, lockDigest, openDigest, setDigest } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import { boundGroups } from '../database/group-chat.ts'
import { editorChats } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import { cutoffInstant } from '../database/record-lock.ts'
import { compile } from '../digest/compile.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import { fixedWords } from '../digest/untraced.ts'
import type { CountyDesk } from './county-desk.ts'
import { gather } from './gather.ts'
import { digestForGroup, digestMessages, filesOwed, textMessage } from './owe-digest.ts'
import { sealEditions } from './seal-editions.ts'
import { askedFor, issueYearOf, reportOn, type Subject, subjectOf } from './subject.ts'

/** The row of a year's report, made where there is none. */
export function openYear(db: Database, report: Subject): Promise<DigestRow> {
  return openDigest(db, { asked: askedFor(report), issueYear: issueYearOf(report) })
}

/** Tells the editors that the first draft of a year is there to be read. Called as often as one likes: it happens once. */
export async function draftYear(db: Database, year: number, clock: () => Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { id } = await openYear(tx, reportOn(calendarYear(year), { kind: 'county' }))
    const row = await lockDigest(tx, id)
    if (row.state !== 'open') return false
    await setDigest(tx, id, { state: 'preview' })
    const keyboard = [[{ text: '看草稿', callback_data: `y:${id}` }]]
    const text = `${year}年的汇报可以起草了：数字已经汇总好，请看看文字，选好问题和打算。`
    const messages = (await editorChats(tx)).map((chatId) => textMessage(chatId, text, keyboard))
    await owe(tx, messages, clock())
    return true
  })
}

export type YearPublished = { readonly groups: number; readonly already: boolean }

/**
 * Seals both editions of a year's report and owes them: the county's to groups and editors, any other to editors only.
 * Once, however often it is asked for.
 * @throws digest.untraced while a number in it has no figures behind it.
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
    const now = await cutoffInstant(tx, clock)
    const gathered = await gather(tx, desk, await subjectOf(tx, desk, row), { asOf: now, row })
    const [group, office] = [compile(gathered, 'group'), compile(gathered, 'office')]
    const fixed = fixedWords(gathered)
    const change = { state: 'published' as const, publishedAt: now, publishedBy: personId }
    await sealEditions(tx, row, [group, office], { fixed, at: now, personId, change })
    const told = `《${office.title}》${groups.length > 0 ? `已发布，发到${groups.length}个群。` : '已定稿。'}`
    const editors = await editorChats(tx)
    await owe(
      tx,
      [
        ...groups.flatMap((place) => digestForGroup(desk, row.id, group, place)),
        ...editors.flatMap((chatId) => [
          ...digestMessages(chatId, office),
          textMessage(chatId, told, [[{ text: '溯源', callback_data: `g:${row.id}` }]]),
        ]),
        ...(await filesOwed(tx, editors, row.id, office)),
      ],
      now,
    )
    return { groups: groups.length, already: false }
  })
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
  return sealed ?? compile(await gather(db, desk, await subjectOf(db, desk, row), { asOf, row }), edition)
}
