import { issueYear, type Week } from '../calendar/week.ts'
import { type DigestRow, lockDigest, nextNumber, openDigest, setDigest } from '../database/digest.ts'
import { boundGroups } from '../database/group-chat.ts'
import { editorChats } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import { cutoffInstant } from '../database/record-lock.ts'
import { compile } from '../digest/compile.ts'
import { week as weekKind } from '../digest/kinds/week.ts'
import { issueLabel } from '../digest/label.ts'
import { fixedWords } from '../digest/untraced.ts'
import type { CountyDesk } from './county-desk.ts'
import { gather } from './gather.ts'
import { digestForGroup, digestMessages, filesOwed, type Keyboard, textMessage } from './owe-digest.ts'
import { sealEditions, untracedSentence } from './seal-editions.ts'
import { countyDigest } from './subject.ts'

/** What an editor can do with a digest that is not out yet. */
function previewKeys(row: DigestRow): Keyboard {
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
function previewNote(row: DigestRow, groups: number, zone: string): string {
  const to = groups > 0 ? `会发到${groups}个群` : '还没有绑定群，只发给编辑'
  if (row.state === 'open') return `这一周还没到汇编的时候，到时会自动出预览。现在就发布也行，${to}。`
  if (row.state === 'held' || !row.releaseAt) return `这一期已暂缓，等编辑发布，${to}。`
  const when = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
  return `没有人处理的话，${when.format(row.releaseAt)}自动发布：没看过的文字不发，只发活动名和数字。${to}。`
}

/**
 * Compiles a week that has fallen due and puts the preview before the editors; with no time for a preview, or no editor
 * to see it, it is released at once. Called as often as one likes, by whichever process: it happens once.
 */
export async function previewWeek(db: Database, desk: CountyDesk, week: Week, clock: () => Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { id } = await openDigest(tx, { asked: week, issueYear: issueYear(week) })
    const row = await lockDigest(tx, id)
    if (row.state !== 'open') return
    const now = clock()
    const editors = await editorChats(tx)
    if (desk.previewMinutes === 0 || editors.length === 0) {
      await setDigest(tx, id, { state: 'preview', releaseAt: now })
      return
    }
    const change = { state: 'preview' as const, releaseAt: new Date(now.getTime() + desk.previewMinutes * 60_000) }
    await setDigest(tx, id, change)
    await owePreview(tx, desk, row, editors, now)
  })
}

/** Owes the office edition and what can be done with it to these chats. */
export async function owePreview(
  tx: Database,
  desk: CountyDesk,
  { id }: DigestRow,
  chats: readonly number[],
  now: Date,
  more: Keyboard = [],
): Promise<void> {
  // The digest before the records, as when publishing: two who took them the other way round would wait for each other.
  const row = await lockDigest(tx, id)
  const week = { from: row.periodFrom, to: row.periodTo }
  const asOf = await cutoffInstant(tx, () => now)
  const office = compile(await gather(tx, desk, countyDigest(weekKind, week), { asOf, row }), 'office')
  await setDigest(tx, row.id, { readUpTo: asOf })
  const groups = await boundGroups(tx)
  const text = previewNote(row, groups.length, desk.zone)
  await owe(
    tx,
    chats.flatMap((chatId) => [
      ...digestMessages(chatId, office),
      textMessage(chatId, text, [...previewKeys(row), ...more]),
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

/** A digest with a number that nobody can trace waits for an editor, who is told where it is. Other faults go on. */
export async function holdBack(db: Database, digestId: number, fault: unknown, clock: () => Date): Promise<void> {
  const words = untracedSentence(fault)
  return db.transaction(async (tx) => {
    const row = await lockDigest(tx, digestId)
    if (row.state === 'published') return
    await setDigest(tx, digestId, { state: 'held', releaseAt: null })
    const keys = previewKeys({ ...row, state: 'held' })
    const messages = (await editorChats(tx)).map((chatId) => textMessage(chatId, words, keys))
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
  const now = await cutoffInstant(tx, clock)
  const personId = editor?.personId ?? null
  const number = await nextNumber(tx, row.issueYear)
  const change = { state: 'published' as const, number, publishedAt: now, publishedBy: personId }
  const gathered = await gather(tx, desk, countyDigest(weekKind, week), { asOf: now, row: { ...row, ...change } })
  const [group, office] = [compile(gathered, 'group'), compile(gathered, 'office')]
  const fixed = fixedWords(gathered)
  await sealEditions(tx, row, [group, office], { fixed, at: now, personId, change })
  const told = `已发布${issueLabel(group)}：发到${groups.length}个群。上面是办公室版。`
  const trace = [[{ text: '溯源', callback_data: `g:${row.id}` }]]
  const editors = await editorChats(tx)
  await owe(
    tx,
    [
      ...groups.flatMap((place) => digestForGroup(desk, row.id, group, place)),
      ...editors.flatMap((chatId) => [...digestMessages(chatId, office), textMessage(chatId, told, trace)]),
      ...(await filesOwed(tx, editors, row.id, office)),
    ],
    now,
  )
  return { number, groups: groups.length, already: false }
}
