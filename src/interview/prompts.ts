import { fullDate, weekdayName } from '../calendar/day.ts'
import { weekLabel, weekOf } from '../calendar/week.ts'
import { activityDay } from '../catalogue/activity-day.ts'
import { applicable, onlyApplicable } from '../catalogue/applicable.ts'
import { tookPartOnly } from '../catalogue/figures.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import type { Answer } from '../catalogue/value.ts'
import { answerKinds } from './answers/index.ts'
import type { Button, Circumstances, Draft, Prompt } from './draft.ts'
import { heldBefore } from './held.ts'

/** A form being filled in: everything that a turn looks at. */
export type Scene = { readonly form: Form; readonly draft: Draft; readonly about: Circumstances }

const BACK: Button = { label: '返回', action: 'back' }
const CANCEL: Button = { label: '取消', action: 'cancel' }

export function questionOf(form: Form, code: string): Question {
  const question = form.questions.find((q) => q.code === code)
  if (!question) throw new Error(`form ${form.code} has no question ${code}`)
  return question
}

/** A question's short name, for the echo and the list of things to change. */
export function labelOf(question: Question): string {
  return question.indicator?.label ?? question.ask.replace(/[？?。]$/, '')
}

export function knownFor(about: Circumstances, question: Question) {
  return { today: about.today, names: about.names[question.code] ?? [] }
}

/** `约150人`, `2022年11月8日（周二）`, `跳过`. */
export function showAnswer(question: Question, answer: Answer | null): string {
  if (answer === null) return '跳过'
  const shown = answerKinds[question.kind].show(answer.value)
  const unit = question.kind === 'count' || question.kind === 'decimal' ? (question.indicator?.unit ?? '') : ''
  if (answer.approximate === 'over') return `${shown}余${unit}`
  if (answer.approximate === 'about') return `约${shown}${unit}`
  if (question.kind === 'list' || question.kind === 'choices') return shown === '' ? '无' : shown
  return `${shown}${unit}`
}

/** The words beside the value, wherever the two are not plainly the same. */
function rawBeside(question: Question, answer: Answer | null): string {
  if (!answer) return ''
  if (answer.note) return `（${answer.note}）`
  const converted =
    question.kind === 'count' || question.kind === 'decimal'
      ? answer.raw.trim() !== String(answer.value)
      : question.kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(answer.raw)
  return converted ? `（原话：${answer.raw.trim()}）` : ''
}

/** The rows of suggested buttons of the present question, with what each stands for. */
export function suggestionsFor({ form, draft, about }: Scene): { rows: Button[][]; offered: string[] } {
  if (draft.step.at !== 'question') return { rows: [], offered: [] }
  const question = questionOf(form, draft.step.code)
  const offered: string[] = []
  const row = (suggestions: readonly { label: string; input: string }[]): Button[] =>
    suggestions.map(({ label, input }) => {
      offered.push(input)
      const ticked = question.kind === 'choices' && draft.picked.includes(input)
      return { label: ticked ? `✓ ${label}` : label, action: `o${offered.length - 1}` }
    })
  const rows = answerKinds[question.kind].suggest(question, knownFor(about, question)).map(row)
  const held = heldBefore(question, draft.answers, about)
  if (held !== undefined && draft.answers[question.code] === undefined) {
    rows.unshift(row([{ label: `还是${held}${question.indicator?.unit ?? ''}`, input: String(held) }]))
  }
  return { rows, offered }
}

function questionPrompt(scene: Scene, code: string): Prompt {
  const { form, draft, about } = scene
  const question = questionOf(form, code)
  const asked = applicable(form, draft.answers, about.level)
  const place = `${form.title} ${asked.findIndex((q) => q.code === code) + 1}/${asked.length}`
  const present = draft.answers[code]
  const lines = [`【${place}】`, question.ask]
  const help = question.hint ?? answerKinds[question.kind].howTo(question)
  if (help) lines.push(help)
  if (present !== undefined) lines.push(`现在是：${showAnswer(question, present)}`)
  const buttons = suggestionsFor(scene).rows
  if (draft.picked.length > 0 && (question.kind === 'choices' || question.kind === 'photo')) {
    buttons.push([{ label: '选好了', action: 'done' }])
  }
  const last: Button[] = []
  if (present !== undefined) last.push({ label: '不改', action: 'keep' })
  else if (question.optional) {
    last.push({ label: '跳过', action: 'skip' })
    const open = asked.filter((q) => draft.answers[q.code] === undefined)
    if (open.length > 1 && open.every((q) => q.optional)) last.push({ label: '其余都跳过', action: 'skiprest' })
  }
  return { text: lines.join('\n'), buttons: [...buttons, [...last, BACK, CANCEL]] }
}

/** Everything answered, one line a question, the raw words beside what was converted. */
function echoPrompt({ form, draft, about }: Scene): Prompt {
  const answers = onlyApplicable(form, draft.answers, about.level)
  const lines = applicable(form, answers, about.level).flatMap((question) => {
    const answer = answers[question.code]
    if (answer === undefined) return []
    const reason = answer?.reason ? `，减少原因：${answer.reason}` : ''
    return [`${labelOf(question)}：${showAnswer(question, answer)}${rawBeside(question, answer)}${reason}`]
  })
  const day = activityDay(form, answers, about.today)
  return {
    text: [
      `请核对：${about.unitName}　${form.title}`,
      ...lines,
      ...(tookPartOnly(answers) ? ['由牵头单位计数，本单位只记参与。'] : []),
      `计入 ${weekLabel(weekOf(day))} 这一周`,
    ].join('\n'),
    buttons: [[{ label: '确认提交', action: 'ok' }], [{ label: '改某一项', action: 'fix' }, CANCEL]],
  }
}

function choosePrompt({ form, draft, about }: Scene): Prompt {
  const buttons = applicable(form, draft.answers, about.level).map((question): Button[] => {
    const answer = draft.answers[question.code]
    const shown = answer === undefined ? '未填' : showAnswer(question, answer)
    const label = `${labelOf(question)}：${shown}`
    return [{ label: label.length > 30 ? `${label.slice(0, 29)}…` : label, action: `q:${question.code}` }]
  })
  return { text: '要改哪一项？', buttons: [...buttons, [BACK, CANCEL]] }
}

/** What the chat shows at the draft's present step. */
export function promptFor(scene: Scene): Prompt {
  const { form, draft } = scene
  const { step } = draft
  switch (step.at) {
    case 'question':
      return questionPrompt(scene, step.code)
    case 'cumulative': {
      const question = questionOf(form, step.code)
      const number = `${step.answer.value}${question.indicator?.unit ?? ''}`
      return {
        text: `${number}是本次新增，还是今年累计？`,
        buttons: [
          [
            { label: '本次新增', action: 'new' },
            { label: '今年累计', action: 'total' },
          ],
          [BACK, CANCEL],
        ],
      }
    }
    case 'fallen': {
      const question = questionOf(form, step.code)
      const unit = question.indicator?.unit ?? ''
      return {
        text: `上次报的是${step.was}${unit}，这次${step.answer.value}${unit}。\n为什么减少了？一句话说明。`,
        buttons: [[BACK, CANCEL]],
      }
    }
    case 'echo':
      return echoPrompt(scene)
    case 'choose':
      return choosePrompt(scene)
    case 'why':
      return { text: '这份填报已经登在汇编里。\n为什么要改？一句话说明。', buttons: [[BACK, CANCEL]] }
    case 'repeat':
      return {
        text: `今天已报过一份一样的（编号${step.receipt}）。\n这是另一次活动吗？`,
        buttons: [[{ label: '是，再报一份', action: 'again' }], [{ label: '不是，不报了', action: 'cancel' }]],
      }
  }
}

/** `2022年11月8日（周二）`. */
export function dayInFull(day: string): string {
  return `${fullDate(day)}（${weekdayName(day)}）`
}
