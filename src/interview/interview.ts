import { applicable } from '../catalogue/applicable.ts'
import type { Form } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import type { Circumstances, Draft, Input, Turn } from './draft.ts'
import { edited } from './edits.ts'
import { type Filling, isAstray, questionOf } from './filling.ts'
import { advance, again, refuse, show, untapped } from './moves.ts'
import { CHANGED, tapped } from './tapping.ts'
import { typed } from './typing.ts'

/**
 * One turn of an interview: what a cadre did → the draft as it is then, and what to show. Pure: the same draft, input
 * and circumstances give the same turn. A draft whose form was changed under it goes on at what is asked now.
 */
export function turn(form: Form, draft: Draft, input: Input, about: Circumstances): Turn {
  // Only a tap can be the second of two quick ones.
  const filling = { form, draft: input.kind === 'tap' ? draft : untapped(draft), about }
  if (input.kind === 'tap') return tapped(filling, input.turn, input.action)
  if (input.kind === 'edited') {
    return edited(filling, input.text.trim(), input.message, () => typed(filling, input.text.trim(), input.message))
  }
  if (isAstray(filling)) return advance(filling, CHANGED)
  switch (input.kind) {
    case 'resume':
      return again(filling)
    case 'text':
      return typed(filling, input.text.trim(), input.message)
    case 'photo':
      return photographed(filling, input.file)
    case 'other':
      return refuse(filling, '这里只能看文字和按钮，语音、文件看不了。请打字。')
  }
}

function photographed(filling: Filling, file: string): Turn {
  const { draft } = filling
  const question = draft.step.at === 'question' ? questionOf(filling, draft.step.code) : undefined
  if (!question || !kindOf(question).takesPictures) return refuse(filling, '这一步不用发图片。')
  if (draft.picked.length >= question.max_items) return refuse(filling, `最多${question.max_items}张，请点“选好了”。`)
  return show(
    { ...filling, draft: { ...draft, picked: [...draft.picked, file] } },
    '收到图片。可以再发，或点“选好了”。',
  )
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
