import { closeBooks } from '../database/books.ts'
import { correctedDigests } from '../database/corrections.ts'
import { type DigestRow, lockDigest, sealedEdition, setDigest } from '../database/digests.ts'
import { factOf, setFact } from '../database/facts.ts'
import { boundGroups } from '../database/groups.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import { editorChats } from '../database/people.ts'
import { digestLabel } from '../digest/label.ts'
import type { ExplainedChange } from '../digest/next-edition.ts'
import { weekCompiler } from './compile-week.ts'
import { reportOf, yearCompiler } from './compile-year.ts'
import type { CountyDesk } from './county-desk.ts'
import { type Compiler, type EditionAt, editionAt } from './edition-at.ts'
import { filesOwed, type Keyboard, onceInGroup, textMessage } from './owe-digest.ts'
import { sealEditions } from './seal-editions.ts'

/** Numbers that a message about changes lists; the document has them all. */
const MOST_TOLD = 15
/** A reason in such a list; the document has the whole. */
const LONGEST_REASON = 60

const TOLD_UP_TO = 'corrections told up to'

/**
 * Tells editors of published digests whose printed numbers were changed by a correction. Called as often as one likes:
 * of each change they are told once.
 */
export async function tellOfChanges(db: Database, desk: CountyDesk, clock: () => Date): Promise<void> {
  const upTo = await db.transaction((tx) => closeBooks(tx, clock))
  const told = await factOf<string>(db, TOLD_UP_TO)
  for (const id of await correctedDigests(db, { after: new Date(told ?? 0), upTo })) {
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
  await setFact(db, TOLD_UP_TO, upTo.toISOString())
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
  const lead = `${digestLabel(digest)}里有${changes.length}个数变了：`
  const text = [lead, ...listed(changes), `出更正版会把这张单子发到群里。${otherwise}`].join('\n')
  return { text, keys: [[{ text: '出更正版', callback_data: `n:${row.id}:${digest.version}` }]] }
}

async function editionOf(tx: Database, desk: CountyDesk, row: DigestRow, asOf: Date): Promise<EditionAt> {
  return editionAt(tx, row, await compilerOf(tx, desk, row, asOf), 'office')
}

async function compilerOf(tx: Database, desk: CountyDesk, row: DigestRow, asOf: Date): Promise<Compiler> {
  if (row.kind === 'week') return weekCompiler(tx, desk, { from: row.periodFrom, to: row.periodTo }, row, asOf)
  return yearCompiler(tx, desk, await reportOf(tx, desk, row), row, asOf)
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
    const now = await closeBooks(tx, clock)
    const since = { after: row.changesToldAt ?? new Date(0), upTo: now, digest: row.id }
    if ((await correctedDigests(tx, since)).length > 0) return { is: 'untold' }
    const compiler = await compilerOf(tx, desk, row, now)
    const office = await editionAt(tx, row, compiler, 'office')
    const group = await editionAt(tx, row, compiler, 'group')
    if (office.changes.length === 0) return { is: 'unchanged' }
    await sealEditions(tx, row, [group.digest, office.digest], { fixed: compiler.fixed, at: now, ...of })
    const name = `更正：${digestLabel(office.digest)}第${of.version}版`
    // What stands in annexes the group has never seen.
    const annexes = new Set(group.digest.sections.filter((s) => s.annex).map((s) => s.code))
    const seen = group.changes.filter((change) => !annexes.has(change.section))
    const groups = row.scope === 'county' && seen.length > 0 ? await boundGroups(tx) : []
    const text = [name, ...listed(seen)].join('\n')
    const whole = [`${name}，共${office.changes.length}处：`, ...listed(office.changes)].join('\n')
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

/** `· 甲镇妇联受众…人：320→230（甲镇妇联更正：多记了一场）`. */
function listed(changes: readonly ExplainedChange[]): string[] {
  const lines = changes.slice(0, MOST_TOLD).map(({ what, from, to, why }) => {
    const reasons = [...why.map((w) => w.text).join('；')]
    const cut = reasons.length > LONGEST_REASON ? [...reasons.slice(0, LONGEST_REASON), '…'] : reasons
    return `· ${what}：${from || '无'}→${to || '无'}${cut.length > 0 ? `（${cut.join('')}）` : ''}`
  })
  return [...lines, ...(changes.length > MOST_TOLD ? [`等${changes.length}处，见文件`] : [])]
}
