import { EVENT_NOUNS } from '../chinese/event-nouns.ts'
import { smallTalk } from '../chinese/small-talk.ts'
import { asksForSomething, tellsDeed } from '../chinese/tells-deed.ts'
import { keyOf } from '../chinese/typed.ts'
import type { Database } from '../database/open.ts'
import { WHICH_PAGE, WHICH_PERHAPS } from '../messages/small-talk.ts'
import { changesSent, isCorrection, isPlanned, isTwice, mayCorrect } from '../sentence/not-done.ts'
import type { Asked } from './asked.ts'
import { askedWith } from './asked-with.ts'
import type { Door, Feature } from './feature.ts'
import { unitsWithForm } from './form-choice.ts'
import { asksHow, helpOn } from './help-on.ts'
import { foundBy, meantBy, pagesNear } from './meant.ts'
import { lastSent, mending } from './mending.ts'
import { begunOf, numberAlone, numberWaiting } from './number-alone.ts'
import { tellsNumber } from './number-heard.ts'
import { ownUnitNamed } from './own-unit-named.ts'
import { pageSought, pagesLikely } from './page-sought.ts'
import { isPlainly, type Told, worksIn } from './sentence.ts'
import {
  answered,
  begunFrom,
  formNamed,
  soughtBy,
  soughtOfOthers,
  type TalkFacts,
  tellsMissed,
  toldBy,
} from './talk-facts.ts'
import { isStranger } from './who.ts'

/** What is said while no draft is on the screen. */
export async function withoutDraft(
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
  if (reports && told && numberWaiting(door) !== undefined) {
    const placed = await numberPlaced(db, door, told)
    if (placed) return placed
    const meant = meantBy(features, text, door.who)
    if (meant) return { elsewhere: meant }
  }
  const small = smallTalk(text)
  const wrong = small === 'sorry' && reports && !door.again ? await lastSent(db, door) : undefined
  if (wrong) return { lastSent: wrong }
  if (small) return door.again ? 'nothing' : { smallTalk: small }
  const asks = changesSent(text) ? undefined : await answered(features, text, { db, door })
  if (asks && !tellsSureWork(door, text)) return asks
  if (reports) {
    const named = await formNamed(db, door, text)
    if (named) return named
    const ofUnit = ownUnitNamed(door, text)
    if (ofUnit) return { elsewhere: ofUnit }
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
  const page = pageSought(features, text, door.who)
  const tap = page && 'page' in page ? { by: 'tap' as const, button: page.page.button } : undefined
  const withMore = tap && (await askedWith(db, door, tap, text))
  if (withMore && withMore !== tap) return { elsewhere: withMore }
  const sought = soughtBy(features, text, door)
  if (sought) return sought
  const help = looksLikeReport(text) ? [] : helpOn(features, text, door)
  if (help.length > 0) return { help }
  const near = pagesNear(features, text, door.who)
  if (near.length > 0) return { answer: WHICH_PAGE, keys: near }
  if (reports && door.who.drafts.length > 0) return 'a draft waits'
  const number = reports ? await numberAlone(db, door, text) : undefined
  if (number) return { number }
  const likely = isStranger(door.who) ? [] : pagesLikely(features, text, door.who)
  if (likely.length > 0 && (!reports || asksHow(text))) return { answer: WHICH_PERHAPS, keys: likely }
  if (reports && looksLikeReport(text)) return 'a report in one message'
  return (
    soughtOfOthers(features, text, door) ??
    (likely.length > 0 ? { answer: WHICH_PERHAPS, keys: likely } : 'not understood')
  )
}

/** The work that was typed for a number that waits for it: a form's title, or what was done; undefined where the words are of something else. */
async function numberPlaced(db: Database, door: Door, told: Told): Promise<TalkFacts | undefined> {
  const words = numberWaiting(door)
  // What has numbers of its own is told anew.
  if (words === undefined || tellsNumber(door, told.text)) return undefined
  const [only, ...others] = unitsWithForm(door, told.text)
  if (only && others.length === 0) return { taken: await begunOf(db, door, only, words) }
  return only ? undefined : begunFrom(db, door, { ...told, text: `${told.text}${words}` })
}

/** 姐妹课堂: what an activity may be called, alone. */
const EVENT_ALONE = new RegExp(`^(?![上下明后今昨前本这])\\p{Script=Han}{2,8}(?:${EVENT_NOUNS})$`, 'u')
const isEventNamed = (text: string): boolean =>
  EVENT_ALONE.test(keyOf(text)) && !/[吗呢么]|什么|怎么|哪|谁|没|无|算|会不会/u.test(text)

/** Whether a work is plainly told, and nothing asked: 昨天办篮球赛，拍了视频 asks of no videos. */
function tellsSureWork(door: Door, text: string): boolean {
  return !asksForSomething(text) && isPlainly(worksIn(door, text))
}

/** Words about work done: a deed or a number in them, or more than a greeting has. */
function looksLikeReport(text: string): boolean {
  if ([...text].length >= 10 || isEventNamed(text) || tellsDeed(text)) return true
  return /[\p{N}一二三四五六七八九十百千万两]/u.test(text) && /\p{Script=Han}/u.test(text)
}
