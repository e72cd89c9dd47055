import type { Draft, Step, Turn } from './draft.ts'
import { promptFor, suggestionsFor } from './prompts.ts'
import { collects, openIn, questionOf, type Scene } from './scene.ts'

/** Shows the present step as a new turn, which makes every earlier button an old one. */
export function show(scene: Scene, lead = ''): Turn {
  return again({ ...scene, draft: { ...scene.draft, turn: scene.draft.turn + 1 } }, lead)
}

/** Shows the present step once more: its buttons, those already in the chat too, stay good. */
export function again(scene: Scene, lead = '', outcome: Turn['outcome'] = 'asked'): Turn {
  const draft = { ...scene.draft, offered: suggestionsFor(scene).offered }
  const prompt = promptFor({ ...scene, draft })
  return { draft, outcome, prompt: lead ? { ...prompt, text: `${lead}\n\n${prompt.text}` } : prompt }
}

/** Says why, and shows the present question again; nothing that was answered is lost. */
export function refuse(scene: Scene, why: string, message?: number): Turn {
  const draft = message === undefined ? scene.draft : { ...scene.draft, refused: message }
  return again({ ...scene, draft }, why, 'refused')
}

export function goTo(scene: Scene, step: Step, lead = ''): Turn {
  const { refused: _, ...draft } = scene.draft
  const picked = step.at === 'question' ? ticksOf(scene, step.code) : []
  return show({ ...scene, draft: { ...draft, step, picked } }, lead)
}

/** What is ticked as a question comes up: its present answer, where it is collected. */
export function ticksOf(scene: Scene, code: string): readonly string[] {
  const value = scene.draft.answers[code]?.value
  return collects(questionOf(scene, code)) && Array.isArray(value) ? value : []
}

/** On to the first question that has no answer yet, or to the echo. */
export function advance(scene: Scene, lead = ''): Turn {
  const [open] = openIn(scene)
  return goTo(scene, open ? { at: 'question', code: open.code } : { at: 'echo' }, lead)
}

/** The draft without the last button taken: what follows is no second tap of it. */
export function untapped(draft: Draft): Draft {
  const { tapped: _, ...rest } = draft
  return rest
}
