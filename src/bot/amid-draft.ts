import { saysNo, saysYes } from '../chinese/typed.ts'
import type { Database } from '../database/open.ts'
import { ASIDE } from '../interview/aside.ts'
import type { Input } from '../interview/turn.ts'
import type { Asked } from './asked.ts'
import { takeTurn } from './draft-turn.ts'
import type { Door, Feature } from './feature.ts'
import { formTitleOf } from './form-choice.ts'
import { asksHow, helpOn, isPage } from './help-on.ts'
import { begunAside, otherWork } from './other-work.ts'
import { asksAbout, formNamed, type TalkFacts } from './talk-facts.ts'

/** What is said while a draft is on the screen: its answer, unless it is plainly something else. Undefined where none is. */
export async function amidDraft(
  db: Database,
  door: Door,
  asked: Asked<never>,
  features: readonly Feature[],
): Promise<TalkFacts | undefined> {
  const { draftAtHand: draft, reportsFor } = door.who
  const input = inputOf(asked)
  const words = asked.by === 'words' ? asked.text : undefined
  if (!draft || !input || (words !== undefined && reportsFor.length === 0)) return undefined
  // Said twice, the words that began the form are no answer of it, and words that were not understood are told once.
  const isTitle = words !== undefined && formTitleOf(draft, door) === words.trim()
  if (door.again && isTitle) return 'nothing'
  const { aside } = draft.state
  if (aside && words !== undefined && saysYes(words)) {
    const another = await begunAside(db, door, draft)
    if (another) return another
  }
  const goesOn = aside && words !== undefined && saysNo(words)
  const tap: Input = { kind: 'tap', turn: draft.state.turn, action: ASIDE.answer }
  const taken = await takeTurn(db, door, draft, goesOn ? tap : input)
  if (goesOn) return { taken }
  const begun = await otherWork(db, door, asked, draft, taken)
  if (begun) return begun
  if ('stopped' in taken || taken.turn.outcome !== 'refused') return { taken }
  if (isTitle) return { taken: await takeTurn(db, door, draft, { kind: 'resume' }) }
  const meant = words === undefined ? undefined : await noAnswer(db, door, words, features)
  return meant ?? (door.again ? 'nothing' : { taken })
}

/** What is no answer may be the title of another form, a question, or what a button of the first page says; the draft waits. */
async function noAnswer(
  db: Database,
  door: Door,
  words: string,
  features: readonly Feature[],
): Promise<TalkFacts | undefined> {
  const named = await formNamed(db, door, words)
  if (named) return named
  const asks = await asksAbout(db, door, words)
  if (asks && asks.about !== 'no work') return asks
  const help = asksHow(words) || isPage(features, words, door) ? helpOn(features, words, door) : []
  return help.length > 0 ? { help } : undefined
}

function inputOf(asked: Asked<never>): Input | undefined {
  if (asked.by === 'words') return { kind: 'text', text: asked.text, message: asked.message }
  if (asked.by === 'photo') return { kind: 'photo', file: asked.file, message: asked.message }
  return asked.by === 'other' ? { kind: 'other' } : undefined
}
