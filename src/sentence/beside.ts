import type { Form, Question } from '../catalogue/schema.ts'
import { isOfOtherClass, namesThing, thingSpokenOf } from '../chinese/thing.ts'
import type { Heard } from './heard.ts'
import { clauseAt } from './plain.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Longer words are a sentence. */
const LONGEST = 24
/** They end as things do and are none: 组队参加. */
const NO_THING = /^(?:组|带|领|排|参赛|各|全|代表)队$|[:：]|\d+[个家支名户件]/u
/** Between a name and the verb behind it: a day that was blanked, 正式. */
const BETWEEN =
  /^(?:正式|隆重|顺利|成功|揭牌|挂牌|宣告|召开|举行|选举|同[日时天]|一[块起同道]儿?|双双|分别|先后|都|也|于|，)*$/u

function isThing(words: string): boolean {
  return namesThing(words.replace(/[“”]/gu, '')) && [...words].length <= LONGEST && !NO_THING.test(words)
}

/** Several: a question for one name takes none of them. */
export type Beside = Heard & { readonly several: boolean }

/** Names beside the very words that the form's clause has there: 成立…, 加入…, …获评. */
export function besideClause(
  text: string,
  bare: string,
  form: Form,
  question: Question,
  of: Vocabulary,
): Beside | undefined {
  const [before, behind] = of.meant(form, question).beside
  const heard = (found: Found | undefined): Beside | undefined =>
    found && !isOfOtherClass(found.words, question.ask) && !isOfForm(found.words, form, of)
      ? { code: question.code, ...found }
      : undefined
  const lead = before.slice(-2)
  if (lead.length === 2) {
    const at = bare.indexOf(lead)
    const isOnly = at >= 0 && bare.indexOf(lead, at + 2) < 0
    for (const { index } of bare.matchAll(new RegExp(lead, 'gu'))) {
      const skipped = isOnly ? AFTER_LEAD : AFTER_TITLE
      const found = namesFrom(text, bare, index + 2 + (skipped.exec(bare.slice(index + 2))?.[0].length ?? 0))
      if (found) return heard(found)
    }
    // 舞蹈家协会昨天正式成立.
    const found = isOnly ? namesBefore(bare, at) : undefined
    if (found) return heard(found)
  }
  const taken = lead === '加入' ? takenInBy(bare) : undefined
  if (taken) return heard(taken)
  // 组建了县戏剧家协会
  const built = lead === '成立' ? BUILT.exec(bare) : null
  const made = built ? namesFrom(text, bare, built.index + built[0].length) : undefined
  if (made) return heard(made)
  // 赴甲烈士陵园开展红色教育
  if (before === '在') return heard(placeIn(text, bare))
  // 甲景区救护站启用
  const begun = /^(?:成立|开通|建成)$/u.test(lead) ? BEGUN.exec(bare)?.index : undefined
  const opened = begun === undefined ? undefined : namesBefore(bare, begun)
  if (opened) return heard(opened)
  const tail = behind.slice(0, 2)
  const at = tail.length === 2 ? bare.indexOf(tail) : -1
  return at > 0 && bare.indexOf(tail, at + 2) < 0 ? heard(namesBefore(bare, at)) : undefined
}

const BUILT = /(?:组建|新建|建立|建起|设立)(?:了|起)?/u

/** 成为省作协会员; 州摄影家协会吸收我县3人: the body that took them in, said the other way round. */
function takenInBy(bare: string): Found | undefined {
  const became =
    /(?:成为|吸[收纳]为|批准为|获批为?)(?<name>\p{Script=Han}{2,16}?[协学]会)(?=的?(?:新|正式)?会员)/u.exec(bare)
  const name = became?.groups?.['name']
  if (became && name) return { words: name, at: became.index + became[0].indexOf(name), several: false }
  const took = /(?:今年|正式)?(?:新?吸[收纳]|批准|公布|接纳)/u.exec(bare)
  const found = took ? namesBefore(bare, took.index) : undefined
  // 书法协会吸收会员9人: which one is not said.
  return found && /^(?:中国|全国|.{0,8}[省州市县]).*[协学]会$/u.test(found.words) ? found : undefined
}

/** What came to be so. */
const BEGUN = /(?:正式)?(?:启用|揭牌|挂牌|投用|投入使用|建成|开通|成立|开放)/u
const TO_PLACE =
  /(?:[在到赴]|走进|前往|来到|去(?=[^，,。；;]{3,16}(?:参观|学习|祭扫|瞻仰|考察|调研|观摩|开展)))(?=\p{Script=Han}{3})/gu

/** What was done there. */
const THERE = /参加|参观|学习|开展|举办|举行|接受|重温|瞻仰|祭扫|考察|调研|观摩|进行/u

/** The one place to which they went, where it is called as such things are. */
function placeIn(text: string, bare: string): Found | undefined {
  const found = [...bare.matchAll(TO_PLACE)].flatMap((to): Found[] => {
    const at = to.index + to[0].length
    const { to: end } = clauseAt(bare, at)
    const [words = ''] = text.slice(at, end).split(THERE)
    if (text.charAt(end) === '、') {
      // 赴甲烈士陵园、乙村史馆学习: all of them, where each is called as such things are.
      const { to: last } = clauseAt(bare, end + 1)
      const [next = ''] = text.slice(end + 1, last).split(THERE)
      const areAll = isThing(words) && isThing(next) && text.charAt(last) !== '、'
      return areAll ? [{ words: `${words}、${next}`, at, several: true }] : []
    }
    const thing = isThing(words) ? words : (thingSpokenOf(words) ?? '')
    return isThing(thing) ? [{ words: thing, at, several: false }] : []
  })
  return found.length === 1 ? found[0] : undefined
}

/** 资金变股金试点入股12人, 红十字救护站: what stands there is all what the form is called, and whose it is. */
function isOfForm(words: string, { title, also = [] }: Form, { organizations }: Vocabulary): boolean {
  const left = [title, ...also].reduce((rest, name) => rest.replace(name, ''), words)
  return left === '' || (left !== words && organizations.split('|').some((name) => name.startsWith(left)))
}

/** 成立了, 入股企业是: what stands between a verb and the name behind it. */
const AFTER_LEAD = /^(?:(?:企业|公司)(?=[是为:]))?(?:了|的?是|为|:)*/u
const AFTER_TITLE = /^(?:企业|公司)?(?:的?是|为|:)?/u

type Found = { readonly words: string; readonly at: number; readonly several: boolean }

/** The names that begin at a place, joined by 、: as far as they are names of things. */
function namesFrom(text: string, bare: string, from: number): Found | undefined {
  const names: string[] = []
  for (let at = from; ; ) {
    const { to } = clauseAt(bare, at)
    const words = text.slice(at, to).replace(/(?:的|了)$/u, '')
    if (!isThing(words)) break
    names.push(words)
    if (text.charAt(to) !== '、') break
    at = to + 1
  }
  return names.length > 0 ? { words: names.join('、'), at: from, several: names.length > 1 } : undefined
}

/** 服务点在己村揭牌: where it was, behind what it is; 在甲村救护站揭牌 says nothing before that. */
function beforeWhere(bare: string, end: number): number {
  const { from } = clauseAt(bare, Math.max(0, end - 1))
  const clause = bare.slice(Math.min(from, end), end)
  const where = /[在于](?!职|校)(?=[^的在于]{2,}$)/u.exec(clause)
  return where ? from + where.index : end
}

/** The names that end at a place, or before what says only when. */
export function namesBefore(bare: string, end: number): Found | undefined {
  const names: string[] = []
  const last = beforeWhere(bare, end)
  let to = last
  for (let first = true; ; first = false) {
    const clause = clauseAt(bare, Math.max(0, to - 1))
    const from = Math.min(clause.from, to)
    const words = trimmedName(bare.slice(from, to))
    if (first && (words === '' || BETWEEN.test(words)) && from > 0) {
      // 妇女之家，，，，被命名: the blanks stand for a day.
      to = bare.slice(0, from).replace(/，+$/u, '').length
      if (!BETWEEN.test(bare.slice(to, last).replace(/被$/u, '')) || to === 0) return undefined
      continue
    }
    // 我团委: what it is called is not said.
    if (!isThing(words) || /^[我咱本](?:团委|单位)/u.test(words)) break
    names.unshift(words)
    to = bare.lastIndexOf(words, to)
    if (bare.charAt(to - 1) !== '、') break
    to--
  }
  // 枫树、莲花社区: what is one of them and does not end as such things do is not left out.
  const isCut = names.length > 0 && bare.charAt(to - 1) === '、'
  return names.length > 0 && !isCut ? { words: names.join('、'), at: to, several: names.length > 1 } : undefined
}

function trimmedName(words: string): string {
  return words
    .replace(/于$/u, '')
    .replace(/^.*[:：](?=.)/u, '')
    .replace(/^.*(?:的?是|[在到于由给向]|组织(?!部)|选派|派出|(?:推荐|选送|申报)的)/u, '')
    .replace(/^我们?[镇村县]|^[，:：]+/gu, '')
    .replace(
      /(?:正式|隆重|顺利|成功|揭牌|挂牌|宣告|召开|举行|选举|同[日时天]|一[块起同道]儿?|双双|分别|先后|都|也|于|被|已)+$/u,
      '',
    )
}
