import { issueYear, type Week } from '../calendar/week.ts'
import { note } from '../database/audit.ts'
import { closeBooks } from '../database/books.ts'
import { allUnits } from '../database/county.ts'
import { type DigestRow, lockDigest, nextNumber, openDigest, seal, setDigest } from '../database/digests.ts'
import { boundGroups } from '../database/groups.ts'
import type { Database } from '../database/open.ts'
import { type Owed, owe } from '../database/outbox.ts'
import { editorChats } from '../database/people.ts'
import type { Digest } from '../digest/digest.ts'
import { untracedIn } from '../digest/untraced.ts'
import { compileWeek, issueLabel } from '../digest/week.ts'
import { telegramMessages } from '../documents/telegram.ts'
import { QunbaoError, userSentence } from '../errors.ts'
import type { CountyDesk } from './county-desk.ts'
import { filesOwed, pictureOwed } from './digest-files.ts'
import { fixedWords } from './fixed-words.ts'
import { gatherWeek } from './gather-week.ts'

export type Keyboard = readonly (readonly { readonly text: string; readonly callback_data: string }[])[]

/** What an editor can do with a digest that is not out yet. */
export function previewKeys(row: DigestRow): Keyboard {
  const held = row.state === 'held'
  return [
    [
      { text: '发布', callback_data: `w:${row.id}:publish` },
      { text: '修改', callback_data: `w:${row.id}:edit` },
      ...(held ? [] : [{ text: '暂缓', callback_data: `w:${row.id}:hold` }]),
    ],
    [
      { text: '看群里的版本', callback_data: `w:${row.id}:group` },
      { text: '溯源', callback_data: `g:${row.id}` },
    ],
  ]
}

/** The preview's last message: what happens when nobody acts. */
export function previewNote(row: DigestRow, groups: number, zone: string): string {
  const to = groups > 0 ? `会发到${groups}个群` : '还没有绑定群，只发给编辑'
  if (row.state === 'open') return `这一周还没到汇编的时候，到时会自动出预览。现在就发布也行，${to}。`
  if (row.state === 'held' || !row.releaseAt) return `这一期已暂缓，等编辑发布，${to}。`
  const when = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
  return `没有人处理的话，${when.format(row.releaseAt)}自动发布：没看过的文字不发，只发活动名和数字。${to}。`
}

export function digestMessages(chatId: number, digest: Digest, keys?: Keyboard): Owed[] {
  const messages = telegramMessages(digest)
  return messages.map((text, i) => ({
    chatId,
    method: 'sendMessage',
    payload: {
      chat_id: chatId,
      text,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...(keys && i === messages.length - 1 ? { reply_markup: { inline_keyboard: keys } } : {}),
    },
  }))
}

/**
 * Compiles a week that has fallen due and puts the preview before the editors; with no time for a preview, or no editor
 * to see it, publishes at once. Called as often as one likes, by whichever process: it happens once.
 */
export async function previewWeek(db: Database, desk: CountyDesk, week: Week, clock: () => Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { id } = await openDigest(tx, { asked: week, issueYear: issueYear(week) })
    const row = await lockDigest(tx, id)
    if (row.state !== 'open') return
    const now = clock()
    const editors = await editorChats(tx)
    if (desk.previewMinutes === 0 || editors.length === 0) {
      await publishIn(tx, desk, row, clock, null)
      return
    }
    const change = { state: 'preview' as const, releaseAt: new Date(now.getTime() + desk.previewMinutes * 60_000) }
    await setDigest(tx, id, change)
    await owePreview(tx, desk, { ...row, ...change }, editors, now)
  })
}

/** Owes the office edition and what can be done with it to these chats. */
export async function owePreview(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  chats: readonly number[],
  now: Date,
  more: Keyboard = [],
): Promise<void> {
  const week = { from: row.periodFrom, to: row.periodTo }
  const number = row.number ?? (await nextNumber(tx, row.issueYear))
  // The digest before the books, as when publishing: two who took them the other way round would wait for each other.
  await lockDigest(tx, row.id)
  const asOf = await closeBooks(tx, () => now)
  const matter = await gatherWeek(tx, desk, week, { asOf, number })
  const office = compileWeek({ ...matter, edition: 'office' })
  await setDigest(tx, row.id, { readUpTo: asOf })
  const groups = await boundGroups(tx)
  const text = previewNote(row, groups.length, desk.zone)
  await owe(
    tx,
    chats.flatMap((chatId) => [
      ...digestMessages(chatId, office),
      {
        chatId,
        method: 'sendMessage',
        payload: { chat_id: chatId, text, reply_markup: { inline_keyboard: [...previewKeys(row), ...more] } },
      },
    ]),
    now,
  )
}

export type Published = { readonly number: number; readonly groups: number; readonly already: boolean }

/** Publishes a week: numbers and seals both editions, and owes them to groups and editors. Once, whoever asks. */
export function publishWeek(
  db: Database,
  desk: CountyDesk,
  digestId: number,
  clock: () => Date,
  editor: { readonly personId: number } | null,
): Promise<Published> {
  return db.transaction(async (tx) => publishIn(tx, desk, await lockDigest(tx, digestId), clock, editor))
}

/** A digest that cannot go out by itself waits for an editor, who is told why. */
export function holdBack(db: Database, digestId: number, fault: QunbaoError, clock: () => Date): Promise<void> {
  return db.transaction(async (tx) => {
    const row = await lockDigest(tx, digestId)
    if (row.state === 'published') return
    await setDigest(tx, digestId, { state: 'held', releaseAt: null })
    const text = `${userSentence(fault.code)}\n${fault.detail.split('\n').slice(0, 5).join('\n')}`
    const messages = (await editorChats(tx)).map((chatId) => ({
      chatId,
      method: 'sendMessage',
      payload: { chat_id: chatId, text, reply_markup: { inline_keyboard: previewKeys({ ...row, state: 'held' }) } },
    }))
    await owe(tx, messages, clock())
  })
}

async function publishIn(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  clock: () => Date,
  editor: { readonly personId: number } | null,
): Promise<Published> {
  const groups = await boundGroups(tx)
  if (row.state === 'published') return { number: row.number ?? 0, groups: groups.length, already: true }
  const week = { from: row.periodFrom, to: row.periodTo }
  const now = await closeBooks(tx, clock)
  const number = await nextNumber(tx, row.issueYear)
  // What an editor saw in the preview is read; what came in after it is not.
  const readUpTo = editor ? row.readUpTo : null
  const matter = await gatherWeek(tx, desk, week, { asOf: now, number, readUpTo })
  const group = compileWeek({ ...matter, edition: 'group' })
  const office = compileWeek({ ...matter, edition: 'office' })
  const units = (await allUnits(tx)).map((u) => ({ name: u.name, area: u.areaName }))
  const fixed = [...fixedWords({ county: desk.county, catalogue: desk.catalogue, units }), ...matter.next]
  const untraced = [group, office].flatMap((digest) => untracedIn(digest, fixed))
  if (untraced.length > 0)
    throw new QunbaoError('digest.untraced', untraced.map((u) => `${u.section}: ${u.around}`).join('\n'))
  for (const content of [group, office]) {
    await seal(tx, { digestId: row.id, content, asOf: now, sealedAt: now, version: 1 })
  }
  const personId = editor?.personId ?? null
  await setDigest(tx, row.id, { state: 'published', number, publishedAt: now, publishedBy: personId })
  await note(tx, {
    at: now,
    personId,
    action: 'publish',
    subject: `digest ${row.id}`,
    detail: { sha256: group.sha256 },
  })
  await owe(
    tx,
    groups.flatMap(({ chatId, threadId }) => [
      ...groupMessages(chatId, threadId, group),
      ...pictureOwed(group, desk, {
        ...{ digest: row.id, version: 1, chatId, threadId },
        onceKey: `week:${week.from}:${chatId}:picture`,
      }),
    ]),
    now,
  )
  const editors = await editorChats(tx)
  await owe(
    tx,
    editors.flatMap((chatId) => [
      ...digestMessages(chatId, office),
      {
        chatId,
        method: 'sendMessage',
        payload: {
          chat_id: chatId,
          text: `已发布${issueLabel(group)}：发到${groups.length}个群。上面是办公室版。`,
          reply_markup: { inline_keyboard: [[{ text: '溯源', callback_data: `g:${row.id}` }]] },
        },
      },
      ...filesOwed(chatId, row.id, 1),
    ]),
    now,
  )
  return { number, groups: groups.length, already: false }
}

/** The same week goes to the same group once, and is not repeated when it is not known whether it arrived. */
function groupMessages(chatId: number, threadId: number | null, digest: Digest): Owed[] {
  return digestMessages(chatId, digest).map((message, i) => ({
    ...message,
    payload: { ...message.payload, ...(threadId === null ? {} : { message_thread_id: threadId }) },
    whenUnknown: 'hold' as const,
    onceKey: `week:${digest.period.from}:${chatId}:${i}`,
  }))
}
