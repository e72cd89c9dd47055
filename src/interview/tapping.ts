import type { Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { agreed, answer, answerInstead, fromCumulative, withAnswer, withoutPerson, withPerson } from './answering.ts'
import { isPending } from './draft.ts'
import { leavable } from './echo.ts'
import { askedIn, type Filling, isAstray, openIn, questionOf } from './filling.ts'
import { advance, again, goTo } from './moves.ts'
import { changesNothing, NOTHING_TOLD, tellsNothing } from './nothing-told.ts'
import { asOf, type Turn } from './turn.ts'

export const CHANGED = '题目有变化，请接着填。'
const NO_USE = '这个按钮在这一步用不上，请看下面。'

/** A tap on a button that was shown at `turnShown`. */
export function tapped(filling: Filling, turnShown: number, action: string): Turn {
  const { draft } = filling
  const tap = `${turnShown}:${action}`
  if (draft.tapped === tap) return { draft, outcome: 'repeated' }
  const taken = { ...filling, draft: { ...draft, tapped: tap } }
  if (isAstray(filling) && action !== 'cancel') return advance(taken, CHANGED)
  if (turnShown !== draft.turn) return again(filling, '那是旧按钮，请看现在这一题。', 'stale')
  return act(taken, action)
}

/** Does what a button says. */
export function act(filling: Filling, action: string): Turn {
  const { draft } = filling
  const { step } = draft
  if (action === 'cancel') return { draft, outcome: 'cancelled' }
  if (action === 'stop' && draft.batch) return { draft, outcome: 'left' }
  if (action === 'form' && draft.said && (step.at === 'echo' || step.at === 'usual'))
    return goTo(filling, { at: 'form' })
  if (step.at === 'form') return action === 'other' ? { draft, outcome: 'left' } : again(filling, NO_USE, 'stale')
  if (step.at === 'usual' && action === 'each') return advance({ ...filling, draft: { ...draft, each: true } })
  if (step.at === 'usual' && action === 'ok') {
    const agreed = { ...filling, draft: { ...draft, answers: { ...draft.answers, ...step.answers } } }
    return act({ ...agreed, draft: { ...agreed.draft, step: { at: 'echo' } } }, 'ok')
  }
  if (action === 'back') return back(filling)
  if (step.at === 'question') return actOnQuestion(filling, questionOf(filling, step.code), action)
  if (step.at === 'sure' && action === 'yes') {
    const { code, answer: given, yes, unusual } = step
    return agreed(filling, code, { ...given, ...(unusual && { unusual }) }, yes)
  }
  if (step.at === 'sure' && action === 'or' && step.or) {
    return agreed(filling, step.code, { ...step.answer, value: step.or.value }, step.or.label)
  }
  if (step.at === 'person' && action === 'leave') return withoutPerson(filling, step.code, step.answer)
  if (step.at === 'person' && action === 'name') return withPerson(filling, step.code, step.answer)
  if (step.at === 'cumulative' && action === 'new') return agreed(filling, step.code, step.answer, '已确认是本次')
  if (step.at === 'cumulative' && action === 'total') return fromCumulative(filling, step)
  if ((step.at === 'echo' || step.at === 'usual') && action === 'fix') return goTo(filling, { at: 'choose' })
  if (step.at === 'echo' && action === 'ok') {
    if (!draft.corrects && tellsNothing(askedIn(filling), draft.answers)) return again(filling, NOTHING_TOLD, 'refused')
    if (draft.corrects?.published && !draft.why && !changesNothing(filling)) return goTo(filling, { at: 'why' })
    return { draft, outcome: 'submitted' }
  }
  if (step.at === 'repeat' && action === 'again') return { draft, outcome: 'submitted' }
  const choosing = step.at === 'choose' || step.at === 'echo' || step.at === 'usual'
  const chosen = choosing && askedIn(filling).find((q) => action === `q:${q.code}`)
  // Whoever wants to answer one of the open questions is not asked for the usual again.
  const asking = draft.said || draft.again ? { ...filling, draft: { ...draft, each: true as const } } : filling
  if (!chosen) return again(filling, NO_USE, 'stale')
  const asked = goTo(asking, { at: 'question', code: chosen.code })
  if (step.at !== 'choose' || step.says === undefined) return asked
  return answer({ ...asking, draft: asked.draft, about: asOf(filling.about, step.on) }, chosen, step.says)
}

function actOnQuestion(filling: Filling, question: Question, action: string): Turn {
  const { draft } = filling
  if (action === 'keep' && draft.answers[question.code] !== undefined) return advance(filling)
  if (action === 'skip' && leavable(question)) return advance(withAnswer(filling, question.code, null))
  if (action === 'done') return answer(filling, question, ticked(question, draft.picked).join('\n'))
  const [, what, index] = /^(o|on|off)(\d+)$/.exec(action) ?? []
  const { input, said } = draft.offered?.flat()[Number(index ?? -1)] ?? {}
  if (input === undefined) return again(filling, NO_USE, 'stale')
  if (what === 'o') {
    return said === undefined ? answer(filling, question, input) : answerInstead(filling, question, input, said)
  }
  const others = draft.picked.filter((label) => label !== input)
  return again({ ...filling, draft: { ...draft, picked: what === 'on' ? [...others, input] : others } })
}

/** Ticks of labels that the question still has; pictures, and names where others may be given, as they are. */
export function ticked(question: Question, picked: readonly string[]): readonly string[] {
  return kindOf(question).takesPictures || question.others
    ? picked
    : picked.filter((label) => question.choices?.includes(label))
}

function back(filling: Filling): Turn {
  const { step } = filling.draft
  if (isPending(step)) return goTo(filling, { at: 'question', code: step.code })
  if (step.at !== 'question' || openIn(filling).length === 0) return advance(filling)
  const { answers } = filling.draft
  const passed = askedIn(filling).filter(
    (q) => (!q.optional && q.same_as === undefined) || q.code === step.code || answers[q.code],
  )
  const before = passed[passed.findIndex((q) => q.code === step.code) - 1]
  return before ? goTo(filling, { at: 'question', code: before.code }) : { draft: filling.draft, outcome: 'left' }
}
