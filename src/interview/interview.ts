import { applicable } from '../catalogue/applicable.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import type { Answer } from '../catalogue/value.ts'
import { answerKinds } from './answers/index.ts'
import type { Circumstances, Draft, Input, Step, Turn } from './draft.ts'
import { heldBefore } from './held.ts'
import { refusalOf } from './privacy.ts'
import { knownFor, labelOf, promptFor, questionOf, type Scene, showAnswer, suggestionsFor } from './prompts.ts'

const LONGEST_REASON = 60

/**
 * One turn of an interview: what a cadre did → the draft as it is then, and what to show. Pure: the same draft, input
 * and circumstances give the same turn. Throws only when the form lacks a question that the draft stands at.
 */
export function turn(form: Form, draft: Draft, input: Input, about: Circumstances): Turn {
  const scene = { form, draft, about }
  switch (input.kind) {
    case 'resume':
      return again(scene)
    case 'tap':
      return tapped(scene, input.turn, input.action)
    case 'text':
      return typed(scene, input.text.trim(), input.message)
    case 'edited':
      return edited(scene, input.text.trim(), input.message)
    case 'photo':
      return photographed(scene, input.file)
  }
}

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

/** Shows the present step as a new turn, which makes every earlier button an old one. */
function show(scene: Scene, lead = ''): Turn {
  return again({ ...scene, draft: { ...scene.draft, turn: scene.draft.turn + 1 } }, lead)
}

/** Shows the present step once more: its buttons, those already in the chat too, stay good. */
function again({ form, draft, about }: Scene, lead = '', outcome: Turn['outcome'] = 'asked'): Turn {
  const next = { ...draft, offered: suggestionsFor({ form, draft, about }).offered }
  const prompt = promptFor({ form, draft: next, about })
  return { draft: next, outcome, prompt: lead ? { ...prompt, text: `${lead}\n\n${prompt.text}` } : prompt }
}

/** Says why, and shows the present question again; nothing that was answered is lost. */
function refuse({ form, draft, about }: Scene, why: string, message?: number): Turn {
  return again({ form, draft: message === undefined ? draft : { ...draft, refused: message }, about }, why, 'refused')
}

function goTo(scene: Scene, step: Step, change: Partial<Draft> = {}): Turn {
  return show({ ...scene, draft: { ...scene.draft, ...change, step } })
}

/** On to the first question that has no answer yet, or to the echo. */
function advance(scene: Scene, lead = ''): Turn {
  const { form, draft, about } = scene
  const open = applicable(form, draft.answers, about.level).find((q) => draft.answers[q.code] === undefined)
  const step: Step = open ? { at: 'question', code: open.code } : { at: 'echo' }
  const { refused: _, ...rest } = draft
  return show({ ...scene, draft: { ...rest, step, picked: [] } }, lead)
}

function tapped(scene: Scene, turnShown: number, action: string): Turn {
  const { draft } = scene
  const tap = `${turnShown}:${action}`
  if (draft.tapped === tap) return { draft, outcome: 'repeated' }
  if (turnShown !== draft.turn) return again(scene, '那是旧按钮，请看现在这一题。', 'stale')
  return act({ ...scene, draft: { ...draft, tapped: tap } }, action)
}

function act(scene: Scene, action: string): Turn {
  const { form, draft } = scene
  const { step } = draft
  if (action === 'cancel') return { draft, outcome: 'cancelled' }
  if (action === 'back') return back(scene)
  if (step.at === 'question') return actOnQuestion(scene, questionOf(form, step.code), action)
  if (step.at === 'cumulative' && action === 'new') return settle(scene, step.code, step.answer)
  if (step.at === 'cumulative' && action === 'total') return fromCumulative(scene, step.code, step.answer)
  if (step.at === 'echo' && action === 'fix') return goTo(scene, { at: 'choose' })
  if (step.at === 'echo' && action === 'ok') {
    if (draft.corrects?.published && !draft.why) return goTo(scene, { at: 'why' })
    return { draft, outcome: 'submitted' }
  }
  if (step.at === 'repeat' && action === 'again') return { draft, outcome: 'submitted' }
  if (step.at === 'choose' && action.startsWith('q:')) return goTo(scene, { at: 'question', code: action.slice(2) })
  return again(scene, '这个按钮在这一步用不上。', 'stale')
}

function actOnQuestion(scene: Scene, question: Question, action: string): Turn {
  const { draft } = scene
  const { code } = question
  if (action === 'keep') return advance(scene)
  if (action === 'skip' && question.optional) return advance(withAnswer(scene, code, null))
  if (action === 'skiprest') return skipRest(scene)
  if (action === 'done') return answer(scene, question, draft.picked.join('\n'))
  const input = draft.offered[Number(action.slice(1))]
  if (!action.startsWith('o') || input === undefined) return again(scene, '这个按钮在这一步用不上。', 'stale')
  if (question.kind === 'choices' && input !== question.none) return tick(scene, input)
  return answer(scene, question, input)
}

function tick(scene: Scene, label: string): Turn {
  const { draft } = scene
  const picked = draft.picked.includes(label) ? draft.picked.filter((p) => p !== label) : [...draft.picked, label]
  return show({ ...scene, draft: { ...draft, picked } })
}

function skipRest(scene: Scene): Turn {
  const { form, draft, about } = scene
  const open = applicable(form, draft.answers, about.level).filter((q) => draft.answers[q.code] === undefined)
  const skipped = Object.fromEntries(open.filter((q) => q.optional).map((q) => [q.code, null]))
  return advance({ ...scene, draft: { ...draft, answers: { ...draft.answers, ...skipped } } })
}

/** Typed words that are a button's label are that button; everything else answers the present question. */
function typed(scene: Scene, text: string, message: number): Turn {
  const { form, draft } = scene
  const { step } = draft
  const button = promptFor(scene)
    .buttons.flat()
    .find((b) => b.label === text)
  if (button) return act(scene, button.action)
  const personal = refusalOf(text)
  if (personal) return refuse(scene, personal, message)
  if (step.at === 'question') return answer(scene, questionOf(form, step.code), text, message)
  if (step.at === 'cumulative') return answer(scene, questionOf(form, step.code), text, message)
  if (step.at === 'fallen' || step.at === 'why') {
    const length = [...text].length
    if (length < 2) return refuse(scene, '请用一句话说明原因。')
    if (length > LONGEST_REASON) return refuse(scene, `原因请不超过${LONGEST_REASON}个字（现在${length}个字）。`)
    if (step.at === 'fallen') return settle(scene, step.code, { ...step.answer, reason: text })
    return { draft: { ...draft, why: text }, outcome: 'submitted' }
  }
  if (step.at === 'choose') return refuse(scene, '请点下面的一项。')
  return refuse(scene, '请点按钮：要改点“改某一项”，没问题点“确认提交”。')
}

function answer(scene: Scene, question: Question, text: string, message?: number): Turn {
  const reading = answerKinds[question.kind].read(question, text, knownFor(scene.about, question))
  if (reading.kind === 'refused') return refuse(scene, reading.why, message)
  const given: Answer = {
    raw: text,
    value: reading.value,
    ...(reading.approximate ? { approximate: reading.approximate } : {}),
    ...(message === undefined ? {} : { message }),
  }
  if (reading.kind === 'cumulative' && !question.stock) {
    return goTo(scene, { at: 'cumulative', code: question.code, answer: given })
  }
  return settle(scene, question.code, given)
}

/** 累计 → 本次: less what was reported this year. Never a negative number. */
function fromCumulative(scene: Scene, code: string, given: Answer): Turn {
  const before = scene.about.yearToDate[code] ?? 0
  const total = Number(given.value)
  const unit = questionOf(scene.form, code).indicator?.unit ?? ''
  const step: Step = { at: 'question', code }
  if (total < before) {
    const why = `今年已报${before}${unit}，比累计${total}${unit}还多。请直接报本次的数。`
    return refuse({ ...scene, draft: { ...scene.draft, step, turn: scene.draft.turn + 1 } }, why, given.message)
  }
  const note = `累计${total}，此前已报${before}`
  return settle({ ...scene, draft: { ...scene.draft, step } }, code, { ...given, value: total - before, note })
}

/** Takes an answer, unless a number now held has fallen and nobody has said why. */
function settle(scene: Scene, code: string, given: Answer): Turn {
  const { form, draft, about } = scene
  const question = questionOf(form, code)
  const was = heldBefore(question, draft.answers, about)
  if (was !== undefined && typeof given.value === 'number' && given.value < was && !given.reason) {
    return goTo(scene, { at: 'fallen', code, answer: given, was })
  }
  return advance(withAnswer(scene, code, given))
}

function withAnswer(scene: Scene, code: string, given: Answer | null): Scene {
  return { ...scene, draft: { ...scene.draft, answers: { ...scene.draft.answers, [code]: given } } }
}

/** An edit of the message that an answer came in changes that answer; the present question stays. */
function edited(scene: Scene, text: string, message: number): Turn {
  const { form, draft, about } = scene
  if (draft.refused === message) return typed(scene, text, message)
  const code = Object.keys(draft.answers).find((c) => draft.answers[c]?.message === message)
  if (code === undefined) return { draft, outcome: 'repeated' }
  const question = questionOf(form, code)
  const personal = refusalOf(text)
  const kept = `“${labelOf(question)}”没有改。`
  if (personal) return refuse(scene, `${personal}${kept}`)
  const reading = answerKinds[question.kind].read(question, text, knownFor(about, question))
  if (reading.kind === 'refused') return refuse(scene, `${reading.why}${kept}`)
  const given: Answer = {
    raw: text,
    value: reading.value,
    message,
    ...(reading.approximate ? { approximate: reading.approximate } : {}),
  }
  if (reading.kind === 'cumulative' && !question.stock) return goTo(scene, { at: 'cumulative', code, answer: given })
  const was = heldBefore(question, draft.answers, about)
  if (was !== undefined && Number(given.value) < was) return goTo(scene, { at: 'fallen', code, answer: given, was })
  return show(withAnswer(scene, code, given), `已改：${labelOf(question)} ${showAnswer(question, given)}`)
}

function photographed(scene: Scene, file: string): Turn {
  const { form, draft } = scene
  const question = draft.step.at === 'question' ? questionOf(form, draft.step.code) : undefined
  if (question?.kind !== 'photo') return refuse(scene, '这一题不用发图片。')
  if (draft.picked.length >= question.max_items) return refuse(scene, `最多${question.max_items}张，请点“选好了”。`)
  return show({ ...scene, draft: { ...draft, picked: [...draft.picked, file] } }, '收到图片。可以再发，或点“选好了”。')
}

function back(scene: Scene): Turn {
  const { form, draft, about } = scene
  const { step } = draft
  if (step.at === 'cumulative' || step.at === 'fallen') return goTo(scene, { at: 'question', code: step.code })
  if (step.at !== 'question') return goTo(scene, { at: 'echo' })
  const asked = applicable(form, draft.answers, about.level)
  if (asked.every((q) => draft.answers[q.code] !== undefined)) return goTo(scene, { at: 'echo' }, { picked: [] })
  const before = asked[asked.findIndex((q) => q.code === step.code) - 1]
  if (!before) return { draft, outcome: 'left' }
  return goTo(scene, { at: 'question', code: before.code }, { picked: [] })
}
