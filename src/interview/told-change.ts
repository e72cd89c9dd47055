import type { Question } from '../catalogue/schema.ts'
import { plainlyIs } from '../chinese/answers-in.ts'
import { clip } from '../chinese/quoted.ts'
import { keyOf, tidy } from '../chinese/typed.ts'
import { kindOf } from '../kinds/index.ts'
import { readAnswer } from './answering.ts'
import { labelOf } from './echo.ts'
import { factNamed, type NamedFact } from './fact-named.ts'
import { askedIn, changeable, type Filling } from './filling.ts'

/** What is told at the echo to be changed: a question with its new answer, or that something is to be, and nobody can tell which. */
type ToldChange = NamedFact | { readonly which: string }

export const WRONG = '(?:不对|有错|有误|不准确?|(?:写|打|填|报|搞|弄|数|算|记)?错)(?:了|的|啦|吧|啊)*'
const CHANGE = '(?:要|想|得)?(?:改|修改|更正|重新?填)(?:一下|一改|改)?(?:吧|啊)*'
const POLITE = /^(?:(?:请|麻烦|帮我|帮忙|我?要|我?想|还要|再|把|将)+)/u
/** 不对, 有地方错了, 我要改一下: which is not said. */
const ONLY_WRONG = new RegExp(
  `^(?:这|这里|这个|里面|上面|有|有的|有地方|有一项|都|好像|哪里|内容|数字?)*(?:${WRONG}|${CHANGE}|改(?:某一?|一)项)$`,
  'u',
)
const LEAD = new RegExp(`^(?:${WRONG})[，,。！!；; ]+`, 'u')
const NAMED_WRONG = new RegExp(`^(.{1,12}?)(?:这?一?项)?(?:${WRONG}|${CHANGE})$`, 'u')
/** 改人数, 修改一下场次 */
const TO_CHANGE = /^(?:修改|更正|重新?填|改)(?:一下|下)?(.{1,12})$/u
/** With these the rest is the answer, whatever it is; with the weaker ones only a number or a day is. */
const STRONG = /^(.{1,16}?)(?:应该是|应该为|应当是|应是|应为|应该|改成|改为|换成|改到|改|[:：])[，, ]?(.+)$/u
const WEAK = /^(.{1,12}?)(?:就?是|有|为|一共|共|[，, ]|(?=[\d一二两三四五六七八九十百千万]))(.+)$/u
/** 3场改成4场, 不是150，是160. */
const OLD_AND_NEW =
  /^不是(.+?)[，, ]?(?:而?是|应该是|应为)(.+)$|^(.+?)(?:应该是|应该为|应是|应为|改成|改为|换成|改)(.+)$/u
export const ALONE = /^(?:应该是|应该为|应是|应为|改成|改为|换成|改到|改|就?是|一共|共)[:： ]?(?=.)/u

/** Undefined where the words tell of no change. */
export function toldChange(filling: Filling, text: string): ToldChange | undefined {
  if (ONLY_WRONG.test(keyOf(text).replace(POLITE, ''))) return { which: '' }
  const words = bare(text)
  return (
    factNamed(filling, text) ??
    namedChange(filling, text) ??
    ofOldAnswer(filling, words) ??
    standingAlone(filling, words.replace(ALONE, ''), ALONE.test(words))
  )
}

/** Without what is said around it. */
function bare(text: string): string {
  return tidy(text)
    .replace(/[。！!~～]+$/u, '')
    .replace(LEAD, '')
    .replace(POLITE, '')
}

/** The change of a question that is named. */
export function namedChange(filling: Filling, text: string): ToldChange | undefined {
  const words = bare(text)
  const [, wrong] = NAMED_WRONG.exec(words) ?? []
  const [, meant] = TO_CHANGE.exec(words) ?? []
  const [, strong, said = ''] = STRONG.exec(words) ?? []
  const [, weak, number = ''] = WEAK.exec(words) ?? []
  return (
    (wrong && named(filling, wrong, '')) ||
    (strong && named(filling, strong, said)) ||
    (weak && isPlain(filling, number) && named(filling, weak, number)) ||
    (meant && named(filling, meant, '')) ||
    undefined
  )
}

const isPlain = ({ about }: Filling, words: string): boolean => plainlyIs(words, about.today) !== undefined

/** The question that goes by this name, with what is said of it; of several, that it is not known which. */
export function named(filling: Filling, name: string, answer: string): ToldChange | undefined {
  const key = nameOf(name)
  if (key === '') return undefined
  const all = askedIn(filling)
  for (const isCalled of NAMES) {
    const found = all.filter((question) => isCalled(question, key))
    const [question, ...others] = soonerMeant(filling, found)
    if (question) return others.length === 0 ? { question, answer } : { which: name }
  }
  return undefined
}

const nameOf = (words: string): string =>
  keyOf(words).replace(/^(?:的|那个|这个)|(?:的|这里|那里|那一?项|这一?项)$/gu, '')

/** Whether the question may be meant by the name. */
export function goesBy(question: Question, name: string): boolean {
  const key = nameOf(name)
  return key !== '' && NAMES.some((isCalled) => isCalled(question, key))
}

/** What was answered is sooner meant than what was left out. */
function soonerMeant({ draft }: Filling, found: readonly Question[]): readonly Question[] {
  const answered = found.filter(({ code }) => draft.answers[code])
  return answered.length > 0 ? answered : found
}

/** By what a question goes, the surest first: 巾帼宣讲场次 is 场次 too, of what has 人 for measure the number is 人数. */
const NAMES: readonly ((question: Question, key: string) => boolean)[] = [
  (question, key) => keyOf(labelOf(question)) === key,
  ({ also = [] }, key) => also.some((word) => keyOf(word) === key),
  (question, key) => /^(?:日期|时间|日子|哪天)$/u.test(key) && kindOf(question).tellsDay,
  (question, key) => /^(?:活动)?(?:名称|名字)$/u.test(key) && kindOf(question).words === 'names',
  ({ indicator }, key) => indicator?.unit[0] !== undefined && measuresOf(key).includes(indicator.unit[0]),
  (question, key) => key.length > 1 && keyOf(labelOf(question)).includes(key),
]

/** 人数 → 人, 名, 位; 场次 → 场; 钱 → 元. */
function measuresOf(key: string): readonly string[] {
  if (/^(?:钱|钱数|金额|资金)$/u.test(key)) return ['元']
  const of = /^(.)(?:数|次|次数)$/u.exec(key)?.[1]
  return of === '人' ? ['人', '名', '位'] : of === undefined ? [] : [of]
}

/** The one question with the old answer. */
function ofOldAnswer(filling: Filling, words: string): ToldChange | undefined {
  const [, not, is, old = not, now = is] = OLD_AND_NEW.exec(words) ?? []
  if (old === undefined || now === undefined || !isPlain(filling, old) || !isPlain(filling, now)) return undefined
  const found = changeable(filling).filter((question) => {
    const { given } = takes(filling, question, old)
    return given !== undefined && given.value === filling.draft.answers[question.code]?.value
  })
  const [question, ...others] = found
  return question && others.length === 0 ? { question, answer: now } : { which: words }
}

/** A day or a number by itself: of the one question that it can answer. Figures alone may be those of a button instead: 1. */
function standingAlone(filling: Filling, words: string, saysChange: boolean): ToldChange | undefined {
  if (!isPlain(filling, words)) return undefined
  const taking = askedIn(filling).filter((question) => takes(filling, question, words).given !== undefined)
  const found = soonerMeant(filling, taking)
  const [question, ...others] = found
  if (!question) return undefined
  const isPlace = !saysChange && /^\d{1,2}$/u.test(words)
  return others.length === 0 && !isPlace ? { question, answer: words } : { which: words }
}

export function takes(filling: Filling, question: Question, words: string) {
  const { tellsDay, counts } = kindOf(question)
  if (!tellsDay && counts !== 'number') return { given: undefined }
  return readAnswer(filling, question, words)
}

/** Above the list of what can be changed. */
export function whichIsMeant({ which }: { readonly which: string }): string {
  return which === '' ? '' : `没看懂“${clip(which, 12)}”指哪一项。`
}
