import { allDone, doneFirst, undone } from '../database/clock-task.ts'
import { type DigestRow, digestOf } from '../database/digest.ts'
import { editorChats } from '../database/membership.ts'
import { isTransient } from '../database/transient.ts'
import { writeAll } from '../database/write.ts'
import { askedFor, digestName, type Subject, subjectOf } from '../desk/subject.ts'
import { messageTo } from '../messages/said.ts'
import { type Trouble, troubleOver, troubleSaid } from '../messages/trouble.ts'
import type { Parts } from './parts.ts'

/** Under which the clock keeps that editors were told: until it works again, also over a restart. */
const TASKS = { compile: 'compile-failed', publish: 'publish-failed' } as const

/**
 * Tells the county's editors that the clock could not do what was due: once, however often it is tried, by whichever
 * process. What passes by itself, e.g. that the database is away, is in the log alone.
 */
export async function tellOfTrouble(
  { db, send, now }: Parts,
  trouble: Trouble,
  subject: Subject,
  error: unknown,
): Promise<void> {
  if (isTransient(error)) return
  const { kind, scope, from, to } = askedFor(subject)
  const period = [kind, scope, from, to].join(' ')
  const written = await db.transaction(async (tx) => {
    const at = now()
    if (!(await doneFirst(tx, { task: TASKS[trouble], period, doneAt: at }))) return []
    const text = troubleSaid(digestName(subject), trouble)
    return writeAll(tx, [], await toEditors(tx, text), at)
  })
  send(written)
}

/** Tells them that it is done after all, by the clock or by one of them. While there is no trouble it is one plain read. */
export async function tellItIsOver({ db, desk, send, now }: Parts): Promise<void> {
  for (const { task, period } of await allDone(db, Object.values(TASKS))) {
    const [kind = '', scope = '', from = '', to = ''] = period.split(' ')
    const trouble = task === TASKS.compile ? 'compile' : 'publish'
    const written = await db.transaction(async (tx) => {
      const row = await digestOf(tx, { kind: kind === 'week' ? 'week' : 'year', scope, from, to })
      if (!row || !isOver(row, trouble) || !(await undone(tx, { task, period }))) return []
      // Whoever holds it back has seen to it.
      if (row.state === 'held') return []
      const text = troubleOver(digestName(await subjectOf(tx, desk, row)), trouble)
      return writeAll(tx, [], await toEditors(tx, text), now())
    })
    send(written)
  }
}

function isOver({ state }: DigestRow, trouble: Trouble): boolean {
  return trouble === 'compile' ? state !== 'open' : state === 'published' || state === 'held'
}

async function toEditors(tx: Parts['db'], text: string) {
  return (await editorChats(tx)).map((chatId) => messageTo(chatId, text))
}
