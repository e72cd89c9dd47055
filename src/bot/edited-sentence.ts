import { formAsked } from '../catalogue/find.ts'
import type { DraftRow } from '../database/draft.ts'
import type { Database } from '../database/open.ts'
import { heardBy } from '../sentence/read-form.ts'
import { type DraftTurn, type Stopped, takeTurn } from './draft-turn.ts'
import type { Door } from './feature.ts'
import type { Told } from './sentence.ts'

/**
 * The sentence that began a draft, edited: what it says otherwise now is changed where it was answered; what was answered
 * otherwise since stays. Undefined where the draft was begun by other words, or where nothing of it is changed so.
 */
export async function saidAnew(
  db: Database,
  door: Door,
  row: DraftRow,
  { text, message }: Told,
): Promise<DraftTurn | Stopped | undefined> {
  const { said, organization } = row.state
  const { catalogue } = door.desk
  const form = formAsked(catalogue, organization, row.form)
  if (said?.message !== message || !form) return undefined
  const on = said.on ?? door.today
  const saidBy = (words: string) => heardBy(form, words, said.day, { catalogue, today: on })
  const before = new Map(saidBy(said.words).map(({ code, words }) => [code, words]))
  const otherwise = saidBy(text).filter(({ code, words }) => before.get(code) !== words)
  const heard = Object.fromEntries(otherwise.map(({ code, words }) => [code, words]))
  const edited = { ...row, state: { ...row.state, said: { ...said, words: text } } }
  const taken = await takeTurn(db, door, edited, { kind: 'mends', text: '', message, heard, on })
  return 'stopped' in taken || taken.turn.outcome !== 'unrelated' ? taken : undefined
}
