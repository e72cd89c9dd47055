import { answer, answeredIn, fallenFrom, readAnswer, withAnswer } from './answering.ts'
import type { Turn } from './draft.ts'
import { labelOf, shortened, showAnswer } from './echo.ts'
import { advance, goTo, refuse, show } from './moves.ts'
import { refusalOf } from './privacy.ts'
import { isAstray, questionOf, type Scene } from './scene.ts'

/**
 * An edited message: of what could not be understood it is a new try (`tryAgain`); of an answer it changes that answer,
 * and the present question stays. An edit of any other message is none of this draft's.
 */
export function edited(scene: Scene, text: string, message: number, tryAgain: () => Turn): Turn {
  const { draft } = scene
  const { step } = draft
  if (!isAstray(scene)) {
    if (draft.refused === message) return tryAgain()
    const pending = step.at === 'cumulative' || step.at === 'fallen'
    if (pending && step.answer.message === message) return answer(scene, questionOf(scene, step.code), text, message)
  }
  const found = answeredIn(scene, message)
  if (!found) return { draft, outcome: 'unrelated' }
  const question = questionOf(scene, found.code)
  const kept = `“${labelOf(question)}”没有改。`
  const personal = refusalOf(text)
  if (personal) return refuse(scene, `${personal}${kept}`)
  const { reading, given } = readAnswer(scene, question, text, message)
  if (reading.kind === 'refused' || !given) return refuse(scene, reading.kind === 'refused' ? reading.why + kept : kept)
  const { code } = question
  if (reading.kind === 'cumulative' && !question.stock) return goTo(scene, { at: 'cumulative', code, answer: given })
  const was = fallenFrom(scene, code, given)
  if (was !== undefined) return goTo(scene, { at: 'fallen', code, answer: given, was })
  const changed = withAnswer(scene, code, given)
  const lead = shortened(`已改：${labelOf(question)} ${showAnswer(question, given)}`, 400)
  return isAstray(changed) ? advance(changed, lead) : show(changed, lead)
}
