import type { QuestionKind } from '../../catalogue/schema.ts'
import type { AnswerKind } from './answer-kind.ts'
import { choice } from './choice.ts'
import { choices } from './choices.ts'
import { count } from './count.ts'
import { date } from './date.ts'
import { decimal } from './decimal.ts'
import { list } from './list.ts'
import { name } from './name.ts'
import { photo } from './photo.ts'
import { text } from './text.ts'
import { yesno } from './yesno.ts'

/** Every kind of answer that a catalogue may ask for. */
export const answerKinds: Record<QuestionKind, AnswerKind> = {
  count,
  decimal,
  date,
  choice,
  choices,
  name,
  list,
  text,
  yesno,
  photo,
}
