import type { weekOf } from '../calendar/week.ts'
import { formOf } from '../catalogue/find.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import type { DraftRow } from '../database/draft.ts'
import type { Write } from '../database/write.ts'
import { LATE_DAYS } from '../desk/since-last-issue.ts'
import { correctedReport, newReport } from '../desk/submit.ts'
import type { Draft } from '../interview/draft.ts'
import { answerLines } from '../interview/echo.ts'
import { askAboutRepeat } from '../interview/interview.ts'
import { changesNothing } from '../interview/nothing-told.ts'
import { summaryOf } from '../interview/summary.ts'
import type { Turn } from '../interview/turn.ts'
import { key } from '../messages/buttons.ts'
import { cancelled, MINE, putOff, REPORT } from '../messages/forms.ts'
import { corrected, IN_THE_YEAR, inPublished, notSaved, saved, unchanged, whereItAppears } from '../messages/receipt.ts'
import type { Said } from '../messages/said.ts'
import type { DraftTurn, Stopped, SubmissionFacts } from './draft-turn.ts'
import type { Door, Effects } from './feature.ts'
import { formChoice, waitingOf } from './form-choice.ts'

/** What a turn of a draft says and writes; of a message with several works the next comes behind it. */
export function draftEffects(taken: DraftTurn | Stopped, door: Door): Effects {
  const effects = effectsOf(taken, door)
  if ('stopped' in taken || !taken.next) return effects
  // Touched later than the one that is done, so that words are for it.
  const next = draftEffects(taken.next, { ...door, now: new Date(door.now.getTime() + 1) })
  return {
    ...effects,
    say: [...(effects.say ?? []), ...(next.say ?? []).map((said) => ({ ...said, own: true as const }))],
    write: [...(effects.write ?? []), ...(next.write ?? [])],
  }
}

function effectsOf(taken: DraftTurn | Stopped, door: Door): Effects {
  if ('stopped' in taken) {
    return {
      say: [{ text: taken.stopped, keys: [[REPORT, MINE]] }],
      write: [{ do: 'saveDraft', of: { id: taken.row.id, status: 'cancelled', touchedAt: door.now } }],
    }
  }
  const { row, turn } = taken
  const { draft: state, outcome } = turn
  switch (outcome) {
    case 'repeated':
    case 'unrelated':
      return {}
    case 'asked':
    case 'refused':
      return { say: promptOf(row.id, turn), write: [kept(taken, { state }, door)] }
    case 'stale':
      return {
        toast: '那是旧按钮',
        say: promptOf(row.id, turn).map((said) => ({ ...said, own: true })),
        write: [kept(taken, { state }, door)],
      }
    case 'paused':
      return { say: [putOff(waitingOf(row, door))], write: [kept(taken, { state }, door)] }
    case 'cancelled':
      return putAway({ ...row, state }, door)
    case 'left': {
      const begun = Object.keys(state.answers).length > 0 || state.said !== undefined
      return {
        say: [
          formChoice(door, taken.unit, {
            waiting: begun ? [{ ...row, state }, ...othersThan(row, door)] : othersThan(row, door),
          }),
        ],
        write: [kept(taken, { state, status: begun ? 'open' : 'cancelled' }, door)],
      }
    }
    case 'submitted':
      if (!taken.submission) throw new Error('a submitted draft was read without what it needs')
      return submitted(taken, taken.submission, door)
  }
}

/** The draft's row as it is now; one that begins with this turn is added. */
function kept(
  { row, begins }: DraftTurn,
  change: { readonly state: Draft; readonly status?: DraftRow['status'] },
  { now }: Door,
): Write {
  if (begins) return { do: 'addDraft', of: { ...row, ...change, touchedAt: now } }
  const { id, status, form, unitId } = row
  return { do: 'saveDraft', of: { ...{ id, status, form, unitId }, ...change, touchedAt: now } }
}

/** What a turn shows, its buttons tied to this draft and turn. */
function promptOf(draft: number, { prompt, draft: { turn } }: Turn): readonly Said[] {
  if (!prompt) return []
  const keys = prompt.buttons.map((row) =>
    row.map(({ label, action }) => key(label, 'answer', { draft, turn, action })),
  )
  return [{ text: prompt.text, keys }]
}

/** Puts a draft away; it can be taken up again. */
export function putAway(row: DraftRow, door: Door): Effects {
  const { organization, answers } = row.state
  const questions = formOf(door.desk.catalogue, organization, row.form)?.questions ?? []
  const waiting = waitingOf(row, door)
  // Of which form it is was not chosen yet: it is called by what was said.
  const called = row.state.step.at === 'form' ? { ...waiting, title: waiting.apart } : waiting
  return {
    say: [cancelled(called, answerLines(questions, answers))],
    write: [{ do: 'saveDraft', of: { id: row.id, state: row.state, status: 'cancelled', touchedAt: door.now } }],
  }
}

/** The person's other drafts that can be finished. */
function othersThan({ id }: Pick<DraftRow, 'id'>, { who }: Door): readonly DraftRow[] {
  return who.drafts.filter((d) => d.id !== id)
}

/** 确认提交: a report of its own, or a correction of one. */
function submitted(taken: DraftTurn, facts: SubmissionFacts, door: Door): Effects {
  if ('outside' in facts) return { say: [notSaved(facts.outside)] }
  const { row, form, unit, about } = taken
  const { draft } = taken.turn
  const { desk, who, today, now } = door
  if ('repeats' in facts) {
    const asked = askAboutRepeat(form, draft, about, facts.repeats)
    return { say: promptOf(row.id, asked), write: [kept(taken, { state: asked.draft }, door)] }
  }
  const submission = { unit, form, answers: draft.answers, personId: who.id, today }
  const asked = { catalogue: { version: row.catalogueVersion } }
  // The other works of the same message come by themselves.
  const others = othersThan(row, door).filter(({ state }) => !state.batch || state.batch.id !== row.state.batch?.id)
  const waiting = others.map((other) => waitingOf(other, door))
  const sent = { level: unit.level, today: draft.corrects?.on ?? today }
  const receipt = { receipt: facts.receipt, summary: summaryOf(form, draft.answers, sent), form, waiting }
  const where = (week: ReturnType<typeof weekOf>) =>
    form.code === PROBLEMS.form
      ? IN_THE_YEAR
      : whereItAppears({
          ...{ ...facts.issue, week, now, lateDays: LATE_DAYS },
          ...{ weekly: desk.settings.weekly, zone: desk.zone },
        })
  if (draft.corrects) {
    const { on, published, revision } = draft.corrects
    if (changesNothing({ form, draft, about })) {
      return {
        say: [unchanged(receipt, facts.corrected?.kind === 'returned')],
        write: [kept(taken, { state: draft, status: 'cancelled' }, door)],
      }
    }
    // A form without a date keeps the day it was sent on: a correction does not move it into another week.
    const done = correctedReport(
      asked,
      { ...submission, today: on },
      { report: facts.receipt, revision, at: facts.at, why: draft.why },
    )
    return {
      toast: '已更正',
      say: [corrected(receipt, published ? inPublished(done.week) : where(done.week))],
      write: [...done.writes, kept(taken, { state: draft, status: 'submitted' }, door)],
    }
  }
  const done = newReport(asked, submission, { receipt: facts.receipt, at: facts.at, draft: row.id })
  return {
    toast: '已保存',
    say: [saved(receipt, where(done.week))],
    write: [...done.writes, kept(taken, { state: draft, status: 'submitted' }, door)],
  }
}
