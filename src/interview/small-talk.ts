import { type SmallTalk, smallTalk } from '../chinese/small-talk.ts'
import { kindOf } from '../kinds/index.ts'
import { type Filling, questionOf } from './filling.ts'

/** How small talk is answered amid a form. What may be an answer (好的, 不用) is left to the question. */
const ANSWERS: Readonly<Partial<Record<SmallTalk, string>>> = {
  thanks: '不客气。',
  greeting: '您好！我们接着填。',
  who: '我是群报，帮您报工作。我们接着填。',
  how: '照题目答就行：点按钮，或直接打字。',
  goodbye: '再见。填好的都在，下次点“接着填”。',
}

export function smallTalkAnswer(text: string): string | undefined {
  const said = smallTalk(text)
  return said && ANSWERS[said]
}

/** 先不填了, 算了不报了, 等下问了再填; not 等资金到位再说, where a sentence about the work is asked. */
export function saysLater(filling: Filling, text: string): boolean {
  const { step } = filling.draft
  const isOfWork =
    step.at === 'question' && kindOf(questionOf(filling, step.code)).words === 'sentence' && WAITS_FOR.test(text.trim())
  return smallTalk(text) === 'later' && !isOfWork
}

/** 等县里批复后再报, 等资金到位再说; 等我问了再说 is of the form. */
const WAITS_FOR = /^等(?!一?[会下]|我).{2,}再来?[报说]吧?[。！]?$/u

/** 发错了, 点错了. */
export const saysMistake = (text: string): boolean => smallTalk(text) === 'sorry'
