import type { Form, Question } from '../catalogue/schema.ts'
import { EVENT_NOUNS } from '../chinese/event-nouns.ts'
import { HOST_NOUNS } from '../chinese/thing-nouns.ts'
import { inner, isJournal, quotedIn, type Span } from './marked.ts'

const SPOKEN = /(?:说|表示|称|道|认为|以|:)$/u
/** Who held it, and not what was held. */
const TELLERS = /(?:[团队]|协会|学会|商会|小组)$/u
/** “青耘”宣讲团: it is whose name that is. */
const TEAM =
  /^(?:志愿|服务|宣讲|青年|巾帼|突击|文艺|艺术|讲师|科普){0,3}(?:[队团](?![员体日课拜圆建支委干])|小?组(?![织建队成]))/u
/** What stands between the marks is the name of a place or a body. */
const OF_PLACE = new RegExp(
  `^(?!\\p{Script=Han}*?(?:${EVENT_NOUNS})(?:$|\\P{Script=Han}))\\p{Script=Han}{0,4}?(?:${HOST_NOUNS})(?=$|[^\\p{Script=Han}]|[在里内为给向]|[开举]|组织|办|联合|邀?请)`,
  'u',
)
const HONOUR = /(?:拿到了?|[拿得捧]了|评上|获得?|荣获|获评|评为|授予|被评为|命名为)[^，。“”]{0,6}$/u

/** Words of the catalogue in marks are no name: “两癌”, “四好”. */
export function isWordOf(form: Form, words: string): boolean {
  const own = [form.title, ...form.questions.flatMap((q) => [q.ask, q.label ?? '', q.indicator?.label ?? ''])]
  return own.some((text) => text.includes(words))
}

/** What stands in marks and may be what a form's question for a name asks: neither what was said nor who held it. */
export function namesInMarks(
  text: string,
  bare: string,
  form: Form,
  honoured: boolean,
  { ask, marks }: Question,
): Span[] {
  const all = quotedIn(text)
  const journals = all.filter((span) => isJournal(text, span))
  // 《清溪》第4期刊登了《渡口》等作品: of several titles that of a journal, where one is asked for, and nowhere else.
  if (marks === '《》' && journals.length > 0) return journals
  return all.filter((span) => {
    const before = text.slice(0, span.at)
    const said = inner(span)
    if (SPOKEN.test(before) && /[，。！]/u.test(said)) return false
    if (TEAM.test(text.slice(span.end))) return false
    if (journals.includes(span)) return false
    // “果香人家”示范基地, where it is asked what was held; a project may be called as its place is.
    if (!honoured && !/项目/u.test(ask) && OF_PLACE.test(bare.slice(span.end))) return false
    if (/[，。！；]/u.test(said) || HONOUR.test(before) !== honoured) return false
    return honoured || (!isWordOf(form, said) && !TELLERS.test(said))
  })
}
