import { namesBody } from '../../chinese/body-name.ts'
import { DIGITS } from '../../chinese/digits.ts'
import type { Counted } from '../../chinese/number-around.ts'
import { LEXICON, type Quantity } from '../../chinese/number-words.ts'
import { namesThing } from '../../chinese/thing.ts'
import { CLASSES } from '../../chinese/thing-nouns.ts'
import type { Asked } from '../kind.ts'

/** In what a question counts: its word, and by how much it multiplies. */
export type Measure = { readonly base: string | undefined; readonly factor: bigint }

/** 万元 is 元 by ten thousand; 元 is 元. */
export function measureOf(unit: string | undefined): Measure {
  const [, prefix, base] = /^([百千万亿])(.+)$/.exec(unit ?? '') ?? []
  const factor = { 百: 100n, 千: 1_000n, 万: 10_000n, 亿: 100_000_000n }[prefix ?? '']
  return base && factor ? { base, factor } : { base: unit, factor: 1n }
}

const UNCOUNTED: readonly Quantity[] = ['money', 'time', 'size', 'place']

/** What things are counted in. */
const GOODS: readonly Quantity[] = ['thing', 'pack', 'any', 'body']

/** Two words for one measure. */
const SAME_MEASURE: Readonly<Record<string, string>> = {
  课时: '学时',
  平米: '平方米',
  平方: '平方米',
  千米: '公里',
  千克: '公斤',
}

function sameMeasure(word: string): string {
  const bare = word.replace(/^个(?=.)/u, '')
  return SAME_MEASURE[bare] ?? bare
}

/** False only where the word typed plainly measures something else: 人 where 场次 are asked. 个 counts nearly all. */
export function fits(asked: string | undefined, counted: Counted | undefined): boolean {
  if (asked === undefined || counted === undefined || sameMeasure(counted.word) === sameMeasure(asked)) return true
  const of = LEXICON.get(asked)?.of ?? ['thing']
  // What is given out is counted as each of it is: 大米20袋, 毛巾100条.
  if (asked === '件' && counted.of.every((quantity) => GOODS.includes(quantity))) return true
  if (of.some((quantity) => counted.of.includes(quantity))) return !of.includes('size') && !of.includes('time')
  if (of.length === 0 || counted.of.length === 0) return true
  const uncounted = [...of, ...counted.of].some((quantity) => UNCOUNTED.includes(quantity))
  return !uncounted && (of.includes('any') || counted.of.includes('any'))
}

/** 人次 and 户次 count each as often as it came; 名 and 户 once. */
const TIMES = /^(?!件\()[^场]+次\)?$/u

/** Whether a question that counts each once is answered by how often they came: 20人次 where 人 are asked. */
export function countsRepeats(unit: string, counted: Counted | undefined): boolean {
  const word = counted?.word ?? ''
  return /^[人名位口户家件]$/.test(unit) && TIMES.test(word) && word !== '次'
}

/** What prizes are counted in besides 次: 一等奖2项. */
const PRIZES: readonly string[] = ['项', '个', '件', '篇', '幅', '部', '块', '枚', '人', '名']

/** Whether prizes are asked for, and what was typed counts such. */
export function countsPrizes({ ask, indicator }: Asked, counted: Counted | undefined): boolean {
  const isPrize = indicator?.unit === '次' && /奖|表彰/u.test(`${ask}${indicator.label}`)
  return isPrize && PRIZES.includes(counted?.word ?? '')
}

const ASKED_IN_GE = /多少个(\p{Script=Han}{2,8})/u
const BODY_COUNTED = new RegExp(
  `[\\d０-９${DIGITS}十百两]\\s*(?:家|[个所]\\p{Script=Han}{0,6}(?:${CLASSES.join('|')}))(?!庭)`,
  'u',
)

/** What a question in 个 asks for that bodies are not, where bodies were counted: 25家企业, where 就业岗位 are asked for. */
export function asksNoBodies({ ask, indicator }: Asked, text: string): string | undefined {
  const [, noun = ''] = (indicator?.unit === '个' && ASKED_IN_GE.exec(ask)) || []
  if (BODIES.some((body) => noun.includes(body) && COUNTS[KINDS.indexOf(BODIES)]?.test(text))) return undefined
  return noun === '' || namesBody(noun) || namesThing(`某${noun}`) || !BODY_COUNTED.test(text) ? undefined : noun
}

/** Kinds of what 个, 家 and 支 count, none of which is another. */
const KINDS = [
  ['岗位', '职位'],
  ['项目', '品牌', '平台', '试点', '网格'],
  ['村', '社区', '镇', '乡', '街道'],
  ['学校', '小学', '中学', '医院'],
  ['企业', '公司', '合作社', '商户', '厂', '店'],
  ['组织', '工会', '支部', '妇联', '商会', '协会', '学会', '妇委会'],
  ['队', '小组', '团队', '宣讲团'],
  ['站', '基地', '阵地', '之家', '工作室', '点位', '网点'],
] as const
const POSTS = KINDS[0]
/** 岗位500个 */
const POSTS_COUNTED = /(?:岗位|职位)(?:数量?|一?共|有|达|[:：\s])*[\d０-９]/u
const BUSINESSES = KINDS[4]
const BODIES = KINDS[5]

const COUNTS = KINDS.map(
  (nouns) =>
    new RegExp(
      `(?<=[\\d０-９余多${DIGITS}十百千万两]\\s*)(?:[个家支所]|)\\p{Script=Han}{0,4}?(?:${nouns.join('|')})(?![民员长贤干级])`,
      'u',
    ),
)

/**
 * What the question asks for, where something of another kind was counted: 860个岗位, where 招聘企业 are asked for. 3家企业
 * with a union each are three unions.
 */
export function asksOther({ ask, indicator }: Asked, text: string): string | undefined {
  const own = KINDS.filter((nouns, i) => COUNTS[i]?.test(text) || (nouns === POSTS && POSTS_COUNTED.test(text)))
  const asked = KINDS.filter((nouns) => nouns.some((noun) => `${ask}${indicator?.label ?? ''}`.includes(noun)))
  if (own.length === 0 || asked.length === 0 || own.some((kind) => asked.includes(kind))) return undefined
  return own.includes(BUSINESSES) && asked.includes(BODIES) ? undefined : indicator?.label
}

/** Of several numbers the one that does not count something else than is asked for: 5家公司860个岗位. */
export function ofAsked(asked: Asked, counts: readonly string[]): number | undefined {
  const left = counts.flatMap((words, i) => (asksOther(asked, words) === undefined ? [i] : []))
  return left.length === 1 && left.length < counts.length ? left[0] : undefined
}

/** The one number beside what such a question asks for: 12家企业260个岗位. */
export function besideAsked(asked: Asked, text: string): string | undefined {
  const noun = asksNoBodies(asked, text)
  if (noun === undefined) return undefined
  const own = [...text.matchAll(new RegExp(`(\\d[\\d,.]*万?[余多]?)个?\\p{Script=Han}{0,4}?${noun.slice(-2)}`, 'gu'))]
  return own.length === 1 ? own[0]?.[1] : undefined
}
