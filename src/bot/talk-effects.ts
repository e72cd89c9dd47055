import { aboutOthers, aboutReporting } from '../messages/asked-about.ts'
import { MINE, REPORT, type Waiting, waitingKeys, whichDraft } from '../messages/forms.ts'
import { reportExample } from '../messages/report-example.ts'
import type { Said } from '../messages/said.ts'
import { answerSaid, helpSaid, lastSentSaid, notUnderstood, onlyWords, smallTalkSaid } from '../messages/small-talk.ts'
import { draftEffects } from './draft-effects.ts'
import { anewEffects } from './edited-sentence.ts'
import type { Door, Effects } from './feature.ts'
import { reportForms, reportTitle, takesPictures, unitChoice, waitingOf } from './form-choice.ts'
import { numberAloneSaid } from './number-alone.ts'
import { asideEffects, besideEffects, severalSaid } from './other-work.ts'
import { begunEffects } from './sentence.ts'
import type { TalkFacts } from './talk-facts.ts'

/** What is said and written of what words turned out to be. */
export function saidOf(facts: TalkFacts, door: Door): Effects {
  switch (facts) {
    case 'nothing':
      return {}
    case 'an old button':
      return { toast: '这个按钮已经没用了，请发 /start' }
    case 'an edit to other works':
      return { say: [{ ...OTHER_WORKS, keys: [...waitingKeys(goesOn(door)), [REPORT]] }] }
    case 'an edit of nothing':
      return { say: [EDIT_OF_NOTHING] }
    case 'a draft waits':
      return { say: [whichDraft(door.who.drafts.map((d) => waitingOf(d, door)))] }
    case 'not held yet':
      return { say: [NOT_HELD_YET] }
    case 'a correction':
      return { say: [{ ...CORRECTION, keys: [...CORRECTION.keys, ...waitingKeys(goesOn(door))] }] }
    case 'a report in one message':
      return { say: [unitChoice(door, { lead: '要报这项工作，请先选一类，再一题一题答，几下就好。\n' })] }
    case 'not understood':
      return door.again ? {} : { say: [notUnderstood(door.who)] }
    case 'a picture':
      return { say: [pictureSaid(door)] }
    case 'no words':
      return { say: [onlyWords(door.who)] }
  }
  if ('number' in facts) return numberAloneSaid(facts.number, door)
  if ('anew' in facts) return anewEffects(facts.anew, door)
  if ('beside' in facts) return besideEffects(facts, door)
  if ('begun' in facts) return begunEffects(facts.begun, door)
  if ('aside' in facts) return asideEffects(facts.aside, door)
  if ('refusal' in facts) return { say: [{ text: facts.refusal }] }
  if ('smallTalk' in facts) {
    const example = reportExample(door.desk.catalogue, ownOrganization(door))
    return { say: [smallTalkSaid(facts.smallTalk, door.who, example)] }
  }
  if ('lastSent' in facts) {
    const { id, activityDate: on, organization, form } = facts.lastSent
    return { say: [lastSentSaid({ id, on, title: reportTitle({ organization, form }, door) })] }
  }
  if ('elsewhere' in facts) return { instead: { asked: facts.elsewhere, below: waitingKeys(goesOn(door)) } }
  if ('answer' in facts) return { say: [answerSaid(facts.answer, facts.keys, goesOn(door))] }
  if ('help' in facts) return { say: [helpSaid(facts.help, goesOn(door))] }
  if ('about' in facts) {
    const said = door.who.reportsFor.length > 0 ? aboutReporting : aboutOthers
    const about = said(facts.about, facts.due)
    const text = facts.lead === undefined ? about.text : `${facts.lead}\n${about.text}`
    return { say: [{ ...about, text, keys: [...(about.keys ?? []), ...waitingKeys(goesOn(door))] }] }
  }
  if ('taken' in facts) return draftEffects(facts.taken, door)
  return { say: severalSaid(facts) }
}

/** The draft amid which something else was asked. */
function goesOn(door: Door): readonly Waiting[] {
  const { draftAtHand } = door.who
  return draftAtHand ? [waitingOf(draftAtHand, door)] : []
}

function ownOrganization(door: Door): string | undefined {
  return door.who.reportsFor[0]?.organization
}

const NOT_HELD_YET: Said = { text: '还没开展的先不报。开展了再发一句话，或点“填报”。', keys: [[REPORT, MINE]] }

/** Taken for a new report, it would count twice. */
const CORRECTION = { text: '要改报过的，请点“我的填报”，点开那一份再更正。', keys: [[MINE, REPORT]] } satisfies Said

/** Which draft would be of which work is not known. */
const OTHER_WORKS = {
  text: '草稿没有跟着改：这条消息里的工作和原来的对不上。正在填的，打一句如“人数改成60”；多出来的一项，另发一句。',
} satisfies Said

const EDIT_OF_NOTHING: Said = {
  text: '改这条消息，填报不会跟着变。已提交的，请点“我的填报”更正；正在填的，请点“改某一项”或“返回”。',
  keys: [[MINE, REPORT]],
}

export function takesAnyPicture(door: Door): boolean {
  return door.who.reportsFor.some((unit) => reportForms(door, unit).some(takesPictures))
}

/** A picture that belongs to no form yet: where a form of theirs takes one, it is for that. */
function pictureSaid(door: Door): Said {
  const lead = takesAnyPicture(door)
    ? '照片先留着，请选要报的工作，填的时候再发。'
    : '这里还不收照片，请先选要报的工作。'
  return unitChoice(door, { lead: `${lead}\n` })
}
