import { keepDone } from '../database/clock-task.ts'
import { correctedDigests, untoldSince } from '../database/corrections.ts'
import { type DigestRow, lockDigest, setDigest } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import { boundGroups } from '../database/group-chat.ts'
import { editorChats } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import { cutoffInstant } from '../database/record-lock.ts'
import type { Digest } from '../digest/digest.ts'
import { digestLabel } from '../digest/label.ts'
import type { ExplainedChange } from '../digest/next-edition.ts'
import { fixedWords } from '../digest/untraced.ts'
import { type EditionAt, editionAt } from './compile.ts'
import type { CountyDesk } from './county-desk.ts'
import { gather } from './gather.ts'
import { filesOwed, type Keyboard, onceInGroup, textMessage } from './owe-digest.ts'
import { sealEditions } from './seal-editions.ts'
import { subjectOf } from './subject.ts'

/** Numbers that a message about changes lists; the document has them all. */
const MOST_TOLD = 15
/** A reason in such a list; the document has the whole. */
const LONGEST_REASON = 60

/**
 * Tells editors of published digests whose printed numbers were changed by a correction. Called as often as one likes:
 * of each change they are told once.
 */
export async function tellOfChanges(db: Database, desk: CountyDesk, clock: () => Date): Promise<void> {
  const after = await untoldSince(db)
  if (!after) return
  const upTo = await db.transaction((tx) => cutoffInstant(tx, clock))
  for (const id of await correctedDigests(db, { after, upTo })) {
    await db.transaction(async (tx) => {
      const row = await lockDigest(tx, id)
      if (row.changesToldAt !== null && row.changesToldAt >= upTo) return
      const { text, keys } = await changesPage(tx, desk, row, upTo)
      if (!keys) return
      await owe(
        tx,
        (await editorChats(tx)).map((chatId) => textMessage(chatId, text, keys)),
        upTo,
      )
    })
  }
  await keepDone(db, { task: 'tell-of-corrections', period: '', doneAt: upTo })
}

/** What a published digest would say otherwise now, and the button that makes it the next edition. From then on it is told. */
export async function changesPage(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  asOf: Date,
): Promise<{ text: string; keys?: Keyboard }> {
  const { digest, changes } = await editionOf(tx, desk, row, asOf)
  await setDigest(tx, row.id, { changesToldAt: asOf })
  if (changes.length === 0) return { text: `${digestLabel(digest)}的数字没有变，不用出更正版。` }
  const otherwise = row.kind === 'week' ? '不出的话，下一期汇编会登“更正”。' : '不出的话，已发布的保持原样。'
  const told = toldOf(digest, changes)
  const lead = `${digestLabel(digest)}里有${changes.length}个数变了：`
  const text = [lead, ...listed(told, changes.length), `出更正版会把这张单子发到群里。${otherwise}`].join('\n')
  return { text, keys: [[{ text: '出更正版', callback_data: `n:${row.id}:${digest.version}` }]] }
}

async function editionOf(tx: Database, desk: CountyDesk, row: DigestRow, asOf: Date): Promise<EditionAt> {
  return editionAt(tx, row, await gather(tx, desk, await subjectOf(tx, desk, row), { asOf, row }), 'office')
}

export type NextEdition =
  | { readonly is: 'unchanged' | 'already' }
  /** Something was corrected that the editor has not been told of: nothing goes out unread. */
  | { readonly is: 'untold' }
  | { readonly is: 'published'; readonly version: number; readonly groups: number; readonly changes: number }

/**
 * Seals edition `version` of a published digest: the groups get the list of what changed, editors also the documents.
 * @throws digest.untraced where a number in it has no figures behind it.
 */
export function publishNext(
  db: Database,
  desk: CountyDesk,
  of: { readonly digest: number; readonly version: number; readonly personId: number },
  clock: () => Date,
): Promise<NextEdition> {
  return db.transaction(async (tx): Promise<NextEdition> => {
    const row = await lockDigest(tx, of.digest)
    const before = await sealedEdition(tx, row.id, 'office')
    if (before?.version !== of.version - 1) return { is: 'already' }
    const now = await cutoffInstant(tx, clock)
    const since = { after: row.changesToldAt ?? new Date(0), upTo: now, digest: row.id }
    if ((await correctedDigests(tx, since)).length > 0) return { is: 'untold' }
    const gathered = await gather(tx, desk, await subjectOf(tx, desk, row), { asOf: now, row })
    const office = await editionAt(tx, row, gathered, 'office')
    const group = await editionAt(tx, row, gathered, 'group')
    if (office.changes.length === 0) return { is: 'unchanged' }
    await sealEditions(tx, row, [group.digest, office.digest], { fixed: fixedWords(gathered), at: now, ...of })
    const name = `更正：${digestLabel(office.digest)}第${of.version}版`
    const told = toldOf(office.digest, office.changes)
    // What stands in annexes the group has never seen; reasons go out only as an editor has read them.
    const readable = toldOf(group.digest, group.changes).filter(({ what, to }) =>
      told.some((t) => t.what === what && t.to === to),
    )
    const groups = row.scope === 'county' && readable.length > 0 ? await boundGroups(tx) : []
    const text = [name, ...listed(readable, readable.length)].join('\n')
    const whole = [`${name}，共${office.changes.length}处：`, ...listed(told, office.changes.length)].join('\n')
    const editors = await editorChats(tx)
    await owe(
      tx,
      [
        ...groups.flatMap((to) => onceInGroup([textMessage(to.chatId, text)], to, `digest:${row.id}:${of.version}`)),
        ...editors.map((chatId) => textMessage(chatId, whole)),
        ...(await filesOwed(tx, editors, row.id, office.digest)),
      ],
      now,
    )
    return { is: 'published', version: of.version, groups: groups.length, changes: office.changes.length }
  })
}

/**
 * The changes that a message has room for: numbers of the text that units corrected or withdrew; where only annexes
 * changed, those. Sums that follow and late reports stand in the document.
 */
function toldOf({ sections }: Digest, changes: readonly ExplainedChange[]): readonly ExplainedChange[] {
  const annexes = new Set(sections.filter((s) => s.annex).map((s) => s.code))
  const corrected = changes.filter((change) => change.why.some((reason) => reason.is !== 'late'))
  const inText = corrected.filter((change) => !annexes.has(change.section))
  return [inText, corrected, changes].find((found) => found.length > 0)?.slice(0, MOST_TOLD) ?? []
}

/** `· 甲镇妇联受众…人：320→230（甲镇妇联更正：多记了一场）`. */
function listed(told: readonly ExplainedChange[], all: number): string[] {
  const lines = told.map(({ what, from, to, why }) => {
    const reasons = [...why.map((w) => w.text).join('；')]
    const cut = reasons.length > LONGEST_REASON ? [...reasons.slice(0, LONGEST_REASON), '…'] : reasons
    return `· ${what}：${from || '无'}→${to || '无'}${cut.length > 0 ? `（${cut.join('')}）` : ''}`
  })
  const others = all - told.length
  return [...lines, ...(others > 0 ? [`另有${others}处跟着变或因补报变，都列在更正版的“更正说明”里。`] : [])]
}
