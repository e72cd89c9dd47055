import type { Question } from '../catalogue/schema.ts'
import { keyOf, saysDone, saysNo, saysNone, saysYes } from '../chinese/typed.ts'
import { kindOf } from '../kinds/index.ts'
import { labelFor } from '../kinds/shared/labels.ts'
import { answer, readAnswer, settle } from './answering.ts'
import { buttonsFor, isTicked, submitLabel, unticked } from './buttons.ts'
import { type Draft, isPending, type Step } from './draft.ts'
import { labelOf } from './echo.ts'
import type { NamedFact } from './fact-named.ts'
import { choosable, type Filling, questionOf } from './filling.ts'
import { again, goTo, refuse, ticksOf } from './moves.ts'
import { refusalOf } from './privacy.ts'
import { isPlain, keptAll, takenApart } from './several.ts'
import { saysBack, saysLater, saysMistake, saysNoChange, smallTalkAnswer } from './small-talk.ts'
import { act, ticked } from './tapping.ts'
import { namedChange, toldChange, whichIsMeant } from './told-change.ts'
import type { Turn } from './turn.ts'

const LONGEST_REASON = 60
/** A row of marks says no more than a few of them; to look through thousands would keep everybody else waiting. */
const ROW_OF_MARKS = /([^\p{L}\p{N}]{12})[^\p{L}\p{N}]+/gu

/** The echo saves: 对 and 没问题 may be said of one line of it, and do not send the whole. */
const saysSend = (text: string): boolean => /^(?:确认|提交|确定)$/u.test(keyOf(text))

/** What 对 and 不是 are at a step that asks whether something is so: the button that says it. */
const AGREED: Readonly<
  Partial<Record<Step['at'], { readonly by: (text: string) => boolean; readonly action: string }>>
> = {
  sure: { by: saysYes, action: 'yes' },
  usual: { by: saysYes, action: 'ok' },
  repeat: { by: saysYes, action: 'again' },
  echo: { by: saysSend, action: 'ok' },
}
const DENIED: Readonly<Partial<Record<Step['at'], string>>> = {
  sure: 'back',
  person: 'leave',
  usual: 'each',
  fallen: 'back',
  cumulative: 'back',
  repeat: 'cancel',
  form: 'other',
}

/** What is said to 发错了 and 填完了, where they are no answer: 都覆盖了吗？ 都完成了. */
function asideOf(text: string): string | undefined {
  if (saysMistake(text)) return '没关系。这一题重新答就行，前面的点“返回”改。'
  return saysDone(text) ? '还没提交：答完这几题，再点“确认提交”。' : undefined
}

/** Whether a question would take such words for its answer, as it takes nearly any. */
function takesNearlyAny(question: Question): boolean {
  const { words } = kindOf(question)
  return words === 'names' || words === 'sentence' || question.others !== undefined
}

/**
 * Typed words that are a button's label are that button; everything else answers the present question. A label that a
 * tap would only tick is an answer too: who types means it whole.
 */
export function typed(filling: Filling, words: string, message: number): Turn {
  const text = words.replace(ROW_OF_MARKS, '$1')
  const offer = offerNamed(filling, text)
  if (offer && !isTicked(offer.question, offer.input)) return answer(filling, offer.question, offer.input, message)
  const button = offer
    ? undefined
    : buttonsFor(filling)
        .flat()
        .find((b) => b.label === text || (b.action === 'back' && b.label === '返回' && saysBack(text)))
  if (button) return act(filling, button.action)
  if (saysLater(filling, text)) return { draft: filling.draft, outcome: 'paused' }
  const polite = smallTalkAnswer(text)
  if (polite) return again(filling, polite)
  const personal = refusalOf(text)
  if (personal) return refuse(filling, personal, message)
  const { draft } = filling
  const { step } = draft
  if (isPending(step) && keyOf(text) === '返回') return act(filling, 'back')
  const agreed = AGREED[step.at]
  const meant = agreed?.by(text) ? agreed.action : saysNo(text) ? DENIED[step.at] : undefined
  if (meant !== undefined) return act(filling, meant)
  switch (step.at) {
    case 'question': {
      const question = questionOf(filling, step.code)
      const aside = asideOf(text)
      if (aside && takesNearlyAny(question)) return again(filling, aside)
      const untouched = draft.picked.join('\n') === ticksOf(filling, step.code).join('\n')
      const ticks = kindOf(question).picks === 'several' && !untouched ? ticked(question, draft.picked) : []
      const apart = takenApart(filling, step.code, text, message)
      if (apart) return apart
      // Words beside ticks of now add to them, where they take the place of an answer of before; an edit of the words
      // alone could not stand for both.
      const given = answer(filling, question, [...ticks, text].join('\n'), ticks.length > 0 ? undefined : message)
      // What is no answer may be of a question before: 场次改成4.
      if (given.outcome !== 'refused') return given
      return aside ? again(filling, aside) : (changedBefore(filling, text, message) ?? given)
    }
    case 'cumulative':
      if (!/\p{N}/u.test(text) && /累计|总共|一共/u.test(text)) return act(filling, 'total')
      if (!/\p{N}/u.test(text) && /本次|这次|新增/u.test(text)) return act(filling, 'new')
      return answer(filling, questionOf(filling, step.code), text, message)
    case 'sure':
      return answer(filling, questionOf(filling, step.code), text, message)
    case 'person':
      // 对: it is a name, or it is to be written.
      if (saysYes(text)) return refuse(filling, '请点“不写姓名”，或“保留”。', message)
      if (/^(?:不写|不要|不用|去掉|删)/u.test(keyOf(text))) return act(filling, 'leave')
      if (/^(?:保留|要写?|写)(?:的|了|吧|上)?$/u.test(keyOf(text))) return act(filling, 'name')
      return answer(filling, questionOf(filling, step.code), text, message)
    case 'fallen':
      return reasonForFall(filling, step, text, message)
    case 'why':
      if (saysNoChange(text)) return act(filling, 'back')
      return faultOfReason(text)
        ? refuse(filling, faultOfReason(text), message)
        : { draft: { ...draft, why: oneLine(text) }, outcome: 'submitted' }
    case 'choose': {
      const listed = choosable(filling)
      const label = labelFor(listed.map(labelOf), text)
      const chosen = listed.find((q) => labelOf(q) === label)
      if (chosen) return act(filling, `q:${chosen.code}`)
      return changed(filling, text, message) ?? refuse(filling, '请点下面的一项，或打它的序号。', message)
    }
    case 'form':
      return refuse(filling, '请点按钮选一类，都不是就点“都不是”。', message)
    case 'usual':
    case 'echo': {
      const submit = submitLabel(step)
      if (saysNone(text)) return refuse(filling, `没有要补充的，就点“${submit}”。`, message)
      const told = changed(filling, text, message)
      return told ?? refuse(filling, `没问题点“${submit}”，要改点“改某一项”。`, message)
    }
    case 'repeat':
      return refuse(filling, '请点按钮：是另一次活动点“是，再报一份”，不是就点“不是，不报了”。', message)
  }
}

/** The offered answer whose label was typed. The question was shown with it, so it is what the label means. */
function offerNamed(filling: Filling, text: string): { question: Question; input: string } | undefined {
  const { step, offered = [] } = filling.draft
  if (step.at !== 'question') return undefined
  const offers = offered.flat()
  const found = offers.find((o) => o.label === text) ?? offers.find((o) => unticked(o.label) === unticked(text))
  return found && { question: questionOf(filling, step.code), input: found.input }
}

/** What is told to be changed, changed; where it is not plain which question is meant, 改某一项. */
function changed(filling: Filling, text: string, message: number): Turn | undefined {
  const told = toldChange(filling, text)
  if (!told) return undefined
  if ('which' in told) {
    return filling.draft.step.at === 'choose' ? undefined : goTo(filling, { at: 'choose' }, whichIsMeant(told))
  }
  return changeTo(filling, told, message)
}

export function changeTo(filling: Filling, told: NamedFact, message: number): Turn {
  const { question, answer: said } = told
  const plain = said !== '' && isPlain(filling, question, said)
  return (plain && keptAll(filling, new Map([[question.code, said]]), message)) || added(filling, told, message)
}

/** The same of another question that was answered, and is named. */
function changedBefore(filling: Filling, text: string, message: number): Turn | undefined {
  const told = namedChange(filling, text)
  if (!told || 'which' in told || !filling.draft.answers[told.question.code]) return undefined
  const { draft } = filling
  if (draft.step.at === 'question' && told.question.code === draft.step.code) return undefined
  return changeTo({ ...filling, draft: { ...draft, step: { at: 'choose' } } }, told, message)
}

/** To the question of a fact, with what the words say that it is. */
function added(filling: Filling, { question, answer: said }: NamedFact, message: number): Turn {
  const asked = act(filling, `q:${question.code}`)
  return said === '' ? asked : answer({ ...filling, draft: asked.draft }, question, said, message)
}

function reasonForFall(
  filling: Filling,
  step: Extract<Draft['step'], { at: 'fallen' }>,
  text: string,
  message: number,
): Turn {
  const question = questionOf(filling, step.code)
  // A number is no reason: it is the answer, typed again.
  const { kind } = readAnswer(filling, question, text).reading
  if (kind === 'value' || kind === 'cumulative') return answer(filling, question, text, message)
  const fault = faultOfReason(text)
  if (fault) return refuse(filling, fault, message)
  return settle(filling, step.code, { ...step.answer, reason: oneLine(text) })
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, '，')

/** Why this is no reason; empty where it is one. */
export function faultOfReason(text: string): string {
  const length = [...text].length
  if (length < 2 || !/\p{L}/u.test(text)) return '请用一句话说明原因。'
  return length > LONGEST_REASON ? `原因请不超过${LONGEST_REASON}个字（现在${length}个字）。` : ''
}
