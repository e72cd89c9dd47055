import { applicable, askedInRow } from '../catalogue/applicable.ts'
import type { Form } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { withAnswer } from './answering.ts'
import { takenAfterAll, withoutAside } from './aside.ts'
import type { Draft } from './draft.ts'
import { edited } from './edits.ts'
import { askedIn, type Filling, isAstray, openIn, questionOf } from './filling.ts'
import { begunOf, goneOn, heeded, keptOf, toldOf } from './heard.ts'
import { mended } from './mended.ts'
import { advance, again, refuse, show, untapped } from './moves.ts'
import { CHANGED, tapped } from './tapping.ts'
import { asOf, type Circumstances, type Input, type Turn } from './turn.ts'
import { typed } from './typing.ts'

/**
 * One turn of an interview: what a cadre did → the draft as it is then, and what to show. Pure: the same draft, input
 * and circumstances give the same turn. A draft whose form was changed under it goes on at what is asked now.
 */
export function turn(form: Form, draft: Draft, input: Input, about: Circumstances): Turn {
  const taken = takenAfterAll(form, draft, input, about, turnOf) ?? turnOf(form, withoutAside(draft), input, about)
  return goneOn(taken, { form, about })
}

function turnOf(form: Form, draft: Draft, input: Input, about: Circumstances): Turn {
  // Only a tap can be the second of two quick ones.
  const filling = { form, draft: input.kind === 'tap' ? draft : untapped(draft), about }
  if (input.kind === 'tap') return tapped(filling, input.turn, input.action)
  if (input.kind === 'edited') {
    return edited(filling, input.text.trim(), input.message, () => typed(filling, input.text.trim(), input.message))
  }
  // A sentence begins the draft: what it says is taken before anything is asked.
  if (input.kind === 'resume' && draft.offered === undefined && draft.said && draft.step.at !== 'form') {
    const { filling: kept, told } = heeded(filling)
    const done = openIn(kept).length === 0
    return advance(kept, done ? '' : toldOf(told))
  }
  if (input.kind === 'resume' && draft.offered === undefined && draft.again) return advance(filling, keptOf(filling))
  if (isAstray(filling)) return advance(filling, CHANGED)
  switch (input.kind) {
    case 'resume':
      return again(filling, begunOf(filling))
    case 'text':
      return typed(filling, input.text.trim(), input.message)
    case 'mends':
      return mended({ ...filling, about: asOf(about, input.on) }, input)
    case 'photo':
      return photographed(filling, input.file)
    case 'other':
      return refuse(filling, '我只看得懂文字和按钮，请打字。')
  }
}

function photographed(filling: Filling, file: string): Turn {
  const { draft } = filling
  const present = draft.step.at === 'question' ? questionOf(filling, draft.step.code) : undefined
  if (!present || !kindOf(present).takesPictures) return keptPicture(filling, file)
  if (draft.picked.length >= present.max_items) return refuse(filling, `最多${present.max_items}张，请点“选好了”。`)
  return show(
    { ...filling, draft: { ...draft, picked: [...draft.picked, file] } },
    '收到照片。可以再发，或点“选好了”。',
  )
}

/** A picture that nobody asked for now: of a form that takes pictures it is one of them, and the present step stays. */
function keptPicture(filling: Filling, file: string): Turn {
  const question = askedIn(filling).find((q) => kindOf(q).takesPictures)
  if (!question) return refuse(filling, '这张表不收照片，请打字或点按钮。')
  const { value } = filling.draft.answers[question.code] ?? {}
  const files = [...new Set([...(Array.isArray(value) ? value : []), file])]
  if (files.length > question.max_items) return refuse(filling, `照片最多${question.max_items}张，这张没有收。`)
  const kept = withAnswer(filling, question.code, { raw: files.join('\n'), value: files })
  return again(kept, `照片收下了，共${files.length}张。`)
}

/** Asked when the same unit sent the same form, day and numbers within 24 hours. */
export function askAboutRepeat(form: Form, draft: Draft, about: Circumstances, receipt: number): Turn {
  return show({ form, draft: { ...draft, step: { at: 'repeat', receipt } }, about })
}

/** The first question of `form` that a unit at this level is asked. */
export function firstQuestion(form: Form, level: Circumstances['level']): string {
  const row = askedInRow(form)
  const first = applicable(form, {}, level).find((q) => row.includes(q))
  if (!first) throw new Error(`form ${form.code} asks nothing of a ${level}`)
  return first.code
}
