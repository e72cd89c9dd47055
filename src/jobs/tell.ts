import { dayIn } from '../calendar/day.ts'
import { quarterAskDue, remindersDue } from '../calendar/due.ts'
import { doneAt } from '../database/clock-task.ts'
import { correctedDigests, untoldSince } from '../database/corrections.ts'
import { lockDigest } from '../database/digest.ts'
import { recipients } from '../database/recipients.ts'
import { cutoffInstant } from '../database/record-lock.ts'
import { reminderHours } from '../database/reminder.ts'
import { type Write, writeAll } from '../database/write.ts'
import { changesOf } from '../desk/next-edition.ts'
import { askedForProblems, remindersOf, unitsToRemind, whoIsReminded, whoLeftDrafts } from '../desk/remind.ts'
import { isPublished } from '../desk/submit.ts'
import { changesSaid } from '../messages/corrections.ts'
import { leftDrafts, problemsAsked, reminderMessages } from '../messages/reminder.ts'
import { messageTo } from '../messages/said.ts'
import type { Parts } from './parts.ts'

/**
 * Reminds the units that have said nothing of a week, on the day on which it is compiled, at the hour that each likes. Once
 * its digest is out nobody is reminded of it. Who left a draft and is not reminded hears of that.
 */
export async function remind({ db, desk, log, send, now, since }: Parts): Promise<void> {
  const liked = await reminderHours(db)
  const hours = [...new Set([desk.settings.remindAt, ...liked.values()])].sort()
  for (const { week, hour } of remindersDue(now(), { ...desk.settings, hours }, desk.zone, since)) {
    const period = `${week.from} ${hour}`
    if (await doneAt(db, 'remind', period)) continue
    const { units, written } = await db.transaction(async (tx) => {
      const at = now()
      const isOut = await isPublished(tx, week.from)
      const waiting = await unitsToRemind(tx, desk, week, { asOf: at, hour })
      const found = isOut ? { ...waiting, units: [], reporters: [] } : waiting
      const told = await whoIsReminded(tx, desk, found, week)
      const others = isOut ? [...waiting.others, ...waiting.units] : waiting.others
      const left = await whoLeftDrafts(tx, desk, others, { week, hour, at })
      const writes = [...remindersOf(found, week, at), done('remind', period, at)]
      const written = await writeAll(tx, writes, [...reminderMessages(told, week), ...leftDrafts(left, week)], at)
      return { units: found.units.length, written }
    })
    send(written)
    log.info({ week: week.from, hour, units }, 'units were reminded')
  }
}

/** Asks each unit of the county and of towns what is in the way and what comes next, once a quarter. */
export async function askInQuarter({ db, desk, send, now, since }: Parts): Promise<void> {
  const quarter = quarterAskDue(now(), desk.zone, since)
  if (!quarter || (await doneAt(db, 'ask-for-problems', quarter))) return
  const written = await db.transaction(async (tx) => {
    const at = now()
    const asked = await askedForProblems(tx, desk, dayIn(desk.zone, at))
    return writeAll(tx, [done('ask-for-problems', quarter, at)], problemsAsked(asked, quarter), at)
  })
  send(written)
}

/**
 * Tells editors of published digests whose printed numbers were changed by a correction; of each change they are told
 * once. While nothing was corrected it is one plain read.
 */
export async function tellOfChanges({
  db,
  desk,
  send,
  now,
}: Pick<Parts, 'db' | 'desk' | 'send' | 'now'>): Promise<void> {
  const after = await untoldSince(db)
  if (!after) return
  const upTo = await db.transaction((tx) => cutoffInstant(tx, now))
  for (const id of await correctedDigests(db, { after, upTo })) {
    const written = await db.transaction(async (tx) => {
      const row = await lockDigest(tx, id)
      if (row.changesToldAt !== null && row.changesToldAt >= upTo) return []
      const { facts, writes } = await changesOf(tx, desk, row, upTo)
      const { text, keys } = changesSaid(facts)
      const { editors } = await recipients(tx, { scope: row.scope, kind: row.kind })
      const told = facts.changes.length > 0 ? editors.map((chatId) => messageTo(chatId, text, keys)) : []
      return writeAll(tx, writes, told, now())
    })
    send(written)
  }
  await writeAll(db, [done('tell-of-corrections', '', upTo)], [], upTo)
}

function done(task: 'remind' | 'ask-for-problems' | 'tell-of-corrections', period: string, doneAt: Date): Write {
  return { do: 'keepDone', of: { task, period, doneAt } }
}
