import { formAsked } from '../catalogue/find.ts'
import type { DraftRow } from '../database/draft.ts'
import type { Database } from '../database/open.ts'
import { editedBeside, SAVED_STAYS } from '../messages/forms.ts'
import { heardBy } from '../sentence/read-form.ts'
import { draftEffects } from './draft-effects.ts'
import { type DraftTurn, type Stopped, takeTurn } from './draft-turn.ts'
import type { Door, Effects } from './feature.ts'
import { waitingOf } from './form-choice.ts'
import { type OwnWork, saidOtherwise, type Told, worksIn } from './sentence.ts'

/**
 * The sentence that began a draft, edited: what it says otherwise now is changed where it was answered; what was answered
 * otherwise since stays. Undefined where the draft was begun by other words, or where nothing of it is changed so.
 */
export async function saidAnew(
  db: Database,
  door: Door,
  row: DraftRow,
  { text: words, message }: Told,
): Promise<DraftTurn | Stopped | undefined> {
  const { said } = row.state
  return said?.message === message ? otherwise(db, door, row, { words, day: said.day, message }) : undefined
}

async function otherwise(
  db: Database,
  door: Door,
  row: DraftRow,
  { words: now, day, message }: { readonly words: string; readonly day: string | undefined; readonly message: number },
): Promise<DraftTurn | Stopped | undefined> {
  const { said, organization } = row.state
  const { catalogue } = door.desk
  const form = formAsked(catalogue, organization, row.form)
  if (!said || !form) return undefined
  const on = said.on ?? door.today
  const saidBy = (words: string, day: string | undefined) => heardBy(form, words, day, { catalogue, today: on })
  const before = new Map(saidBy(said.words, said.day).map(({ code, words }) => [code, words]))
  const changed = saidBy(now, day).filter(({ code, words }) => before.get(code) !== words)
  const heard = Object.fromEntries(changed.map(({ code, words }) => [code, words]))
  const anew = { ...said, words: now, ...(day === undefined ? {} : { day }) }
  const edited = { ...row, state: { ...row.state, said: anew } }
  const taken = await takeTurn(db, door, edited, { kind: 'mends', text: '', message, heard, on })
  return 'stopped' in taken || taken.turn.outcome !== 'unrelated' ? taken : undefined
}

/** What becomes of the drafts of a message with several works: the one at hand with a turn, the others as they are now. */
export type WorksAnew = {
  readonly atHand: DraftTurn | Stopped | undefined
  readonly others: readonly DraftRow[]
  /** Whether some works of the message are no drafts any more. */
  readonly someSaved: boolean
}

/**
 * A message that tells of several works, edited: each draft of it that is not done with is told what its work says
 * otherwise. Undefined where none is of this message; where it tells of other works now, none is changed.
 */
export async function worksAnew(
  db: Database,
  door: Door,
  { text, message }: Told,
): Promise<WorksAnew | 'other works' | undefined> {
  const own = door.who.drafts.flatMap((row) => (row.state.batch?.id === message ? [{ row, of: row.state.batch }] : []))
  const [first] = own
  if (!first) return undefined
  const works = worksIn(door, text, first.row.state.said?.on)
  const told = own.flatMap(({ row, of }) => {
    const work = works[of.place - 1]
    return work?.work.forms.some(({ form }) => form.code === row.form) ? [{ row, work }] : []
  })
  if (works.length !== first.of.of || told.length < own.length) return 'other works'
  let atHand: DraftTurn | Stopped | undefined
  const others: DraftRow[] = []
  for (const { row, work } of told) {
    if (saysTheSame(row, work)) continue
    const isAtHand = row.id === door.who.draftAtHand?.id
    // One that was not shown yet hears the work as it is told now.
    if (row.state.turn === 0 && !isAtHand) {
      others.push(saidOtherwise(door, row, work))
      continue
    }
    const { words, day } = work.work
    const taken = await otherwise(db, door, row, { words, day, message })
    if (isAtHand) atHand = taken
    else if (taken && !('stopped' in taken)) others.push({ ...row, state: taken.turn.draft })
  }
  const someSaved = own.length < first.of.of
  return atHand || others.length > 0 ? { atHand, others, someSaved } : undefined
}

function saysTheSame({ state: { said } }: DraftRow, { work }: OwnWork): boolean {
  return said?.words === work.words && said.day === work.day
}

/** The draft at hand is shown as it is now; of the others it is said that they are changed, and they keep their turn. */
export function anewEffects({ atHand, others, someSaved }: WorksAnew, door: Door): Effects {
  const { say = [], write = [], ...effects } = atHand ? draftEffects(atHand, door) : {}
  const waits = door.who.draftAtHand
  const beside = editedBeside(
    others.map((row) => waitingOf(row, door)),
    atHand || !waits ? [] : [waitingOf(waits, door)],
  )
  const [first, ...more] = say
  const leads = [...(others.length > 0 && first ? [beside.text] : []), ...(someSaved ? [SAVED_STAYS] : [])]
  const shown = first ?? beside
  const saves = others.map(({ id, form, unitId, status, state, touchedAt }) => ({
    do: 'saveDraft' as const,
    of: { id, form, unitId, status, state, touchedAt },
  }))
  return {
    ...effects,
    say: [{ ...shown, text: [...leads, shown.text].join('\n\n') }, ...more],
    write: [...write, ...saves],
  }
}
