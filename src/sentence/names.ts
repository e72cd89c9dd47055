import type { Form, Question } from '../catalogue/schema.ts'
import { EVENT_NOUNS } from '../chinese/event-nouns.ts'
import { kindOf } from '../kinds/index.ts'
import { besideClause } from './beside.ts'
import type { Heard } from './heard.ts'
import type { Span } from './marked.ts'
import { isWordOf, namesInMarks } from './names-in-marks.ts'
import type { Vocabulary } from './vocabulary.ts'

const VERB =
  '(?:(?:组织|集中|联合|深入|广泛|成功|隆重|扎实|如期|共同|牵头)*(?:开展|举办|举行|召开|进行|承办|主办)|组织|办|搞|开)(?:了|过|的)?(?:[一1两2]?(?:[场次期]|个(?![体人性案])))?(?:以?主题为)?'
/** What goes on behind a name: who spoke, who came, how often. */
const GOES_ON =
  '的|共|有|请|邀|来|由|因|改|原|实|打|踢|持续|历时|热[闹烈]|火[热爆]|在|于|我们?|已|从|到|吸引|发了?|送|为|给|走?进|(?:国家|省|州|市|县|镇)级|参加|共计|一共|[一二两三四五六七八九十]+[场次期]|这[周次]|本[周次]|上周|服务'
/** What is said of a work behind its name. */
const SAID_OF = '收官|落幕|开赛|开幕|闭幕|启动|举行|举办|召开|开展|进行|开班|结束|圆满|顺利|成功'
const AFTER_VERB = new RegExp(
  `${VERB}(?<name>[\\p{Script=Han}“”《》A-Za-z]{2,22}?(?:${EVENT_NOUNS}))(?=$|[^\\p{Script=Han}]|，|${GOES_ON})`,
  'u',
)
/** 参加州级科技创新大赛, 在省级机器人竞赛中. */
const ENTERED =
  /(?:参加|参赛|[在于])(?:全国|全[省州市县]|(?:国家|省|州|市|县)级?)?(?<name>\p{Script=Han}{2,18}?赛)(?=$|\P{Script=Han}|中|上|里|获|夺)/u
const CLAUSE_NAME = new RegExp(
  // 要救助的4个: whom so many are, and nothing that was held.
  `^(?<name>[\\p{Script=Han}“”《》]{2,18}?(?:${EVENT_NOUNS}))(?!的[\\d一二两三四五六七八九十])(?=$|[^\\p{Script=Han}]|${SAID_OF}|${GOES_ON})`,
  'u',
)
/** Within what would be a name: it is a sentence. */
const NO_NAME =
  /来我|不是|[查看想需打]要|查出|(?<![重主需])要(?![素点闻员])|(?:符合|纳入|列入|等着|申请)|[在到于赴去往为给对向被把]|我们|我村|我镇|本村|参加|[开举]办|开展|召开|举行|组织|进行|一共|结束|之后|以及|联合|开始|准备|通过|累计|以来|观看|前来|吸收|[开办搞]的|^分[成为]?[几\d一二两三四五六七八九十]|授[了予]|(?:成立|揭牌|挂牌|命名|授牌)$/u
const OWN = /^(?:我[镇村县乡]|本[镇村县乡]|今年|本次|这次|此次|各位领导|领导好|报一下|报告|全[镇村县])/u

/** What a form's one question for a name is answered with: the one name in marks, or what was held, up to its noun. */
export function nameIn(text: string, bare: string, form: Form, of: Vocabulary): Heard[] {
  return namesFound(text, bare, form, of).flatMap((heard) => {
    const words = heard.words.replace(REST, '')
    const rest = heard.words.length - words.length
    return rest > 0 && ONLY_KIND.test(words) ? [] : [{ ...heard, words, at: heard.at + rest }]
  })
}

/** 办了|个讲座, 还开了会: what is left of the verb before a name is none of it. */
const REST =
  /^(?:另外|此外)?[还又也]?(?:[搞办弄做开][了过]|[了过])(?:一?[个场次项期堂回](?![体人性案别]))?(?:一下)?|^一下(?=\p{Script=Han}{2})/u
/** 讲座, 会, 别的活动: what kind of thing it was, and not what it was called. */
const ONLY_KIND =
  /^(?:个?别的|其他|其它|一些|几个)?(?:活动|讲座|会|会议|座谈会|培训|培训班|课|比赛|班|事|工作|宣传|演出)?$/u

function namesFound(text: string, bare: string, form: Form, of: Vocabulary): Heard[] {
  const asking = form.questions.filter(isName)
  const [question] = asking
  if (!question || asking.length > 1) return []
  if (kindOf(question).shape(question)) return []
  const honoured = /奖|称号|荣誉/u.test(question.ask)
  const quoted = namesInMarks(text, bare, form, honoured, question)
  const marks = question.marks
  const titles = marks === '《》' || !form.questions.some((q) => q.marks === '《》')
  const fitting = quoted.filter(({ text: words }) => (words.startsWith('《') ? titles : marks === undefined))
  const [one, ...others] = fitting
  if (one) {
    const words = marks === undefined && !honoured ? withNoun(one, bare, form) : one.text
    return others.length === 0 ? [{ code: question.code, words, at: one.at }] : []
  }
  if (honoured) return honourIn(bare, form, question)
  if (marks !== undefined || !/活动|赛|班|行动|帮扶|工作|名字|项目|干什么/u.test(question.ask))
    return besideOne(text, bare, form, question, of)
  const names = new Map<string, number>()
  const verb = AFTER_VERB.exec(bare)
  for (const found of [verb, ENTERED.exec(bare)]) {
    const name = found?.groups?.['name']
    if (found && name && names.size === 0) names.set(name, found.index + found[0].lastIndexOf(name))
  }
  if (names.size === 0) {
    for (const clause of bare.split(/[，,。;；:()\n]/u)) {
      const at = bare.indexOf(clause)
      const lead = OWN.exec(clause)?.[0] ?? ''
      const name = CLAUSE_NAME.exec(clause.slice(lead.length))?.groups?.['name']
      if (name) names.set(name, at + lead.length)
    }
  }
  const good = [...names].filter(
    ([name]) =>
      [...name].length >= 3 &&
      !ONLY_EVENT.test(name) &&
      !/^[一二两三四五\d]+[场次个期]/u.test(name) &&
      !NO_NAME.test(name) &&
      !isLabelOf(form, name) &&
      !isTitle(form, name) &&
      isOfKind(question, name),
  )
  const [found, ...more] = good
  if (found) return more.length === 0 ? [{ code: question.code, words: found[0], at: found[1] }] : []
  return calledIn(bare, form, question, of)
}

/** “书香飘万家”亲子阅读: a name in marks with the noun behind it, but for what the form's own clause says. */
function withNoun({ text, end }: Span, bare: string, form: Form): string {
  const [run = ''] = text.startsWith('“') ? (/^\p{Script=Han}{2,12}/u.exec(bare.slice(end)) ?? []) : []
  const noun = new RegExp(`^\\p{Script=Han}{0,8}?(?:${EVENT_NOUNS})(?=$|${SAID_OF}|${GOES_ON})`, 'u').exec(run)?.[0]
  const called = [...run].length <= 6 && (form.also ?? []).some((name) => run.endsWith(name)) ? run : ''
  const tail = noun ?? called
  const isOwn = /活动$/u.test(tail) || form.title.includes(tail.slice(-2))
  return isOwn || NO_NAME.test(tail) ? text : text + tail
}

const LEVEL = '(?:全?国|全?省|全?州|全?市|全?县)(?:家级|级)?'
/** 获评州级五四红旗团支部. */
const HONOURED = new RegExp(
  `(?:荣获|获评|被?评为|获得?|荣膺)了?(?:${LEVEL})?(?:20\\d\\d年度?)?(?:${LEVEL})?(?<name>\\p{Script=Han}{4,16}?)(?:荣誉)?(?:称号|表彰)?(?=$|\\P{Script=Han})`,
  'u',
)

function honourIn(bare: string, form: Form, question: Question): Heard[] {
  const found = HONOURED.exec(bare)
  const name = found?.groups?.['name'] ?? ''
  const known = (form.also ?? []).some((word) => name.includes(word)) || /奖$|先进|优秀|示范|标兵|红旗|模范/u.test(name)
  if (!found || !known || NO_NAME.test(name)) return []
  return [{ code: question.code, words: name, at: found.index + found[0].indexOf(name) }]
}

/** What stands around a name in its clause: which one it was, who did it. */
const AROUND =
  /^(?:.*(?:参加|投身|投入|参与)到?|第[一二三四五\d]+[批次场期]|首[批次场期]|组织|开展|举办|实施|参加|参与|投身|进行|搞|做|办|学(?![习雷校生员])|(?:青年|巾帼)?志愿者|团员青年|全体|突击队员?)+(?!会)/u
const ENDED = new RegExp(`(?:${SAID_OF}|结业|毕业|已?[发办搞做送]完?了)$`, 'u')
const HOW_OFTEN = /(?:[一两二三四五六七八九十]+|没)[场次个期有]$/u
const COUNTED = /[一两二三四五六七八九十百]\p{Script=Han}$/u
/** Who, and not what was done. */
const OF_WHOM =
  /(?:家|代|妈妈|母亲|儿童|妇女|职工|者|人|员|家庭|群众|企业|单位|组织|(?:讲师|宣讲|艺术)团|(?:宣讲|服务|代表)队)$|级/u

/** Words by which a form is called, at the head or the end of a clause that says nothing else: 河小青巡河护河; 防汛抢险. */
function calledIn(bare: string, form: Form, question: Question, { organizations }: Vocabulary): Heard[] {
  const unit = new RegExp(`^.{2,12}?(?:${organizations})(?=.)`, 'u')
  const own = form.questions.flatMap(({ label = '', also = [] }) => [label, ...also])
  const calls = (form.also ?? []).filter((call) => !own.includes(call))
  const names = new Map<string, number>()
  for (const { 0: clause, index } of bare.matchAll(/[^，,。;；:()、\n\p{Extended_Pictographic}]+/gu)) {
    const who = unit.exec(clause)?.[0] ?? ''
    const lead = OWN.exec(clause)?.[0] ?? (who.length < clause.length ? who : '')
    const head = AROUND.exec(clause.slice(lead.length))?.[0] ?? ''
    const words = clause
      .slice(lead.length + head.length)
      .replace(HOW_OFTEN, '')
      .replace(ENDED, '')
    const call = calls.find((name) => words.startsWith(name) || words.endsWith(name))
    const isWhole =
      call !== undefined &&
      /^(?!.*走进)\p{Script=Han}{3,10}$/u.test(words) &&
      !NO_NAME.test(words) &&
      !COUNTED.test(words)
    const long = calls.find(
      (name) => [...name].length > 3 && new RegExp(`^${name}(?=\\p{Script=Han})`, 'u').test(words),
    )
    const name = isWhole ? words : (long ?? '')
    const isName = name !== '' && !OF_WHOM.test(name) && !isWordOf(form, name) && !isTitle(form, name)
    if (isName && !ONLY_EVENTS.test(name)) names.set(name, index + clause.indexOf(name))
  }
  const [found, ...more] = [...names]
  return found && more.length === 0 ? [{ code: question.code, words: found[0], at: found[1] }] : []
}

const ONLY_EVENTS = new RegExp(`^(?:${EVENT_NOUNS}){1,2}$`, 'u')
const ONLY_EVENT = new RegExp(`^(?:${EVENT_NOUNS})$`, 'u')

function isName(question: Question): boolean {
  const { words, counts, picks } = kindOf(question)
  return words === 'names' && counts !== 'names' && picks === 'nothing' && !question.optional
}

function isLabelOf({ questions }: Form, name: string): boolean {
  return questions.some(({ label, indicator }) => [label, indicator?.label].some((words) => words?.includes(name)))
}

/** A class is asked for by 培训班名称, and a contest by 赛事名称. */
function isOfKind({ label = '' }: Question, name: string): boolean {
  return /赛事/u.test(label) ? /赛/u.test(name) : !/班/u.test(label) || /班|训|课|讲/u.test(name)
}

function isTitle(form: Form, name: string): boolean {
  const bare = name.replace(/(?:主题|系列)?活动$/u, '')
  return [form.title].some((title) => title.replace(/活动$/u, '').includes(bare))
}

/** A single name beside the clause's words; of several none is the one. */
function besideOne(text: string, bare: string, form: Form, question: Question, of: Vocabulary): Heard[] {
  const found = besideClause(text, bare, form, question, of)
  return found && !found.several ? [{ code: found.code, words: found.words, at: found.at }] : []
}
