import { goesBack, letsGo, letsGoOfDraft } from '../chinese/lets-go.ts'
import { type SmallTalk, smallTalk } from '../chinese/small-talk.ts'
import { keyOf } from '../chinese/typed.ts'
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

/** 先不填了, 算了吧, 不要了, 等下问了再填; not 等资金到位再说, where a sentence about the work is asked. */
export function saysLater(filling: Filling, text: string): boolean {
  const { step } = filling.draft
  const isOfWork =
    step.at === 'question' && kindOf(questionOf(filling, step.code)).words === 'sentence' && WAITS_FOR.test(text.trim())
  // 不要 and 删 leave a name out there.
  if (step.at === 'person') return letsGo(text)
  // 停了 may be why a number fell, 核对后再报 why it is changed.
  if (step.at === 'fallen' || step.at === 'why') return goesBack(text) && !saysNoChange(text)
  return letsGoOfDraft(text) && !isOfWork
}

/** 等县里批复后再报, 等资金到位再说; 等我问了再说 is of the form. */
const WAITS_FOR = /^等(?!一?[会下]|我).{2,}再来?[报说]吧?[。！]?$/u

/** 上一题, 回到上一步: the button 返回. */
export const saysBack = (text: string): boolean => BACK.test(keyOf(text))
const BACK =
  /^(?:请|我|要|想|先|再|能不能)*(?:返回|退回|回到?|退到?|看|改|去|倒回去?)?(?:前一?|上一?)个?(?:题|步|页|项|个问题)(?:吧|去|看看|一下|重填|重新填)*$|^(?:返回|回去|后退|倒回去|往回[走退翻]?|往前[翻退]|回到?上面)(?:一[步题])?(?:吧|一下)*$/u

/** 不用改了, where it is asked why. */
export const saysNoChange = (text: string): boolean =>
  /^(?:算|(?:先|还是|就)?不用?(?:改|交|更正))(?:了|吧)*$/u.test(keyOf(text))

/** 发错了, 点错了. */
export const saysMistake = (text: string): boolean => smallTalk(text) === 'sorry'
