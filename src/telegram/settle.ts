import type { Logger } from 'pino'
import { boundGroups, forgetTopic, moveGroup, unbindGroup } from '../database/group-chat.ts'
import { editorChats } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import {
  abandoned,
  dropOwed,
  leaveTopic,
  markSent,
  moveOwed,
  type OutboxRow,
  owe,
  putBack,
  setAside,
} from '../database/outbox.ts'
import { markUnreachable } from '../database/person.ts'
import type { Failure } from './failure.ts'

const LONGEST_BACKOFF_MS = 60_000

/** What follows from a call that did not succeed. */
export function makeSettling({ db, log, now }: { db: Database; log: Logger; now: () => Date }) {
  async function settle(row: OutboxRow, failure: Failure): Promise<void> {
    const { why } = failure
    log.debug({ outbox: row.id, method: row.method, failure }, 'a call did not succeed')
    switch (failure.kind) {
      case 'done':
        return markSent(db, row.id, null, now())
      case 'wait':
        return tryAgain(row, failure.seconds * 1000)
      case 'not-sent':
        return tryAgain(row, backoff(row.attempts))
      case 'unknown':
        return row.whenUnknown === 'resend' ? tryAgain(row, backoff(row.attempts)) : lost(row, why)
      case 'send-anew': {
        const { message_id: gone, ...payload } = row.payload
        if (gone === undefined) return refused(row, why)
        return putBack(db, row, now(), now(), { method: 'sendMessage', payload })
      }
      case 'no-topic':
        return 'message_thread_id' in row.payload ? outOfTopic(row) : refused(row, why)
      case 'moved':
        return db.transaction(async (tx) => {
          await putBack(tx, row, now(), now())
          await moveOwed(tx, row.chatId, failure.to)
          await moveGroup(tx, row.chatId, failure.to)
        })
      case 'unreachable':
        return giveUpOn(row, why)
      case 'refused':
        return refused(row, why)
    }
  }

  function tryAgain(row: OutboxRow, wait: number): Promise<void> {
    return putBack(db, row, new Date(now().getTime() + wait), now())
  }

  function makeLater(row: OutboxRow): Promise<void> {
    return tryAgain(row, backoff(row.attempts))
  }

  /** A file that cannot be made is given up; the texts it goes with are there all the same. */
  async function notMade(row: OutboxRow, words: string): Promise<void> {
    if (await setAside(db, row, 'failed', 'the file could not be made', now())) {
      await tellEditors(db, `file:${row.id}`, words)
    }
  }

  function outOfTopic(row: OutboxRow): Promise<void> {
    return db.transaction(async (tx) => {
      await putBack(tx, row, now(), now())
      await leaveTopic(tx, row.chatId)
      await forgetTopic(tx, row.chatId)
    })
  }

  /** A message that must not come twice is left to the editors: only they can look whether it is there. */
  function lost(row: OutboxRow, why: string): Promise<void> {
    log.warn({ outbox: row.id, why }, 'not known whether a digest arrived')
    return askEditors(
      row,
      why,
      (group) => `发到${group}时网络断了，不知道发出去没有。请到群里看看：没有就点“再发一次”。`,
    )
  }

  async function refused(row: OutboxRow, why: string): Promise<void> {
    log.error({ outbox: row.id, method: row.method, why }, 'Telegram refused a message')
    if (row.whenUnknown === 'resend') await setAside(db, row, 'failed', why, now())
    else await askEditors(row, why, (group) => `没能发到${group}。请看看我在那里能不能发言，能了就点“再发一次”。`)
  }

  async function askEditors(row: OutboxRow, why: string, text: (group: string) => string): Promise<void> {
    await db.transaction(async (tx) => {
      if (!(await setAside(tx, row, 'unknown', why, now()))) return
      const keyboard = [[{ text: '再发一次', callback_data: `o:${row.id}:again` }]]
      const words = text(await groupName(tx, row.chatId))
      await tellEditors(tx, `held:${row.id}:${row.attempts}`, words, { reply_markup: { inline_keyboard: keyboard } })
    })
  }

  function giveUpOn(row: OutboxRow, why: string): Promise<void> {
    log.info({ outbox: row.id, why }, 'a chat cannot be reached')
    return db.transaction(async (tx) => {
      await setAside(tx, row, 'failed', why, now())
      await dropOwed(tx, row.chatId, why, now())
      if (row.chatId > 0) return markUnreachable(tx, row.chatId)
      const group = await groupName(tx, row.chatId)
      if (!(await unbindGroup(tx, row.chatId, now()))) return
      const text = `${group}收不到汇编了：我不在那里了。要接着发，请把我加回群里，再在群里发：/bind`
      await tellEditors(tx, `unbound:${row.id}`, text)
    })
  }

  async function groupName(tx: Database, chatId: number): Promise<string> {
    const group = (await boundGroups(tx)).find((g) => g.chatId === chatId)
    return group ? `“${group.title}”` : '群里'
  }

  async function tellEditors(tx: Database, key: string, text: string, more: object = {}): Promise<void> {
    const messages = (await editorChats(tx)).map((chatId) => ({
      chatId,
      method: 'sendMessage',
      payload: { chat_id: chatId, text, ...more },
      onceKey: `${key}:${chatId}`,
    }))
    await owe(tx, messages, now())
  }

  /** Rows that were being sent when their process died; what this one has in hand is not among them. */
  async function takeOverAbandoned(before: Date, inHand: ReadonlySet<number> = new Set()): Promise<void> {
    for (const row of await abandoned(db, before)) {
      if (inHand.has(row.id)) continue
      if (row.whenUnknown === 'resend') await tryAgain(row, 0)
      else await lost(row, 'the process that sent it died')
    }
  }

  return { settle, makeLater, notMade, takeOverAbandoned }
}

function backoff(attempts: number): number {
  return Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** Math.min(attempts, 12))
}
