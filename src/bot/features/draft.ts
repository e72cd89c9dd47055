import { type DraftRow, draftById } from '../../database/draft.ts'
import { ASIDE } from '../../interview/aside.ts'
import { doneWith } from '../../messages/forms.ts'
import { draftEffects } from '../draft-effects.ts'
import { type DraftTurn, type Stopped, takeTurn } from '../draft-turn.ts'
import { feature } from '../feature.ts'
import { unitChoice, waitingOf } from '../form-choice.ts'
import { begunAside, besideEffects } from '../other-work.ts'
import { asOther, otherOf } from '../sentence.ts'
import type { BesideDraft } from '../talk-facts.ts'

type Facts = { readonly taken: DraftTurn | Stopped } | BesideDraft | { readonly doneWith: DraftRow } | 'gone'

/** The buttons of a draft: answers to its questions, and 接着填. It is only its owner's; whether they still report is the draft's to say. */
export const draft = feature<Facts, 'answer' | 'resumeDraft'>({
  role: 'anyone',
  place: 'private',
  together: true,
  buttons: ['answer', 'resumeDraft'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return 'gone'
    const { button } = asked
    const { draft: id } = button.parts
    const row = door.who.drafts.find((open) => open.id === id) ?? (await draftById(db, id, door.who.id))
    if (!row) return 'gone'
    if (button.name === 'resumeDraft') {
      if (row.status === 'submitted') return { doneWith: row }
      // A cancelled draft can be taken up again.
      return { taken: await takeTurn(db, door, { ...row, status: 'open' }, { kind: 'resume' }) }
    }
    if (row.status !== 'open') return { doneWith: row }
    const { turn, action } = button.parts
    const another = turn === row.state.turn && action === ASIDE.another ? await begunAside(db, door, row) : undefined
    if (another) return another
    // Of which form a sentence is changes the draft itself.
    const other = turn === row.state.turn ? otherOf(door, row, action) : undefined
    if (other) return { taken: await takeTurn(db, door, asOther(door, row, other), { kind: 'resume' }) }
    return { taken: await takeTurn(db, door, row, { kind: 'tap', turn, action }) }
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [unitChoice(door)] }
    if ('taken' in facts) return draftEffects(facts.taken, door)
    if ('beside' in facts) return besideEffects(facts, door)
    const row = facts.doneWith
    const others = door.who.drafts.filter((d) => d.id !== row.id).map((d) => waitingOf(d, door))
    const said = doneWith(waitingOf(row, door), row.status === 'submitted', others)
    return { toast: said.text, say: [said] }
  },
})
