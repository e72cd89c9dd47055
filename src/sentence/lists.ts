import type { Form, Question } from '../catalogue/schema.ts'
import { bareName } from '../chinese/name-marks.ts'
import { namesThing } from '../chinese/thing.ts'
import { kindOf } from '../kinds/index.ts'
import { besideClause, namesBefore } from './beside.ts'
import type { Heard } from './heard.ts'
import { isJournal, quotedIn } from './marked.ts'
import { clauseAt, pairsIn } from './plain.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What the questions for several names are answered with: titles in marks, or names beside the clause's words. */
export function listsIn(text: string, bare: string, form: Form, of: Vocabulary): Heard[] {
  const lists = form.questions.filter(
    (question) =>
      kindOf(question).counts === 'names' ||
      (kindOf(question).words === 'names' && question.kind === 'list') ||
      (kindOf(question).words === 'sentence' && !question.optional),
  )
  const heard = new Map<string, Heard>()
  const inTitles = lists.filter(({ marks }) => marks === '《》')
  // 获奖作品 has not to be told, and is where nothing else is called by titles.
  const titled = inTitles.some(({ optional }) => !optional) ? inTitles.filter(({ optional }) => !optional) : inTitles
  const titles = quotedIn(text).filter(({ text: words }) => words.startsWith('《'))
  const cues = new Map(titled.map((q) => [q.code, of.meant(form, q).pairs]))
  for (const title of titles) {
    const before = text.slice(clauseAt(text, title.at).from, title.at)
    const { to } = clauseAt(text, title.end)
    const prints = WORK_BEFORE.test(before) ? undefined : PRINTS.exec(text.slice(title.end, to))?.groups?.['what']
    // 《州报》发了我县报道: news of us is no work of ours.
    if (prints !== undefined && NEWS.test(prints)) continue
    // 获《青禾文艺》年度奖: whose prize it is.
    if (/获得?$/u.test(before) && /^\p{Script=Han}{0,6}奖/u.test(text.slice(title.end))) continue
    // 在《乌江》刊发.
    const behind =
      /^(?:[(（][^()（）]*[)）])?(?:杂志|月刊|副刊)?(?:20\d\d年)?(?:第[\d一二三四五六七八九十]+期)?\p{Script=Han}{0,4}?(?:刊发|发表|刊登|登载|刊载|刊用|选发|转载)/u.test(
        text.slice(title.end),
      )
    const printed =
      (behind && /[在于被]\p{Script=Han}{0,10}$/u.test(before)) ||
      prints !== undefined ||
      isJournal(text, title) ||
      /(?:刊物|杂志|期刊|报刊|[省州市县]级?[刊报]|[诗会月季]刊|[日晚]报)$/u.test(before) ||
      /^(?:杂志|月刊|双月刊|季刊|副刊|日报|晚报)/u.test(text.slice(title.end)) ||
      /(?:刊[于在登载]+|发[表在于]+|登[在载于]+|发在|入选)$/u.test(before.replace(/了$/u, ''))
    const fitting = titled.filter((q) =>
      printed && titled.length > 1
        ? [...(cues.get(q.code) ?? [])].some((p) => /刊/u.test(p)) && !/作品/u.test(q.label ?? '')
        : titled.length === 1 || /作品/u.test(q.label ?? ''),
    )
    const [one, another] = fitting
    if (!one || another) continue
    const was = heard.get(one.code)
    heard.set(one.code, {
      code: one.code,
      words: was ? `${was.words}、${title.text}` : title.text,
      at: was?.at ?? title.at,
    })
  }
  for (const question of lists) {
    if (heard.has(question.code) || question.marks || question.optional) continue
    const found = listBehind(text, form, question) ?? besideClause(text, bare, form, question, of)
    if (found) heard.set(question.code, { code: question.code, words: found.words, at: found.at })
  }
  // 景区救护站开通，叫“望云台救护站”
  for (const { code } of lists) {
    const said = heard.get(code)
    const [called] = said ? quotedIn(text).filter(({ at }) => CALLED.test(text.slice(0, at))) : []
    if (said === undefined || called === undefined || said.words.includes(called.text)) continue
    const isOfKind = called.text.replace(/[“”]/gu, '').endsWith(bareName(said.words).slice(-2))
    // 摄影协会，定名“青山影社”: which of both it is called is asked.
    if (isOfKind) heard.set(code, { code, words: called.text, at: called.at })
    else heard.delete(code)
  }
  for (const question of lists) {
    const found = heard.has(question.code)
      ? undefined
      : (markedBefore(text, question) ?? calledAs(bare, question, form))
    if (found) heard.set(question.code, { code: question.code, words: found.text, at: found.at })
  }
  for (const question of lists) {
    const found = heard.has(question.code) ? undefined : subjectCalled(bare, question)
    if (found) heard.set(question.code, { code: question.code, words: found.words, at: found.at })
  }
  const honoured = lists.filter((question) => isHonoured(form, question) && !heard.has(question.code))
  const at = HONOUR.exec(bare)?.index
  const who =
    honoured.length === 1 ? ((at === undefined ? undefined : namesBefore(bare, at)) ?? honouredBehind(text)) : undefined
  const [winner] = honoured
  if (winner && who) heard.set(winner.code, { code: winner.code, words: who.words, at: who.at })
  for (const { code } of claimedTwice(text, [...heard.values()], form)) heard.delete(code)
  return [...heard.values()].filter(({ words }) => bareName(words) !== '')
}

/** What a journal does to works: so many of them, or ours, stand behind the verb. */
const PRINTS =
  /^(?:杂志|月刊|副刊)?(?:昨天|今天|本期|又|还|也)*(?:发表|刊发|刊登|登载|刊载|[发登刊])了?(?<what>(?:\d|[我本咱]|[一二两三四五六七八九十]+[篇首幅件组]).*)$/u
const WORK_BEFORE = /(?:作品|诗歌?|组诗|散文|小说|故事|文章|剧本|小品|歌曲|摄影|书法|绘?画|评论|曲艺)$/u
const NEWS = /报道|新闻|消息|简讯|信息|通讯/u

/** A clause that says what was told of before it is called. */
const CALLED = /(?:^|[，,。;；])(?:并|就|正式)?(?:名称|名字)?(?:[名就]?叫做?|[取定]名[为叫]?|名[为称])$/u

/** “蘑菇大棚”资金变股金试点, where it is asked what the 试点 is called. */
function markedBefore(text: string, { label = '', kind, optional, marks }: Question) {
  const noun = /^(\p{Script=Han}{2,4})名称$/u.exec(label)?.[1]
  if (noun === undefined || kind !== 'list' || optional || marks !== undefined) return undefined
  const [one, another] = quotedIn(text).filter(
    ({ end, text: name }) =>
      name.startsWith('“') && new RegExp(`^\\p{Script=Han}{0,6}${noun}`, 'u').test(text.slice(end)),
  )
  // “阳光大棚”和“向阳果园”资金变股金试点 are two.
  return another || (one && /”[和与及、]$/u.test(text.slice(0, one.at))) ? undefined : one
}

const DID_WELL =
  '获|夺|斩|荣|入选|上榜|摘|拿|取得|捧|参赛|成功|参加|都?去了|出战|上阵|得[了到过]?(?=[\\d一二两三金银铜])'

/** 大湾养殖试点落地: the only one of them that a text has a name of; 甲村入股试点 says only where it is. */
function calledAs(bare: string, { label = '', kind, optional, marks }: Question, { title, also = [] }: Form) {
  const noun = /^(\p{Script=Han}{2,4})名称$/u.exec(label)?.[1]
  if (noun === undefined || kind !== 'list' || optional || marks !== undefined) return undefined
  const names = [...bare.matchAll(new RegExp(`(?<![、和])(?<![\\p{Script=Han}“”])\\p{Script=Han}{2,14}?${noun}`, 'gu'))]
  const [one, another] = names.filter(({ 0: name }) => {
    const own = name.slice(0, -noun.length)
    const isOfForm = [title, ...also].some((word) => word !== noun && name.includes(word))
    return own.length > 1 && !isOfForm && !/[的是有在到]|推进|建成|建立|启动|这个|[几两三]个/u.test(own)
  })
  return another || !one ? undefined : { text: one[0], at: one.index }
}

/** 我县一中代表队获金牌2枚, where it is asked which 代表队: names of it that did or won something. */
function subjectCalled(bare: string, { ask, kind, optional, marks }: Question) {
  const noun = /哪些“?(\p{Script=Han}{2,4}?)”?(?:参赛|获|被)/u.exec(ask)?.[1]
  if (noun === undefined || kind !== 'list' || optional || marks !== undefined) return undefined
  // 县一中追光队参赛: a 代表队 of whatever name.
  const teams = noun.endsWith('队') ? '(?<![\\d一二两三四五六七八九十])队' : noun
  const at = new RegExp(`${teams}(?=[，,]{0,12}(?:${DID_WELL}))`, 'u').exec(bare)?.index
  return at === undefined ? undefined : namesBefore(bare, at + (noun.endsWith('队') ? 1 : noun.length))
}

/** What was given to whom stands before it: 被团省委评为, 获省残联命名, 挂上了牌子. */
const HONOUR =
  /(?:被[^，,。;；]{0,10}?|已|正式)?(?:(?:[同均都]|双双|共同)?获得?(?=(?:全国|国家级|[省州市县]级))|评为|评上|获评|评选为|命名为|授予|认定为|确定为|列为|荣获|荣膺|成功创建|创[建成]为?|上榜|入选|挂上?了?牌|揭牌|[拿得捧]了(?=[省州市县国全“])|拿到了?(?=[省州市县国全“])|授了?牌|授了[^，,。;；]{1,8}牌|(?:[获被]|拿[到下])[“\p{Script=Han}][^，,。;；]{0,16}(?:命名|授牌|称号|牌子))/u

/** 省科协命名甲社区、乙社区为示范社区; 给甲村妇女之家授牌: who was given it stands behind the verb. */
const HONOURS =
  /(?:命名|认定|评定|授予)(?!为)(?<one>[^，,。;；]{3,40}?)(?=为|[，,。;；]|$)|[给为向](?<two>[^，,。;；]{3,40}?)(?=[授颁挂][了予上发]?)/gu

function honouredBehind(text: string): { readonly words: string; readonly at: number } | undefined {
  for (const { index, 0: found, groups } of text.matchAll(HONOURS)) {
    const said = groups?.['one'] ?? groups?.['two'] ?? ''
    const words = said.replaceAll('”“', '”、“')
    if (words.split('、').every(namesThing)) return { words, at: index + found.indexOf(said) }
  }
  return undefined
}

/** Whether it asks who was given a name or a prize, of which the level is asked too. */
function isHonoured({ questions }: Form, { code, ask, marks }: Question): boolean {
  if (marks !== undefined || !/命名|评为|获评|获奖|表彰/u.test(ask)) return false
  const counted = questions.find(({ counts }) => counts === code)?.code
  return questions.some(({ when, choices }) => choices !== undefined && (when === code || when === counted))
}

/** 两新妇女组织新建2个：甲公司妇委会、乙合作社妇女小组: names behind a title that is this question's more than another's. */
function listBehind(text: string, form: Form, question: Question): Omit<Heard, 'code'> | undefined {
  const lists = form.questions.filter(({ kind, optional }) => kind === 'list' && !optional)
  for (const found of text.matchAll(
    /(?<=^|[，,。;；\n])(?<title>\p{Script=Han}{2,14}?)(?:[\d一二两三四五六七八九十]+[个家支所处])?[:：](?<names>[^，,。;；:：\n]{2,80})/gu,
  )) {
    const { title = '', names = '' } = found.groups ?? {}
    if (!names.split('、').every(namesThing) || theOneCalled(title, lists)?.code !== question.code) continue
    return { words: names, at: found.index + found[0].length - names.length }
  }
  return undefined
}

/** Of several questions the one that words call the most, if any does. */
function theOneCalled(words: string, questions: readonly Question[]): Question | undefined {
  const said = pairsIn(words)
  const [best, second] = questions
    .map((question) => {
      const own = pairsIn(
        [question.label, question.indicator?.label, question.ask, ...(question.also ?? [])].join('，'),
      )
      return { question, shared: [...said].filter((pair) => own.has(pair)).length }
    })
    .sort((a, b) => b.shared - a.shared)
  return best && best.shared > (second?.shared ?? 0) ? best.question : undefined
}

/** The same words are the answer of one question: of the one that what stands before them calls, or of none. */
function claimedTwice(text: string, heard: readonly Heard[], form: Form): Heard[] {
  return heard.filter((one) => {
    const same = heard.filter(({ at, words }) => at < one.at + one.words.length && one.at < at + words.length)
    if (same.length < 2) return false
    const questions = form.questions.filter(({ code }) => same.some((other) => other.code === code))
    const before = text.slice(Math.max(0, one.at - 16), one.at)
    return theOneCalled(before, questions)?.code !== one.code
  })
}
