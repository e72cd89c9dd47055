import type { Reading } from '../kinds/kind.ts'
import { offersFor, offersWhatIsGone } from './buttons.ts'
import type { Draft, Step } from './draft.ts'
import { collects, type Filling, openIn, questionOf } from './filling.ts'
import { promptFor } from './prompts.ts'
import type { Turn } from './turn.ts'

type Refusal = Extract<Reading, { kind: 'refused' }>

/** Shows the present step as a new turn, which makes every earlier button an old one. */
export function show(filling: Filling, lead = '', outcome: Turn['outcome'] = 'asked'): Turn {
  const draft = { ...filling.draft, turn: filling.draft.turn + 1, offered: offersFor(filling) }
  return prompted({ ...filling, draft }, lead, outcome)
}

/**
 * Shows the present step once more: its buttons, those already in the chat too, stay good. So they are those that it was
 * shown with, even where another name would be offered by now; a form that was changed since has new ones.
 */
export function again(filling: Filling, lead = '', outcome: Turn['outcome'] = 'asked'): Turn {
  const { draft } = filling
  if (draft.offered && offersWhatIsGone(filling)) return show(filling, lead, outcome)
  return prompted({ ...filling, draft: { ...draft, offered: draft.offered ?? offersFor(filling) } }, lead, outcome)
}

function prompted(filling: Filling, lead: string, outcome: Turn['outcome']): Turn {
  const { text, buttons } = promptFor(filling)
  return { draft: filling.draft, outcome, prompt: { text: lead ? `${lead}\n\n${text}` : text, buttons } }
}

/** Says why, and shows the present question again; nothing that was answered is lost. */
export function refuse(filling: Filling, why: string, message?: number): Turn {
  const draft = message === undefined ? filling.draft : { ...filling.draft, refused: message }
  return again({ ...filling, draft }, why, 'refused')
}

/** The same, with what would do as buttons: it stands beside the refused words as they were `said`, once it is tapped. */
export function refuseWith(filling: Filling, said: string, message: number | undefined, of: Refusal): Turn {
  const refused = refuse(filling, of.why, message)
  const { instead = [] } = of
  const isOffered = filling.draft.offered?.flat().some((offer) => offer.said !== undefined)
  if (instead.length === 0 && !isOffered) return refused
  const { draft } = show({ ...filling, draft: refused.draft })
  const row = instead.map((offer) => ({ ...offer, said }))
  const offered = [...(row.length > 0 ? [row] : []), ...(draft.offered ?? [])]
  return again({ ...filling, draft: { ...draft, offered } }, of.why, 'refused')
}

export function goTo(filling: Filling, step: Step, lead = ''): Turn {
  const { refused: _, ...draft } = filling.draft
  const picked = step.at === 'question' ? ticksOf(filling, step.code) : []
  return show({ ...filling, draft: { ...draft, step, picked } }, lead)
}

/** What is ticked as a question comes up: its present answer, where it is collected. */
export function ticksOf(filling: Filling, code: string): readonly string[] {
  const value = filling.draft.answers[code]?.value
  return collects(questionOf(filling, code)) && Array.isArray(value) ? value : []
}

/** On to the first question that has no answer yet, or to the echo. */
export function advance(filling: Filling, lead = ''): Turn {
  const [open] = openIn(filling)
  return goTo(filling, open ? { at: 'question', code: open.code } : { at: 'echo' }, lead)
}

/** The draft without the last button taken: what follows is no second tap of it. */
export function untapped(draft: Draft): Draft {
  const { tapped: _, ...rest } = draft
  return rest
}
