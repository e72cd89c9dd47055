import type { Question } from '../catalogue/schema.ts'
import { type Deed, deedAtEnd, isFree } from '../chinese/deeds.ts'
import { areMixed } from './accounted.ts'
import { type Cues, enough, inRow, isCalled, isDeed, isOfPrize, namesOf, nearness, TELLING } from './cues.ts'
import {
  ADDED,
  areHosts,
  areThere,
  asksDeed,
  BY_NOW,
  EACH,
  EACH_BEHIND,
  isDetail,
  isOfBefore,
  isOfBodies,
  isOfDoers,
  isOfEach,
  OTHERWISE,
  onlyCame,
  STANDS,
  TAKEN_ALONG,
} from './otherwise.ts'
import { behind, isCounted, namesWho, nounOf, type Placed, restOf, speaksBehind, withoutPeople } from './placed.ts'
import { asksGoods, isNoGoods, namesWhat } from './things.ts'
import type { ToldOf } from './told-of.ts'
import { type Claims, isAllGiven } from './totals.ts'
import type { Meant } from './vocabulary.ts'

/** 应参学350: a number of something else, where that very thing is asked. */
export function asksOtherwise(question: Question, words: string): boolean {
  return namesOf(question).some((name) => OTHERWISE.test(name) && words.includes(name))
}

/** The numbers to which the words beside them give a question, and those that nothing is said of. */
export function claimed(
  text: string,
  amounts: readonly Placed[],
  questions: readonly Question[],
  cues: Cues,
  meantBy: (question: Question) => Meant,
  toldOf: ToldOf,
): { readonly claims: Claims; readonly lone: readonly Placed[]; readonly told: number } {
  const claims: Claims = new Map()
  const lone: Placed[] = []
  let told = 0
  for (const amount of amounts) {
    const detail = isDetail(text, amount)
    if (amount.of.includes('body') && TAKEN_ALONG.test(amount.left)) continue
    const fitting = questions.filter((question) => fits(question, amount, amounts, detail) && toldOf(question, amount))
    const found = cuedBy(amount, fitting, cues, meantBy)
    const [best, second] = found
      .map(({ question, cue }) => ({
        question,
        score: 2 * Math.min(cue, 4) + nearness(amount, question) + inRow(question),
      }))
      .sort((a, b) => b.score - a.score)
    const claim = (question: Question) => [...(claims.get(question.code) ?? []), amount]
    if (!best) {
      if (detail) continue
      const ofBefore = isForEach(amount) ? fitting.filter(({ ask }) => isOfBefore(amount, amounts, ask)) : undefined
      const [one, another] =
        ofBefore ?? (isAllGiven(text, amount, amounts) ? questions.filter(asksGoods).slice(0, 1) : [])
      if (one && !another) claims.set(one.code, claim(one))
      else if (!ofBefore) lone.push(amount)
      continue
    }
    if (second && second.score > best.score - 0.5) continue
    told++
    const all = claim(best.question)
    // 给12个残疾人办证12本: its own measure word tells it from one that counts anything.
    const exact = all.filter((one) => nearness(one, best.question) > 1)
    claims.set(best.question.code, exact.length > 0 ? exact : all)
  }
  return { claims, lone, told }
}

/** A deed that tells a question by itself: 跑了9家; what was given may be anything. */
const isTelling = (deed: Deed): boolean => !isFree(deed) && deed !== 'gave' && deed !== 'helped'

/** 发了2万2: paid out, where none of the questions is for what was collected. */
const isPaid = ({ of }: Placed, fitting: readonly Question[], meantBy: (question: Question) => Meant): boolean =>
  of.includes('money') && !fitting.some((question) => meantBy(question).deeds.has('raised'))

/** The questions that the words at a number name, what stands nearest first. */
function cuedBy(
  amount: Placed,
  fitting: readonly Question[],
  cues: Cues,
  meantBy: (question: Question) => Meant,
): readonly { readonly question: Question; readonly cue: number }[] {
  const byCue = (words: string) => {
    const done = deedAtEnd(words)
    const asksIt = (question: Question) =>
      done !== undefined &&
      meantBy(question).deeds.has(done) &&
      (isTelling(done) || (done === 'gave' && isPaid(amount, fitting, meantBy)))
    return (
      fitting
        .map((question) => ({
          question,
          cue: Math.max(cues(question, words, fitting), asksIt(question) ? enough(question) : 0),
        }))
        .filter(
          ({ cue, question }) =>
            cue >= (isForEach(amount) ? TELLING : enough(question)) &&
            (!question.stock || (BY_NOW.test(amount.clause) && !ADDED.test(amount.left))),
        )
        // 参与职工36人 are none that were helped: 职工 alone says only that they are people.
        .filter(
          ({ question }) =>
            !amount.of.includes('person') ||
            question.indicator?.adds_to !== undefined ||
            isCalled(question, words) ||
            cues(question, withoutPeople(words), fitting) >= TELLING,
        )
        .filter(({ question }) => !OTHERWISE.test(amount.left) || asksOtherwise(question, amount.left))
        .filter(({ question }) => isCounted(amount, meantBy(question).words))
        .filter(({ question }) => asksDeed(amount, meantBy(question), namesOf(question)))
        // 服务4小时 is how long it took; what is asked is that of all together.
        .filter(({ question }) => !amount.of.includes('time') || isCalled(question, amount.left))
    )
  }
  // 大学习：应学1520: what stands nearer, where it says enough.
  const own = amount.left.slice(amount.left.lastIndexOf(':') + 1)
  const close = byCue(own)
  const near = (close.length > 0 || isNoun(own) ? close : byCue(amount.left))
    .filter(
      ({ question }) =>
        namesWho(amount, meantBy(question).words) ||
        // 新增“三长”兼职副主席5名
        (question.indicator?.adds_to === undefined && isCalled(question, own)),
    )
    .filter(
      ({ question }) =>
        asksGoods(question) ||
        isDeed(amount.left, question) ||
        namesWhat(amount, meantBy(question), question.indicator?.unit ?? ''),
    )
  const after = near.length > 0 ? near : byCue(speaksBehind(amount) ? behind(amount) : '')
  // 楹联学会5人加入省级协会
  const said =
    after.length > 0 || !amount.of.includes('person')
      ? after
      : byCue(amount.right).filter(({ question }) => isCalled(question, amount.right))
  return said.length > 0 || !amount.goesOnFrom || restOf({ left: '', right: amount.right }) !== ''
    ? said
    : byCue(amount.goesOnFrom)
}

const isForEach = ({ left, right }: Placed): boolean => EACH.test(left) || EACH_BEHIND.test(right)

/** 一等奖2件, 2个州级一等奖, 入展全国书法展3件: the prize stands right beside what won it; 3件作品获一等奖 may have won one together. */
function isWon(question: Question, { left, right }: Placed): boolean {
  const behind = right.replace(/^的?(?:全?[国省州市县](?:家?级)?)?/u, '')
  return namesOf(question).some((name) => {
    const before = new RegExp(`${name}(?:[于在]?\\p{Script=Han}{0,8}[展赛])?$`, 'u')
    return name !== '' && (before.test(left) || behind.startsWith(name))
  })
}

/** Whether a number can be a question's at all: by what it counts, and by what the words say that it is no number of. */
export function fits(question: Question, amount: Placed, amounts: readonly Placed[], detail: boolean): boolean {
  if (nearness(amount, question) <= 0 || isForEach(amount) !== /[每各均]/u.test(question.ask)) return false
  // 培训60人，其中56人取得救护员证
  if (detail && question.part_of === undefined && !isOfPrize(question)) return false
  if (!question.stock && (STANDS.test(amount.left) || areThere(amount, question))) return false
  if (areHosts(amount, question)) return false
  // 结业证发了40本
  if (asksGoods(question) && isNoGoods(amount)) return false
  if (isOfPrize(question) && !amount.of.includes('session') && !isWon(question, amount)) return false
  // 2人，各1000元 is not what 每户 are asked for.
  if (/各\p{Script=Han}{0,3}$/u.test(amount.left) && !isOfBefore(amount, amounts, question.ask)) return false
  if (isOnlyAny(amount) && /[人名场次期]/u.test(question.indicator?.unit ?? '')) {
    if (!isCalled(question, amount.left.slice(-4))) return false
  }
  return (
    isOfDoers(amount, question) &&
    !areMixed(question, amount) &&
    !isOfBodies(amount, question) &&
    !onlyCame(amount, question) &&
    isOfEach(amount, question)
  )
}

/** 提出问题19个, 急救箱3个: neither people nor sessions, where a noun stands there. */
const isOnlyAny = ({ measure, of, left }: Placed): boolean =>
  measure === '个' && !of.includes('person') && nounOf(left).length > 1

/** Whether words say themselves what is counted, so that a title before them does not: 微心愿项目：认领心愿60个. */
const isNoun = (words: string): boolean => /\p{Script=Han}{2}/u.test(withoutPeople(words.replace(STANDING, '')))
/** 入股残疾人：现有24名 */
const STANDING = /^(?:现在?|目前|已经?)共?有?/u
