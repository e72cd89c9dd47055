import { onlyApplicable } from '../catalogue/applicable.ts'
import type { Question } from '../catalogue/schema.ts'
import { clip } from '../chinese/quoted.ts'
import { kindOf } from '../kinds/index.ts'
import { buttonRows } from '../kinds/shared/labels.ts'
import type { Offers, Step } from './draft.ts'
import { labelOf, leavable, showAnswer, withoutAnswer } from './echo.ts'
import { choosable, collects, type Filling, knownFor, questionOf, toAdd } from './filling.ts'
import { stockBefore } from './stock.ts'
import type { Button } from './turn.ts'

const BACK: Button = { label: '返回', action: 'back' }
const STOP: Button = { label: '先停下', action: 'stop' }
const CANCEL: Button = { label: '取消', action: 'cancel' }
const TICK = '✓ '
/** A button of a phone's width. */
const BUTTON_LENGTH = 30

/** The label without its tick. */
export function unticked(label: string): string {
  return label.replace(/^✓\s*/u, '')
}

/** The buttons at the draft's present step, in rows. Of several works of one message one is skipped, or all wait. */
export function buttonsFor(filling: Filling): Button[][] {
  const { batch } = filling.draft
  const rows = buttonsAt(filling)
  if (batch === undefined || batch.place === batch.of) return rows
  return rows.map((row) =>
    row.flatMap((button) => (button === CANCEL ? [{ label: '跳过这项', action: 'cancel' }, STOP] : [button])),
  )
}

function buttonsAt(filling: Filling): Button[][] {
  const { step } = filling.draft
  switch (step.at) {
    case 'question': {
      const question = questionOf(filling, step.code)
      return [...offeredRows(filling, question), ...rowsOnward(filling, question), [BACK, CANCEL]]
    }
    case 'cumulative':
      return [
        [
          { label: '本次新增', action: 'new' },
          { label: `${step.over ?? '今年'}累计`, action: 'total' },
        ],
        [BACK, CANCEL],
      ]
    case 'sure':
      return [
        [
          { label: step.yes ?? '对', action: 'yes' },
          ...(step.or ? [{ label: step.or.label, action: 'or' }] : []),
          { label: step.yes === undefined ? '不对，重新填' : '重新填', action: 'back' },
        ],
        [CANCEL],
      ]
    case 'person':
      return [
        [
          { label: '不写姓名', action: 'leave' },
          { label: '保留', action: 'name' },
        ],
        [BACK, CANCEL],
      ]
    case 'fallen':
    case 'why':
      return [[BACK, CANCEL]]
    case 'echo':
    case 'usual':
      return [
        [{ label: submitLabel(step), action: 'ok' }],
        ...addRows(filling),
        ...(step.at === 'usual' ? [[{ label: '不是，逐项答', action: 'each' }]] : []),
        [{ label: '改某一项', action: 'fix' }, ...otherForm(filling), CANCEL],
      ]
    case 'form':
      return [
        ...(filling.draft.said?.among ?? []).map(({ title }, i) => [{ label: title, action: `f${i}` }]),
        [{ label: '都不是', action: 'other' }, CANCEL],
      ]
    case 'choose':
      return [...chosenRows(filling), [BACK, CANCEL]]
    case 'repeat':
      return [
        [
          { label: '是，再报一份', action: 'again' },
          { label: '不是，不报了', action: 'cancel' },
        ],
        [BACK],
      ]
  }
}

/** What the button says that submits. Below the echo it is named in words: 没有就点“…”. */
export function submitLabel(step: Step): string {
  if (step.at !== 'usual') return '确认提交'
  const [only, ...others] = Object.values(step.answers)
  return `${only && others.length === 0 && !/^\d/u.test(only.raw) ? only.raw : '都对'}，确认提交`
}

/** 换一类: a sentence may have been of another form. */
function otherForm({ draft }: Filling): Button[] {
  return draft.said ? [{ label: '换一类', action: 'form' }] : []
}

/** What the present question is to be shown with as answers. */
export function offersFor(filling: Filling): Offers {
  const { draft, about } = filling
  if (draft.step.at !== 'question') return []
  const question = questionOf(filling, draft.step.code)
  const suggested = kindOf(question).suggest(question, knownFor(filling, question))
  if (draft.answers[question.code] !== undefined)
    return [...suggested, ...buttonRows(namedBesides(filling, suggested), 1)]
  const unit = question.indicator?.unit ?? ''
  const stock = stockBefore(question, draft.answers, about)
  if (stock !== undefined) return [[{ label: `还是${stock}${unit}`, input: String(stock) }], ...suggested]
  const names = question.counts === undefined ? undefined : draft.answers[question.counts]?.value
  if (!Array.isArray(names) || names.length === 0) return suggested
  return [[{ label: `${names.length}${unit}`, input: String(names.length) }], ...suggested]
}

/** What is ticked and not among the labels, so that it can be seen and unticked: a body that was typed, a label of before. */
function namedBesides({ draft, ...of }: Filling, suggested: Offers): readonly string[] {
  if (draft.step.at !== 'question' || !questionOf({ draft, ...of }, draft.step.code).others) return []
  const offered = suggested.flat().map(({ input }) => input)
  return draft.picked.filter((name) => !offered.includes(name))
}

/** True where the question was shown with a label that it has no longer. */
export function offersWhatIsGone(filling: Filling): boolean {
  const { step, offered = [] } = filling.draft
  if (step.at !== 'question') return false
  const question = questionOf(filling, step.code)
  if (kindOf(question).picks === 'nothing' || question.others) return false
  return offered.flat().some(({ input }) => input !== question.none && !question.choices?.includes(input))
}

/** The offered answers as buttons. Of several labels, on and off are two: the second of two quick taps changes nothing back. */
function offeredRows({ draft }: Filling, question: Question): Button[][] {
  let next = 0
  return (draft.offered ?? []).map((row) =>
    row.map(({ label, input }) => {
      const index = next++
      if (!isTicked(question, input)) return { label, action: `o${index}` }
      return draft.picked.includes(input)
        ? { label: TICK + label, action: `off${index}` }
        : { label, action: `on${index}` }
    }),
  )
}

/** Whether this offered answer is one of several that are ticked, and not the whole answer. */
export function isTicked(question: Question, input: string): boolean {
  return kindOf(question).picks === 'several' && input !== question.none
}

/** 选好了, 不改, 跳过: the ways on from a question that are no answer in themselves. */
function rowsOnward(filling: Filling, question: Question): Button[][] {
  const { draft } = filling
  const rows: Button[][] = collects(question) && draft.picked.length > 0 ? [[{ label: '选好了', action: 'done' }]] : []
  if (draft.answers[question.code] !== undefined) rows.push([{ label: '不改', action: 'keep' }])
  return leavable(question) ? [...rows, [{ label: withoutAnswer(question), action: 'skip' }]] : rows
}

/** The facts that can be added to what is echoed, by their short names. */
function addRows(filling: Filling): Button[][] {
  const facts = new Map(toAdd(filling).map((question) => [labelOf(question), question.code]))
  return buttonRows([...facts.keys()]).map((row) =>
    row.map(({ label }) => ({ label, action: `q:${facts.get(label)}` })),
  )
}

/** 改某一项: every question with its answer; what nobody gave is offered at the echo, to which 补充一项 leads. */
function chosenRows(filling: Filling): Button[][] {
  const { form, draft, about } = filling
  const answers = onlyApplicable(form, draft.answers, about.level)
  const rows = choosable(filling).map((question, i): Button[] => {
    const answer = answers[question.code]
    const shown = answer === undefined ? '没填' : showAnswer(question, answer)
    return [{ label: clip(`${i + 1} ${labelOf(question)}：${shown}`, BUTTON_LENGTH), action: `q:${question.code}` }]
  })
  const isOfSome = draft.step.at === 'choose' && draft.step.among !== undefined
  return !isOfSome && toAdd(filling).length > 0 ? [...rows, [{ label: '补充一项', action: 'back' }]] : rows
}
