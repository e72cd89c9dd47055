import { trimEnds } from '../chinese/typed.ts'
import type { Piece } from './pieces.ts'
import { type Rank, SCARCE } from './ranked.ts'

/** Words that join another work to one that was told. */
const JOINS = '另外|此外|除此之外|与此同时'
/** The same at the head of a sentence or a line, where 同日, 同时 are enough. */
export const OPENS_ANOTHER = new RegExp(`^(?:同日|当日|同一天|同时|${JOINS}|另)(?=[，,]?\\p{Script=Han})`, 'u')
/** ，还有走访也搞了: what is told behind it comes beside what was told before. */
const JOINED = new RegExp(
  `(?<=[,，])(?=(?:还有|再有|${JOINS}|同时[又还也]|顺便[又还也]?|[又还也](?:搞|办|弄|开展|组织|举办|开|去|做)了?|[^，,]{2,14}也\\p{Script=Han}{1,3}(?:了|好|完)(?=$|[，,]|\\d)))`,
  'u',
)
const LEAD = new RegExp(`^(?:还有|再有|${JOINS}|同时|顺便)?[,，]?(?:还|又|也)?(?:有)?`, 'u')
/** Something was done, whatever it was. */
const DID = /[搞办弄做开跳唱演讲拍写种建印](?:好|完)?(?:了|过)/u

/**
 * Two works in one sentence, joined by words: 昨天宣讲2场，还有慰问也做了. Each is a work of its own, one that no form is plainly
 * of as well: of which it is is asked, and the other is not lost for it. What says more of the same work goes with it.
 */
export function byJoining(piece: Piece, rank: Rank): Piece[] {
  const [first = '', ...others] = piece.text.split(JOINED)
  if (others.length === 0) return [piece]
  const texts = [first]
  for (const other of others) {
    const before = texts.at(-1) ?? ''
    if (isAnother(before, other, rank)) texts.push(other)
    else texts[texts.length - 1] = before + other
  }
  const [begun = '', ...more] = texts
  if (more.length === 0) return [piece]
  const bare = (text: string) => text.replace(/[,，]$/u, '')
  return [
    { ...piece, text: bare(begun), told: true },
    ...more.map((text): Piece => ({ text: bare(text.replace(LEAD, '')), begins: 'joined', told: true })),
  ]
}

/** Who was honoured, in one document: 拿了先进集体，还有2个人是优秀志愿者. */
const HONOURED = /表彰|获评|评为|荣获|授予|先进(?:集体|个人)|称号/u
const ARE_HONOURED =
  /\d+(?:个?人|名|位)\p{Script=Han}{0,4}(?:是|评为|获|拿|当上)\p{Script=Han}{0,8}(?:优秀|先进|标兵|模范|能手|最美|十佳|奖)/u

function isAnother(before: string, other: string, rank: Rank): boolean {
  if (HONOURED.test(before) && ARE_HONOURED.test(other)) return false
  const told = rank(trimEnds(before), undefined)
  const own = rank(trimEnds(other.replace(LEAD, '')), undefined)
  const [first] = told.forms
  const [form] = own.forms
  if (!first || !form) return false
  // 还有志愿者10人 is asked there too.
  const there = rank(trimEnds(before + other), undefined).counted.get(first.form.code) ?? 0
  if (there > (told.counted.get(first.form.code) ?? 0)) return false
  if (!weighs(before, rank) && !(own.works && DID.test(before))) return false
  const score = own.scores.get(form.form.code) ?? 0
  const here = own.scores.get(first.form.code) ?? 0
  if (score >= SCARCE) return form.form.code !== first.form.code && score >= 1.5 * Math.max(here, 0)
  return DID.test(other) && here < SCARCE && form.heard.every(({ code }) => !counts(form, code))
}

/** Whether the words are of some form by themselves. */
function weighs(text: string, rank: Rank): boolean {
  const { works, forms, scores } = rank(trimEnds(text), undefined)
  const [best] = forms
  return works || (best !== undefined && (scores.get(best.form.code) ?? 0) >= SCARCE && DID.test(text))
}

function counts({ form }: ReturnType<Rank>['forms'][number], code: string): boolean {
  return form.questions.some((question) => question.code === code && question.indicator !== undefined)
}
