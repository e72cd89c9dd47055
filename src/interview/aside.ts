import type { Form } from '../catalogue/schema.ts'
import type { Draft } from './draft.ts'
import { again, untapped } from './moves.ts'
import { asOf, type Circumstances, type Input, type Turn } from './turn.ts'

/** What the buttons say below words that may be of another work: they are, or they are not. No step has such an action. */
export const ASIDE = { another: 'aside:new', answer: 'aside:here' } as const

/**
 * The draft with words beside it that may tell of another work: kept until it is said which they are. That is a turn of its
 * own, which makes the buttons of the present step old ones.
 */
export function withAside(draft: Draft, aside: NonNullable<Draft['aside']>): Draft {
  return { ...draft, aside, refused: aside.message, turn: draft.turn + 1 }
}

/** Whatever comes next lets go of them. */
export function withoutAside({ aside: _, ...draft }: Draft): Draft {
  return draft
}

/** The draft once its words are begun as another work: a second tap on the button is known as one. */
export function leftAside(draft: Draft): Draft {
  return { ...withoutAside(draft), tapped: `${draft.turn}:${ASIDE.another}` }
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
  const said: Input = { kind: 'text', text: aside.words, message: aside.message }
  const taken = taking(form, bare, said, asOf(about, aside.on))
  const now = taken.outcome === 'refused' ? again({ form, draft: bare, about }) : taken
  return { ...now, draft: { ...now.draft, tapped: `${turn}:${input.action}` } }
}
