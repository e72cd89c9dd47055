import { type AskedAbout, askedAbout } from '../../chinese/asked-about.ts'
import { type SmallTalk, smallTalk } from '../../chinese/small-talk.ts'
import type { DraftRow } from '../../database/draft.ts'
import type { Database } from '../../database/open.ts'
import { type WhenDue, whenDue } from '../../desk/when-due.ts'
import { type Input, isPending } from '../../interview/draft.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { aboutOthers, aboutReporting } from '../../messages/asked-about.ts'
import { MINE, REPORT, type Waiting, waitingKeys, whichDraft, whichUnitForForm } from '../../messages/forms.ts'
import { formExample, reportExample } from '../../messages/report-example.ts'
import type { Said } from '../../messages/said.ts'
import { helpSaid, notUnderstood, onlyWords, smallTalkSaid } from '../../messages/small-talk.ts'
import { isCorrection, isPlanned } from '../../sentence/not-done.ts'
import type { Asked } from '../asked.ts'
import { beginOrResume } from '../begin.ts'
import { draftEffects } from '../draft-effects.ts'
import { type DraftTurn, type Stopped, takeTurn } from '../draft-turn.ts'
import { type Door, type Feature, feature } from '../feature.ts'
import { formTitleOf, reportForms, takesPictures, unitChoice, unitsWithForm, waitingOf } from '../form-choice.ts'
import { asksHow, type HelpLine, helpOn, isPage } from '../help-on.ts'
import { type Begun, begunBy, begunEffects, begunWith, isPlainly, type Told, worksIn } from '../sentence.ts'

type Facts =
  | { readonly taken: DraftTurn | Stopped }
  | { readonly several: ReturnType<typeof unitsWithForm> }
  | { readonly begun: Begun }
  | { readonly refusal: string }
  | 'a draft waits'
  | 'not held yet'
  | 'a correction'
  | 'a report in one message'
  | 'an edit of nothing'
  | 'nothing'
  | 'a picture'
  | 'no words'
  | { readonly smallTalk: SmallTalk }
  | { readonly about: AskedAbout; readonly due: WhenDue }
  | { readonly help: readonly HelpLine[] }
  | 'not understood'
  | 'an old button'

/** Whatever is said without a command, a button or a question of an editor's page: first of all the answers of a draft. */
export const talk = (features: () => readonly Feature[]): Feature =>
  feature<Facts>({
    role: 'anyone',
    place: 'private',
    together: true,
    plain: ['words', 'edit', 'photo', 'other'],
    shownTo: 'reporter',
    help: (door) => [
      '数字随便打：320、三百二、150余人都行。',
      `一句话也能报，如“${reportExample(door.desk.catalogue, ownOrganization(door))}”。`,
      '打错了，长按那条消息选“编辑”，答案跟着改。',
      `知道表名的，直接打表名就开始，如“${formExample(door.desk.catalogue, ownOrganization(door))}”。`,
    ],
    load: async (db, asked, door) => {
      if (asked.by === 'other' && asked.tapped) return 'an old button'
      const { who } = door
      if (asked.by === 'edit') {
        if (asked.text === undefined || who.reportsFor.length === 0) return 'nothing'
        for (const draft of who.drafts) {
          const input: Input = { kind: 'edited', text: asked.text, message: asked.message }
          const taken = await takeTurn(db, door, draft, input)
          if ('stopped' in taken || taken.turn.outcome !== 'unrelated') return { taken }
        }
        return 'an edit of nothing'
      }
      const input = inputOf(asked)
      const { draftAtHand } = who
      const words = asked.by === 'words'
      if (draftAtHand && input && (!words || who.reportsFor.length > 0)) {
        // Said twice, the words that began the form are no answer of it, and words that were not understood are told once.
        if (door.again && words && formTitleOf(draftAtHand, door) === asked.text.trim()) return 'nothing'
        const taken = await takeTurn(db, door, draftAtHand, input)
        const begun = await besides(db, door, asked, draftAtHand, taken)
        if (begun) return begun
        const refused = !('stopped' in taken) && taken.turn.outcome === 'refused'
        // What is no answer and is called as a form is, is that form; the draft waits meanwhile, or is shown once more.
        const own = refused && words && formTitleOf(draftAtHand, door) === asked.text.trim()
        if (own) return { taken: await takeTurn(db, door, draftAtHand, { kind: 'resume' }) }
        const named = refused && words ? await formNamed(db, door, asked.text) : undefined
        if (named) return named
        const asks = refused && words && (await asksAbout(db, door, asked.text))
        if (asks && asks.about !== 'no work') return asks
        const helps =
          refused && words && (asksHow(asked.text) || isPage(features(), asked.text, door))
            ? helpOn(features(), asked.text, door)
            : []
        if (helps.length > 0) return { help: helps }
        return door.again && !('stopped' in taken) && taken.turn.outcome === 'refused' ? 'nothing' : { taken }
      }
      const told = who.reportsFor.length > 0 ? toldBy(asked) : undefined
      if (asked.by === 'photo' && who.reportsFor.length > 0) {
        return (told && (await begunFrom(db, door, told))) ?? 'a picture'
      }
      if (asked.by === 'other' && !asked.sticker) return 'no words'
      const small = asked.by === 'words' ? smallTalk(asked.text) : 'who'
      if (small) return door.again ? 'nothing' : { smallTalk: small }
      if (!words) return 'not understood'
      const helps = asksHow(asked.text) || !looksLikeReport(asked.text) ? helpOn(features(), asked.text, door) : []
      const help = helps.length > 0 ? { help: helps } : undefined
      if (who.reportsFor.length === 0) return (await asksAbout(db, door, asked.text)) ?? help ?? 'not understood'
      const asks = await asksAbout(db, door, asked.text)
      if (asks) return asks
      const named = await formNamed(db, door, asked.text)
      if (named) return named
      const begun = told && (await begunFrom(db, door, told))
      if (begun) return door.again ? 'nothing' : begun
      if (isCorrection(asked.text)) return 'a correction'
      if (isPlanned(asked.text, door.today) && looksLikeReport(asked.text)) return 'not held yet'
      if (help) return help
      if (who.drafts.length > 0) return 'a draft waits'
      return looksLikeReport(asked.text) ? 'a report in one message' : 'not understood'
    },
    decide: (facts, door) => {
      switch (facts) {
        case 'nothing':
          return {}
        case 'an old button':
          return { toast: '这个按钮已经没用了，请发 /start' }
        case 'an edit of nothing':
          return { say: [EDIT_OF_NOTHING] }
        case 'a draft waits':
          return { say: [whichDraft(door.who.drafts.map((d) => waitingOf(d, door)))] }
        case 'not held yet':
          return { say: [NOT_HELD_YET] }
        case 'a correction':
          return { say: [CORRECTION] }
        case 'a report in one message':
          return { say: [unitChoice(door, { lead: '要报这项工作，请先选一类，再一题一题答，几下就好。\n' })] }
        case 'not understood':
          return door.again ? {} : { say: [notUnderstood(door.who)] }
        case 'a picture':
          return { say: [pictureSaid(door)] }
        case 'no words':
          return { say: [onlyWords(door.who)] }
      }
      if ('begun' in facts) return begunEffects(facts.begun, door)
      if ('refusal' in facts) return { say: [{ text: facts.refusal }] }
      if ('smallTalk' in facts) return { say: [smallTalkSaid(facts.smallTalk, door.who)] }
      if ('help' in facts) {
        return { say: [helpSaid(facts.help, goesOn(door))] }
      }
      if ('about' in facts) {
        const said = door.who.reportsFor.length > 0 ? aboutReporting : aboutOthers
        const about = said(facts.about, facts.due)
        return { say: [{ ...about, keys: [...(about.keys ?? []), ...waitingKeys(goesOn(door))] }] }
      }
      if ('taken' in facts) return draftEffects(facts.taken, door)
      const [first] = facts.several
      const units = facts.several.map(({ unit }) => unit)
      return { say: first ? [whichUnitForForm(first.form, units)] : [] }
    },
  })

/** The draft amid which something else was asked. */
function goesOn(door: Door): readonly Waiting[] {
  const { draftAtHand } = door.who
  return draftAtHand ? [waitingOf(draftAtHand, door)] : []
}

/** The form of this title, begun or gone on with; of which unit, where several have it. */
async function formNamed(db: Database, door: Door, text: string): Promise<Facts | undefined> {
  const several = unitsWithForm(door, text)
  const [only, ...others] = several
  if (!only) return undefined
  return others.length > 0 ? { several } : { taken: await beginOrResume(db, door, only) }
}

/** Until when, who, 还能补吗: asked by whoever reports, or looks after those who do. */
async function asksAbout(
  db: Database,
  door: Door,
  text: string,
): Promise<{ about: AskedAbout; due: WhenDue } | undefined> {
  const { who, desk, today, now: asOf } = door
  const about = who.reportsFor.length > 0 || who.edits.length > 0 ? askedAbout(text) : undefined
  return about && { about, due: await whenDue(db, desk, who.reportsFor, { today, asOf }) }
}

function inputOf(asked: Asked<never>): Input | undefined {
  if (asked.by === 'words') return { kind: 'text', text: asked.text, message: asked.message }
  if (asked.by === 'photo') return { kind: 'photo', file: asked.file, message: asked.message }
  return asked.by === 'other' ? { kind: 'other' } : undefined
}

/** What somebody says of work: typed, forwarded, or below a picture. */
function toldBy(asked: Asked<never>): Told | undefined {
  if (asked.by === 'words') return { text: asked.text, message: asked.message }
  if (asked.by !== 'photo' || asked.caption === undefined) return undefined
  return { text: asked.caption, message: asked.message, file: asked.file }
}

async function begunFrom(db: Database, door: Door, told: Told): Promise<Facts | undefined> {
  const works = worksIn(door, told.text)
  if (works.length === 0) return undefined
  if (isCorrection(told.text)) return 'a correction'
  const refusal = refusalOf(told.text)
  if (refusal) return { refusal }
  const begun = await begunBy(db, door, told, works)
  return begun && { begun }
}

const STALE_MS = 30 * 60 * 1000

/**
 * A new report, told while another draft is on the screen: only what is plainly one, and no answer of that draft. A form
 * that was chosen and not begun takes the sentence itself. Undefined where the words are the draft's.
 */
async function besides(
  db: Database,
  door: Door,
  asked: Asked<never>,
  atHand: DraftRow,
  taken: DraftTurn | Stopped,
): Promise<Facts | undefined> {
  const told = toldBy(asked)
  if (!told || door.again || 'stopped' in taken) return undefined
  const { step } = atHand.state
  const { outcome, draft } = taken.turn
  const answered = outcome === 'asked' && !isPending(draft.step) && draft.step !== step && asked.by === 'words'
  const stale = door.now.getTime() - atHand.touchedAt.getTime() > STALE_MS
  if (isPending(step) || (answered && !stale && !takesWords(taken, step))) return undefined
  const works = worksIn(door, told.text)
  if (!isPlainly(works, answered ? 3 : 2)) return undefined
  if (isCorrection(told.text)) return 'a correction'
  const refusal = refusalOf(told.text)
  if (refusal) return { refusal }
  const [only, ...others] = works
  const first = Object.keys(atHand.state.answers).length === 0 && !atHand.state.said && !atHand.state.corrects
  const same = only?.work.forms.find(({ form }) => form.code === atHand.form)
  if (only && same && others.length === 0 && first && step.at === 'question') {
    return { taken: await takeTurn(db, door, begunWith(door, atHand, only), { kind: 'resume' }) }
  }
  const begun = await begunBy(db, door, told, works)
  return begun && { begun }
}

/** Whether the question takes any words, so that a whole report would be one of them. */
function takesWords({ form }: DraftTurn, step: DraftRow['state']['step']): boolean {
  const question = step.at === 'question' ? form.questions.find(({ code }) => code === step.code) : undefined
  return question?.kind === 'list' || question?.kind === 'name'
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
const CORRECTION: Said = { text: '要改报过的，请点“我的填报”，点开那一份再更正。', keys: [[MINE, REPORT]] }

const EDIT_OF_NOTHING: Said = {
  text: '改这条消息，填报不会跟着变。已提交的，请点“我的填报”更正；正在填的，请点“改某一项”或“返回”。',
  keys: [[MINE, REPORT]],
}

/** A picture that belongs to no form yet: where a form of theirs takes one, it is for that. */
function pictureSaid(door: Door): Said {
  const takes = door.who.reportsFor.some((unit) => reportForms(door, unit).some(takesPictures))
  const lead = takes ? '照片先留着，请选要报的工作，填的时候再发。' : '这里还不收照片，请先选要报的工作。'
  return unitChoice(door, { lead: `${lead}\n` })
}
