import type { Form } from '../catalogue/schema.ts'
import type { Draft } from './draft.ts'
import { again, untapped } from './moves.ts'
import type { Circumstances, Input, Turn } from './turn.ts'

/** What the buttons say below words that may be of another work: they are, or they are not. */
export const ASIDE = { another: 'new', answer: 'here' } as const

/** The draft with words beside it that may tell of another work: kept until it is said which they are. */
export function withAside(draft: Draft, words: string, message: number): Draft {
  return { ...draft, aside: { words, message }, refused: message }
}

/** Whatever comes next lets go of them. */
export function withoutAside({ aside: _, ...draft }: Draft): Draft {
  return draft
}

/** The words are for this draft after all: its answer, where they can be one; undefined where nothing of the kind was tapped. */
export function takenAfterAll(
  form: Form,
  draft: Draft,
  input: Input,
  about: Circumstances,
  taking: (form: Form, draft: Draft, input: Input, about: Circumstances) => Turn,
): Turn | undefined {
  const { aside, turn } = draft
  if (!aside || input.kind !== 'tap' || input.turn !== turn || input.action !== ASIDE.answer) return undefined
  const bare = untapped(withoutAside(draft))
  const taken = taking(form, bare, { kind: 'text', text: aside.words, message: aside.message }, about)
  const now = taken.outcome === 'refused' ? again({ form, draft: bare, about }) : taken
  return { ...now, draft: { ...now.draft, tapped: `${turn}:${input.action}` } }
}
