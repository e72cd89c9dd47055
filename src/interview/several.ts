import type { Day } from '../calendar/day.ts'
import type { Question } from '../catalogue/schema.ts'
import { answersIn, plainlyIs } from '../chinese/answers-in.ts'
import { shortened } from '../chinese/quoted.ts'
import { kindOf } from '../kinds/index.ts'
import { askedOf, fallenFrom, readAnswer, withAnswer } from './answering.ts'
import { labelOf, showAnswer } from './echo.ts'
import { type Filling, openIn, questionOf } from './filling.ts'
import { advance } from './moves.ts'
import { personAsked } from './person-named.ts'
import type { Turn } from './turn.ts'

/**
 * Several answers in one message, each to the one open question that it can only be for: 职工运动会，昨天，200多人.
 * Undefined where the message is one answer, or where any part of it could be for another question or for none.
 */
export function takenApart(filling: Filling, code: string, text: string, message: number): Turn | undefined {
  const parts = answersIn(text, filling.about.today).flatMap((part) => piecesOf(part, filling.about.today))
  const told = parts.filter((part) => plainlyIs(part, filling.about.today) !== undefined)
  if (parts.length < 2 || told.length === 0) return undefined
  const present = questionOf(filling, code)
  const { tellsDay, counts } = kindOf(present)
  if (!tellsDay && counts !== 'number' && !isName(present)) return undefined
  const open = [present, ...openIn(filling).filter((q) => q.code !== code)]
  const found = new Map<string, string>()
  for (const part of parts) {
    const question = told.includes(part) ? theOneFor(filling, open, part) : theName(open)
    if (!question || found.has(question.code)) return undefined
    found.set(question.code, part)
  }
  return found.has(code) ? keptAll(filling, found, message) : undefined
}

/** 3场120人, 昨天3场: days and numbers that nothing sets apart. */
function piecesOf(part: string, today: Day): readonly string[] {
  const pieces = part.split(/(?<=\p{Script=Han})(?=\d)/u)
  return pieces.every((piece) => plainlyIs(piece, today) !== undefined) ? pieces : [part]
}

/** The one open question that this day or number answers as it stands. */
function theOneFor(filling: Filling, open: readonly Question[], part: string): Question | undefined {
  const fitting = open.filter((question) => {
    const { tellsDay, counts } = kindOf(question)
    return (tellsDay || counts === 'number') && isPlain(filling, question, part)
  })
  return fitting.length === 1 ? fitting[0] : undefined
}

function theName(open: readonly Question[]): Question | undefined {
  const names = open.filter(isName)
  return names.length === 1 ? names[0] : undefined
}

function isName(question: Question): boolean {
  const { words, counts, picks } = kindOf(question)
  return words === 'names' && counts !== 'names' && picks === 'nothing'
}

/** Whether it would be kept with nothing asked about it. */
export function isPlain(filling: Filling, question: Question, part: string): boolean {
  const { reading, given } = readAnswer(filling, question, part)
  if (reading.kind !== 'value' || !given || askedOf(filling, question, reading, given)) return false
  return fallenFrom(filling, question.code, given) === undefined && !personAsked(filling, question.code, given)
}

/** All of these answers, told above what comes next. */
export function keptAll(filling: Filling, found: ReadonlyMap<string, string>, message: number): Turn | undefined {
  let kept = filling
  const told: string[] = []
  for (const [code, part] of found) {
    const question = questionOf(kept, code)
    const { given } = readAnswer(kept, question, part, message)
    if (!given || !isPlain(kept, question, part)) return undefined
    kept = withAnswer(kept, code, given)
    told.push(`${labelOf(question)} ${showAnswer(question, given)}`)
  }
  return advance(kept, shortened(`记下了：${told.join('；')}。`, 400))
}
