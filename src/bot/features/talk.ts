import { smallTalk } from '../../chinese/small-talk.ts'
import type { DraftRow } from '../../database/draft.ts'
import type { Database } from '../../database/open.ts'
import { aboutOthers, aboutReporting } from '../../messages/asked-about.ts'
import { MINE, REPORT, type Waiting, waitingKeys, whichDraft } from '../../messages/forms.ts'
import { formExample, reportExample } from '../../messages/report-example.ts'
import type { Said } from '../../messages/said.ts'
import { helpSaid, notUnderstood, onlyWords, smallTalkSaid } from '../../messages/small-talk.ts'
import { isCorrection, isPlanned, isTwice, mayCorrect } from '../../sentence/not-done.ts'
import { amidDraft } from '../amid-draft.ts'
import type { Asked } from '../asked.ts'
import { draftEffects } from '../draft-effects.ts'
import { takeTurn } from '../draft-turn.ts'
import { anewEffects, saidAnew, worksAnew } from '../edited-sentence.ts'
import { type Door, type Feature, feature } from '../feature.ts'
import { reportForms, takesPictures, unitChoice, waitingOf } from '../form-choice.ts'
import { asksHow, helpOn } from '../help-on.ts'
import { foundBy } from '../meant.ts'
import { mending } from '../mending.ts'
import { numberAlone, numberAloneSaid } from '../number-alone.ts'
import { asideEffects, besideEffects, severalSaid } from '../other-work.ts'
import { begunEffects } from '../sentence.ts'
import { asksAbout, begunFrom, formNamed, type TalkFacts, tellsMissed, toldBy } from '../talk-facts.ts'

/** Whatever is said without a command, a button or a question of an editor's page: first of all the answers of a draft. */
export const talk = (features: () => readonly Feature[]): Feature =>
  feature<TalkFacts>({
    role: 'anyone',
    place: 'private',
    together: true,
    plain: ['words', 'edit', 'photo', 'other'],
    shownTo: 'reporter',
    topic: 'reporting',
    often: true,
    help: (door) => [
      `一句话也能报，如“${reportExample(door.desk.catalogue, ownOrganization(door))}”。`,
      '数字随便打：320、三百二、150余人都行。',
      '打错了，长按那条消息选“编辑”，答案跟着改。',
      `知道表名的，直接打表名就开始，如“${formExample(door.desk.catalogue, ownOrganization(door))}”。`,
      ...(takesAnyPicture(door) ? ['照片（图片）在“填报”时直接发，一份最多3张；视频、语音不收。'] : []),
      '汇编编好了，发在县里的群里。',
      '报不了、进不去、点了没反应，点“填报”重来。',
      '我是机器人；要加人、改单位名、找人工客服、问电话，请找县里的编辑。',
    ],
    load: async (db, asked, door) => {
      if (asked.by === 'other' && asked.tapped) return 'an old button'
      if (asked.by === 'edit') return edited(db, door, asked)
      return (await amidDraft(db, door, asked, features())) ?? withoutDraft(db, door, asked, features())
    },
    decide: (facts, door) => {
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
      if ('number' in facts) return { say: [numberAloneSaid(facts.number, door)] }
      if ('anew' in facts) return anewEffects(facts.anew, door)
      if ('beside' in facts) return besideEffects(facts, door)
      if ('begun' in facts) return begunEffects(facts.begun, door)
      if ('aside' in facts) return asideEffects(facts.aside, door)
      if ('refusal' in facts) return { say: [{ text: facts.refusal }] }
      if ('smallTalk' in facts) {
        const example = reportExample(door.desk.catalogue, ownOrganization(door))
        return { say: [smallTalkSaid(facts.smallTalk, door.who, example)] }
      }
      if ('elsewhere' in facts) return { instead: { asked: facts.elsewhere, below: waitingKeys(goesOn(door)) } }
      if ('help' in facts) return { say: [helpSaid(facts.help, goesOn(door))] }
      if ('about' in facts) {
        const said = door.who.reportsFor.length > 0 ? aboutReporting : aboutOthers
        const about = said(facts.about, facts.due)
        return { say: [{ ...about, keys: [...(about.keys ?? []), ...waitingKeys(goesOn(door))] }] }
      }
      if ('taken' in facts) return draftEffects(facts.taken, door)
      return { say: severalSaid(facts) }
    },
  })

/** Own words changed: the draft that they answered, if any, is answered anew. */
async function edited(db: Database, door: Door, asked: Extract<Asked<never>, { by: 'edit' }>): Promise<TalkFacts> {
  const { drafts, reportsFor } = door.who
  if (asked.text === undefined || reportsFor.length === 0) return 'nothing'
  const told = { text: asked.text, message: asked.message }
  const works = await worksAnew(db, door, told)
  if (works) return works === 'other works' ? 'an edit to other works' : { anew: works }
  for (const draft of drafts) {
    const anew = await saidAnew(db, door, draft, told)
    if (anew) return { taken: anew }
    if (isBegunBy(draft, asked.message)) continue
    const taken = await takeTurn(db, door, draft, { kind: 'edited', ...told })
    if ('stopped' in taken || taken.turn.outcome !== 'unrelated') return { taken }
  }
  return 'an edit of nothing'
}

/** A sentence that began a draft is no answer of one question, though what it mended goes by its message. */
function isBegunBy({ state: { said, batch } }: DraftRow, message: number): boolean {
  return said?.message === message || batch?.id === message
}

/** What is said while no draft is on the screen. */
async function withoutDraft(
  db: Database,
  door: Door,
  asked: Asked<never>,
  features: readonly Feature[],
): Promise<TalkFacts> {
  const reports = door.who.reportsFor.length > 0
  const told = reports ? toldBy(asked) : undefined
  if (asked.by === 'photo' && reports) return (told && (await begunFrom(db, door, told))) ?? 'a picture'
  if (asked.by === 'other' && !asked.sticker) return 'no words'
  if (asked.by !== 'words') return door.again ? 'nothing' : { smallTalk: 'who' }
  const { text } = asked
  const small = smallTalk(text)
  if (small) return door.again ? 'nothing' : { smallTalk: small }
  const asks = await asksAbout(db, door, text)
  if (asks) return asks
  if (reports) {
    const named = await formNamed(db, door, text)
    if (named) return named
    if (mayCorrect(text) && !tellsMissed(door, text)) {
      const taken = isTwice(text) ? undefined : await mending(db, door, asked)
      if (taken) return { taken }
      if (isCorrection(text)) return 'a correction'
    }
    const begun = told && (await begunFrom(db, door, told))
    if (begun) return door.again ? 'nothing' : begun
    if (isPlanned(text, door.today) && looksLikeReport(text)) return 'not held yet'
  }
  const elsewhere = await foundBy(features, text, { db, door })
  if (elsewhere) return { elsewhere }
  const help = asksHow(text) || !looksLikeReport(text) ? helpOn(features, text, door) : []
  if (help.length > 0) return { help }
  if (reports && door.who.drafts.length > 0) return 'a draft waits'
  const number = reports ? await numberAlone(db, door, text) : undefined
  if (number) return { number }
  return reports && looksLikeReport(text) ? 'a report in one message' : 'not understood'
}

/** The draft amid which something else was asked. */
function goesOn(door: Door): readonly Waiting[] {
  const { draftAtHand } = door.who
  return draftAtHand ? [waitingOf(draftAtHand, door)] : []
}

function ownOrganization(door: Door): string | undefined {
  return door.who.reportsFor[0]?.organization
}

/** Words about work done: a number in them, or more than a greeting has. */
function looksLikeReport(text: string): boolean {
  if ([...text].length >= 10) return true
  return /[\p{N}一二三四五六七八九十百千万两]/u.test(text) && /\p{Script=Han}/u.test(text)
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

function takesAnyPicture(door: Door): boolean {
  return door.who.reportsFor.some((unit) => reportForms(door, unit).some(takesPictures))
}

/** A picture that belongs to no form yet: where a form of theirs takes one, it is for that. */
function pictureSaid(door: Door): Said {
  const lead = takesAnyPicture(door)
    ? '照片先留着，请选要报的工作，填的时候再发。'
    : '这里还不收照片，请先选要报的工作。'
  return unitChoice(door, { lead: `${lead}\n` })
}
