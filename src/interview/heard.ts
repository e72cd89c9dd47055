import type { Answers } from '../catalogue/answers.ts'
import { shortened } from '../chinese/quoted.ts'
import { kindOf } from '../kinds/index.ts'
import { answer, readAnswer, withAnswer } from './answering.ts'
import { type Draft, isPending } from './draft.ts'
import { answerLines } from './echo.ts'
import { askedIn, type Filling, openIn } from './filling.ts'
import { advance, goTo } from './moves.ts'
import { isPlain } from './several.ts'
import { stockBefore } from './stock.ts'
import { asOf, type Turn } from './turn.ts'

const LONGEST = 900
/** More open questions than these are asked one by one. */
const MOST_USUAL = 3

/**
 * The draft with what its sentence says plainly to its questions, and a line for each. What has to be asked about stays
 * heard until its question comes.
 */
export function heeded(filling: Filling): { readonly filling: Filling; readonly told: readonly string[] } {
  let kept = filling
  const told = new Set<string>()
  for (const { code } of filling.form.questions) {
    const words = kept.draft.heard?.[code]
    const question = askedIn(kept).find((q) => q.code === code)
    if (words === undefined || !question || kept.draft.answers[code] !== undefined) continue
    const { given } = readAnswer(asSaid(kept), question, words)
    if (!given || !isPlain(asSaid(kept), question, words)) continue
    kept = without(withAnswer(kept, code, given), code)
    told.add(code)
  }
  const asked = askedIn(kept).filter(({ code }) => told.has(code))
  return { filling: kept, told: answerLines(asked, kept.draft.answers) }
}

/** What is shown above the first question: what the sentence said. */
export function toldOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : shortened(`看懂了：\n${lines.join('\n')}`, LONGEST)
}

/** What is shown above the first question of 再报一份. */
export function keptOf(filling: Filling): string {
  const lines = answerLines(askedIn(filling), filling.draft.answers)
  return lines.length === 0 ? '' : shortened(`照上次填好了，核对时可以改：\n${lines.join('\n')}`, LONGEST)
}

/** What is shown above the question that a draft goes on with: days may have passed, and another activity be meant by now. */
export function begunOf(filling: Filling): string {
  const { step, answers } = filling.draft
  const lines = 'code' in step ? answerLines(askedIn(filling), answers) : []
  return lines.length === 0 ? '' : shortened(`接着填，前面填的是：\n${lines.join('\n')}`, LONGEST)
}

/** The turn, gone on with what was heard for the question that it came to, and with what is usual. */
export function goneOn(turn: Turn, { form, about }: Pick<Filling, 'form' | 'about'>): Turn {
  let now = turn
  for (let more = form.questions.length; more > 0 && now.outcome === 'asked'; more--) {
    const filling = { form, about, draft: now.draft }
    const code = heardNext(filling)
    if (code === undefined) return usually(now, filling)
    const words = now.draft.heard?.[code] ?? ''
    const question = askedIn(filling).find((q) => q.code === code)
    const left = without(filling, code)
    const next = question ? answer(asSaid(left), question, words) : undefined
    now = next && next.outcome !== 'refused' ? next : advance(left)
  }
  return now
}

/** The question to which words were heard, where it is the one to be answered now. */
function heardNext(filling: Filling): string | undefined {
  const { step, heard = {}, answers } = filling.draft
  if (isPending(step)) return undefined
  if (step.at === 'question') {
    return heard[step.code] !== undefined && answers[step.code] === undefined ? step.code : undefined
  }
  if (step.at !== 'echo') return undefined
  return askedIn(filling).find(({ code }) => heard[code] !== undefined && answers[code] === undefined)?.code
}

/** Its words are read as of the day on which they were said. */
function asSaid(filling: Filling): Filling {
  return { ...filling, about: asOf(filling.about, filling.draft.said?.on) }
}

function without(filling: Filling, code: string): Filling {
  const { [code]: _, ...heard } = filling.draft.heard ?? {}
  return { ...filling, draft: { ...filling.draft, heard } }
}

/** Of a sentence that leaves open only what has a usual answer, that is asked in one: 没有联合，确认提交. */
function usually(turn: Turn, filling: Filling): Turn {
  const { draft } = filling
  if ((draft.said === undefined && draft.again === undefined) || draft.each || draft.step.at !== 'question') return turn
  if (openIn(filling)[0]?.code !== draft.step.code) return turn
  const answers = usualAnswers(filling)
  return answers ? goTo(filling, { at: 'usual', answers }) : turn
}

/** The usual answers to all that is open; undefined where one of these questions has none. */
function usualAnswers(filling: Filling): Answers | undefined {
  const usual: Record<string, Draft['answers'][string]> = {}
  const open = openIn(filling)
  if (open.length === 0 || open.length > MOST_USUAL) return undefined
  for (const question of open) {
    const before = stockBefore(question, filling.draft.answers, filling.about)
    if (kindOf(question).picks === 'several' && question.none !== undefined)
      usual[question.code] = { raw: question.none, value: [] }
    else if (before !== undefined) usual[question.code] = { raw: String(before), value: before }
    else return undefined
  }
  return usual
}
