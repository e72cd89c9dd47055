import { weekOf } from '../calendar/week.ts'
import { activityDay } from '../catalogue/activity-day.ts'
import type { Answers } from '../catalogue/answers.ts'
import { onlyApplicable } from '../catalogue/applicable.ts'
import { tookPartOnly } from '../catalogue/figures.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import { ownWordsIn } from '../catalogue/own-words.ts'
import { inChinese } from '../chinese/full-width.ts'
import { weekLabel } from '../chinese/periods.ts'
import { namesPerson, personIn } from '../chinese/person-name.ts'
import { clip, shortened } from '../chinese/quoted.ts'
import { kindOf } from '../kinds/index.ts'
import { buttonsFor, submitLabel } from './buttons.ts'
import type { Step } from './draft.ts'
import { answerLines, labelOf, showAnswer } from './echo.ts'
import { askedIn, type Filling, inRow, questionOf, toAdd } from './filling.ts'
import { namelessWords } from './person-named.ts'
import type { Prompt } from './turn.ts'

const addOr = (submit: string): string => `还有要补充的？点一项再填，没有就点“${submit}”。`

/** What the chat shows at the draft's present step. */
export function promptFor(filling: Filling): Prompt {
  return { text: textFor(filling), buttons: buttonsFor(filling) }
}

function textFor(filling: Filling): string {
  const { step } = filling.draft
  switch (step.at) {
    case 'question':
      return questionText(filling, step.code)
    case 'cumulative':
      return `${showAnswer(questionOf(filling, step.code), step.answer)}是${step.over ?? '今年'}累计，还是本次？`
    case 'sure':
      return step.ask
    case 'person':
      return personText(step)
    case 'fallen': {
      const unit = unitOf(filling, step.code)
      return `上次报的是${step.was}${unit}，这次${step.answer.value}${unit}。\n为什么减少了？请用一句话说明；打错了，直接重打数字。`
    }
    case 'echo':
    case 'usual':
      return echoText(filling)
    case 'form':
      return `${placeIn(filling)}“${clip(inChinese(filling.draft.said?.words ?? ''), 60)}”\n这是哪一类工作？`
    case 'choose':
      return step.says === undefined ? '要改哪一项？点它，或打它的序号。' : `“${clip(step.says, 12)}”是哪一项？`
    case 'why':
      return '这份填报已经登在汇编里。\n为什么要改？请用一句话说明。'
    case 'repeat':
      return `24小时内报过一份一样的（编号${step.receipt}）。\n这是另一次活动吗？`
  }
}

/** What would be kept is shown before it is. */
function personText({ name, answer }: Extract<Step, { readonly at: 'person' }>): string {
  const without = namelessWords(answer).replaceAll('\n', '、')
  return [`“${clip(name, 8)}”像是姓名，要写吗？`, ...(without ? [`不写就是：${shortened(without, 200)}`] : [])].join(
    '\n',
  )
}

function unitOf(filling: Filling, code: string): string {
  return questionOf(filling, code).indicator?.unit ?? ''
}

function questionText(filling: Filling, code: string): string {
  const { form, draft } = filling
  const question = questionOf(filling, code)
  const row = inRow(filling)
  const at = row.findIndex((q) => q.code === code)
  const place = `${form.title} ${at < 0 ? '补充' : `${at + 1}/${row.length}`}`
  const present = draft.answers[code]
  const help = question.hint ?? kindOf(question).howTo(question)
  const lines = [`${placeIn(filling)}【${place}】`, question.ask, ...(help ? [help] : [])]
  if (present !== undefined) lines.push(shortened(`现在是：${showAnswer(question, present)}`, 400))
  return lines.join('\n')
}

/** Everything answered, one line a question, the raw words beside what was converted. */
function echoText(filling: Filling): string {
  const { form, draft, about } = filling
  const answers = onlyApplicable(form, draft.answers, about.level)
  const day = activityDay(form, answers, draft.corrects?.on ?? about.today)
  return [
    `${placeIn(filling)}请核对：${about.unitName}　${form.title}${draft.corrects ? `（更正编号${draft.corrects.report}）` : ''}`,
    ...answerLines(askedIn(filling), answers, about.before),
    ...usualLines(filling),
    ...halfNamedIn(filling, answers),
    ...(tookPartOnly(answers) ? ['由牵头单位计数，本单位只记参与。'] : []),
    ...(form.code === PROBLEMS.form ? [] : [`计入 ${weekLabel(weekOf(day))} 这一周`]),
    ...(toAdd(filling).length > 0 ? ['', addOr(submitLabel(draft.step))] : []),
  ].join('\n')
}

/** 第1项，还有2项: which of the works of one message this is. */
function placeIn({ draft: { batch } }: Filling): string {
  if (!batch) return ''
  const left = batch.of - batch.place
  return left > 0 ? `第${batch.place}项，还有${left}项。\n` : `第${batch.place}项，最后一项。\n`
}

/** What the sentence leaves open, with its usual answer, which is asked: 联合单位：没有联合？ */
function usualLines(filling: Filling): string[] {
  const { step } = filling.draft
  if (step.at !== 'usual') return []
  return askedIn(filling).flatMap((question) => {
    const usual = step.answers[question.code]
    if (!usual) return []
    const shown = question.stock ? `还是${showAnswer(question, usual)}` : usual.raw
    return [`${labelOf(question)}：没有说，${shown}？`]
  })
}

/** A warning for each answer in which somebody is meant without a name: 王大爷, 李某某. A name was asked about before. */
function halfNamedIn(filling: Filling, answers: Answers): string[] {
  return askedIn(filling).flatMap((question) => {
    const own = ownWordsIn(question, answers[question.code]?.value)
    const meant = own.some((text) => namesPerson(text) && personIn(text) === undefined)
    return meant ? [`⚠ “${labelOf(question)}”里像说到某个人，看得出是谁的，请改一改。`] : []
  })
}
