import { keyOf } from '../chinese/typed.ts'
import type { DraftRow } from '../database/draft.ts'
import type { Database } from '../database/open.ts'
import { leftAside, withAside } from '../interview/aside.ts'
import { isPending, isSameStep } from '../interview/draft.ts'
import { kindOf } from '../kinds/index.ts'
import { keptBeside, whichUnitForForm, whichWork } from '../messages/forms.ts'
import type { Said } from '../messages/said.ts'
import type { Asked } from './asked.ts'
import { type DraftTurn, type Stopped, takeTurn } from './draft-turn.ts'
import type { Door, Effects } from './feature.ts'
import { unitsWithForm, waitingOf } from './form-choice.ts'
import { begunBy, begunEffects, begunWith, heardOf, isPlainly, type OwnWork, worksIn } from './sentence.ts'
import {
  type Aside,
  type BesideDraft,
  formNamed,
  notBegun,
  type SeveralUnits,
  type TalkFacts,
  toldBy,
} from './talk-facts.ts'

const STALE_MS = 30 * 60 * 1000

/**
 * A new report, told while another draft is on the screen. What is plainly one, and no answer of that draft, begins; what
 * may be one, or may be an answer too, is asked about. A form that was chosen and not begun takes the sentence itself.
 * Undefined where the words are the draft's.
 */
export async function otherWork(
  db: Database,
  door: Door,
  asked: Asked<never>,
  atHand: DraftRow,
  taken: DraftTurn | Stopped,
): Promise<TalkFacts | undefined> {
  const told = toldBy(asked)
  if (!told || 'stopped' in taken) return undefined
  if (door.again) return atHand.state.aside?.words === told.text ? 'nothing' : undefined
  const takes = takesOf(taken, atHand)
  const aside = (): TalkFacts | undefined =>
    asked.by === 'words'
      ? { aside: { atHand, words: asked.text, message: asked.message, answers: taken.turn.outcome !== 'refused' } }
      : undefined
  if (takes === 'a name' && namesOther(door, told.text, atHand)) return aside()
  if (takes !== 'nothing' && isShort(told.text)) return undefined
  const works = worksIn(door, told.text)
  if (!isAnother(works, atHand, takes, door.now)) return undefined
  const isLeft = takes === 'nothing' || takes === 'a guess'
  const why = notBegun(door, told)
  if (why) return isLeft ? why : undefined
  if (!isLeft || !isPlainly(works)) return aside()
  const [only, ...others] = works
  if (only && others.length === 0 && mayBeOf(only, atHand)) {
    if (isUntouched(atHand))
      return { taken: await takeTurn(db, door, begunWith(door, atHand, only), { kind: 'resume' }) }
    const asks = only.work.sure ? undefined : aside()
    if (asks) return asks
  }
  const other = await begunBy(db, door, told, works)
  return other && { other, beside: atHand }
}

/** Words of this length say a day or a number, and not both: what a step takes of them is all that they say. */
const SHORT = 5

const isShort = (words: string): boolean => [...keyOf(words)].length <= SHORT || /^[\d.,]+$/u.test(keyOf(words))

/** What the draft's present step would make of the words. */
export type Takes =
  | 'nothing'
  /** Something that it asks about. */
  | 'a guess'
  /** A day, a number: there is more in the words than that. */
  | 'a part'
  /** Any words, so that a whole report would be one of them. */
  | 'a name'
  | 'any words'

export function takesOf({ turn, form }: DraftTurn, { state: { step, answers } }: DraftRow): Takes {
  if (isPending(step)) return step.at === 'fallen' ? 'any words' : 'a part'
  if (turn.outcome === 'submitted') return 'any words'
  if (turn.outcome !== 'asked' || isSameStep(turn.draft.step, step)) return 'nothing'
  if (isPending(turn.draft.step)) return 'a guess'
  // 返回, typed, is the button: no answer became of it.
  const code = step.at === 'question' && turn.draft.answers[step.code] !== answers[step.code] ? step.code : undefined
  const question = form.questions.find((of) => of.code === code)
  if (!question) return 'a part'
  if (question.kind === 'list' || question.kind === 'name') return 'a name'
  return kindOf(question).words === 'sentence' ? 'any words' : 'a part'
}

/** Whether the words tell of another work, as surely as it takes beside what the draft would make of them. */
function isAnother(works: readonly OwnWork[], { touchedAt, ...atHand }: DraftRow, takes: Takes, now: Date): boolean {
  const [first] = works
  if (!first) return false
  const isOther = first.work.sure && !isOf(first, atHand)
  const hears = heardOf(first)
  const isMore = isOther && (hears.day || hears.all > 1)
  switch (takes) {
    case 'nothing':
      return isPlainly(works) || (isOther && hears.all > 0)
    case 'a guess':
      return isPlainly(works) || isMore
    case 'a name':
      return isPlainly(works, 3) || (isOther && hears.day && hears.number)
    case 'a part':
      if (isMore) return true
      break
    case 'any words':
      break
  }
  // Left for long, it may not be remembered what was asked.
  return now.getTime() - touchedAt.getTime() > STALE_MS && isPlainly(works, 3)
}

const isOf = ({ work }: OwnWork, { form }: Pick<DraftRow, 'form'>): boolean => work.forms[0]?.form.code === form

/** The form is one of those that the work may be of; who chose it by hand means it. */
const mayBeOf = ({ work }: OwnWork, { form }: DraftRow): boolean => work.forms.some((may) => may.form.code === form)

/** Chosen, and not begun. */
function isUntouched({ state: { answers, said, corrects, step } }: DraftRow): boolean {
  return Object.keys(answers).length === 0 && !said && !corrects && step.at === 'question'
}

/** Whether the words are the title of another form of this person's. */
function namesOther(door: Door, words: string, { form, unitId }: DraftRow): boolean {
  const named = unitsWithForm(door, words)
  return named.length > 0 && !named.some((of) => of.form.code === form && of.unit.id === unitId)
}

/** The other work that the words beside a draft tell of, begun; undefined where there are none. */
export async function begunAside(db: Database, door: Door, beside: DraftRow): Promise<BesideDraft | undefined> {
  const { aside } = beside.state
  if (!aside) return undefined
  const { words: text, ...said } = aside
  const named = await formNamed(db, door, text)
  if (named) return { other: 'taken' in named ? { ...named, waiting: [] } : named, beside }
  const other = await begunBy(db, door, { text, ...said }, worksIn(door, text, said.on))
  return other && { other, beside }
}

/** The words are kept with the draft, and it is asked which they are. */
export function asideEffects({ atHand, words, message, answers }: Aside, door: Door): Effects {
  const { id, form, unitId, status } = atHand
  const state = withAside(atHand.state, { words, message, on: door.today })
  const said = whichWork(waitingOf(atHand, door), { words, turn: state.turn, answers })
  return { say: [said], write: [{ do: 'saveDraft', of: { id, form, unitId, status, state, touchedAt: door.now } }] }
}

/** Another work is begun: above its first question it is said that the draft waits. */
export function besideEffects({ other, beside }: BesideDraft, door: Door): Effects {
  const {
    say: [first, ...others] = [],
    write = [],
    ...effects
  } = 'several' in other ? { say: severalSaid(other) } : begunEffects(other, door)
  const say = first && [{ ...first, text: `${keptBeside(waitingOf(beside, door))}\n\n${first.text}` }, ...others]
  if (!beside.state.aside) return { ...effects, ...(say && { say }), write }
  const { id, form, unitId, status, touchedAt } = beside
  const left = { id, form, unitId, status, state: leftAside(beside.state), touchedAt }
  return { ...effects, ...(say && { say }), write: [{ do: 'saveDraft', of: left }, ...write] }
}

/** Of which unit a form is to be reported, where several have it. */
export function severalSaid({ several }: SeveralUnits): Said[] {
  const [first] = several
  const units = several.map(({ unit }) => unit)
  return first ? [whichUnitForForm(first.form, units)] : []
}
