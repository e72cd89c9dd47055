import type { Form } from '../catalogue/schema.ts'
import { deedsIn } from '../chinese/deeds.ts'
import { trimEnds } from '../chinese/typed.ts'
import { kindOf } from '../kinds/index.ts'
import { DID_IT, PEOPLE } from './people.ts'
import type { Piece } from './pieces.ts'
import { type Rank, SCARCE } from './ranked.ts'
import type { Group } from './work-days.ts'

/** More clauses that count, or more words of one work, are no report that a cadre types; to weigh each part of them takes minutes. */
const MOST_CLAUSES = 40
const LONGEST_WORK = 300

/** 宣讲2场80人，接访3件次: where a clause is plainly of another form than what is told before it, another work begins. */
export function byWorks(piece: Piece, rank: Rank): Piece[] {
  const clauses = piece.text.split(/(?<=[,，、])/u)
  const counting = clauses.filter((clause) => /[\d一二两三四五六七八九十]/u.test(clause)).length
  if (counting < 2 || counting > MOST_CLAUSES) return [piece]
  const texts: string[] = []
  let before = ''
  for (const clause of clauses) {
    const isOther = before !== '' && /[,，、]$/u.test(before) && isOtherWork(before, clause, rank)
    if (isOther) texts.push(before)
    before = isOther ? clause : before + clause
  }
  return [...texts, before].map((text, i) => ({
    text: text.replace(/[,，、]$/u, ''),
    begins: i === 0 ? piece.begins : 'sentence',
  }))
}

const WHO = new RegExp(
  `^(?:吸收|现有|共有)?(?:首[批届])?(?:(?:${PEOPLE})(?:约|共)?\\d|(?:${DID_IT})\\d+[名人个位]$)`,
  'u',
)

/** 大学生志愿者5名: of which kind they are says no more than that. */
const DOERS = new RegExp(`^\\p{Script=Han}{0,4}(?:${DID_IT})\\d+[名人个位]$`, 'u')

const ONLY_WHO = new RegExp(`^\\p{Script=Han}{0,6}(?:${PEOPLE})\\p{Script=Han}{0,4}\\d+\\p{Script=Han}{0,2}$`, 'u')

/** 座谈会上12名企业家发言: at what is told before. */
const AT_IT = /^\p{Script=Han}{0,4}(?:会|活动|现场|培训|仪式|赛)(?:上|中|期间)/u

function isOtherWork(before: string, clause: string, rank: Rank): boolean {
  if (before.length > LONGEST_WORK) return false
  if (!/[\d一二两三四五六七八九十]/u.test(clause) || /^\p{Script=Han}{2,8}:/u.test(clause)) return false
  // 会员37名 are of what is told before.
  const bare = trimEnds(clause).replace(/[(（][^()（）]*[)）]$/u, '')
  const onlyDoers = DOERS.test(bare) && deedsIn(bare).length === 0
  if (WHO.test(trimEnds(clause)) || onlyDoers || AT_IT.test(clause)) return false
  // 企业家代表6名，向小学捐赠…: who did it.
  if (ONLY_WHO.test(trimEnds(before)) && deedsIn(before).length === 0) return false
  const own = rank(trimEnds(clause), undefined)
  const [form] = own.forms
  if (!own.sure || !own.works || !form || form.heard.length === 0) return false
  const told = rank(trimEnds(before), undefined)
  const [first] = told.forms
  if (!told.works || !told.sure || !first || first.form.code === form.form.code) return false
  // 慰问金3000元 is asked there too.
  const isAskedThere = (own.counted.get(first.form.code) ?? 0) >= (own.counted.get(form.form.code) ?? 0)
  if (isAskedThere || !first.heard.some(({ code }) => isTelling(first.form, code))) return false
  const score = own.scores.get(form.form.code) ?? 0
  return score >= 1.5 * Math.max(SCARCE, own.scores.get(first.form.code) ?? 0)
}

/** Whether an answer says what was done, not only when and what it was called. */
function isTelling({ questions }: Form, code: string): boolean {
  const question = questions.find((other) => other.code === code)
  return question !== undefined && question.kind !== 'name' && !kindOf(question).tellsDay
}

/** Whether a sentence tells more of the same work: another form has not more to say to it. */
export function goesOn({ words, day }: Group, sentence: string, rank: Rank): boolean {
  const before = rank(words.join('。'), day)
  const alone = rank(sentence, undefined)
  const [first] = before.forms
  const [own] = alone.forms
  if (!first || !own) return true
  if (own.heard.length === 0 && (alone.counted.get(own.form.code) ?? 0) === 0) return true
  if (own.form.code !== first.form.code) {
    const here = alone.scores.get(first.form.code) ?? 0
    return !alone.sure && (alone.scores.get(own.form.code) ?? 0) < 1.5 * Math.max(here, SCARCE)
  }
  const known = new Set(first.heard.map(({ code }) => code))
  return !own.heard.some(({ code }) => known.has(code))
}
