import { formAsked } from '../catalogue/find.ts'
import type { Question } from '../catalogue/schema.ts'
import { saysNo, saysYes } from '../chinese/typed.ts'
import type { DraftRow } from '../database/draft.ts'
import type { Database } from '../database/open.ts'
import { ASIDE } from '../interview/aside.ts'
import type { Input } from '../interview/turn.ts'
import { kindOf } from '../kinds/index.ts'
import type { Key } from '../messages/buttons.ts'
import type { Asked } from './asked.ts'
import { takeTurn } from './draft-turn.ts'
import type { Door, Feature } from './feature.ts'
import { formTitleOf } from './form-choice.ts'
import { pageNamed } from './help-on.ts'
import { meantBy } from './meant.ts'
import { mending } from './mending.ts'
import { begunAside, otherWork, type Takes, takesOf } from './other-work.ts'
import { answered, formNamed, soughtBy, type TalkFacts, tellsMending } from './talk-facts.ts'

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
  const mends = asked.by === 'words' ? await mendsBeside(db, door, asked, draft) : undefined
  if (mends) return mends
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
  if ('stopped' in taken) return { taken }
  // A name may be any words; those by which whoever reports means something else are none, and pages of editors may be names.
  if (taken.turn.outcome !== 'refused') {
    const elsewhere =
      words !== undefined && isUnsure(takesOf(taken, draft)) && meantBy(ofReporting(features), words, door.who)
    return elsewhere ? { elsewhere } : { taken }
  }
  if (isTitle) return { taken: await takeTurn(db, door, draft, { kind: 'resume' }) }
  const meant = words === undefined ? undefined : await noAnswer(db, door, words, { features, draft })
  return meant ?? (door.again ? 'nothing' : { taken })
}

/**
 * 刚才报错了，是60人: of what was answered in the draft, else of a report that was saved, beside which it waits; never an
 * answer of the present question, which would read 刚才 as a day. Undefined where the words say no such thing, or where
 * the step takes any words.
 */
async function mendsBeside(
  db: Database,
  door: Door,
  told: { readonly text: string; readonly message: number },
  draft: DraftRow,
): Promise<TalkFacts | undefined> {
  if (!tellsMending(door, told.text) || takesAnyWords(door, draft)) return undefined
  const own = await takeTurn(db, door, draft, { kind: 'mends', ...told, heard: {} })
  if ('stopped' in own || own.turn.outcome !== 'unrelated') return { taken: own }
  const earlier = await mending(db, door, told)
  return earlier ? { other: { taken: earlier, waiting: [] }, beside: draft } : 'a correction'
}

/** Whether a step would take nearly any words, or asks about these. */
const isUnsure = (takes: Takes): boolean => takes === 'a name' || takes === 'a guess'

/** A reason, or a sentence of their own. */
function takesAnyWords(door: Door, draft: DraftRow): boolean {
  const { at } = draft.state.step
  if (at === 'why' || at === 'fallen') return true
  const question = questionAt(door, draft)
  return question !== undefined && kindOf(question).words === 'sentence'
}

function asksForName(door: Door, draft: DraftRow): boolean {
  const kind = questionAt(door, draft)?.kind
  return kind === 'name' || kind === 'list'
}

function questionAt({ desk, who }: Door, { form, unitId, state: { step } }: DraftRow): Question | undefined {
  const unit = who.reportsFor.find(({ id }) => id === unitId)
  const asked = unit && formAsked(desk.catalogue, unit.organization, form)
  return step.at === 'question' ? asked?.questions.find(({ code }) => code === step.code) : undefined
}

/** What whoever reports says as such. */
const ofReporting = (features: readonly Feature[]): readonly Feature[] =>
  features.filter(({ role }) => role === 'reporter' || role === 'anyone')

/** A key for what is meant, as it was called. */
function pageOf(features: readonly Feature[], meant: Asked, words: string): readonly Key[] {
  if (meant.by === 'tap') return [{ label: words.trim(), button: meant.button }]
  const of = meant.by === 'command' ? features.find(({ command }) => command === meant.command) : undefined
  return of?.opens ? [of.opens] : []
}

/** What is no answer may be the title of another form, a question, or what a button of the first page says; the draft waits. */
async function noAnswer(
  db: Database,
  door: Door,
  words: string,
  { features, draft }: { readonly features: readonly Feature[]; readonly draft: DraftRow },
): Promise<TalkFacts | undefined> {
  const named = await formNamed(db, door, words)
  if (named) return named
  const asks = await answered(features, words, { db, door })
  if (asks) return asks
  const page = pageNamed(features, words, door)
  if (page.length > 0) return { help: page }
  const elsewhere = meantBy(features, words, door.who)
  // 照片, 三季度总结: said where a name is asked, it may have been meant as one.
  const unsure = elsewhere && asksForName(door, draft) && !meantBy(ofReporting(features), words, door.who)
  if (unsure) return { answer: '没有当作回答。您是要：', keys: pageOf(features, elsewhere, words) }
  if (elsewhere) return { elsewhere }
  return soughtBy(features, words, door)
}

function inputOf(asked: Asked<never>): Input | undefined {
  if (asked.by === 'words') return { kind: 'text', text: asked.text, message: asked.message }
  if (asked.by === 'photo') return { kind: 'photo', file: asked.file, message: asked.message }
  return asked.by === 'other' ? { kind: 'other' } : undefined
}
