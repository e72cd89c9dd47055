import type { Logger } from 'pino'
import { boundGroups, forgetTopic, unbindGroup } from '../database/group-chat.ts'
import { editorChats } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { type OutboxRow, owe } from '../database/outbox.ts'
import { dropOwed, holdOwed, leaveTopic, putBack, setAside } from '../database/outbox-outcome.ts'
import { markUnreachable } from '../database/person.ts'
import { inPieces } from '../database/pieces.ts'
import { fileKey } from '../database/sent-file.ts'
import { writeAll } from '../database/write.ts'
import type { Lost } from '../messages/delivery.ts'
import type { FileOwed } from '../messages/file-owed.ts'
import { messageTo, type Said } from '../messages/said.ts'
import type { Failure } from './failure.ts'

const LONGEST_BACKOFF_MS = 60_000
/** Of a message, in UTF-16 units (Bot API, editMessageText). */
const TEXT_LIMIT = 4096
/** Buttons under one message (Bot API: 100). */
const MOST_IN_A_QUESTION = 50

/** What editors are told of a message that did not arrive as it should; `group` is its title, where it is bound. */
export type DeliveryWords = {
  /** Only they can look whether it is there. `message`: its row. */
  arrivalUnknown(of: readonly Lost[]): Said
  refused(of: readonly Lost[]): Said
  /** It may not speak in the group. */
  silenced(of: readonly Lost[]): Said
  /** `lost`: what it was owed, which can be sent once the bot is there again. */
  unbound(of: { readonly group: string | undefined; readonly lost?: readonly Lost[] }): Said
  outOfTopic(of: { readonly group: string | undefined }): Said
  fileNotMade(file: FileOwed, of: { readonly tooLarge: boolean }): Promise<Said>
}

type Parts = {
  readonly db: Database
  readonly log: Logger
  readonly now: () => Date
  readonly words: DeliveryWords
  /** Writes down that this row needs no more. */
  readonly done: (id: number) => Promise<void>
}

/** What follows from a call that did not succeed. */
export function makeSettling({ db, log, now, words, done }: Parts) {
  async function settle(row: OutboxRow, failure: Failure): Promise<void> {
    const { why } = failure
    log.debug({ outbox: row.id, method: row.method, failure }, 'a call did not succeed')
    switch (failure.kind) {
      case 'done':
        return done(row.id)
      case 'wait':
        return tryAgain(row, failure.seconds * 1000)
      case 'not-sent':
        return tryAgain(row, backoff(row.attempts))
      case 'unknown':
        return row.whenUnknown === 'resend' ? repeat(row, backoff(row.attempts)) : lost([row], why)
      case 'send-anew': {
        const { message_id: gone, ...payload } = row.payload
        if (gone === undefined) return refused(row, why)
        return putBack(db, row, now(), now(), { method: 'sendMessage', payload })
      }
      case 'no-topic': {
        const { message_thread_id: threadId } = row.payload
        return typeof threadId === 'number' ? outOfTopic(row, threadId) : silenced(row, why)
      }
      case 'no-rights':
        return silenced(row, why)
      case 'moved':
        return db.transaction(async (tx) => {
          await putBack(tx, row, now(), now())
          await writeAll(tx, [{ do: 'moveGroup', of: { from: row.chatId, to: failure.to } }], [], now())
        })
      case 'unreachable':
        return giveUpOn(row, why)
      case 'no-file':
      case 'refused':
        return refused(row, why)
    }
  }

  function tryAgain(row: OutboxRow, wait: number): Promise<void> {
    return putBack(db, row, new Date(now().getTime() + wait), now())
  }

  /** Makes a call again of which it is not known whether it arrived. */
  function repeat(row: OutboxRow, wait: number): Promise<void> {
    return putBack(db, row, new Date(now().getTime() + wait), now(), toldApart(row))
  }

  function makeLater(row: OutboxRow): Promise<void> {
    return tryAgain(row, backoff(row.attempts))
  }

  /** A file that cannot be made is given up; the texts it goes with are there all the same. Editors are told once. */
  async function notMade(row: OutboxRow, file: FileOwed, tooLarge: boolean): Promise<void> {
    if (!(await setAside(db, row, 'failed', 'the file could not be made', now()))) return
    const key = 'make' in file ? `${file.make}:${row.id}` : fileKey(file)
    await tellEditors(db, `file:${key}`, await words.fileNotMade(file, { tooLarge }))
  }

  function outOfTopic(row: OutboxRow, threadId: number): Promise<void> {
    const topic = { chatId: row.chatId, threadId }
    return db.transaction(async (tx) => {
      await putBack(tx, row, now(), now())
      await leaveTopic(tx, topic)
      if (!(await forgetTopic(tx, topic))) return
      await tellEditors(tx, `topic:${row.id}`, words.outOfTopic({ group: await groupTitle(tx, row.chatId) }))
    })
  }

  /** Messages that must not come twice are left to the editors, who are asked about all of them at once. */
  function lost(rows: readonly OutboxRow[], why: string): Promise<void> {
    for (const { id } of rows) log.warn({ outbox: id, why }, 'not known whether a digest arrived')
    return askEditors(rows, why, words.arrivalUnknown)
  }

  async function refused(row: OutboxRow, why: string): Promise<void> {
    log.error({ outbox: row.id, method: row.method, why }, 'Telegram refused a message')
    if (row.whenUnknown === 'resend') await setAside(db, row, 'failed', why, now())
    else await askEditors([row], why, words.refused)
  }

  /**
   * It may not speak there, or not send such a thing: editors are asked once, about all that waits for it. What somebody
   * asked in the group is not answered.
   */
  async function silenced(row: OutboxRow, why: string): Promise<void> {
    log.error({ outbox: row.id, method: row.method, why }, 'Telegram lets nothing be said in a chat')
    if (row.whenUnknown === 'resend') return void (await setAside(db, row, 'failed', why, now()))
    const isSilent = row.method === 'sendMessage'
    await askEditors([row], why, words.silenced, isSilent ? (tx) => holdOwed(tx, row.chatId, why, now()) : undefined)
  }

  async function askEditors(
    rows: readonly OutboxRow[],
    why: string,
    question: (of: readonly Lost[]) => Said,
    beside: (tx: Database) => Promise<readonly OutboxRow[]> = async () => [],
  ): Promise<void> {
    await db.transaction(async (tx) => {
      const asked: OutboxRow[] = []
      for (const row of rows) if (await setAside(tx, row, 'unknown', why, now())) asked.push(row)
      const [first] = asked
      if (!first) return
      asked.push(...(await beside(tx)))
      await tellEditors(tx, `held:${first.id}:${first.attempts}`, question(await asLost(tx, asked)))
    })
  }

  async function asLost(tx: Database, rows: readonly OutboxRow[]): Promise<Lost[]> {
    const groups = await boundGroups(tx)
    return rows.map(({ id, chatId, method }) => {
      return { group: groups.find((group) => group.chatId === chatId)?.title, method, message: id }
    })
  }

  function giveUpOn(row: OutboxRow, why: string): Promise<void> {
    log.info({ outbox: row.id, why }, 'a chat cannot be reached')
    return db.transaction(async (tx) => {
      const isDigest = row.chatId < 0 && row.whenUnknown === 'hold'
      const isLost = (await setAside(tx, row, isDigest ? 'unknown' : 'failed', why, now())) && isDigest
      const held = row.chatId < 0 ? await holdOwed(tx, row.chatId, why, now()) : []
      await dropOwed(tx, row.chatId, why, now())
      if (row.chatId > 0) return void (await markUnreachable(tx, { telegramId: row.chatId }))
      const group = await groupTitle(tx, row.chatId)
      const lost = await asLost(tx, [...(isLost ? [row] : []), ...held])
      const isNews = (await unbindGroup(tx, { chatId: row.chatId, at: now() })).length > 0
      // Whoever had it sent again hears that it is not there yet.
      if (isNews || lost.length > 0)
        await tellEditors(tx, `unbound:${row.id}:${row.attempts}`, words.unbound({ group, lost }))
    })
  }

  async function groupTitle(tx: Database, chatId: number): Promise<string | undefined> {
    return (await boundGroups(tx)).find((group) => group.chatId === chatId)?.title
  }

  async function tellEditors(tx: Database, key: string, { text, keys }: Said): Promise<void> {
    const messages = (await editorChats(tx)).map((chatId) => ({
      ...messageTo(chatId, text, keys),
      onceKey: `${key}:${chatId}`,
    }))
    await owe(tx, messages, now())
  }

  /** Rows that are being sent, and nobody does; what this process has in hand is not among them. */
  async function takeOver(found: readonly OutboxRow[], inHand: ReadonlySet<number>): Promise<void> {
    const rows = found.filter(({ id }) => !inHand.has(id))
    const held = rows.filter(({ whenUnknown }) => whenUnknown === 'hold')
    for (const row of rows) if (row.whenUnknown === 'resend') await repeat(row, 0)
    // More than fit under one message are more questions.
    for (const some of inPieces(held, MOST_IN_A_QUESTION)) await lost(some, 'the process that sent them died')
  }

  return { settle, makeLater, notMade, takeOver }
}

export type Settling = ReturnType<typeof makeSettling>

/** U+2060, word joiner: has no width. */
const UNSEEN = '\u2060'

/**
 * An edit that had arrived is refused when it comes again (Bot API: message is not modified); with a mark at its end that
 * nobody sees it says something else than what stands there.
 */
function toldApart({ method, payload }: OutboxRow): { payload?: Record<string, unknown> } {
  const { text } = payload
  if (method !== 'editMessageText' || typeof text !== 'string' || text.length >= TEXT_LIMIT) return {}
  return { payload: { ...payload, text: text + UNSEEN } }
}

function backoff(attempts: number): number {
  return Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** Math.min(attempts, 12))
}
