import { type AskedAbout, askedAbout } from '../chinese/asked-about.ts'
import type { SmallTalk } from '../chinese/small-talk.ts'
import type { DraftRow } from '../database/draft.ts'
import type { Database } from '../database/open.ts'
import type { CurrentReport } from '../database/report.ts'
import { type WhenDue, whenDue } from '../desk/when-due.ts'
import { refusalOf } from '../interview/privacy.ts'
import type { Key } from '../messages/buttons.ts'
import { WHICH_PAGE } from '../messages/small-talk.ts'
import { isCorrection, isTwice, toldMissed } from '../sentence/not-done.ts'
import { type Asked, wishOf } from './asked.ts'
import { beginOrResume } from './begin.ts'
import type { DraftTurn, Stopped } from './draft-turn.ts'
import type { WorksAnew } from './edited-sentence.ts'
import type { Door, Feature } from './feature.ts'
import { unitsWithForm } from './form-choice.ts'
import { asksHow, type HelpLine, helpOn, linesOf } from './help-on.ts'
import type { NumberAlone } from './number-alone.ts'
import type { SoughtPage } from './page-names.ts'
import { pageSought, type Sought, soughtOfAll } from './page-sought.ts'
import { type Begun, begunBy, heardOf, isPlainly, type Told, worksIn } from './sentence.ts'
import { isStranger } from './who.ts'

/** Words that may be of another work than the draft's, and whether they may be its answer too: which they are is asked. */
export type Aside = {
  readonly atHand: DraftRow
  readonly words: string
  readonly message: number
  readonly answers: boolean
}

/** A form that several of a person's units have: of which is asked. */
export type SeveralUnits = { readonly several: ReturnType<typeof unitsWithForm> }

/** Another work, told beside a draft, which waits. */
export type BesideDraft = { readonly other: Begun | SeveralUnits; readonly beside: DraftRow }

/** What words that no command, button or page awaits turn out to be. */
export type TalkFacts =
  | { readonly taken: DraftTurn | Stopped }
  | SeveralUnits
  | { readonly begun: Begun }
  | BesideDraft
  | { readonly aside: Aside }
  | { readonly refusal: string }
  | 'a draft waits'
  | 'not held yet'
  | 'a correction'
  | 'a report in one message'
  | { readonly anew: WorksAnew }
  | { readonly number: NumberAlone }
  | 'an edit to other works'
  | 'an edit of nothing'
  | 'nothing'
  | 'a picture'
  | 'no words'
  | { readonly smallTalk: SmallTalk }
  /** 打错了, where something was sent lately. */
  | { readonly lastSent: CurrentReport }
  /** `lead`: the short answer that stands above it. */
  | { readonly about: AskedAbout; readonly due: WhenDue; readonly lead?: string }
  /** Another feature is meant. */
  | { readonly elsewhere: Asked }
  | { readonly help: readonly HelpLine[] }
  /** A short answer, or that one of a few pages may be meant. */
  | { readonly answer: string; readonly keys: readonly Key[] }
  | 'not understood'
  | 'an old button'

/** The form of this title, begun or gone on with; of which unit, where several have it. */
export async function formNamed(
  db: Database,
  door: Door,
  text: string,
): Promise<{ readonly taken: DraftTurn | Stopped } | SeveralUnits | undefined> {
  const several = unitsWithForm(door, text)
  const [only, ...others] = several
  if (!only) return undefined
  return others.length > 0 ? { several } : { taken: await beginOrResume(db, door, only) }
}

/** Until when, who, 还能补吗: asked by whoever reports, or looks after those who do. */
export async function asksAbout(
  db: Database,
  door: Door,
  text: string,
): Promise<{ about: AskedAbout; due: WhenDue } | undefined> {
  const { who, desk, today, now: asOf } = door
  const about = who.reportsFor.length > 0 || who.edits.length > 0 ? askedAbout(text) : undefined
  // Whoever makes the digest is shown it.
  if (about === 'digest' && who.reportsFor.length === 0) return undefined
  return about && { about, due: await whenDue(db, desk, who.reportsFor, { today, asOf }) }
}

/** What is asked of reporting, answered; where when it falls due is asked too, with that below: 月报什么时候交. */
export async function answered(
  features: readonly Feature[],
  text: string,
  { db, door }: { readonly db: Database; readonly door: Door },
): Promise<TalkFacts | undefined> {
  const answer = answerTo(features, text, door)
  if (door.who.reportsFor.length > 0 && askedAbout(text) === 'digest') return asksAbout(db, door, text)
  const ofDay = ASKS_OF_DAY.test(text)
  if (answer && !ofDay && !ASKS_WHEN.test(text)) return answer
  const about = await asksAbout(db, door, text)
  if (about?.about !== 'until when') return answer ?? about
  return answer && !ofDay && typeof answer === 'object' && 'answer' in answer
    ? { ...about, lead: answer.answer }
    : about
}

/** 周末要报吗: whether it falls due on that day. */
const ASKS_OF_DAY =
  /(?:今[天晚日]|[明后]天|周末|节假日|(?:周|星期|礼拜)[一二三四五六日天])(?:之前|以前|前|也|就|都|还|是不是|需|必须|应该|一定){0,3}(?:得|要|用)?(?:不要|不用)?(?:上报|报送|报|交|填)/u

const ASKS_WHEN = /什么时候|啥时候|几号|哪天|几时|何时|几点|截止/u

/** What somebody says of work: typed, forwarded, or below a picture. */
export function toldBy(asked: Asked<never>): Told | undefined {
  if (asked.by === 'words') return { text: asked.text, message: asked.message }
  if (asked.by !== 'photo' || asked.caption === undefined) return undefined
  return { text: asked.caption, message: asked.message, file: asked.file }
}

/** The reports that are told, begun; undefined where nothing is told of work. */
export async function begunFrom(db: Database, door: Door, told: Told): Promise<TalkFacts | undefined> {
  const works = worksIn(door, told.text)
  if (works.length === 0) return undefined
  const why = notBegun(door, told)
  if (why) return why
  const begun = await begunBy(db, door, told, works)
  return begun && { begun }
}

/** Why nothing is begun with what is told: it mends an earlier report, or has in it what may not be kept. */
export function notBegun(door: Door, { text }: Told): TalkFacts | undefined {
  if (isCorrection(text) && !tellsMissed(door, text)) return 'a correction'
  const refusal = refusalOf(text)
  return refusal === undefined ? undefined : { refusal }
}

/** Whether an earlier report is said to be wrong, and not one too many or left out. */
export function tellsMending(door: Door, text: string): boolean {
  return isCorrection(text) && !isTwice(text) && !tellsMissed(door, text)
}

/** Whether a whole work is told that was not reported yet: 漏报了，昨天宣讲2场，听众60人. */
export function tellsMissed(door: Door, text: string): boolean {
  const told = toldMissed(text)
  if (told === undefined) return false
  const works = worksIn(door, told)
  return isPlainly(works) && works.some((work) => heardOf(work).day && heardOf(work).number)
}

/**
 * What of the bot words ask for: the page that they seek, or the few that it may be; who asks how, and whoever seeks a page
 * of which /help has lines with these words, is told those, with its button.
 */
export function soughtBy(features: readonly Feature[], text: string, door: Door): TalkFacts | undefined {
  if (isStranger(door.who)) return undefined
  const sought = pageSought(features, text, door.who)
  const help = helpOn(features, text, door)
  const isOf = ({ page, of }: SoughtPage) =>
    help.some(
      ({ line, keys }) =>
        line.includes(`“${page.label}”`) || keys.some(isSame(page)) || linesOf(of, door).includes(line),
    )
  const toldByHelp = !sought || 'few' in sought ? asksHow(text) : 'page' in sought && isOf(sought)
  if (help.length > 0 && toldByHelp) return { help: sought && 'page' in sought ? withPage(help, sought.page) : help }
  return asFacts(sought)
}

/** The short answer to what no page tells. */
export function answerTo(features: readonly Feature[], text: string, { who }: Door): TalkFacts | undefined {
  const sought = isStranger(who) ? undefined : pageSought(features, text, who)
  return sought && 'is' in sought ? asFacts(sought) : undefined
}

/** The same of what is for others: whoever asks is told so. */
export function soughtOfOthers(features: readonly Feature[], text: string, { who }: Door): TalkFacts | undefined {
  const page = isStranger(who) ? undefined : soughtOfAll(features, text)
  return page && { elsewhere: { by: 'tap', button: page.button } }
}

/** The page itself stands below its lines, sooner than the one that leads to it: 接口令牌, 设置. */
function withPage([first, ...others]: readonly HelpLine[], page: Key): readonly HelpLine[] {
  const has = first && [first, ...others].some(({ keys }) => keys.some(isSame(page)))
  return first ? [has ? first : { ...first, keys: [page, ...first.keys] }, ...others] : []
}

const isSame = (page: Key) => (other: Key) => wishOf(other.button) === wishOf(page.button)

function asFacts(sought: Sought | undefined): TalkFacts | undefined {
  if (!sought) return undefined
  if ('page' in sought) return { elsewhere: { by: 'tap', button: sought.page.button } }
  return 'few' in sought ? { answer: WHICH_PAGE, keys: sought.few } : { answer: sought.says, keys: sought.keys }
}
