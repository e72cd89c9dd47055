import { type DigestRow, lockDigestIfAny } from '../../database/digest.ts'
import { nextWeekLines } from '../../database/next-week.ts'
import { wordsOf } from '../../desk/reading.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/reading.ts'
import { OUT_MEANWHILE, publishedAlready, WEEK_GONE } from '../../messages/week.ts'
import { type Effects, feature } from '../feature.ts'
import { pilesOf } from '../words-shown.ts'

type Facts =
  | { readonly row: DigestRow | undefined; readonly lines: readonly string[] }
  /** `piles`: how many words the digest has to be read, for the page that comes next. */
  | { readonly row: DigestRow | undefined; readonly typed: string; readonly piles: messages.Piles }

/** 写下周安排: what an editor types stands at the end of a week's digest. */
export const nextWeek = feature<Facts, 'weekNext'>({
  role: 'editor',
  place: 'private',
  named: called(
    '下周安排、下周计划、下周 安排、下周 计划、下周 打算、下周 预告、下周 干|做|重点|工作|要|活动|有|写、预告、下 一周 安排|计划|工作、下步 安排',
    key('', 'weekNext', { digest: 0 }),
  ),
  buttons: ['weekNext'],
  awaits: ['next-week'],
  load: async (db, asked, { who, desk, clock }) => {
    if (asked.by === 'tap') {
      const row = await lockDigestIfAny(db, asked.button.parts.digest)
      return { row, lines: row ? await nextWeekLines(db, row.periodFrom) : [] }
    }
    if (asked.by !== 'words' || who.awaited?.for !== 'next-week') throw new Error('nothing of next week was asked')
    const row = await lockDigestIfAny(db, who.awaited.digest)
    const typed = asked.text
    if (!row || row.state === 'published') return { row, typed, piles: { fresh: 0, read: 0 } }
    const { words } = await wordsOf(db, desk, row, clock)
    return { row, typed, piles: pilesOf(words) }
  },
  decide: (facts) => {
    const { row } = facts
    if ('typed' in facts) return typed(facts.typed, row, facts.piles)
    if (!row) return { say: [WEEK_GONE] }
    if (row.state === 'published') return { say: [publishedAlready(row)] }
    return { say: [messages.askForNextWeek(row.id, facts.lines)], awaits: { for: 'next-week', digest: row.id } }
  },
})

function typed(text: string, row: DigestRow | undefined, piles: messages.Piles): Effects {
  const personal = refusalOf(text)
  if (personal) return { say: [{ text: personal }] }
  if (!row || row.state === 'published') return { say: [OUT_MEANWHILE], awaits: null }
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '无')
  const long = lines.find((line) => [...line].length > messages.LONGEST_TEXT)
  if (long) return { say: [messages.lineTooLong(long)] }
  if (lines.length > messages.MOST_LINES) return { say: [messages.tooManyLines()] }
  return {
    say: [messages.editMenu(row.id, piles, messages.nextWeekKept(lines))],
    write: [{ do: 'setNextWeek', of: { periodFrom: row.periodFrom, lines } }],
    awaits: null,
  }
}
