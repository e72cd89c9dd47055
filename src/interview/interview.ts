import { applicable } from '../catalogue/applicable.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { keyOf } from '../chinese/typed.ts'
import { kindOf } from '../kinds/index.ts'
import { labelFor } from '../kinds/shared/labels.ts'
import { answer, fromCumulative, readAnswer, settle, skipRest, withAnswer } from './answering.ts'
import type { Circumstances, Draft, Input, Turn } from './draft.ts'
import { labelOf } from './echo.ts'
import { edited } from './edits.ts'
import { advance, again, goTo, refuse, show, ticksOf, untapped } from './moves.ts'
import { refusalOf } from './privacy.ts'
import { promptFor, unticked } from './prompts.ts'
import { askedIn, isAstray, openIn, questionOf, type Scene } from './scene.ts'

const LONGEST_REASON = 60

/**
 * One turn of an interview: what a cadre did → the draft as it is then, and what to show. Pure: the same draft, input
 * and circumstances give the same turn. A draft whose form was changed under it goes on at what is asked now.
 */
export function turn(form: Form, draft: Draft, input: Input, about: Circumstances): Turn {
  // Only a tap can be the second of two quick ones.
  const scene = { form, draft: input.kind === 'tap' ? draft : untapped(draft), about }
  if (input.kind === 'tap') return tapped(scene, input.turn, input.action)
  if (input.kind === 'edited') {
    return edited(scene, input.text.trim(), input.message, () => typed(scene, input.text.trim(), input.message))
  }
  if (isAstray(scene)) return advance(scene, CHANGED)
  switch (input.kind) {
    case 'resume':
      return again(scene)
    case 'text':
      return typed(scene, input.text.trim(), input.message)
    case 'photo':
      return photographed(scene, input.file)
    case 'other':
      return refuse(scene, '这里只能看文字和按钮，语音、文件看不了。请打字。')
  }
}

const CHANGED = '题目有变化，请接着填。'
const NO_USE = '这个按钮在这一步用不上。'

/** Asked when the same unit sent the same form, day and numbers within 24 hours. */
export function askAboutRepeat(form: Form, draft: Draft, about: Circumstances, receipt: number): Turn {
  return show({ form, draft: { ...draft, step: { at: 'repeat', receipt } }, about })
}

/** The first question of `form` that a unit at this level is asked. */
export function firstQuestion(form: Form, level: Circumstances['level']): string {
  const [first] = applicable(form, {}, level)
  if (!first) throw new Error(`form ${form.code} asks nothing of a ${level}`)
  return first.code
}

function tapped(scene: Scene, turnShown: number, action: string): Turn {
  const { draft } = scene
  const tap = `${turnShown}:${action}`
  if (draft.tapped === tap) return { draft, outcome: 'repeated' }
  const taken = { ...scene, draft: { ...draft, tapped: tap } }
  if (isAstray(scene) && action !== 'cancel') return advance(taken, CHANGED)
  if (turnShown !== draft.turn) return again(scene, '那是旧按钮，请看现在这一题。', 'stale')
  return act(taken, action)
}

/** Does what a button says. `message` is the one that its label was typed in, where it was typed. */
function act(scene: Scene, action: string, message?: number): Turn {
  const { draft } = scene
  const { step } = draft
  if (action === 'cancel') return { draft, outcome: 'cancelled' }
  if (action === 'back') return back(scene)
  if (step.at === 'question') return actOnQuestion(scene, questionOf(scene, step.code), action, message)
  if (step.at === 'cumulative' && action === 'new') return settle(scene, step.code, step.answer)
  if (step.at === 'cumulative' && action === 'total') return fromCumulative(scene, step.code, step.answer)
  if (step.at === 'echo' && action === 'fix') return goTo(scene, { at: 'choose' })
  if (step.at === 'echo' && action === 'ok') {
    if (draft.corrects?.published && !draft.why) return goTo(scene, { at: 'why' })
    return { draft, outcome: 'submitted' }
  }
  if (step.at === 'repeat' && action === 'again') return { draft, outcome: 'submitted' }
  const chosen = step.at === 'choose' && askedIn(scene).find((q) => action === `q:${q.code}`)
  return chosen ? goTo(scene, { at: 'question', code: chosen.code }) : again(scene, NO_USE, 'stale')
}

function actOnQuestion(scene: Scene, question: Question, action: string, message?: number): Turn {
  const { draft } = scene
  if (action === 'keep' && draft.answers[question.code] !== undefined) return advance(scene)
  if (action === 'skip' && question.optional) return advance(withAnswer(scene, question.code, null))
  if (action === 'skiprest') return skipRest(scene)
  if (action === 'done') return answer(scene, question, ticked(question, draft.picked).join('\n'))
  const [, what, index] = /^(o|on|off)(\d+)$/.exec(action) ?? []
  const input = draft.offered[Number(index ?? -1)]
  if (input === undefined) return again(scene, NO_USE, 'stale')
  if (what === 'o') return answer(scene, question, input, message)
  const others = draft.picked.filter((label) => label !== input)
  return again({ ...scene, draft: { ...draft, picked: what === 'on' ? [...others, input] : others } })
}

/** Ticks of labels that the question still has; pictures as they are. */
function ticked(question: Question, picked: readonly string[]): readonly string[] {
  return kindOf(question).takesPictures ? picked : picked.filter((label) => question.choices?.includes(label))
}

/**
 * Typed words that are a button's label are that button; everything else answers the present question. A label that a
 * tap would only tick is an answer too: who types means it whole.
 */
function typed(scene: Scene, text: string, message: number): Turn {
  const buttons = promptFor(scene).buttons.flat()
  const button = buttons.find((b) => b.label === text) ?? buttons.find((b) => unticked(b.label) === unticked(text))
  if (button && !/^o(?:n|ff)\d/.test(button.action)) return act(scene, button.action, message)
  const personal = refusalOf(text)
  if (personal) return refuse(scene, personal, message)
  const { draft } = scene
  const { step } = draft
  switch (step.at) {
    case 'question': {
      const question = questionOf(scene, step.code)
      const untouched = draft.picked.join('\n') === ticksOf(scene, step.code).join('\n')
      const ticks = kindOf(question).picks === 'several' && !untouched ? ticked(question, draft.picked) : []
      // Words beside ticks of now add to them, where they take the place of an answer of before; an edit of the words
      // alone could not stand for both.
      return ticks.length > 0
        ? answer(scene, question, [...ticks, text].join('\n'))
        : answer(scene, question, text, message)
    }
    case 'cumulative':
      if (!/\p{N}/u.test(text) && /累计|总共|一共/u.test(text)) return act(scene, 'total')
      if (!/\p{N}/u.test(text) && /本次|这次|新增/u.test(text)) return act(scene, 'new')
      return answer(scene, questionOf(scene, step.code), text, message)
    case 'fallen':
      return reasonForFall(scene, step, text, message)
    case 'why':
      return faultOfReason(text)
        ? refuse(scene, faultOfReason(text), message)
        : { draft: { ...draft, why: oneLine(text) }, outcome: 'submitted' }
    case 'choose': {
      const asked = askedIn(scene)
      const label = labelFor(asked.map(labelOf), text)
      const chosen = asked.find((q) => labelOf(q) === label)
      return chosen ? act(scene, `q:${chosen.code}`) : refuse(scene, '请点下面的一项，或打它的序号。', message)
    }
    case 'echo':
      if (/^(?:确认|提交|确定)$/u.test(keyOf(text))) return act(scene, 'ok')
      return refuse(scene, '请点按钮：没问题点“确认提交”，要改点“改某一项”。', message)
    case 'repeat':
      return refuse(scene, '请点按钮：是另一次活动点“是，再报一份”，不是就点“不是，不报了”。', message)
  }
}

function reasonForFall(
  scene: Scene,
  step: Extract<Draft['step'], { at: 'fallen' }>,
  text: string,
  message: number,
): Turn {
  const question = questionOf(scene, step.code)
  // A number is no reason: it is the answer, typed again.
  if (readAnswer(scene, question, text).given) return answer(scene, question, text, message)
  const fault = faultOfReason(text)
  if (fault) return refuse(scene, fault, message)
  return settle(scene, step.code, { ...step.answer, reason: oneLine(text) })
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, '，')

/** Why this is no reason; empty where it is one. */
export function faultOfReason(text: string): string {
  const length = [...text].length
  if (length < 2 || !/\p{L}/u.test(text)) return '请用一句话说明原因。'
  return length > LONGEST_REASON ? `原因请不超过${LONGEST_REASON}个字（现在${length}个字）。` : ''
}

function photographed(scene: Scene, file: string): Turn {
  const { draft } = scene
  const question = draft.step.at === 'question' ? questionOf(scene, draft.step.code) : undefined
  if (!question || !kindOf(question).takesPictures) return refuse(scene, '这一步不用发图片。')
  if (draft.picked.length >= question.max_items) return refuse(scene, `最多${question.max_items}张，请点“选好了”。`)
  return show({ ...scene, draft: { ...draft, picked: [...draft.picked, file] } }, '收到图片。可以再发，或点“选好了”。')
}

function back(scene: Scene): Turn {
  const { step } = scene.draft
  if (step.at === 'cumulative' || step.at === 'fallen') return goTo(scene, { at: 'question', code: step.code })
  if (step.at !== 'question' || openIn(scene).length === 0) return advance(scene)
  const asked = askedIn(scene)
  const before = asked[asked.findIndex((q) => q.code === step.code) - 1]
  return before ? goTo(scene, { at: 'question', code: before.code }) : { draft: scene.draft, outcome: 'left' }
}
