import { shortened } from '../chinese/quoted.ts'
import { answer, answeredIn, askedOf, fallenFrom, readAnswer, withAnswer } from './answering.ts'
import { isPending } from './draft.ts'
import { labelOf, showAnswer } from './echo.ts'
import { type Filling, isAstray, questionOf } from './filling.ts'
import { advance, goTo, refuse, show } from './moves.ts'
import { personAsked } from './person-named.ts'
import { refusalOf } from './privacy.ts'
import type { Turn } from './turn.ts'

/**
 * An edited message: of what could not be understood it is a new try (`tryAgain`); of an answer it changes that answer,
 * and the present question stays. An edit of any other message is none of this draft's.
 */
export function edited(filling: Filling, text: string, message: number, tryAgain: () => Turn): Turn {
  const { draft } = filling
  const { step } = draft
  if (!isAstray(filling)) {
    if (draft.refused === message) return tryAgain()
    if (isPending(step) && step.answer.message === message)
      return answer(filling, questionOf(filling, step.code), text, message)
  }
  const found = answeredIn(filling, message)
  if (!found) return { draft, outcome: 'unrelated' }
  const question = questionOf(filling, found.code)
  const kept = `“${labelOf(question)}”没有改。`
  const personal = refusalOf(text)
  if (personal) return refuse(filling, `${personal}${kept}`)
  const { reading, given } = readAnswer(filling, question, text, message)
  if (reading.kind === 'refused' || !given)
    return refuse(filling, reading.kind === 'refused' ? reading.why + kept : kept)
  const { code } = question
  const asked = askedOf(filling, question, reading, given)
  if (asked) return goTo(filling, asked)
  const was = fallenFrom(filling, code, given)
  if (was !== undefined) return goTo(filling, { at: 'fallen', code, answer: given, was })
  const named = personAsked(filling, code, given)
  if (named) return goTo(filling, named)
  const changed = withAnswer(filling, code, given)
  const lead = shortened(`已改：${labelOf(question)} ${showAnswer(question, given)}`, 400)
  return isAstray(changed) ? advance(changed, lead) : show(changed, lead)
}
