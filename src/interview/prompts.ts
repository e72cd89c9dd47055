import { weekOf } from '../calendar/week.ts'
import { activityDay } from '../catalogue/activity-day.ts'
import { onlyApplicable } from '../catalogue/applicable.ts'
import { tookPartOnly } from '../catalogue/figures.ts'
import type { Question } from '../catalogue/schema.ts'
import type { Answers } from '../catalogue/value.ts'
import { weekLabel } from '../chinese/periods.ts'
import { namesPerson } from '../chinese/person-name.ts'
import { clip } from '../chinese/quoted.ts'
import { kindOf } from '../kinds/index.ts'
import type { Button, Prompt } from './draft.ts'
import { answerLine, labelOf, shortened, showAnswer } from './echo.ts'
import { heldBefore } from './held.ts'
import { askedIn, collects, knownFor, openIn, questionOf, type Scene } from './scene.ts'

const BACK: Button = { label: '返回', action: 'back' }
const CANCEL: Button = { label: '取消', action: 'cancel' }
const TICK = '✓ '
/** A button of a phone's width. */
const BUTTON_LENGTH = 30

/** The label without its tick. */
export function unticked(label: string): string {
  return label.replace(/^✓\s*/u, '')
}

/** The rows of suggested buttons of the present question, with what each stands for. */
export function suggestionsFor(scene: Scene): { rows: Button[][]; offered: string[] } {
  const { draft, about } = scene
  if (draft.step.at !== 'question') return { rows: [], offered: [] }
  const question = questionOf(scene, draft.step.code)
  const ticks = kindOf(question).picks === 'several'
  const offered: string[] = []
  const row = (suggestions: readonly { label: string; input: string }[]): Button[] =>
    suggestions.map(({ label, input }) => {
      const index = offered.push(input) - 1
      if (!ticks || input === question.none) return { label, action: `o${index}` }
      // On and off are two buttons: the second of two quick taps changes nothing back.
      return draft.picked.includes(input)
        ? { label: TICK + label, action: `off${index}` }
        : { label, action: `on${index}` }
    })
  const rows = kindOf(question).suggest(question, knownFor(scene, question)).map(row)
  const held = heldBefore(question, draft.answers, about)
  if (held !== undefined && draft.answers[question.code] === undefined) {
    rows.unshift(row([{ label: `还是${held}${question.indicator?.unit ?? ''}`, input: String(held) }]))
  }
  return { rows, offered }
}

function questionPrompt(scene: Scene, code: string): Prompt {
  const { form, draft } = scene
  const question = questionOf(scene, code)
  const asked = askedIn(scene)
  const place = `${form.title} ${asked.findIndex((q) => q.code === code) + 1}/${asked.length}`
  const present = draft.answers[code]
  const help = question.hint ?? kindOf(question).howTo(question)
  const lines = [`【${place}】`, question.ask, ...(help ? [help] : [])]
  if (present !== undefined) lines.push(shortened(`现在是：${showAnswer(question, present)}`, 400))
  return {
    text: lines.join('\n'),
    buttons: [...suggestionsFor(scene).rows, ...rowsOnward(scene, question), [BACK, CANCEL]],
  }
}

/** 选好了, 不改, 跳过: the ways on from a question that are no answer in themselves. */
function rowsOnward(scene: Scene, question: Question): Button[][] {
  const { draft } = scene
  const rows: Button[][] = collects(question) && draft.picked.length > 0 ? [[{ label: '选好了', action: 'done' }]] : []
  if (draft.answers[question.code] !== undefined) rows.push([{ label: '不改', action: 'keep' }])
  if (!question.optional) return rows
  const skip = [{ label: '跳过', action: 'skip' }]
  const open = openIn(scene)
  const ahead = open.length > 1 && open[0]?.code === question.code && open.every((q) => q.optional)
  return [...rows, ahead ? [...skip, { label: '其余都跳过', action: 'skiprest' }] : skip]
}

/** Everything answered, one line a question, the raw words beside what was converted. */
function echoPrompt(scene: Scene): Prompt {
  const { form, draft, about } = scene
  const answers = onlyApplicable(form, draft.answers, about.level)
  const lines = askedIn(scene).flatMap((question) => {
    const answer = answers[question.code]
    return answer === undefined ? [] : [answerLine(question, answer)]
  })
  const day = activityDay(form, answers, draft.corrects?.on ?? about.today)
  return {
    text: [
      `请核对：${about.unitName}　${form.title}${draft.corrects ? `（更正编号${draft.corrects.report}）` : ''}`,
      ...lines,
      ...personsIn(scene, answers),
      ...(tookPartOnly(answers) ? ['由牵头单位计数，本单位只记参与。'] : []),
      `计入 ${weekLabel(weekOf(day))} 这一周`,
    ].join('\n'),
    buttons: [[{ label: '确认提交', action: 'ok' }], [{ label: '改某一项', action: 'fix' }, CANCEL]],
  }
}

/** A warning for each answer that seems to name a person: no names reach a group (the cadre knows, so it is no refusal). */
function personsIn(scene: Scene, answers: Answers): string[] {
  return askedIn(scene).flatMap((question) => {
    const { words } = kindOf(question)
    const value = words === 'names' || words === 'sentence' ? answers[question.code]?.value : undefined
    const named = value !== undefined && [value].flat().some((words) => namesPerson(String(words)))
    return named ? [`⚠ “${labelOf(question)}”里像有人名：群里不能出现姓名。`] : []
  })
}

function choosePrompt(scene: Scene): Prompt {
  const buttons = askedIn(scene).map((question, i): Button[] => {
    const answer = scene.draft.answers[question.code]
    const shown = answer === undefined ? '未填' : showAnswer(question, answer)
    const label = clip(`${i + 1} ${labelOf(question)}：${shown}`, BUTTON_LENGTH)
    return [{ label, action: `q:${question.code}` }]
  })
  return { text: '要改哪一项？点它，或打它的序号。', buttons: [...buttons, [BACK, CANCEL]] }
}

/** What the chat shows at the draft's present step. */
export function promptFor(scene: Scene): Prompt {
  const { step } = scene.draft
  switch (step.at) {
    case 'question':
      return questionPrompt(scene, step.code)
    case 'cumulative': {
      const question = questionOf(scene, step.code)
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
      const question = questionOf(scene, step.code)
      const unit = question.indicator?.unit ?? ''
      return {
        text: `上次报的是${step.was}${unit}，这次${step.answer.value}${unit}。\n为什么减少了？请用一句话说明；打错了，直接重打数字。`,
        buttons: [[BACK, CANCEL]],
      }
    }
    case 'echo':
      return echoPrompt(scene)
    case 'choose':
      return choosePrompt(scene)
    case 'why':
      return { text: '这份填报已经登在汇编里。\n为什么要改？请用一句话说明。', buttons: [[BACK, CANCEL]] }
    case 'repeat':
      return {
        text: `24小时内报过一份一样的（编号${step.receipt}）。\n这是另一次活动吗？`,
        buttons: [
          [
            { label: '是，再报一份', action: 'again' },
            { label: '不是，不报了', action: 'cancel' },
          ],
          [BACK],
        ],
      }
  }
}
